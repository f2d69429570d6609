"""A term runs out: the act that the law has follow is entered by the system, once, at its moment."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from mingjing.apps.casework.models import Duty, Entry, File
from mingjing.apps.casework.projections import differences
from mingjing.apps.casework.queries import load_case
from mingjing.apps.jobs.service import BATCH, Done, count_anew, lapse, tick
from mingjing.core.terms import SHANGHAI
from tests.record.casework.office import NOON, Office, do, open_case

pytestmark = pytest.mark.django_db

DUTY = "公告期满登记送达"
# Announced on 2 March: thirty days from the next day on are over with 1 April 2026.
LAST_DAY = "2026-04-01"
OVER = datetime(2026, 4, 2, tzinfo=SHANGHAI)
NOTICE: dict[str, Any] = {
    "from_date": "2026-03-02",
    "failed_ways": "查无此人。",
    "cause_and_course": "多次上门未果。",
}


@pytest.fixture
def noticed(office: Office) -> UUID:
    """A file whose second entry announces a service publicly."""
    first = open_case(office)
    do(first, "serve_by_public_notice", office.officer, 1, data=NOTICE)
    return first.entry.file_id


def deemed(file_id: UUID) -> list[Entry]:
    return list(Entry.objects.filter(file_id=file_id, act="deem_served"))


def test_nothing_happens_until_the_last_day_is_over(noticed: UUID) -> None:
    assert Duty.objects.get(file=noticed, name=DUTY).due_at == OVER - timedelta(seconds=1)
    assert lapse(now=OVER - timedelta(seconds=1)) == 0
    assert deemed(noticed) == []


def test_the_system_enters_it_at_the_moment_the_term_ended(noticed: UUID) -> None:
    now = OVER + timedelta(days=3)
    assert lapse(now=now) == 1
    (entry,) = deemed(noticed)
    assert (entry.at, entry.recorded_at, entry.by_id, entry.role) == (OVER, now, None, "system")
    assert entry.data == {"service": 2, "served_on": LAST_DAY, "from_date": "2026-03-02"}
    assert Duty.objects.get(file=noticed, name=DUTY).closed_by == 3


def test_running_it_again_does_nothing(noticed: UUID) -> None:
    assert [lapse(now=OVER), lapse(now=OVER), lapse(now=OVER + timedelta(days=1))] == [1, 0, 0]
    assert len(deemed(noticed)) == 1


def test_a_duty_fulfilled_meanwhile_is_left_alone(noticed: UUID) -> None:
    """The list may be behind: what counts is the record as it stands under the lock."""
    behind = Duty.objects.get(file=noticed, name=DUTY)
    lapse(now=OVER)
    Duty.objects.filter(pk=behind.pk).update(closed_at=None, closed_by=None)
    assert lapse(now=OVER) == 0
    assert len(deemed(noticed)) == 1


def test_of_two_notices_each_is_closed_by_its_own(office: Office, noticed: UUID) -> None:
    """The law asks for the latest notice's thirty days: the first waits for them too, and then is entered."""
    file = File.objects.get(pk=noticed)
    do(file, "serve_by_public_notice", office.officer, 2, data=NOTICE | {"from_date": "2026-03-02"})
    assert lapse(now=OVER) == 2
    assert [entry.data["service"] for entry in deemed(noticed)] == [2, 3]


def test_what_the_law_bars_waits(office: Office, noticed: UUID, caplog: pytest.LogCaptureFixture) -> None:
    file = File.objects.get(pk=noticed)
    later = NOON + timedelta(days=10)
    do(
        file,
        "serve_by_public_notice",
        office.officer,
        10 * 24 * 60,
        data=NOTICE | {"from_date": f"{later:%F}"},
    )
    assert lapse(now=OVER) == 0
    assert "等公告满三十日" in caplog.text
    assert lapse(now=OVER + timedelta(days=11)) == 2


def test_due_dates_move_with_the_days_while_an_interval_runs(noticed: UUID) -> None:
    before = Duty.objects.get(file=noticed, name="决定是否立案").due_at
    now = NOON + timedelta(days=7)
    assert count_anew(now=now) == 1
    after = Duty.objects.get(file=noticed, name="决定是否立案").due_at
    assert before is not None
    assert after is not None
    assert after > before
    assert differences(load_case(noticed, at=now)) == []
    assert count_anew(now=now) == 0


def test_many_files_are_counted_in_parts(office: Office) -> None:
    for _ in range(3):
        open_case(office)
    now = NOON + timedelta(days=1)
    assert [count_anew(now=now, limit=2) for _ in range(3)] == [2, 1, 0]
    assert BATCH > 2


def test_one_run_does_all(noticed: UUID) -> None:
    assert tick(now=OVER) == Done(lapsed=1, recounted=0, swept=0)
    assert tick(now=OVER + timedelta(days=1)) == Done(lapsed=0, recounted=1, swept=0)
