"""The demonstration's people of legal review: who reviews as what, who advises, was trained and answers.

One place (邵阳) is one reviewer short, so that the warning can be seen.
"""

from datetime import date
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mingjing.apps.registry import legal
from mingjing.apps.registry.kinds import Responsibility, TrainingKind
from mingjing.apps.registry.models import Account, Agency, Certificate, Unit
from mingjing.core.record.vocabulary import ReviewerKind
from mingjing.server.demo_people import CERTIFIED_UNTIL, PLACES, SINCE

SHORT = "shaoyang"
# With the three of every agency, one more than one reviewer is enough for.
MORE_OFFICERS = 18
SURNAMES = "钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何"
TRAININGS = (
    (TrainingKind.BEFORE_DUTY, "行政执法岗前培训", date(2024, 1, 15), Decimal(16), ("李敏", "张强", "孙洁")),
    (TrainingKind.ON_DUTY, "行政处罚法与裁量基准", date(2025, 4, 18), Decimal(6), ("李敏", "张强", "周涛")),
    (TrainingKind.REGULAR, "法制审核实务", date(2025, 9, 12), Decimal(4), ("孙洁",)),
    (TrainingKind.SPECIAL, "行政执法三项制度", date(2025, 6, 20), Decimal("3.5"), ("李敏", "孙洁", "周涛")),
)


def seed_staff() -> None:
    """Fill the registers of every agency of the demonstration."""
    for place in PLACES:
        _staff(Agency.objects.select_related("parent").get(pk=place.slug))
    _officers(Agency.objects.get(pk=SHORT))


def _staff(agency: Agency) -> None:
    people = {account.name: account for account in Account.objects.filter(agency=agency)}
    legal.designate_review_body(
        Unit.objects.get(agency=agency, name="政策法规科"), local_name="", head="孙洁", since=SINCE
    )
    legal.appoint_reviewer(
        people["孙洁"], kind=ReviewerKind.LEGAL_UNIT, legal_background="法学本科，从事法制工作六年",
        reviewed_since=None, since=SINCE,
    )  # fmt: skip
    for duty, name, position in (
        (Responsibility.FIRST, "赵宏", "主要负责人"), (Responsibility.DIRECT, "周涛", "执法一科科长"),
    ):  # fmt: skip
        legal.name_responsible(agency, duty=duty, name=name, position=position, since=SINCE)
    _counsels(agency)
    for kind, subject, day, hours, names in TRAININGS:
        legal.record_training(
            agency, kind=kind, subject=subject, held_on=day, hours=hours,
            attendees=[people[name].pk for name in names], today=timezone.localdate(),
        )  # fmt: skip


def _counsels(agency: Agency) -> None:
    assert agency.parent is not None
    for owner, kind, name, organisation, speciality, shared in (
        (agency.parent, ReviewerKind.PUBLIC_LAWYER, "韩静", agency.parent.name, "行政复议和行政诉讼", True),
        (agency, ReviewerKind.COUNSEL, "吕正", "明远律师事务所（演示）", "城市管理、建设工程", False),
    ):
        legal.add_counsel(
            owner, kind=kind, name=name, organisation=organisation, licence="", speciality=speciality,
            shared=shared, since=SINCE,
        )  # fmt: skip


def _officers(agency: Agency) -> None:
    """More people with a certificate, who have nothing to do in the demonstration's files."""
    unit = Unit.objects.create(agency=agency, name="执法二科")
    for number, surname in enumerate(SURNAMES[:MORE_OFFICERS], 1):
        account = Account.objects.create(
            username=f"{agency.pk}-{number:02}", name=f"{surname}某某", agency=agency, unit=unit,
            password=make_password(None),
        )  # fmt: skip
        Certificate.objects.create(
            account=account, number=f"演二{number:04}", issued=SINCE, valid_from=SINCE,
            valid_until=CERTIFIED_UNTIL,
        )  # fmt: skip
