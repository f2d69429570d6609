"""A file is measured by the standard of its agency on the day, in the same statements as before."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.case import load_case
from mingjing.apps.casework.errors import Barred
from mingjing.apps.casework.models import File
from mingjing.apps.casework.projections import differences
from mingjing.apps.casework.service import Performed, perform
from mingjing.apps.registry.models import Account
from tests.record.discretion.hall import NOON, OFFENCE, ROW, TODAY, Hall, row

pytestmark = pytest.mark.django_db
DAY = NOON + timedelta(days=60)


def propose(hall: Hall, file_id: UUID, fine: int, **more: str) -> Performed:
    officer = Account.objects.get(pk=hall.officer.id)
    data = {
        "proposed_content": f"罚款{fine}元", "penalty_kinds": ["罚款"], "fine": str(fine), "offence": OFFENCE,
        "discretion_level": "一般", **more,
    }  # fmt: skip
    return perform(file_id=file_id, act="propose_decision", data=data, by=officer, at=DAY, now=DAY)


def test_a_departure_needs_its_reason(hall: Hall) -> None:
    hall.adopt(hall.draft(ROW, row(1, 2, offence="别的", fine=ROW.fine)))
    file_id = hall.case("conclude_investigation")
    with pytest.raises(Barred) as barred:
        propose(hall, file_id, 2001)
    assert [item.fields for item in barred.value.obstacles] == [("departure_reason",)]
    assert propose(hall, file_id, 2001, departure_reason="屡教不改").entry.act == "propose_decision"
    assert load_case(file_id, at=DAY).discretion == (ROW,)


def test_inside_the_standard_nothing_more_is_asked(hall: Hall) -> None:
    hall.adopt(hall.draft(ROW))
    assert propose(hall, hall.case("conclude_investigation"), 2000).entry.act == "propose_decision"


def test_a_standard_binds_from_its_day_and_only_its_own_agency(hall: Hall) -> None:
    hall.adopt(hall.draft(ROW), since=DAY.date() + timedelta(days=1), adopted_on=TODAY)
    assert propose(hall, hall.case("conclude_investigation"), 9000).entry.act == "propose_decision"


def test_the_standard_costs_no_statement_more(hall: Hall) -> None:
    file_id = hall.case("conclude_investigation")
    counts = []
    for step in (None, ROW):
        if step is not None:
            hall.adopt(hall.draft(step))
        with CaptureQueriesContext(connection) as asked:
            load_case(file_id, at=DAY, offence=OFFENCE)
        counts.append(len(asked))
    assert counts == [2, 2]


@pytest.mark.parametrize("offence", ["\x00", "\ud800", "占\n道", "x" * 5000])
def test_what_no_standard_could_name_is_asked_for_as_nothing(hall: Hall, offence: str) -> None:
    assert load_case(hall.case("propose_case"), at=DAY, offence=offence).discretion == ()


def test_what_was_decided_is_kept_for_comparison_and_rebuilt_alike(hall: Hall) -> None:
    file_id = hall.case("decide_penalty", fine=800)
    stored = File.objects.get(pk=file_id)
    assert (stored.offence, stored.decided_grade, stored.decided_fine) == (OFFENCE, "一般", 800)
    assert stored.decided_at is not None
    assert differences(load_case(file_id, at=DAY)) == []
    open_case = File.objects.get(pk=hall.case("propose_decision", party="李红"))
    assert (open_case.offence, open_case.decided_fine, open_case.decided_at) == (OFFENCE, None, None)
