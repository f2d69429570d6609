"""One case from the lead to the archive and the public's eyes, by pages only, everybody at their own desk."""

import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.case_calendar import CaseCalendar
from tests.journeys.every_page import reach_every_page
from tests.journeys.office import Office

PARTY = "鸿运餐饮店"
OWNER = "王建国"
PLACE = "薛城区学院路12号"
LAW = ("城市市容和环境卫生管理条例", "第三十四条")
FACTS = "当事人在店外人行道摆放折叠桌六张、塑料凳二十只经营，占用约十五平方米，行人绕行。"
OFFICERS = ["李敏", "张强"]


@dataclass
class Case:
    """The case under way: who works on it, where its file is, when things happened."""

    office: Office
    calendar: CaseCalendar
    folder: Path
    file: str = ""
    stood: dict[str, str] = field(default_factory=dict)

    def do(self, name: str, act: str, day: int, clock: str, values: dict[str, Any]) -> None:
        """An official does an act, recorded as done on that day."""
        when = {"行为时间": self.calendar.at(day, clock)}
        self.stood[act] = self.office.desk(name).do(self.file, act, when | values)

    def do_from(self, place: str, name: str, act: str, day: int, clock: str, values: dict[str, Any]) -> None:
        """An official does an act as a person would: from a place of the bar, by the line's button."""
        when = {"行为时间": self.calendar.at(day, clock)}
        self.office.desk(name).do_from(place, self.file, act, when | values)

    def photo(self) -> Path:
        """A picture as a phone would make it: small, but a real PNG."""
        path = self.folder / "现场照片.png"
        self.office.desk("李敏").page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 40, "height": 30})
        return path


@pytest.fixture
def case(office: Office, tmp_path: Path) -> Case:
    return Case(office=office, calendar=CaseCalendar.until(date.today()), folder=tmp_path)


def test_whole_case(case: Case) -> None:
    open_case(case)
    count_the_term(case)
    investigate(case)
    question(case)
    propose(case)
    hear(case)
    no_decision_without_review(case)
    review(case)
    decide(case)
    publish(case)
    perform(case)
    finish(case)
    check_the_package(case)
    read_as_a_citizen(case)
    reach_every_page(case.office, case.file)
    assert [act for act, stood in case.stood.items() if stood != "first"] == []


def count_the_term(case: Case) -> None:
    """The term for the decision is shown with its day and how it was counted."""
    desk = case.office.desk("赵宏")
    desk.visit(case.file)
    last = case.calendar.monday + timedelta(days=90)
    told = next(text for name, text in desk.terms().items() if "在期限内作出决定" in name)
    assert f"{last.year}年{last.month}月{last.day}日止" in told
    assert "行政处罚法 第六十条" in told
    assert "第 90 日" in told
    assert any("在期限内作出决定" in line for line in desk.duties())


def no_decision_without_review(case: Case) -> None:
    """The head sees that the decision is barred, by which clause, and what comes first."""
    desk = case.office.desk("赵宏")
    desk.visit(case.file)
    barred = desk.barred()
    assert "第二条" in barred["作出处罚决定"], barred["作出处罚决定"]
    assert "法制审核办法" in barred["作出处罚决定"]
    assert "先完成：" in barred["作出处罚决定"]
    desk.visit(f"{case.file}decide_penalty/")
    assert any("须先完成“负责人审批”" in line for line in desk.refusals()), desk.refusals()


