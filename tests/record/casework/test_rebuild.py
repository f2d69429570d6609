"""Lists and duties can be thrown away and derived anew."""

from datetime import timedelta
from typing import Any

import pytest

from mingjing.apps.casework.case import load_case
from mingjing.apps.casework.models import Asked, Duty, File
from mingjing.apps.casework.projections import differences, rebuild
from tests.record.casework.office import NOON, Office, investigated, open_case

pytestmark = pytest.mark.django_db
NOW = NOON + timedelta(minutes=2)


def _tables() -> tuple[list[dict[str, Any]], ...]:
    files = list(File.objects.order_by("pk").values())
    for row in files:
        del row["projected_at"]
    duties, asked = (list(table.objects.order_by("pk").values()) for table in (Duty, Asked))
    return files, duties, asked


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


def test_what_waits_is_part_of_it(office: Office) -> None:
    file_id = open_case(office).entry.file_id
    before = _tables()
    assert [(row["kind"], row["act"], row["file_id"]) for row in before[2]] == [
        ("signature", "propose_case", file_id)
    ]
    Asked.objects.update(by_name="别人", position=7)
    Asked.objects.create(**{**before[2][0], "id": file_id, "kind": "review"})
    case = load_case(file_id, at=NOW)
    assert differences(case) == ["asked review", "asked signature"]
    rebuild(now=NOW)
    assert _tables() == before
    assert differences(load_case(file_id, at=NOW)) == []
