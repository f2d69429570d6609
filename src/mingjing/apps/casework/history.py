"""Writing an entry and its leaf, and what exactly the leaf commits to."""

from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from mingjing.apps.casework.models import Entry, File
from mingjing.core.ledger.canonical import Json
from mingjing.core.ledger.leaf import Leaf, make_leaf
from mingjing.core.record.plain import to_plain

CONTENT_VERSION = 1

# One statement: enters, then takes the log's lock, held until commit, so that leaves are numbered in the
# order in which they become visible and the log never has a gap that a slower transaction fills later.
_APPENDED = """
WITH entered AS (
    INSERT INTO casework_entry (file_id, position, act, at, recorded_at, by_id, by_name, role, data,
        attachments, documents, rules, salt, token)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id, file_id, position
), head AS (
    INSERT INTO casework_loghead (id, size) SELECT 1, 1 FROM entered
    ON CONFLICT (id) DO UPDATE SET size = casework_loghead.size + 1
    RETURNING size - 1 AS index
)
INSERT INTO casework_leaf (index, entry_id, file_key, position, commitment)
SELECT head.index, entered.id, entered.file_id, entered.position, %s FROM head, entered
RETURNING entry_id, index
"""


def content_of(row: File, entry: Entry) -> dict[str, Json]:
    """What the leaf commits to. The first entry vouches for what was fixed when the file was opened."""
    content: dict[str, Json] = {
        "v": CONTENT_VERSION,
        "file": str(row.pk),
        "position": entry.position,
        "act": entry.act,
        "at": to_plain(entry.at),
        "recorded_at": to_plain(entry.recorded_at),
        "by": str(entry.by_id or ""),
        "by_name": entry.by_name,
        "role": entry.role,
        "data": entry.data,
        "attachments": entry.attachments,
        "documents": entry.documents,
        "rules": entry.rules,
    }
    if entry.position == 1:
        content["opened"] = _opening(row)
    return content


def leaf_of(row: File, entry: Entry) -> Leaf:
    """The leaf of an entry, computed from its row. Raises NotCanonicalError, LeafError."""
    return make_leaf(
        file=str(row.pk), position=entry.position, entry=content_of(row, entry), salt=bytes(entry.salt)
    )


def append(row: File, entry: Entry, leaf: Leaf) -> int:
    """Write the entry, then its leaf; returns the leaf's index in the log.

    Last in its transaction: the log's lock is the only one that all files share, and it is held for
    this statement and the commit. A crash before the commit leaves nothing of the act at all.
    """
    values: list[Any] = [
        row.pk, entry.position, entry.act, entry.at, entry.recorded_at, entry.by_id, entry.by_name,
        entry.role, Jsonb(entry.data), Jsonb(entry.attachments), Jsonb(entry.documents), Jsonb(entry.rules),
        entry.salt, entry.token, leaf.commitment,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_APPENDED, values)
        entry.pk, index = cursor.fetchone()
    entry._state.adding = False
    return int(index)


def _opening(row: File) -> dict[str, Any]:
    return {
        "agency": row.agency_id,
        "kind": row.kind,
        "procedure": row.procedure,
        "number": row.number,
        "opened_at": to_plain(row.opened_at),
        "opened_under": row.opened_under,
    }
