"""What the gallery's pages show: one afternoon of a district's enforcement bureau."""

from decimal import Decimal

from django.utils.safestring import mark_safe

from mingjing.apps.interface.spreads import strip


def _duty(
    state: str, left: str, what: str, file: str, due: str, cite: str, verb: str, **more: object
) -> dict[str, object]:
    return {
        "state": state,
        "left": left,
        "what": what,
        "file": file,
        "file_link": "/desk/files/1/",
        "due": due,
        "cite": cite,
        "verb": verb,
        "link": "/desk/files/1/do/",
        **more,
    }


DUTIES = {
    "groups": [
        {
            "title": "已逾期",
            "duties": [
                _duty(
                    "over",
                    "逾期 2 个工作日",
                    "音像记录入库",
                    "〔2026〕318号 · 鸿运餐饮店占道经营案",
                    "2026-11-18",
                    "记录办法 第二十八条",
                    "登记入库",
                )
            ],
        },
        {
            "title": "三个工作日内",
            "duties": [
                _duty(
                    "soon",
                    "今天",
                    "公示行政处罚决定",
                    "〔2026〕301号 · 广源物流公司擅自挖掘道路案",
                    "2026-11-20",
                    "公示办法 第十二条",
                    "准备公示",
                    first=True,
                ),
                _duty(
                    "soon",
                    "还剩 2 个工作日",
                    "送达行政处罚决定书",
                    "〔2026〕305号 · 王某倾倒建筑垃圾案",
                    "2026-11-24",
                    "行政处罚法 第六十一条",
                    "登记送达",
                ),
                _duty(
                    "soon",
                    "还剩 3 个工作日",
                    "处理先行登记保存的证据",
                    "〔2026〕318号 · 鸿运餐饮店占道经营案",
                    "2026-11-25",
                    "行政处罚法 第五十六条",
                    "作出处理",
                ),
            ],
        },
        {
            "title": "以后",
            "duties": [
                _duty(
                    "ok",
                    "还剩 21 日",
                    "案卷归档",
                    "〔2026〕241号 · 永盛超市店外经营案",
                    "2026-12-11",
                    "记录办法 第二十九条",
                    "开始立卷",
                ),
                _duty(
                    "off",
                    "及时，无期限",
                    "更正公示信息",
                    "公示更正申请 2026-0007",
                    "",
                    "公示办法 第十三条",
                    "核查",
                    due_text="11月18日收到",
                ),
            ],
        },
    ]
}
NO_DUTIES = {
    "groups": [
        {"title": "已逾期", "duties": [], "empty": "没有逾期的事。"},
        {"title": "三个工作日内", "duties": [], "empty": "三个工作日内没有到期的事。"},
        {"title": "以后", "duties": [], "empty": "没有别的事。新的线索从“案卷”里登记。"},
    ]
}
STAGES = [
    {"name": "启动", "word": "已完成", "state": "done"},
    {"name": "调查取证", "word": "进行中", "state": "now"},
    {"name": "审查决定", "word": ""},
    {"name": "送达执行", "word": ""},
    {"name": "归档", "word": ""},
]
RECORD = [
    {
        "name": "调查取证",
        "note": "3 条",
        "entries": [
            {
                "at": "2026-11-16T15:20:00+08:00",
                "act": "先行登记保存证据",
                "link": "/desk/files/1/5/",
                "text": "折叠桌 4 张、遮阳棚 1 顶。负责人赵宏批准。",
                "states": [{"kind": "soon", "word": "7 个工作日内处理"}],
                "papers": [{"name": "先行登记保存证据通知书（薛综执登〔2026〕41号）", "link": "#"}],
            },
            {
                "at": "2026-11-16T14:50:00+08:00",
                "act": "现场检查",
                "text": "两名执法人员出示证件；当事人在场并签名。",
                "states": [{"kind": "over", "word": "录像未入库"}],
                "papers": [
                    {"name": "现场检查（勘验）笔录", "link": "#"},
                    {"name": "录像 23 分 10 秒", "link": "#"},
                ],
            },
            {
                "at": "2026-11-16T14:48:00+08:00",
                "act": "出示执法证件",
                "text": "李敏 37040312001、张强 37040312017，证件均在有效期内。",
                "corrected": True,
                "states": [{"kind": "off", "word": "已更正"}],
            },
        ],
    },
    {
        "name": "启动",
        "note": "2 条",
        "entries": [
            {
                "at": "2026-11-12T09:30:00+08:00",
                "act": "批准立案",
                "text": "负责人意见：同意立案。",
                "papers": [{"name": "立案审批表", "link": "#"}],
            },
            {"at": "2026-11-11T17:05:00+08:00", "act": "受理投诉", "text": "实名投诉，来源：12345 热线。"},
        ],
    },
    {"name": "审查决定", "note": "", "entries": []},
]
TERM = {
    "what": "处理登记保存的证据",
    "due": "2026-11-25",
    "open": True,
    "steps": [
        {"when": "2026-11-16", "why": "登记保存，当日不计", "counted": False},
        {"when": "2026-11-17", "why": "第 1 个工作日", "counted": True},
        {"when": "11月18日至20日", "why": "第 2 至 4 个", "counted": True},
        {"when": "11月21日至22日", "why": "周末，不计", "counted": False},
        {"when": "11月23日至24日", "why": "第 5、6 个", "counted": True},
        {"when": "2026-11-25", "why": "第 7 个工作日，到这一天为止", "counted": True, "last": True},
    ],
    "cite": "行政处罚法 第五十六条、第八十五条",
    "gist": "登记保存以后七日内处理，这里的日是工作日。",
}
LONG_TERM = {
    **TERM,
    "what": "办案期限",
    "due": "2027-02-10",
    "open": False,
    "provisional": True,
    "cite": "行政处罚法 第六十条",
    "gist": "立案之日起九十日内作出决定。",
}
FACTS = [
    ("当事人", "薛城区鸿运餐饮店（个体工商户）"),
    ("经营者", "王海"),
    ("案由", "占道经营"),
    ("适用", "行政处罚法；薛城区行政执法三项制度"),
]
FILE = {
    "crumbs": [
        {"label": "案卷", "link": "/desk/files/"},
        {"label": "行政处罚", "link": "/desk/files/?kind=penalty"},
        {"label": "鸿运餐饮店占道经营案"},
    ],
    "stages": STAGES,
    "record": RECORD,
    "allowed": [
        {"label": "询问当事人", "link": "#"},
        {"label": "处理登记保存的证据", "link": "#"},
        {"label": "音像记录入库", "link": "#"},
        {"label": "调查终结", "link": "#"},
    ],
    "barred": [
        {
            "label": "作出处罚决定",
            "clauses": [
                {"cite": "法制审核办法 第二条", "gist": "没有审核，或者审核没有通过，就不能作出决定。"}
            ],
            "lift": "调查终结 → 事先告知 → 提交法制审核",
        },
        {
            "label": "当场处罚",
            "unknown": True,
            "clauses": [
                {
                    "cite": "行政处罚法 第五十一条",
                    "gist": "事实确凿、有法定依据、数额不大的，才可以当场处罚。",
                }
            ],
            "lift": "拟罚款多少元？",
            "lift_link": "#",
        },
    ],
    "terms": [TERM, LONG_TERM],
    "facts": FACTS,
}
_PEOPLE_SAY = [
    {"text": "李敏 37040312001、张强 37040312017，挖掘当日证件有效", "link": "/desk/files/1/5/"},
    {"text": "承办机构：执法二中队"},
]
_EVIDENCE_SAYS = [
    {
        "text": "现场检查（勘验）笔录　2026-11-16",
        "link": "/desk/files/1/4/",
        "state": "unknown",
        "word": "没有核对签署的记录",
    },
    {"text": "询问当事人　2026-11-17　2 份（询问笔录、权利义务告知书）", "link": "/desk/files/1/6/"},
]
CHECKLIST = [
    {
        "number": 1,
        "name": "c1",
        "question": "执法主体是否合法，执法人员是否具备资格",
        "answer": "符合",
        "cite": "法制审核办法 第九条（一）",
        "gist": "看主体和人员的资格。",
        "aids": _PEOPLE_SAY,
    },
    {
        "number": 2,
        "name": "c2",
        "question": "程序是否合法",
        "answer": "符合",
        "cite": "法制审核办法 第九条（二）",
        "gist": "看告知、听证、期限有没有漏。",
    },
    {
        "number": 3,
        "name": "c3",
        "question": "主要事实是否清楚，证据是否合法充分",
        "answer": "不符合",
        "note": "缺少路面损坏面积的测量记录",
        "cite": "法制审核办法 第九条（三）",
        "gist": "看证据能不能支持每一项事实。",
        "aids": _EVIDENCE_SAYS,
    },
]
_FINES = (2000, 3000, 3000, 4000, 5000, 5000, 5000, 6000, 8000, 8000, 9000, 10000, 12000, 48000)
SPREAD = {
    "title": "“擅自挖掘城市道路”的处罚决定，按罚款金额排列",
    "told": [
        "本机关同一违法行为已有 14 件处罚决定，一半在 5,500元以下。",
        "本案罚款 20,000元，比其中 13 件高（93%）。",
    ],
    "strip": strip(
        [(Decimal(fine), "outlier" if fine > 20000 else "usual", f"{fine:,}元") for fine in _FINES],
        quartiles=(Decimal(4250), Decimal(5500), Decimal(8750)), own=Decimal(20000),
    ),
    "own": "本案 20,000元", "outliers": True, "facts": [("件数", "14"), ("中位数", "5,500元")],
    "columns": [{"label": "决定日期"}, {"label": "罚款"}],
    "rows": [
        [{"label": "决定日期", "text": "2026-10-09", "link": "#"}, {"label": "罚款", "text": "5,000元"}],
    ],
    "more": "最近的 1 件",
}  # fmt: skip

