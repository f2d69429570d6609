"""Lists and duties can be thrown away and derived anew."""

from datetime import timedelta
from typing import Any

import pytest

from mingjing.apps.casework.models import Duty, File
from mingjing.apps.casework.projections import rebuild
from tests.record.casework.office import NOON, Office, investigated, open_case

pytestmark = pytest.mark.django_db
NOW = NOON + timedelta(minutes=2)


def _tables() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    files = list(File.objects.order_by("pk").values())
    for row in files:
        del row["projected_at"]
    return files, list(Duty.objects.order_by("pk").values())


def test_a_rebuild_gives_identical_tables(office: Office) -> None:
    investigated(office)
    open_case(office)
    before = _tables()
    assert len(before[1]) == 3
    Duty.objects.filter(name="调查").delete()
    Duty.objects.update(due_at=None, closed_by=9)
    Duty.objects.create(
        **{**before[1][0], "id": File.objects.all()[0].pk, "key": "多余", "name": "没有的义务"}
    )
    File.objects.update(title="", stage="archived", entry_count=0, handler_ids=[], search="", search_text="")
    assert _tables() != before
    assert rebuild(now=NOW) == 2
    assert _tables() == before
    assert rebuild(now=NOW) == 2
    assert _tables() == before
