"""Editions of the catalogue: prepared row by row, adopted once, never changed afterwards.

A reviewer or the administrator prepares; the head of the agency adopts. So nobody lays down alone what
every file of the agency is measured by.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.errors import (
    AmountLooksSmall,
    DraftThere,
    NothingToCopy,
    RowFaulty,
    contradicting,
    left_open,
)
from mingjing.apps.standards.models import CatalogueEdition, CatalogueEditionRow
from mingjing.apps.standards.queries.catalogue import (
    PLAIN,
    SETS,
    draft_of,
    editions,
    in_force,
    law_rows,
    rows_of,
    standard_above,
)
from mingjing.apps.standards.service.capacity import entitled
from mingjing.apps.standards.service.editions import adopt_draft, copies, locked, next_position, take_out
from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.comparing import Laxer, contradictions, laxer, unassigned
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS
from mingjing.core.record.amounts import money_figures
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, FileKind, Role

WHAT = "目录"
PREPARING = (Role.REVIEWER, Role.ADMINISTRATOR)
ADOPTING = (Role.AGENCY_HEAD,)
HEADER = ("name", "document_number", "basis", "level", "standard")
# Below this, an amount in yuan is more likely one in units of ten thousand.
SUSPICIOUS = Decimal(100)


@transaction.atomic
def begin(agency: Agency, *, by: PersonOnDay, name: str) -> CatalogueEdition:
    """An empty draft. Raises MayNot, DraftThere."""
    entitled(by, PREPARING, "编制目录")
    if draft_of(agency) is not None:
        raise DraftThere(WHAT)
    return CatalogueEdition.objects.create(agency=agency, name=name, prepared_by_id=int(by.id))


@transaction.atomic
def begin_from_force(agency: Agency, *, by: PersonOnDay, day: date) -> CatalogueEdition:
    """A draft that says what the edition in force says. Raises MayNot, DraftThere, NothingToCopy."""
    held = in_force(agency, day)
    if held is None:
        raise NothingToCopy(WHAT)
    draft = begin(agency, by=by, name=held.name)
    for name in HEADER:
        setattr(draft, name, getattr(held, name))
    draft.document_number = ""
    draft.save(update_fields=HEADER)
    CatalogueEditionRow.objects.bulk_create(copies(rows_of(held), draft))
    return draft


@transaction.atomic
def describe(edition: CatalogueEdition, *, by: PersonOnDay, **given: Any) -> None:
    """Set what stands at the head of a draft. Raises MayNot, AlreadyAdopted."""
    draft = _draft(edition, by)
    for name in HEADER:
        setattr(draft, name, given[name])
    draft.save(update_fields=HEADER)


@transaction.atomic
def discard(edition: CatalogueEdition, *, by: PersonOnDay) -> None:
    """Give up a draft. Raises MayNot, AlreadyAdopted."""
    _draft(edition, by).delete()


@transaction.atomic
def add_row(
    edition: CatalogueEdition, row: CatalogueRow, *, by: PersonOnDay, confirmed: bool = False
) -> CatalogueEditionRow:
    """A row at the end of a draft. Raises MayNot, AlreadyAdopted, RowFaulty, AmountLooksSmall."""
    draft = _draft(edition, by)
    _sound(row, confirmed)
    position = next_position(rows_of(draft))
    return CatalogueEditionRow.objects.create(edition=draft, position=position, **_columns(row))


@transaction.atomic
def change_row(
    stored: CatalogueEditionRow, row: CatalogueRow, *, by: PersonOnDay, confirmed: bool = False
) -> None:
    """Have a row of a draft say something else. Raises as `add_row`."""
    _draft(stored.edition, by)
    _sound(row, confirmed)
    CatalogueEditionRow.objects.filter(pk=stored.pk).update(**_columns(row))


@transaction.atomic
def copy_row(stored: CatalogueEditionRow, *, by: PersonOnDay) -> CatalogueEditionRow:
    """The same row again, at the end. Raises MayNot, AlreadyAdopted."""
    draft = _draft(stored.edition, by)
    (copied,) = copies([stored], draft)
    copied.position = next_position(rows_of(draft))
    copied.save(force_insert=True)
    return copied


@transaction.atomic
def remove_row(stored: CatalogueEditionRow, *, by: PersonOnDay) -> None:
    """Take a row out of a draft; those below move up. Raises MayNot, AlreadyAdopted."""
    draft = _draft(stored.edition, by)
    take_out(stored, rows_of(draft), stored.position)


@transaction.atomic
def adopt(
    edition: CatalogueEdition, *, by: PersonOnDay, adopted_by: str, adopted_on: date, since: date, today: date
) -> None:
    """Fix a draft and let it hold from a day on; from then the one before no longer does.

    Raises MayNot, AlreadyAdopted, NotReady with everything that stands in the way.
    """
    entitled(by, ADOPTING, "制定目录")
    draft = locked(edition, WHAT)
    newest = next(iter(editions(draft.agency, today)), None)
    adopt_draft(
        draft, faults_of(draft), by=by, adopted_by=adopted_by, adopted_on=adopted_on, since=since,
        newest=newest, today=today,
    )  # fmt: skip


def faults_of(edition: CatalogueEdition) -> list[str]:
    """What its rows stand in the way of adopting it with, each in a sentence."""
    rows = law_rows(edition, rows_of(edition))
    found = [contradicting(first, second) for first, second in contradictions(rows)]
    found += [left_open(person, body) for person, body in unassigned(rows)]
    if not rows:
        found.append("目录还没有一行，请先添加")
    other = [row for row in rows if row.level and row.level != edition.level]
    if other and not edition.standard:
        own = edition.level or "没有填"
        found.append(
            f"第{other[0].number}行“{other[0].matter}”写的层级是{other[0].level}，本机关的层级是{own}；"
            "本目录不作为下级机关的标准，各行只写本机关的层级"
        )
    return found


def laxer_rows(edition: CatalogueEdition, day: date) -> tuple[CatalogueEdition | None, tuple[Laxer, ...]]:
    """The standard of the agency above, if there is one, and where the edition asks for less."""
    standard = standard_above(edition.agency, day)
    if standard is None:
        return None, ()
    wanted = law_rows(standard, rows_of(standard))
    return standard, tuple(laxer(law_rows(edition, rows_of(edition)), wanted))


def _draft(edition: CatalogueEdition, by: PersonOnDay) -> CatalogueEdition:
    entitled(by, PREPARING, "编制目录")
    return locked(edition, WHAT)


def _columns(row: CatalogueRow) -> dict[str, Any]:
    ordered = {name: sorted(getattr(row, name)) for name in SETS}
    plain = {name: getattr(row, name) for name in PLAIN}
    uses = sorted(use.value for use in row.uses)
    return {"kind": row.kind.value, "threshold": row.threshold, "uses": uses, **ordered, **plain}


def _sound(row: CatalogueRow, confirmed: bool) -> None:
    """Raises RowFaulty where a row can't stand, AmountLooksSmall where its unit is doubtful."""
    if not row.matter.strip():
        raise RowFaulty("请写明事项，例如“对公民处一万元以上罚款”", "matter")
    if not row.uses:
        raise RowFaulty("请选这一行用于什么：法制审核、听证、集体讨论还是备案", "uses")
    if row.kind is not FileKind.PENALTY and (row.threshold is not None or row.penalty_kinds):
        raise RowFaulty("处罚种类和金额只用于行政处罚；其他执法类别请写决定种类、领域或影响", "threshold")
    if other := [slug for slug in sorted(row.acts) if row.kind not in ACTS[slug].kinds]:
        label, kind = ACTS[other[0]].label, FILE_KIND_NAMES[row.kind]
        raise RowFaulty(f"“{label}”不是{kind}的决定，请改选决定种类或者执法类别", "acts")
    _sound_amount(row, confirmed)


def _sound_amount(row: CatalogueRow, confirmed: bool) -> None:
    if (row.threshold is None) != (not row.counts):
        raise RowFaulty("金额和计入的金额要一起填：写了金额的选算哪些金额，没有金额标准的都不填", "counts")
    if row.threshold is None:
        return
    if row.threshold <= 0:
        raise RowFaulty("金额应大于零；没有金额标准的不填", "threshold")
    if row.threshold < SUSPICIOUS and not confirmed:
        raise AmountLooksSmall(money_figures(f"{row.threshold:f}"))