REVIEW = {
    "spread": SPREAD,
    "crumbs": [{"label": "法制审核", "link": "/desk/review/"}, {"label": "薛综执审〔2026〕52号"}],
    "facts": [
        ("当事人", "广源物流有限公司"),
        ("送审机构", "执法二中队"),
        ("重大的理由", "较大数额罚款"),
        ("期限", "2026年11月25日止（5 个工作日）"),
    ],
    "evidence_columns": [{"label": "证据"}, {"label": "证明什么"}, {"label": "页数", "figure": True}],
    "evidence": [
        [
            {"label": "证据", "text": "现场检查（勘验）笔录", "link": "#"},
            {"label": "证明什么", "text": "挖掘的位置和时间"},
            {"label": "页数", "text": "3", "figure": True},
        ],
        [
            {"label": "证据", "text": "询问笔录", "link": "#"},
            {"label": "证明什么", "text": "没有办理许可"},
            {"label": "页数", "text": "4", "figure": True},
        ],
    ],
    "checklist": CHECKLIST,
    "answers": ["符合", "不符合", "不适用"],
}


def _row(unit: str, cases: str, fines: str, amount: str) -> list[dict[str, object]]:
    return [
        {"label": "机构", "text": unit},
        {"label": "决定", "text": cases, "link": "#", "figure": True},
        {"label": "罚款", "text": fines, "link": "#", "figure": True},
        {"label": "金额（元）", "text": amount, "figure": True},
    ]


