"""Two at once, and dying in the middle: what is in the database afterwards is whole."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from mingjing.apps.casework import history
from mingjing.apps.casework.audit import audit
from mingjing.apps.casework.errors import Refusal, StalePage
from mingjing.apps.casework.models import Duty, Entry, File, Leaf
from mingjing.apps.casework.sealing import seal_pending
from tests.record.casework.office import ENDORSED, NOON, Office, do, investigated, open_case

pytestmark = pytest.mark.django_db(transaction=True)

DYING = """
import os, signal, sys
from uuid import UUID
import django
django.setup()
from django.conf import settings
from pathlib import Path
settings.DATA = Path(sys.argv[2])
settings.DATABASES["default"]["NAME"] = sys.argv[3]
from mingjing.apps.casework import history, service
from mingjing.apps.registry.models import Account
from tests.record.casework.office import ENDORSED, NOON
append = history.append
def die(row, entry, leaf):
    if sys.argv[4] == "after":
        append(row, entry, leaf)
    os.kill(os.getpid(), signal.SIGKILL)
history.append = die
service.perform(
    file_id=UUID(sys.argv[1]), act="endorse_proposal", data=ENDORSED,
    by=Account.objects.get(username="trial-unit_head"), at=NOON, now=NOON,
)
"""


def _at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run all together; each result, or the refusal it met."""
    results: list[Any] = [None] * len(works)
    gate = threading.Barrier(len(works))

    def run(n: int) -> None:
        gate.wait()
        try:
            results[n] = works[n]()
        except Refusal as refusal:
            results[n] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_of_two_officials_the_second_is_told(office: Office) -> None:
    first = open_case(office)

    def endorse() -> Any:
        return do(first, "endorse_proposal", office.unit_head, data=ENDORSED, seen=1)

    results = _at_once(endorse, endorse)
    assert sorted(type(item).__name__ for item in results) == ["Performed", "StalePage"]
    assert Entry.objects.count() == 2
    assert any(isinstance(item, StalePage) for item in results)


def test_a_page_sent_twice_at_once_acts_once(office: Office) -> None:
    results = _at_once(*[lambda: open_case(office, token="same") for _ in range(3)])
    assert (File.objects.count(), Entry.objects.count()) == (1, 1)
    assert {item.entry.pk for item in results} == {Entry.objects.get().pk}


def test_positions_numbers_and_leaves_have_no_gaps_under_load(office: Office) -> None:
    def work() -> None:
        for _ in range(3):
            first = open_case(office)
            for minute in range(1, 4):
                do(first, "endorse_proposal", office.unit_head, minute, data=ENDORSED)

    shared = open_case(office)

    def crowd() -> None:
        for minute in range(1, 7):
            do(shared, "endorse_proposal", office.unit_head, minute, data=ENDORSED)

    def seal() -> None:
        for _ in range(10):
            seal_pending()

    assert _at_once(work, work, crowd, crowd, seal) == [None] * 5
    seal_pending()
    assert [leaf.index for leaf in Leaf.objects.order_by("index")] == list(range(1 + 24 + 12))
    positions = Counter(Entry.objects.values_list("position", flat=True))
    assert positions[1] == 7
    assert Entry.objects.filter(file=shared.entry.file_id).count() == 13
    numbers = {int(file.number.split("〕")[1].removesuffix("号")) for file in File.objects.all()}
    assert numbers == set(range(1, 8))
    assert audit().ok


@pytest.mark.parametrize("when", ["before", "after"])
def test_dying_before_the_commit_leaves_nothing(office: Office, data: Path, when: str) -> None:
    first = open_case(office)
    before = (Entry.objects.count(), Leaf.objects.count(), list(Duty.objects.values()))
    child = subprocess.run(
        [
            sys.executable,
            "-c",
            DYING,
            str(first.entry.file_id),
            str(data),
            connection.settings_dict["NAME"],
            when,
        ],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]},
        timeout=60,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    assert (Entry.objects.count(), Leaf.objects.count(), list(Duty.objects.values())) == before
    do(first, "endorse_proposal", office.unit_head, data=ENDORSED)
    seal_pending()
    assert audit().ok


def test_a_failure_while_appending_takes_everything_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_case(office)
    monkeypatch.setattr(history, "append", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        do(first, "endorse_proposal", office.unit_head, data=ENDORSED)
    monkeypatch.undo()
    file = File.objects.get()
    assert (file.entry_count, file.last_at) == (1, NOON)
    assert do(first, "endorse_proposal", office.unit_head, data=ENDORSED).entry.position == 2


def test_how_many_statements_an_act_takes(office: Office, django_assert_max_num_queries: Any) -> None:
    first = investigated(office)
    for minute in range(3, 10):
        do(first, "assign_officers", office.head, minute, data={"reason": "调整。"})
    with django_assert_max_num_queries(12):  # a session and its account make 14 of a request
        do(first, "assign_officers", office.head, 11, data={"reason": "调整。"})
    for n in range(5):
        open_case(office, at=NOON + timedelta(minutes=n))
    with django_assert_max_num_queries(12):
        do(first, "assign_officers", office.head, 12, data={"reason": "调整。"})
