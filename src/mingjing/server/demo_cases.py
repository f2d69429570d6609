"""The demonstration's files: invented cases, walked to different stages by the law of each place."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from mingjing.core.record.values import PartyKind
from mingjing.core.record.vocabulary import Procedure
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.walk.database import Database
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One case: who did what, what it cost, how far it has come and how many workdays ago it began."""

    party: str
    kind: PartyKind
    cause: str
    facts: str
    basis: str
    fine: int
    until: str
    began: int
    spot: bool = False

    def row(self) -> PenaltyRow:
        """As a line of a table of cases."""
        decision = f"对当事人罚款人民币{self.fine}元" if self.fine else "对当事人给予警告"
        return PenaltyRow(
            number=self.party, domain="城市管理", item=self.cause, situation=self.cause, facts=self.facts,
            basis=self.basis, decision=decision, kinds=("罚款",) if self.fine else ("警告",),
            fine=Decimal(self.fine) if self.fine else None, confiscated_income=None, party_kind=self.kind,
            party_name=self.party, rectification="立即改正", spared=False, crime_suspected=False,
        )  # fmt: skip


CITY = "《城市市容和环境卫生管理条例》第三十四条"
ROAD = "《城市道路管理条例》第四十二条"
WASTE = "《城市建筑垃圾管理规定》第二十条"
STORIES = (
    Story(
        party="鸿运餐饮店", kind="个体工商户", cause="占用人行道摆放桌椅经营", basis=CITY, fine=500,
        facts="巡查发现当事人在门前人行道摆放折叠桌四张、塑料凳十四只，占用约十二平方米，经劝导未收回。",
        until="propose_case", began=1,
    ),
    Story(
        party="永盛超市", kind="个体工商户", cause="店外堆放货物", basis=CITY, fine=300,
        facts="当事人在店门外堆放纸箱和饮料，占用盲道约六平方米，影响行人通行。",
        until="inspect_site", began=4,
    ),
    Story(
        party="王建国", kind="自然人", cause="倾倒建筑垃圾", basis=WASTE, fine=200,
        facts="当事人用三轮车将装修产生的碎砖约零点五立方米倾倒在河堤空地，被监控拍下，当事人承认。",
        until="conclude_investigation", began=7,
    ),
    Story(
        party="广源物流有限公司", kind="法人", cause="擅自挖掘城市道路", basis=ROAD, fine=12000,
        facts="当事人未经批准在园区路挖掘沥青路面长八米、宽零点六米，用于敷设电缆，尚未恢复。",
        until="submit_for_review", began=14,
    ),
    Story(
        party="明达广告有限公司", kind="法人", cause="擅自设置户外广告", basis=CITY, fine=3000,
        facts="当事人未经批准在沿街楼顶设置户外广告牌一块，面积约三十平方米。",
        until="issue_review_opinion", began=16,
    ),
    Story(
        party="李红", kind="自然人", cause="占道设摊", basis=CITY, fine=100,
        facts="当事人在学校门口占道摆设水果摊，经两次劝离后又返回经营。",
        until="decide_penalty", began=22,
    ),
    Story(
        party="恒通建设工程有限公司", kind="法人", cause="未按规定围挡施工", basis=CITY, fine=5000,
        facts="当事人承建的道路改造工地北侧约四十米没有设置围挡，渣土裸露没有覆盖。",
        until="serve_directly", began=24,
    ),
    Story(
        party="佳美洗车行", kind="个体工商户", cause="向路面排放洗车污水", basis=CITY, fine=800,
        facts="当事人洗车产生的污水没有经过沉淀直接排到人行道和雨水口，路面积水约十平方米。",
        until="publish_item", began=34,
    ),
    Story(
        party="城东菜鸟驿站", kind="个体工商户", cause="乱张贴宣传品", basis=CITY, fine=200,
        facts="当事人在公交站牌和电线杆张贴招揽广告二十三张，经责令已清除。",
        until="archive_volume", began=60,
    ),
    Story(
        party="赵小军", kind="自然人", cause="随地丢弃垃圾", basis=CITY, fine=50,
        facts="当事人在公园步道丢弃饮料瓶和包装袋，执法人员当场发现，当事人承认并捡起。",
        until="archive_volume", began=40, spot=True,
    ),
)  # fmt: skip
# The first place shows every stage; the others one file of each kind of moment.
ELSEWHERE = ("inspect_site", "submit_for_review", "publish_item", "archive_volume")


def seed_cases(agencies: tuple[str, ...]) -> list[str]:
    """Walk the stories of each agency; returns what could not be walked as far as it should, if anything."""
    first, *others = agencies
    short = [text for story in STORIES for text in _walk(first, story)]
    few = [story for story in STORIES if story.until in ELSEWHERE]
    return short + [text for agency in others for story in few for text in _walk(agency, story)]


def _walk(agency: str, story: Story) -> list[str]:
    procedure = Procedure.ON_THE_SPOT if story.spot else Procedure.ORDINARY
    start = _workdays_ago(story.began)
    office = Database(number=story.party, agency_id=agency, procedure=procedure, day=start)
    done = Walk(story.row(), office, start.date()).run(until=story.until)
    if story.until in done.acts:
        return []
    return [f"{agency} {story.party}：停在{done.acts[-1] if done.acts else '开头'}，{'；'.join(done.stuck)}"]


def _workdays_ago(count: int) -> datetime:
    """The morning of the day that many workdays before today."""
    calendar = load_calendar()
    now = timezone.now().astimezone(SHANGHAI)
    number = calendar.number_through(now.toordinal()) - count
    return datetime.combine(date.fromordinal(calendar.nth_workday(number)), time(9), SHANGHAI)