STATES = {
    "columns": [
        {"label": "机构"},
        {"label": "决定", "figure": True},
        {"label": "罚款", "figure": True},
        {"label": "金额（元）", "figure": True},
    ],
    "rows": [
        _row("执法一中队", "482", "377", "1,204,500"),
        _row("执法二中队", "518", "402", "2,881,200"),
        _row("市容中队", "286", "251", "166,750"),
    ],
    "sum": _row("合计", "1,286", "1,030", "4,252,450"),
}
SEARCH = {
    "query": "占用道路 建材",
    "hits": [
        {
            "title": mark_safe("顺达<mark>建材</mark>有限公司擅自<mark>占用道路</mark>堆放物料案"),
            "link": "#",
            "kind": "行政处罚决定",
            "number": "薛综执罚〔2026〕297号",
            "agency": "薛城区综合行政执法局",
            "on": "2026-11-11",
            "text": mark_safe(
                "当事人未经批准<mark>占用道路</mark>堆放砂石料约 60 平方米，责令改正。罚款 2,000 元。"
            ),
        },
        {
            "title": mark_safe("某<mark>建材</mark>经营部<mark>占用</mark>人行道经营案"),
            "link": "#",
            "kind": "行政处罚决定",
            "number": "薛综执罚〔2026〕188号",
            "on": "2026-07-02",
            "text": "原决定已依法变更，2026年8月4日撤下。",
            "withdrawn": True,
        },
        {
            "title": "永福中路沿线“双随机”抽查结果",
            "link": "#",
            "kind": "行政检查结果",
            "on": "2026-10-19",
            "text": "抽查 24 户，发现问题 3 户。",
        },
    ],
}
DECISION = {
    "crumbs": [{"label": "处罚决定", "link": "/decisions/"}, {"label": "薛综执罚〔2026〕297号"}],
    "facts": [
        ("公开日期", "2026年11月13日（决定后第 2 个工作日）"),
        ("公示期", "至 2029年11月13日"),
        ("隐去的内容", "信用代码部分号段、法定代表人住址。依据：公示办法 第十条"),
    ],
    "proof": {
        "at": "2026-11-13",
        "position": "184,229",
        "sha256": "7c1e90ab54d2" + "0f" * 24 + "e0f3",
        "sm3": "41b86c02" + "9d" * 26 + "77aa",
        "link": "#",
    },
}
_OFFICIALS = [
    {"username": "limin", "name": "李敏", "role": "承办人", "does": "查案、作笔录、拟决定"},
    {"username": "zhaohong", "name": "赵宏", "role": "负责人", "does": "批准立案、作出决定"},
    {"username": "sunjing", "name": "孙静", "role": "法制审核人员", "does": "审核重大决定"},
    {"username": "chenbo", "name": "陈波", "role": "监督人员", "does": "看逾期、统计、评查"},
]
PEOPLE = {"agencies": [{"name": "薛城区综合行政执法局", "people": _OFFICIALS}]}
