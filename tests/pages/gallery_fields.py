"""Forms of the gallery: each kind of question once, answered, and once more with what is wrong."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from mingjing.apps.interface.fields import Choice, Field, FieldGroup, InputKind

OFFICERS = (
    Choice(value="1", label="李敏", note="执法证 37040312001，有效至 2028年6月30日"),
    Choice(value="2", label="张强", note="执法证 37040312017，有效至 2027年3月31日"),
    Choice(
        value="3",
        label="周洋",
        note="执法证 37040312044",
        barred="证件已于 2026年9月30日到期，换证以后才能执法",
    ),
)
SOURCES = (
    "现场检查",
    "投诉",
    "举报",
    "上级交办",
    "其他机关移送",
    "媒体曝光",
    "电子监控",
    "双随机抽查",
    "其他",
)
PARTY = {
    "kind": "个体工商户",
    "name": "薛城区鸿运餐饮店",
    "credit_code": "92370403MA3ABCDE1X",
    "legal_representative": "王海",
    "address": "薛城区永福中路 118 号",
    "phone": "0632-4411000",
}


def _choices(*words: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=word, label=word) for word in words)


def _field(name: str, label: str, kind: InputKind, **more: object) -> Field:
    return Field(name=name, label=label, kind=kind, **more)


GROUPS = (
    FieldGroup(
        title="时间和地点",
        fields=(
            _field("at", "开始时间", InputKind.MOMENT, required=True, value="2026-11-16T14:50"),
            _field("found_on", "发现日", InputKind.DATE, value="2026-11-11"),
            _field(
                "site",
                "地点",
                InputKind.PLACE,
                required=True,
                help="写到门牌",
                value="薛城区永福中路 118 号门前",
            ),
            _field("source", "案件来源", InputKind.CHOICE, choices=_choices(*SOURCES), value="投诉"),
        ),
    ),
    FieldGroup(
        title="人员",
        fields=(
            _field(
                "officers",
                "执法人员",
                InputKind.OFFICERS,
                required=True,
                why="行政处罚法 第四十二条：执法人员不少于两人，并出示执法证件。",
                choices=OFFICERS,
                value=["1", "2"],
            ),
            _field("party", "当事人", InputKind.PARTY, required=True, value=PARTY),
            _field(
                "witness",
                "见证人",
                InputKind.PERSON,
                choices=(Choice(value="", label="刘芳", note="社区工作人员"),),
            ),
            _field("signature", "当事人签名", InputKind.SIGNATURE, value="王海"),
        ),
    ),
    FieldGroup(
        title="检查情况",
        fields=(
            _field(
                "findings",
                "现场情况",
                InputKind.NOTE,
                required=True,
                help="客观描述看到的人、物、位置和数量，不写推断和评价",
                value="店门外人行道摆放折叠桌 4 张、塑料凳 14 只，占用人行道约 12 平方米，搭设遮阳棚 1 顶。",
            ),
            _field("shown", "已出示执法证件", InputKind.FLAG, required=True, value=True),
            _field(
                "procedure",
                "适用程序",
                InputKind.CHOICE,
                choices=_choices("普通程序", "当场处罚"),
                value="普通程序",
            ),
            _field(
                "seen",
                "录像里看得到",
                InputKind.CHOICES,
                choices=_choices("亮证过程", "现场环境", "权利告知"),
                value=["亮证过程"],
            ),
            _field("count", "在场人数", InputKind.NUMBER, value=3),
            _field("note", "案由", InputKind.TEXT, value="占道经营"),
            _field("draft_digest", "草案校验值", InputKind.DIGEST, value="9f86d081884c7d65" * 4),
        ),
    ),
    FieldGroup(
        title="物品、金额和期限",
        fields=(
            _field(
                "items",
                "涉案物品",
                InputKind.ITEMS,
                value=[{"name": "折叠桌", "spec": "木面 80×80", "quantity": "4", "unit": "张"}],
            ),
            _field(
                "fine",
                "罚款金额",
                InputKind.MONEY,
                value="2000.00",
                help="裁量基准：轻微情节五百元以上三千元以下",
            ),
            _field("term", "改正期限", InputKind.TERM, value={"amount": "7", "unit": "工作日"}),
            _field(
                "basis",
                "法律依据",
                InputKind.BASIS,
                choices=_choices("中华人民共和国行政处罚法"),
                value=[{"law": "中华人民共和国行政处罚法", "article": "第五十六条"}],
            ),
        ),
    ),
    FieldGroup(
        title="材料",
        fields=(
            _field(
                "lead",
                "对应的线索",
                InputKind.LINK,
                choices=(Choice(value="1", label="受理投诉", note="2026-11-11"),),
                value="1",
            ),
            _field("prior", "事先告知", InputKind.LINK),
            _field("paper", "送达文书", InputKind.DOCUMENT, choices=_choices("责令改正通知书")),
            _field("report", "鉴定意见", InputKind.DOCUMENT),
            _field(
                "papers",
                "附件",
                InputKind.PAPERS,
                value=[{"key": "k1", "name": "现场照片 1.jpg", "size": 482133}],
            ),
        ),
    ),
)
ERRORS = {
    "officers": ("只选了一人，至少两人",),
    "findings": ("没有填写",),
    "fine": ("金额“二千”不能识别，请填数字，例如 2000.00",),
    "shown": ("请选择是或者否",),
    "papers": ("应当有现场录像；不适宜录像的，写明原因",),
}
BLANK = {"shown": None, "findings": "", "officers": ["1"], "fine": "二千", "papers": None}


def _wrong(field: Field) -> Field:
    if field.name not in ERRORS:
        return field
    return replace(field, errors=ERRORS[field.name], value=BLANK[field.name])


CRUMBS = [
    {"label": "案卷", "link": "/desk/files/"},
    {"label": "鸿运餐饮店占道经营案", "link": "/desk/files/1/"},
    {"label": "现场检查"},
]
FORM = {
    "crumbs": CRUMBS,
    "groups": GROUPS,
    "hidden": {"seen_until": "17"},
    "draft_saved": datetime(2026, 11, 16, 14, 52, tzinfo=ZoneInfo("Asia/Shanghai")),
}
FORM_WRONG = {
    **FORM,
    "groups": tuple(
        replace(group, fields=tuple(_wrong(field) for field in group.fields)) for group in GROUPS
    ),
    "wrong_count": len(ERRORS) + 1,
    "barriers": [
        {
            "gist": "还没有批准立案，不能作现场勘验以外的调查",
            "cite": "行政处罚法 第五十四条",
            "lift": "批准立案",
        }
    ],
}
