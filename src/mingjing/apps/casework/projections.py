"""What is derived from history for lists and due dates. Dropping all of it loses nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Func, TextField, Value

from mingjing.apps.casework.bigrams import lexemes
from mingjing.apps.casework.case import Case, load_case
from mingjing.apps.casework.identity import derived_id
from mingjing.apps.casework.models import Asked, Duty, Entry, File
from mingjing.apps.casework.titles import cause_of, party_of, title_of
from mingjing.apps.publicity.service import publication_differences, publications_of, store_publications
from mingjing.core.law.answers import Obligation, Obstacle
from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import bars
from mingjing.core.law.subject import ANYBODY
from mingjing.core.record.act import ACTS
from mingjing.core.record.awaited import awaited
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile
from mingjing.regulations.calendar import load_calendar

_DUTY_FIELDS = tuple(
    field.attname for field in Duty._meta.concrete_fields if field.attname not in ("id", "file_id", "key")
)
# What the law of an act's own moment said, which may lie before the count: advice, and nothing to audit.
ADVICE = frozenset({"barred"})
_ASKED_FIELDS = tuple(field.attname for field in Asked._meta.concrete_fields)
# The file's own columns, what it waits for, and what is stored of its duties; away with what is no longer
# wanted of either.
_STORED = """
WITH counted AS (
    UPDATE casework_file SET {columns}, search = array_to_tsvector(%s), projected_at = %s WHERE id = %s
), answered AS (DELETE FROM casework_asked WHERE file_id = %s AND id <> ALL(%s::uuid[])
), waiting AS (
    INSERT INTO casework_asked AS stored (id, file_id, agency_id, kind, position, act, at, by_name)
    SELECT * FROM unnest(
        %s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::int[], %s::text[], %s::timestamptz[], %s::text[]
    )
    ON CONFLICT (id) DO UPDATE
    SET position = excluded.position, act = excluded.act, at = excluded.at, by_name = excluded.by_name
    WHERE (stored.position, stored.act, stored.at, stored.by_name)
        IS DISTINCT FROM (excluded.position, excluded.act, excluded.at, excluded.by_name)
), gone AS (DELETE FROM casework_duty WHERE file_id = %s AND id <> ALL(%s::uuid[]))
SELECT id, file_id, agency_id, key, name, clause, source, gist, role, opened_by, opened_at, due_at,
    provisional, closed_by, closed_at, closing_acts, barred, lapse_act
FROM casework_duty WHERE file_id = %s
"""
_LEXEME = re.compile(r"'([^']+)'")


def obligations_of(case: Case, now: datetime) -> tuple[Obligation, ...]:
    """The file's duties as they stand now, under the law of now."""
    return obligations(case.file, case.law(now), load_calendar(), now, case.catalogue, case.settings)


def project(
    case: Case, now: datetime, *, newest: Entry | None = None, thorough: bool = False
) -> tuple[Obligation, ...]:
    """Bring the derived columns and rows of one file up to date.

    At most two statements, and one more where something of the file is public. `newest`: the row of
    an entry that `case.file` holds already and the database not yet. `thorough`: rows that should not
    be there are looked for too.
    """
    found = obligations_of(case, now)
    row = case.row
    _store(row, columns_of(row, case.file), asked_of(row, case.file), duties_of(case, found, now), now)
    public = publications_of(row, case.file, papers_of(case, newest))
    store_publications(row.pk, public, _vector, thorough=thorough)
    return found


def papers_of(case: Case, newest: Entry | None = None) -> Mapping[int, Sequence[Mapping[str, Any]]]:
    """The documents of each entry by its position."""
    rows = case.entries if newest is None else (*case.entries, newest)
    return {row.position: row.documents for row in rows if row.documents}


def rebuild(*, now: datetime) -> int:
    """Derive everything anew, file by file, each under its own lock; returns how many files.

    May be stopped and run again at any time: each file is whole before and after.
    """
    count = 0
    for file_id in file_ids():
        with transaction.atomic():
            project(load_case(file_id, at=now, lock=True), now, thorough=True)
        count += 1
    return count


def differences(case: Case) -> list[str]:
    """In what the stored projections of a file differ from a rebuild at the moment they were counted."""
    row = case.row
    expected = columns_of(row, case.file)
    wrong = [name for name, value in expected.items() if getattr(row, name) != value]
    if set(_LEXEME.findall(str(row.search))) != set(lexemes(row.search_text)):
        wrong.append("search")
    wrong += _wrong_duties(case) + _wrong_asked(case)
    public = publications_of(row, case.file, papers_of(case))
    return sorted(wrong + publication_differences(row.pk, public))


def _wrong_duties(case: Case) -> list[str]:
    row = case.row
    stored = {duty.pk: duty for duty in Duty.objects.filter(file=row)}
    expected = duties_of(case, obligations_of(case, row.projected_at), row.projected_at)
    duties = {duty.pk: duty for duty in expected}
    return [f"duty {stored[pk].key}" for pk in stored.keys() - duties.keys()] + [
        f"duty {duties[pk].key}"
        for pk in duties
        if pk not in stored or _differs(stored[pk], duties[pk], but=ADVICE)
    ]


def _wrong_asked(case: Case) -> list[str]:
    stored = set(Asked.objects.filter(file=case.row).values_list(*_ASKED_FIELDS))
    expected = {_values(item) for item in asked_of(case.row, case.file)}
    return sorted({f"asked {item[_ASKED_FIELDS.index('kind')]}" for item in stored ^ expected})


