"""Who sees which files, how lists are narrowed and turned over, and what waits for whom."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mingjing.apps.casework import searching
from mingjing.apps.casework.errors import NotYours
from mingjing.apps.casework.models import File
from mingjing.apps.casework.queries import (
    FileFilter,
    actor_in,
    awaiting,
    awaiting_count,
    file_count,
    file_list,
    first_saying,
    load_case,
    says,
    stage_counts,
    timeline,
    visible_files,
    waiting,
    waiting_count,
)
from mingjing.apps.registry.models import Agency, Appointment, Certificate
from mingjing.apps.registry.queries import officers_of, people_on_day, person_on_day, signed_in
from mingjing.core.record.awaited import Awaited
from mingjing.core.record.vocabulary import FileKind, Role, Stage
from tests.record.casework.office import (
    BEGIN,
    CASE,
    ENDORSED,
    NOON,
    PARTY,
    Office,
    do,
    investigated,
    make_office,
    make_person,
    open_case,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(office: Office) -> Agency:
    bureau = Agency.objects.create(id="bureau", name="司法局", word="试司", is_supervisor=True)
    Agency.objects.filter(pk=office.agency.pk).update(parent=bureau)
    return bureau


def test_each_sees_their_own_and_a_supervisor_what_is_below(office: Office, bureau: Agency) -> None:
    file = open_case(office).entry.file_id
    other = make_office("other", "别综执", rule_sets=())
    supervisor = make_person(bureau, "watch", "周监督", Role.SUPERVISOR)
    clerk = make_person(bureau, "clerk", "吴文员", Role.OFFICER)
    sees = {
        name: visible_files(account).filter(pk=file).exists()
        for name, account in {
            "own": office.second, "other": other.officer, "supervisor": supervisor, "clerk": clerk,
            "administrator": office.administrator, "nobody": AnonymousUser(),
        }.items()
    }  # fmt: skip
    assert {name for name, seen in sees.items() if seen} == {"own", "supervisor"}
    for name, account in {
        "own": office.second, "other": other.officer, "supervisor": supervisor, "clerk": clerk,
        "administrator": office.administrator,
    }.items():  # fmt: skip
        waits = [row.file_id for row in awaiting(account, Awaited.SIGNATURE)]
        assert waits == ([file] if sees[name] else []), name
        assert awaiting_count(account, (Awaited.SIGNATURE, Awaited.DECISION)) == len(waits)


def test_a_supervisor_acts_only_as_such(office: Office, bureau: Agency) -> None:
    first = open_case(office)
    head = make_person(bureau, "chief", "冯局", Role.UNIT_HEAD)
    with pytest.raises(NotYours):
        do(first, "endorse_proposal", head, data=ENDORSED)
    Appointment.objects.create(account=head, role=Role.SUPERVISOR.value, since=BEGIN)
    with pytest.raises(Exception, match="没有这一身份"):
        do(first, "endorse_proposal", head, data=ENDORSED)


def test_the_list_is_narrowed_and_turned_over(office: Office) -> None:
    made = [open_case(office, at=NOON + timedelta(seconds=n)).entry.file_id for n in range(1, 6)]
    running = investigated(office).entry.file_id
    page = file_list(office.officer, FileFilter(), size=4)
    assert [file.pk for file in page.files] == made[:0:-1]
    rest = file_list(office.officer, FileFilter(), after=page.after, size=4)
    assert ([file.pk for file in rest.files], rest.after) == ([made[0], running], None)

    def found(**wanted: object) -> int:
        return len(file_list(office.officer, FileFilter(**wanted)).files)  # type: ignore[arg-type]

    assert file_count(office.officer, FileFilter(text="张三")) == 6
    assert stage_counts(office.officer, FileFilter()) == {"start": 5, "investigation": 1}
    assert found(stage=Stage.INVESTIGATION) == found(handler=office.second) == 1
    assert (found(kind=FileKind.PENALTY), found(kind=FileKind.LICENCE)) == (6, 0)
    assert found(overdue_at=NOON + timedelta(days=60)) == 5
    assert found(overdue_at=NOON) == 0
    assert found(text="占用城市") == found(text="张三") == found(text="张") == 6
    assert found(text="〔2026〕6号") == 1
    assert found(text="市城占用") == found(text="李四") == found(text="'); --") == 0


def test_what_waits_for_whom(office: Office) -> None:
    investigated(office)
    open_case(office)
    (decided,) = waiting(office.head, {Role.AGENCY_HEAD})
    assert decided.due_at is not None
    (mine,) = waiting(office.second, {Role.OFFICER})
    assert (mine.name, mine.due_at) == ("调查", None)
    stranger = make_person(office.agency, "new", "李新", Role.OFFICER)
    assert list(waiting(stranger, {Role.OFFICER})) == []
    assert waiting_count(office.head, {Role.AGENCY_HEAD})["duties"] == 1
    assert waiting_count(office.head, set())["duties"] == 0


def test_a_list_costs_the_same_however_many_files(
    office: Office, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    open_case(office)
    officer = signed_in(office.officer.pk, timezone.now())
    assert officer
    for more in (5, 0):
        with django_assert_num_queries(1):  # type: ignore[operator]
            file_list(officer, FileFilter(overdue_at=NOON))
        with django_assert_num_queries(2):  # type: ignore[operator]
            file_list(officer, FileFilter(text="占用城市", overdue_at=NOON))
        for _ in range(more):
            open_case(office)
    file = File.objects.order_by("pk")[0]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(timeline(file.pk)) == 1


@pytest.mark.parametrize("walked", [1, 3, 100])
def test_a_search_finds_the_same_near_and_far(
    office: Office, monkeypatch: pytest.MonkeyPatch, walked: int
) -> None:
    monkeypatch.setattr(searching, "WALKED", walked)
    for party in ("甲公司", "乙公司", "甲商行", "丙公司", "甲公司", "甲公司", "丁公司"):
        open_case(office, data=CASE | {"party": PARTY | {"name": party}})
    rows = File.objects.order_by("-id")
    for text in ("甲公司", "公司", "甲", "城市道路", "没有的"):
        said = says(text)
        assert said
        for size in (1, 2, 4, 50):
            assert first_saying(rows, said, size) == tuple(rows.filter(said)[:size]), (text, size)
    assert says("、") is None


def test_people_are_as_they_stood_on_the_day(office: Office) -> None:
    Certificate.objects.filter(account=office.officer).update(suspended_on=NOON.date())
    assert not person_on_day(office.officer, NOON).certificate_valid
    assert person_on_day(office.officer, NOON - timedelta(days=1)).certificate == "SD-trial-officer"
    assert person_on_day(office.second, NOON).unit == "一中队"
    Appointment.objects.filter(account=office.second).update(until=NOON.date())
    assert person_on_day(office.second, NOON).roles == {Role.OFFICER}
    assert person_on_day(office.second, NOON + timedelta(days=1)).roles == frozenset()
    Appointment.objects.create(account=office.administrator, role="officer", since=BEGIN)
    assert person_on_day(office.administrator, NOON).roles == {Role.ADMINISTRATOR}
    assert [person.name for person in officers_of(office.agency, NOON)] == [
        "赵晓华",
        "孙立新",
        "王建国",
        "郑国栋",
    ]


def test_an_administrator_cannot_even_look_into_a_file(office: Office) -> None:
    case = load_case(open_case(office).entry.file_id, at=NOON)
    people = people_on_day([str(office.administrator.pk), str(office.officer.pk)], NOON)
    assert actor_in(case.row, office.officer, people).id == str(office.officer.pk)
    with pytest.raises(NotYours):
        actor_in(case.row, office.administrator, people)