def open_case(case: Case) -> None:
    """Lead, proposal, endorsement, approval: three people, three desks."""
    calendar = case.calendar
    case.file = case.office.desk("李敏").begin("登记案件线索", {
        "行为时间": calendar.at(0, "09:00"), "案件来源": "投诉", "是否实名": False, "记录人": "李敏",
        "线索内容": f"反映{PARTY}长期在人行道上摆放桌椅经营", "处理情况": "已到现场核看，情况属实",
        "发现日": calendar.day(0), "投诉举报人": {"类型": "自然人", "姓名或者名称": "匿名"},
    })  # fmt: skip
    case.do("李敏", "立案呈批", 0, "10:00", {
        "启动原因": "现场核看发现占道经营", "案由": "擅自占用人行道经营",
        "当事人基本情况": {
            "类型": "个体工商户", "姓名或者名称": PARTY, "法定代表人": OWNER, "住址或者住所": PLACE,
            "电话": "13800000000", "身份证号": "37040319800101123X",
        },
        "基本案情": FACTS, "承办人意见": "建议立案调查", "涉嫌违反的规定": [LAW],
        "管辖依据": [("中华人民共和国行政处罚法", "第二十二条")],
        "违法行为发生或终了日": calendar.day(0), "行为状态": "继续", "发现日": calendar.day(0),
    })  # fmt: skip
    case.do("周涛", "承办机构审查", 0, "14:00", {"承办机构是否同意": "同意", "承办机构意见": "同意立案"})
    case.do_from("待办", "赵宏", "立案", 0, "16:00", {
        "机关负责人意见": "同意立案", "签名": "赵宏", "签发时间": calendar.at(0, "16:00"),
        "指派人员": OFFICERS,
    })  # fmt: skip


def investigate(case: Case) -> None:
    """Credentials, rights, inspection, the party's signature, a photograph."""
    calendar = case.calendar
    case.do("李敏", "出示执法证件", 1, "09:00", {
        "执法人员": OFFICERS, "已出示执法证件": True, "按规定着装佩标": True, "相关人员": OWNER,
    })  # fmt: skip
    case.do("李敏", "告知权利义务", 1, "09:05", {
        "已告知权利": ["陈述", "申辩", "申请回避"], "告知方式": "书面", "告知事由": "涉嫌擅自占道经营",
        "法律依据": [("中华人民共和国行政处罚法", "第四十五条")],
    })  # fmt: skip
    alone = case.office.desk("李敏").refused(case.file, "现场检查（勘验）", {
        "执法人员": ["李敏"], "已出示执法证件": True, "检查（勘验）情况": FACTS, "笔录": "一人检查。",
    })  # fmt: skip
    assert [line for line in alone if "行政处罚法 第四十二条" in line], alone
    case.do("李敏", "现场检查（勘验）", 1, "09:35", {
        "执法人员": OFFICERS, "已出示执法证件": True, "地点": PLACE, "检查对象": f"{PARTY}店外人行道",
        "开始时间": calendar.at(1, "09:05"), "结束时间": calendar.at(1, "09:35"), "相关人员": OWNER,
        "场所名称或特征": "临街一层餐饮店", "现场环境": "店外人行道宽三米", "检查（勘验）情况": FACTS,
        "对人员财物采取的措施": "无", "现场送达文书情况": "无", "笔录": "经检查，店外摆放桌椅经营。",
    })  # fmt: skip
    sign(case, 1, "09:40")
    case.do("李敏", "采集音像", 1, "09:45", {
        "音像种类": "照片", "设备": "执法记录仪", "对应行为": "现场检查（勘验）", "附件": case.photo(),
        "开始时间": calendar.at(1, "09:10"), "结束时间": calendar.at(1, "09:12"),
        "制作完成时间": calendar.at(1, "09:12"), "地点": PLACE, "制作人": "李敏",
        "音像内容要点": ["现场环境"],
    })  # fmt: skip