def file_ids() -> Iterator[UUID]:
    """Every file, oldest first, a thousand at a time."""
    last = UUID(int=0)
    while batch := list(File.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:1000]):
        yield from batch
        last = batch[-1]


def columns_of(row: File, file: CaseFile) -> dict[str, Any]:
    """The derived columns of a file but for its search vector."""
    party = file.facts.get("party") or file.facts.get("applicant")
    parts = party if isinstance(party, dict) else {}
    title = title_of(file)
    spoken = [row.number, title, *(str(parts[key]) for key in sorted(parts) if key not in ("kind", "phone"))]
    return {
        "title": title[:300],
        "stage": file.stage.value,
        "entry_count": len(file.entries),
        "last_at": file.entries[-1].at,
        "party_name": party_of(file)[:200],
        "cause": cause_of(file)[:200],
        "handler_ids": _handlers(file),
        "offence": str(file.facts.get("offence") or "")[:200],
        **_decided(file),
        "search_text": "\n".join(dict.fromkeys(spoken)),
    }


def asked_of(row: File, file: CaseFile) -> list[Asked]:
    """What the file waits for, as rows."""
    return [
        Asked(
            id=derived_id(row.pk, kind.value), file_id=row.pk, agency_id=row.agency_id, kind=kind.value,
            position=entry.position, act=entry.act, at=entry.at, by_name=entry.by_name,
        )
        for kind, entry in awaited(file)
    ]  # fmt: skip


def duties_of(case: Case, found: tuple[Obligation, ...], now: datetime) -> list[Duty]:
    """The duties as rows, with what bars their closing acts at that moment."""
    row, barred = case.row, _barred(case, found, now)
    return [
        Duty(
            id=derived_id(row.pk, item.key), file_id=row.pk, agency_id=row.agency_id, key=item.key,
            name=item.name, clause=item.citation.clause, source=item.citation.source,
            gist=item.citation.gist, role=item.role.value if item.role else None,
            opened_by=item.opened_by, opened_at=item.opened_at,
            due_at=item.due.moment if item.due else None,
            provisional=bool(item.due and item.due.provisional),
            closed_by=item.closed_by, closed_at=item.closed_at,
            closing_acts=list(item.closing_acts), lapse_act=item.lapse_act,
            barred={act: barred[act] for act in item.closing_acts if item.open and act in barred},
        )
        for item in found
    ]  # fmt: skip


def _barred(case: Case, found: tuple[Obligation, ...], now: datetime) -> dict[str, list[dict[str, Any]]]:
    """The acts that open duties wait for and that nobody could open now, with what would lift that."""
    situation, law = case.situation(at=now, actor=ANYBODY, people={}), case.law(now)
    acts = dict.fromkeys(act for item in found if item.open for act in item.closing_acts)
    told = {act: [_lifting(item) for item in bars(ACTS[act], situation, law, found)] for act in acts}
    return {act: lifts for act, lifts in told.items() if lifts}


def _lifting(item: Obstacle) -> dict[str, Any]:
    return {
        "lift": item.lift or item.message, "source": item.citation.source if item.citation else "",
        "waits_for": sorted(item.waits_for),
    }  # fmt: skip


def _store(
    row: File, columns: Mapping[str, Any], asked: list[Asked], wanted: list[Duty], now: datetime
) -> None:
    """Write the columns of `columns_of`, what is waited for, and of the duties those that changed."""
    text = _STORED.format(columns=", ".join(f"{name} = %s" for name in columns))
    words = lexemes(columns["search_text"])
    rows = list(map(_values, asked))
    waiting = [[item[n] for item in rows] for n in range(len(_ASKED_FIELDS))]
    values = [
        *columns.values(), words, now, row.pk, row.pk, waiting[0], *waiting, row.pk,
        [duty.pk for duty in wanted], row.pk,
    ]  # fmt: skip
    stored = {duty.pk: duty for duty in Duty.objects.raw(text, values)}
    changed = [duty for duty in wanted if duty.pk not in stored or _differs(stored[duty.pk], duty)]
    if changed:
        Duty.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["id"], update_fields=_DUTY_FIELDS
        )


def _values(item: Asked) -> tuple[Any, ...]:
    return tuple(getattr(item, name) for name in _ASKED_FIELDS)


def _differs(one: Duty, other: Duty, *, but: frozenset[str] = frozenset()) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _DUTY_FIELDS if name not in but)


def _handlers(file: CaseFile) -> list[int]:
    """Who works on the case: those assigned last; before that, whoever began it."""
    assigned = file.facts.get("assigned_officers") or []
    ids = [str(item["id"]) for item in assigned if isinstance(item, dict) and item.get("id")]
    return sorted({int(item) for item in ids or [file.entries[0].by] if item.isdigit()})


def _decided(file: CaseFile) -> dict[str, Any]:
    """What the decision that stands came to; nothing where it gives no fine, or was taken back."""
    entry = file.latest(MEMBERS["make_decision"])
    fine = entry.data.get("fine") if entry and "罚款" in (entry.data.get("penalty_kinds") or ()) else None
    if entry is None or not fine:
        return {"decided_grade": "", "decided_fine": None, "decided_at": None}
    grade = entry.data.get("discretion_level") or file.facts.get("discretion_level") or ""
    return {"decided_grade": str(grade), "decided_fine": Decimal(fine), "decided_at": entry.at}


def _vector(text: str) -> Func:
    """Words as they are, with no parser of a language between."""
    words = Value(lexemes(text), output_field=ArrayField(TextField()))
    return Func(words, function="array_to_tsvector", output_field=SearchVectorField())
