"""The demonstration's discretion standards. The whole ranges are the statutes' own; the grades are invented.

城市道路管理条例 42 and 大气污染防治法 115 are the statutes of the demonstration's cases. Every grade says
that it is made up, so that nobody takes it for a place's real standard.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal

from mingjing.apps.registry.models import Account, Agency
from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.standards.service import discretion as service
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.ranges import FineRange
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI
from mingjing.server.demo_grades import GRADES, OFFENCES, STATUTES
from mingjing.server.demo_people import PLACES, SINCE
from mingjing.server.demo_stories import RULES

WITH_STANDARD = ("xuecheng", "leqing")
NAME = "行政处罚裁量基准（演示数据，档次为虚构）"


SPARED = DiscretionRow(
    offence=OFFENCES["road"], grade="不予处罚", circumstances="初次占用不足二平方米，当场清理（演示）",
    basis="《中华人民共和国行政处罚法》第三十三条第一款",
)  # fmt: skip


def seed_standards() -> None:
    """Have the agencies that get one adopt it; it holds from the first day of their rules and people."""
    for place in PLACES:
        if place.slug in WITH_STANDARD:
            _adopt(place.slug, datetime.combine(max(place.since, SINCE), time(9), SHANGHAI))


def _adopt(slug: str, at: datetime) -> None:
    agency = Agency.objects.get(pk=slug)
    draft = service.begin(agency, by=person_on_day(_holder(slug, Role.REVIEWER), at), name=NAME)
    for row in _rows():
        service.add_row(draft, row, by=person_on_day(_holder(slug, Role.REVIEWER), at))
    service.adopt(
        draft, by=person_on_day(_holder(slug, Role.AGENCY_HEAD), at), adopted_by="局长办公会（演示）",
        adopted_on=at.date(), since=at.date(), today=at.date() + timedelta(days=1),
    )  # fmt: skip


def _holder(slug: str, role: Role) -> Account:
    return Account.objects.filter(agency=slug, appointments__role=role.value).order_by("pk")[0]


def _rows() -> list[DiscretionRow]:
    rows = []
    for key, (least, most) in STATUTES.items():
        rows.append(_row(key, "", "", _range(least, most, last=True)))
        if key == "road":
            rows.append(SPARED)
        for grade, told, low, high in GRADES[key]:
            fine = _range(low, high, last=high == GRADES[key][-1][3])
            rows.append(_row(key, grade, f"{told}（演示）", fine))
    return rows


def _row(key: str, grade: str, told: str, fine: FineRange) -> DiscretionRow:
    basis = RULES["dust" if key == "dust" else "road"][1].format(item="一")
    return DiscretionRow(
        offence=OFFENCES[key], grade=grade, circumstances=told, basis=basis, penalty_kinds=("罚款",),
        fine=fine,
    )  # fmt: skip


def _range(low: int | None, high: int, *, last: bool) -> FineRange:
    return FineRange(low=None if low is None else Decimal(low), high=Decimal(high), high_in=last)