def question(case: Case) -> None:
    """Storing the photograph is due and counted; questioning, rectification, the end."""
    calendar = case.calendar
    told = next(text for name, text in case.office.desk("李敏").terms().items() if "音像入库" in name)
    assert "第 2 个工作日" in told
    assert "全过程记录办法 第二十八条" in told
    case.do("李敏", "询问", 1, "10:45", {
        "执法人员": OFFICERS, "已出示执法证件": True, "被询问人": OWNER, "被询问人身份": "当事人",
        "身份核实情况": "核对身份证和营业执照", "地点": PLACE, "开始时间": calendar.at(1, "10:05"),
        "结束时间": calendar.at(1, "10:45"), "在场人员": f"李敏、张强、{OWNER}",
        "体貌特征与言行": "平静配合", "笔录": "问：桌椅是谁摆的？\n答：是我店里摆的。",
    })  # fmt: skip
    sign(case, 1, "10:50")
    case.do("李敏", "音像入库", 1, "15:00", {
        "存储位置": "执法信息系统", "入库时间": calendar.at(1, "15:00"), "制作方法": "执法记录仪拍摄",
        "制作完成时间": calendar.at(1, "09:12"), "制作人": "李敏", "证明对象": "店外占道经营的现场",
    })  # fmt: skip
    case.do("李敏", "责令改正", 1, "15:10", {
        "责令方式": "限期改正", "改正要求": "把桌椅收回店内", "截止日": calendar.day(4),
        "法律依据": [("中华人民共和国行政处罚法", "第二十八条")],
    })  # fmt: skip
    serve(case, 1, "15:30", "责令（限期）改正通知书")
    case.do("李敏", "复查改正情况", 4, "15:00", {
        "执法人员": OFFICERS, "核查日期": calendar.day(4), "实地核查": True, "改正情况": "已改正",
        "检查（勘验）情况": "桌椅已收回店内",
    })  # fmt: skip
    case.do("李敏", "调查终结", 7, "10:00", {
        "违法事实": FACTS, "性质": "擅自占用人行道经营", "危害后果": "影响行人通行", "裁量": "一般",
        "裁量理由和基准": "占道面积不足二十平方米，按基准一般档", "处理意见": "建议罚款",
        "初次违法": False, "情节轻微": False,
    })  # fmt: skip


def sign(case: Case, day: int, clock: str) -> None:
    """The party reads the newest record over and signs it, then the officers."""
    case.do("李敏", "核对签署", day, clock, {
        "签署人": OWNER, "签署人身份": "当事人", "已核对或宣读": True, "签名": OWNER,
    })  # fmt: skip


def serve(case: Case, day: int, clock: str, paper: str) -> None:
    """A paper is handed over and its receipt signed."""
    case.do("李敏", "直接送达", day, clock, {
        "送达文书": paper, "送达人": OFFICERS, "签收人": OWNER, "签收人身份": "本人", "签收签章": OWNER,
        "收到日期": case.calendar.day(day), "地点": PLACE, "已盖机关印章": True,
    })  # fmt: skip


def propose(case: Case) -> None:
    """The draft of the decision, and the prior notice with its service."""
    case.do("李敏", "提出处理意见（草拟决定）", 7, "15:00", {
        "法律依据": [LAW], "决定理由": "事实清楚，证据确凿，应予处罚", "拟作决定内容": "罚款人民币2000元",
        "处罚种类": ["罚款"], "罚款金额": "2000", "承办人意见": "建议罚款2000元",
    })  # fmt: skip
    case.do("李敏", "处罚事先告知", 9, "09:00", {
        "违法事实": FACTS, "认定事实的证据": "现场检查笔录、询问笔录、现场照片",
        "决定理由": "事实清楚，证据确凿",
        "法律依据": [LAW], "拟作决定内容": "罚款人民币2000元", "已告知权利": ["陈述", "申辩"],
        "已告知听证权": False,
    })  # fmt: skip
    serve(case, 9, "10:00", "行政处罚事先告知书")


def hear(case: Case) -> None:
    """What the party has to say, and the answer to it."""
    case.do("李敏", "听取陈述申辩", 11, "09:00", {
        "陈述申辩所处环节": "处罚事先告知", "提出形式": "口头", "当事人提出的事实": "桌椅已经收回",
        "当事人提出的理由": "经营困难，请求从轻", "笔录": "当事人口头陈述，请求从轻。",
    })  # fmt: skip
    sign(case, 11, "09:30")
    case.do("李敏", "复核陈述申辩", 14, "09:00", {
        "复核情况": "改正情况属实，裁量时已经考虑", "采纳情况": "不采纳",
        "采纳或不采纳理由": "一般档已是适当幅度",
    })  # fmt: skip
    case.do("周涛", "案件审理", 16, "09:00", {
        "审理意见": "事实清楚，同意承办人意见", "出席人": "周涛、李敏、张强", "日期": case.calendar.day(16),
    })  # fmt: skip
    case.do(
        "周涛",
        "承办机构审查",
        17,
        "09:00",
        {"承办机构是否同意": "同意", "承办机构意见": "同意处理意见，请送审"},
    )


