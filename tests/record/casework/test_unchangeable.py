"""The database itself refuses to change history, and to leave a gap in it."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from mingjing.apps.casework.errors import constraint_of
from mingjing.apps.casework.models import Checkpoint, Entry, File, Leaf
from tests.record.casework.office import NOON, Office, open_case

pytestmark = pytest.mark.django_db

CHANGES: dict[str, Callable[[], object]] = {
    "entry_append_only": lambda: Entry.objects.update(by_name="别人"),
    "leaf_append_only": lambda: Leaf.objects.update(commitment="0" * 64),
    "checkpoint_append_only": lambda: Checkpoint.objects.update(signed=""),
    "file_opening_fixed": lambda: File.objects.update(number="改了"),
    "file_never_deleted": lambda: File.objects.all()._raw_delete("default"),
    "entry_position_next": lambda: _add(position=7),
    "entry_position_from_one": lambda: _add(position=0),
    "leaf_index_next": lambda: Leaf.objects.create(
        index=9, entry=Entry.objects.get(), file_key=File.objects.get().pk, position=1, commitment="0" * 64
    ),
}


def _add(position: int) -> Entry:
    return Entry.objects.create(
        file=File.objects.get(), position=position, act="open_case", at=NOON, recorded_at=NOON, by=None,
        by_name="", role="system", data={}, attachments=[], documents=[], rules=[], salt=b"",
    )  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_history_is_only_added_to(office: Office, name: str) -> None:
    open_case(office)
    Checkpoint.objects.create(size=1, signed="x")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        CHANGES[name]()
    expected = {name, "entry_position_next"} if name == "entry_position_from_one" else {name}
    assert constraint_of(refusal.value) in expected


@pytest.mark.parametrize("table", ["entry", "leaf", "checkpoint"])
def test_rows_are_never_deleted_nor_tables_emptied(office: Office, table: str) -> None:
    open_case(office)
    Checkpoint.objects.create(size=1, signed="x")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM casework_{table}")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE casework_{table} ENABLE TRIGGER {table}_never_emptied")
    emptying = pytest.raises(DatabaseError, match="only added to")
    with emptying, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE casework_{table} CASCADE")


def test_derived_columns_may_change(office: Office) -> None:
    open_case(office)
    assert File.objects.update(title="改了") == 1
