"""Who reviews, who advises, who was trained, who answers: by the day, and against a plain count."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from mingjing.apps.casework.case import SYSTEM
from mingjing.apps.casework.queries import load_case
from mingjing.apps.registry import legal
from mingjing.apps.registry.errors import AlreadyThere, EndsBeforeItBegins, NobodyTrained, NotYet
from mingjing.apps.registry.kinds import Responsibility, TrainingKind
from mingjing.apps.registry.models import Account, Agency, Appointment, Certificate, Reviewer, Unit
from mingjing.apps.registry.queries import (
    counsels_of,
    last_trained,
    people_on_day,
    responsible_of,
    review_body_of,
    reviewers_of,
    staff_of,
)
from mingjing.core.law.subject import Staff
from mingjing.core.record.vocabulary import OWN_REVIEWERS, Procedure, ReviewerKind, Role
from mingjing.core.terms import SHANGHAI
from mingjing.walk.database import Database
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk
from tests.record.walk.agency import BEGIN, make_agency

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2025, 6, 2, 12, tzinfo=SHANGHAI)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def agency(db: None) -> Agency:
    return make_agency("trial", "national", "sanmenxia")


def _reviewer(agency: Agency, name: str = "孙洁") -> Account:
    return Account.objects.get(agency=agency, name=name)


def _enter(account: Account, kind: ReviewerKind = ReviewerKind.LEGAL_UNIT, **more: Any) -> Reviewer:
    given = {"legal_background": "法学本科", "reviewed_since": None, "since": date(2025, 1, 1)} | more
    return legal.appoint_reviewer(account, kind=kind, **given)


def test_an_appointed_reviewer_is_entered_without_being_appointed_again(agency: Agency) -> None:
    account = _reviewer(agency)
    (before,) = reviewers_of(agency, NOON)
    assert (before.name, before.reviews_as, before.legal_background) == ("孙洁", None, "")
    _enter(account)
    (after,) = reviewers_of(agency, NOON)
    assert (after.reviews_as, after.legal_background) == (ReviewerKind.LEGAL_UNIT, "法学本科")
    assert Appointment.objects.filter(account=account, role="reviewer").count() == 1
    with pytest.raises(AlreadyThere):
        _enter(account)


def test_lawyers_come_after_the_agencys_own_and_a_dismissed_one_goes(agency: Agency) -> None:
    own = _enter(_reviewer(agency))
    _enter(_reviewer(agency, "冯岩"), ReviewerKind.PUBLIC_LAWYER)
    assert [person.name for person in reviewers_of(agency, NOON)] == ["孙洁", "冯岩"]
    with pytest.raises(EndsBeforeItBegins):
        legal.dismiss_reviewer(own, on=date(2019, 1, 1), because="")
    legal.dismiss_reviewer(own, on=TODAY - timedelta(days=1), because="调离")
    assert [person.name for person in reviewers_of(agency, NOON)] == ["冯岩"]
    assert [person.name for person in reviewers_of(agency, NOON - timedelta(days=1))] == ["孙洁", "冯岩"]
    assert Reviewer.objects.get(pk=own.pk).ended_because == "调离"


def test_what_was_noted_of_earlier_reviews_counts_from_its_day(agency: Agency) -> None:
    account = _reviewer(agency)
    entered = _enter(account)
    assert people_on_day([str(account.pk)], NOON)[str(account.pk)].first_review is None
    legal.note_reviewer(entered, legal_background="法律硕士", reviewed_since=date(2018, 3, 1))
    person = people_on_day([str(account.pk)], NOON)[str(account.pk)]
    assert (person.first_review, person.legal_background) == (date(2018, 3, 1), "法律硕士")


def _walked(agency: Agency, until: str) -> Database:
    row = PenaltyRow(
        number="1", domain="城市管理", item="乱倒污水", situation="乱倒污水", facts="甲公司乱倒污水。",
        basis="《某条例》第三条", decision="罚款2000元。", kinds=("罚款",), fine=Decimal(2000),
        confiscated_income=None, party_kind="法人", party_name="甲公司", rectification="立即改正",
        spared=False, crime_suspected=False,
    )  # fmt: skip
    start = datetime(2025, 3, 3, 9, tzinfo=SHANGHAI)
    office = Database(number="1", agency_id=agency.pk, procedure=Procedure.ORDINARY, day=start)
    walked = Walk(row, office, start.date()).run(until=until)
    assert until in walked.acts, walked.stuck
    return office


def test_the_first_review_of_a_penalty_is_read_off_the_record(agency: Agency) -> None:
    account = _reviewer(agency)
    _enter(account, since=BEGIN)
    opinion = _walked(agency, "issue_review_opinion").file.latest(("issue_review_opinion",))
    assert opinion is not None

    def first(at: datetime) -> date | None:
        return people_on_day([str(account.pk)], at)[str(account.pk)].first_review

    assert first(opinion.at) is None
    assert first(opinion.at + timedelta(seconds=1)) == opinion.at.date()
    Reviewer.objects.update(reviewed_since=date(2018, 3, 1))
    assert first(opinion.at) == date(2018, 3, 1)


def test_a_file_comes_with_the_count_of_its_agencys_staff(agency: Agency) -> None:
    _enter(_reviewer(agency), since=BEGIN)
    file_id = _walked(agency, "propose_case").file_id
    assert file_id is not None
    with CaptureQueriesContext(connection) as statements:
        case = load_case(file_id, at=NOON)
    assert len(statements) == 2
    asked = case.situation(at=NOON, actor=SYSTEM, people={})
    assert asked.staff == Staff(reviewers=1, officers=3)


SPAN = st.integers(-3, 3)
PEOPLE = st.lists(
    st.tuples(st.sampled_from([None, *ReviewerKind]), SPAN, st.one_of(st.none(), SPAN), st.booleans()),
    max_size=6,
)
PAPERS = st.lists(st.tuples(SPAN, SPAN, st.one_of(st.none(), SPAN), st.booleans()), max_size=8)


@property_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=PEOPLE, papers=PAPERS)
def test_staff_is_counted_as_by_hand(agency: Agency, people: Any, papers: Any) -> None:
    place = Agency.objects.create(
        id=f"a{Agency.objects.count()}", name="某局", word=f"某{Agency.objects.count()}"
    )

    def account(active: bool) -> Account:
        name = f"{place.pk}-{Account.objects.count()}"
        return Account.objects.create_user(name, name=name, agency=place, is_active=active)

    reviewers = officers = 0
    for kind, begin, length, active in people:
        since = TODAY + timedelta(days=begin)
        until = None if length is None else since + timedelta(days=abs(length))
        row = Appointment.objects.create(
            account=account(active), role=Role.REVIEWER.value, since=since, until=until
        )
        if kind is not None:
            Reviewer.objects.create(appointment=row, kind=kind.value)
        runs = since <= TODAY and (until is None or until >= TODAY)
        reviewers += active and runs and kind in OWN_REVIEWERS
    for number, (begin, length, suspended, active) in enumerate(papers):
        first = TODAY + timedelta(days=begin)
        last = first + timedelta(days=abs(length))
        off = None if suspended is None else TODAY + timedelta(days=suspended)
        Certificate.objects.create(
            account=account(active), number=f"{place.pk}-{number}", issued=first, valid_from=first,
            valid_until=last, suspended_on=off,
        )  # fmt: skip
        officers += active and first <= TODAY <= last and not (off is not None and off <= TODAY)
    assert staff_of([place.pk], NOON) == {place.pk: Staff(reviewers=reviewers, officers=officers)}


def test_two_certificates_make_one_officer(agency: Agency) -> None:
    assert staff_of([agency.pk], NOON)[agency.pk].officers == 3
    Certificate.objects.create(
        account=_reviewer(agency, "李敏"), number="second", issued=TODAY, valid_from=TODAY, valid_until=TODAY
    )
    assert staff_of([agency.pk], NOON)[agency.pk].officers == 3


def test_counsels_are_shared_downwards_only(agency: Agency) -> None:
    city = Agency.objects.create(id="city", name="市局", word="市")
    county = Agency.objects.create(id="county", name="县局", word="县", parent=city)
    agency.parent = county
    agency.save()

    def add(place: Agency, name: str, *, shared: bool) -> Any:
        return legal.add_counsel(
            place, kind=ReviewerKind.COUNSEL, name=name, organisation="某律所", licence="", speciality="",
            shared=shared, since=date(2025, 1, 1),
        )  # fmt: skip

    add(city, "甲", shared=True)
    add(city, "乙", shared=False)
    add(county, "丙", shared=True)
    own = add(agency, "丁", shared=True)
    with pytest.raises(AlreadyThere):
        add(agency, "丁", shared=False)
    assert [counsel.name for counsel in counsels_of(agency, NOON)] == ["丁", "丙", "甲"]
    assert [counsel.name for counsel in counsels_of(county, NOON)] == ["丙", "甲"]
    assert [counsel.name for counsel in counsels_of(city, NOON)] == ["乙", "甲"]
    legal.end_counsel(own, on=TODAY - timedelta(days=1))
    assert "丁" not in {counsel.name for counsel in counsels_of(agency, NOON)}


def test_the_body_and_those_who_answer_change_on_their_day(agency: Agency) -> None:
    assert review_body_of(agency, NOON) is None
    units = {unit.name: unit for unit in Unit.objects.filter(agency=agency)}
    legal.designate_review_body(units["法制科"], local_name="", head="孙洁", since=date(2025, 1, 1))
    legal.designate_review_body(
        units["法规科"], local_name="合法性审查办", head="", since=TODAY + timedelta(days=1)
    )
    body, later = review_body_of(agency, NOON), review_body_of(agency, NOON + timedelta(days=1))
    assert (str(body), str(later)) == ("法制科", "合法性审查办")
    with pytest.raises(AlreadyThere):
        legal.designate_review_body(units["法规科"], local_name="", head="", since=date(2025, 1, 1))
    for name, since in (("赵宏", date(2025, 1, 1)), ("钱伟", TODAY + timedelta(days=1))):
        legal.name_responsible(agency, duty=Responsibility.FIRST, name=name, position="局长", since=since)
    assert responsible_of(agency, NOON)[Responsibility.FIRST].name == "赵宏"
    assert responsible_of(agency, NOON + timedelta(days=1))[Responsibility.FIRST].name == "钱伟"


def test_training_is_written_down_after_it_was_held_and_by_person(agency: Agency) -> None:
    one, other = _reviewer(agency), _reviewer(agency, "李敏")

    def record(day: date, *attendees: Account, kind: TrainingKind = TrainingKind.REGULAR) -> None:
        legal.record_training(
            agency, kind=kind, subject="法制审核实务", held_on=day, hours=Decimal(4),
            attendees=[account.pk for account in attendees], today=TODAY,
        )  # fmt: skip

    with pytest.raises(NotYet):
        record(TODAY + timedelta(days=1), one)
    with pytest.raises(NobodyTrained):
        record(TODAY)
    record(date(2025, 3, 1), one, other)
    record(date(2025, 5, 1), one)
    record(date(2025, 4, 1), one, kind=TrainingKind.SPECIAL)
    assert last_trained(agency) == {
        str(one.pk): {TrainingKind.REGULAR: date(2025, 5, 1), TrainingKind.SPECIAL: date(2025, 4, 1)},
        str(other.pk): {TrainingKind.REGULAR: date(2025, 3, 1)},
    }