def review(case: Case) -> None:
    """Submission, assignment, and the opinion at the review desk."""
    case.do(
        "李敏",
        "提交法制审核",
        17,
        "10:00",
        {"承办机构对材料真实准确完整的确认": True, "法制审核机构": "政策法规科"},
    )
    case.do("周涛", "指派审核人员", 17, "14:00", {
        "法制审核机构": "政策法规科", "指派的审核人员": ["孙洁"], "初次从事处罚审核": False,
        "法律职业资格": "有",
    })  # fmt: skip
    case.do("孙洁", "受理送审", 17, "15:00", {"材料是否齐全": "齐全"})
    case.office.desk("孙洁").review(case.file, "符合", {
        "审核结论": "同意", "审核意见": "事实清楚，证据充分，程序合法，裁量适当", "签名": "孙洁",
    })  # fmt: skip
    case.office.desk("孙洁").expect_entered("出具审核意见")


def decide(case: Case) -> None:
    """Approval, decision, service, payment."""
    calendar = case.calendar
    case.do_from("待办", "赵宏", "负责人审批", 21, "10:00", {
        "批准结果": "批准", "机关负责人意见": "同意罚款2000元", "签名": "赵宏",
        "签发时间": calendar.at(21, "10:00"),
    })  # fmt: skip
    case.do_from("待办", "赵宏", "作出处罚决定", 22, "10:00", {
        "决定日期": calendar.day(22), "履行期限": calendar.day(38), "履行方式": "到指定银行缴纳罚款",
        "签发时间": calendar.at(22, "10:00"), "已盖机关印章": True,
    })  # fmt: skip
    serve(case, 23, "10:00", "行政处罚决定书")


SCREENED = {
    "国家秘密": False, "危及国家安全公共安全经济安全社会稳定": False, "可能妨碍正常执法": False,
    "其他法律法规规章规定不予公开": False, "涉商业秘密、个人隐私等损害第三方": False,
    "保密审查意见": "可以公开",
}  # fmt: skip
APPROVED = {"发布审批意见": "同意发布", "发布渠道": "政府门户网站"}
RECEIVED = {"渠道结果": "成功", "渠道回执号或网址": "HZ001"}


def publish(case: Case) -> None:
    """Draft, redaction, screening, approval, publication, the channel's receipt."""
    assert any("公示处罚决定" in line for line in case.office.desk("吴静").duties())
    lacking = case.office.desk("李敏").refused(
        case.file, "制作执法决定公示", {"公开形式": "摘要", "主要（违法）事实": ""}
    )
    assert [line for line in lacking if "信息公示办法 第八条" in line and "主要（违法）事实" in line], lacking
    case.do("李敏", "制作执法决定公示", 24, "09:30", {
        "公开形式": "全文和摘要", "主要（违法）事实": FACTS, "决定内容": "罚款人民币2000元",
    })  # fmt: skip
    case.do_from("公示", "李敏", "隐去、技术处理", 24, "10:00", {
        "隐去内容": "住址、电话、身份证号", "隐去理由": "个人隐私",
    })  # fmt: skip
    case.do_from("公示", "周涛", "保密与公开审查", 24, "14:00", SCREENED)
    case.do_from("公示", "周涛", "批准发布", 24, "15:00", APPROVED)
    case.do_from("公示", "吴静", "发布", 25, "09:00", {"公示内容": "执法决定"})
    case.do_from("公示", "吴静", "推送至渠道", 25, "09:05", {"渠道": "政府门户网站"})
    case.do_from("公示", "吴静", "登记渠道回执", 25, "09:10", RECEIVED)


