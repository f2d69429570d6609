"""Rows of catalogues held against one another: contradictions, gaps, and what is laxer than a standard."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from mingjing.core.law.catalogued import CatalogueRow

SOLE_TRADER = "个体工商户"
PERSON, ORGANISATIONS = "自然人", frozenset({"法人", "其他组织"})
Rows = tuple[CatalogueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laxer:
    """A row that asks for less than a row of the standard; `row` None: nothing answers the standard's row."""

    standard: CatalogueRow
    row: CatalogueRow | None


def contradictions(rows: Rows) -> Iterator[tuple[CatalogueRow, CatalogueRow]]:
    """Pairs about the same thing and for the same use that name different amounts, or different bounds."""
    for first, second in combinations(rows, 2):
        same = _about_the_same(first, second) and _alike(first, second)
        if same and (first.threshold, first.inclusive) != (second.threshold, second.inclusive):
            yield first, second


def unassigned(rows: Rows) -> Iterator[tuple[CatalogueRow, CatalogueRow]]:
    """Pairs that divide people from organisations and leave open where sole traders belong."""
    for person, body in ((a, b) for a in rows for b in rows):
        if PERSON not in person.parties or not ORGANISATIONS & body.parties or person is body:
            continue
        known = {SOLE_TRADER} & _parties_beside(person, rows)
        if _alike(person, body) and _share_a_use(person, body) and not known:
            yield person, body


def laxer(rows: Rows, standard: Rows) -> Iterator[Laxer]:
    """Where `rows` ask for less than the standard of the agency above: a higher amount, or no row at all."""
    for wanted in standard:
        answering = [row for row in rows if _answers(row, wanted)]
        if not answering:
            yield Laxer(standard=wanted, row=None)
        for row in answering:
            if _rank(row) > _rank(wanted):
                yield Laxer(standard=wanted, row=row)


def _parties_beside(row: CatalogueRow, rows: Rows) -> frozenset[str]:
    """All parties that rows like this one speak of."""
    return frozenset().union(*(other.parties for other in rows if _alike(row, other)))


def _rank(row: CatalogueRow) -> tuple[Decimal, bool]:
    """The higher, the less is caught: no threshold catches all, 超过 less than 以上."""
    return (row.threshold or Decimal(0), row.threshold is not None and not row.inclusive)


def _meet(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two dimensions overlap; one that is left open overlaps with all."""
    return not first or not second or bool(first & second)


def _share_a_use(first: CatalogueRow, second: CatalogueRow) -> bool:
    return bool(first.uses & second.uses)


def _about_the_same(first: CatalogueRow, second: CatalogueRow) -> bool:
    return _share_a_use(first, second) and _meet(first.parties, second.parties)


def _alike(first: CatalogueRow, second: CatalogueRow) -> bool:
    """Whether the rows are of one kind, level, field and effect, and count the same amounts."""
    return (
        (first.kind, first.level, first.domain, first.effects)
        == (second.kind, second.level, second.domain, second.effects)
        and _meet(first.acts, second.acts)
        and _meet(first.penalty_kinds, second.penalty_kinds)
        and bool(first.counts & second.counts)
        and first.together == second.together
    )


def _answers(row: CatalogueRow, wanted: CatalogueRow) -> bool:
    """Whether a row speaks of what the standard's row speaks of."""
    return (
        row.kind is wanted.kind
        and _about_the_same(row, wanted)
        and _meet(row.acts, wanted.acts)
        and _meet(row.penalty_kinds, wanted.penalty_kinds)
        and (not row.counts or not wanted.counts or bool(row.counts & wanted.counts))
        and wanted.level in ("", row.level)
        and wanted.domain in ("", row.domain)
    )