def perform(case: Case) -> None:
    """Payment and performance, which is made public too."""
    calendar = case.calendar
    case.do("李敏", "登记缴款", 30, "10:00", {
        "金额": "2000", "银行或支付系统": "代收罚款银行", "缴款日": calendar.day(30),
        "专用票据号": "FK0000018",
    })  # fmt: skip
    case.do("李敏", "登记履行情况", 30, "15:00", {
        "履行状态": "全部履行", "履行情况": "罚款已缴清，桌椅已收回", "日期": calendar.day(30),
    })  # fmt: skip
    case.do("李敏", "制作履行情况公示", 31, "08:10", {"履行情况": "罚款已缴清", "截至日期": calendar.day(30)})
    case.do_from("公示", "李敏", "隐去、技术处理", 31, "08:20", {"经核无须处理": True})
    case.do_from("公示", "周涛", "保密与公开审查", 31, "08:30", SCREENED)
    case.do_from("公示", "周涛", "批准发布", 31, "08:40", APPROVED)
    case.do_from("公示", "吴静", "发布", 31, "08:50", {"公示内容": "履行情况"})


def finish(case: Case) -> None:
    """Closing, volume, archive."""
    calendar = case.calendar
    case.do(
        "李敏",
        "结案呈批",
        31,
        "09:00",
        {"结案方式": "正常结案", "执行情况": "罚款已缴清", "承办人意见": "建议结案"},
    )
    case.do("周涛", "承办机构审查", 31, "10:00", {"承办机构是否同意": "同意", "承办机构意见": "同意结案"})
    case.do_from("待办", "赵宏", "结案", 31, "15:00", {
        "结案方式": "正常结案", "执行情况": "罚款已缴清", "日期": calendar.day(31),
        "机关负责人意见": "同意结案",
    })  # fmt: skip
    case.do(
        "李敏", "立卷", 36, "09:00", {"案卷号": "2026-罚-018", "归档专管人": "郑和平", "电子与纸质一致": True}
    )
    case.do_from("档案", "郑和平", "归档前完整性检查", 36, "15:00", {"是否齐全": True})
    case.do_from("档案", "郑和平", "归档移交", 37, "10:00", {"归档日": calendar.day(37)})
    desk = case.office.desk("郑和平")
    desk.visit(case.file)
    assert not [name for name in desk.terms() if "逾期" in name], desk.terms()


def check_the_package(case: Case) -> None:
    """The archivist takes the package home and checks it without the server."""
    desk = case.office.desk("郑和平")
    path = case.folder / "案卷.zip"
    until = time.monotonic() + 60
    while not path.exists() and time.monotonic() < until:
        desk.visit(case.file)
        link = desk.page.get_by_role("link", name="下载案卷证明包").get_attribute("href") or ""
        answer = desk.page.request.get(case.office.site + link)
        if answer.headers["content-type"].startswith("application/zip"):
            path.write_bytes(answer.body())
        else:
            time.sleep(2)  # the newest entries are being sealed
    command = [sys.executable, "-m", "mingjing", "verify", str(path)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "不通过" not in checked.stdout


def read_as_a_citizen(case: Case) -> None:
    """Whoever has heard of the case finds it, reads it, and checks the paper by the code on it."""
    page = case.office.page()
    page.goto(case.office.site)
    page.get_by_role("searchbox").fill(PARTY)
    page.keyboard.press("Enter")
    found = page.locator("ul.hits > li").filter(has_text="行政处罚决定 · 薛综执罚决")
    found.get_by_role("link", name=re.compile(PARTY)).first.click()
    told = page.locator("article").inner_text()
    assert "罚款" in told
    assert "申请行政复议" in told
    assert not [secret for secret in ("13800000000", "37040319800101123X") if secret in page.content()]
    full = page.request.get(case.office.site + (
        page.get_by_role("link", name="看决定书全文").get_attribute("href") or ""
    ))  # fmt: skip
    assert full.ok
    assert full.body().startswith(b"%PDF")
    code = (
        (page.get_by_role("link", name="核验决定书原件").get_attribute("href") or "")
        .strip("/")
        .split("/")[-1]
    )
    page.goto(f"{case.office.site}/verify/")
    page.get_by_label("核验码").fill(code)
    page.get_by_role("button", name="核验").click()
    assert "行政处罚决定书" in page.locator("main").inner_text()
