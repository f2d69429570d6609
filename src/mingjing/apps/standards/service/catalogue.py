"""Editions of the catalogue: prepared row by row, adopted once, never changed afterwards.

A reviewer or the administrator prepares; the head of the agency adopts. So nobody lays down alone what
every file of the agency is measured by.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.errors import (
    AlreadyAdopted,
    AmountLooksSmall,
    DraftThere,
    MayNot,
    NothingToCopy,
    NotReady,
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
from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.comparing import Laxer, contradictions, laxer, unassigned
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS
from mingjing.core.record.amounts import money_figures
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, ROLE_NAMES, FileKind, Role

PREPARING = (Role.REVIEWER, Role.ADMINISTRATOR)
ADOPTING = (Role.AGENCY_HEAD,)
HEADER = ("name", "document_number", "basis", "level", "standard")
# Below this, an amount in yuan is more likely one in units of ten thousand.
SUSPICIOUS = Decimal(100)


def may_prepare(person: PersonOnDay) -> bool:
    """Whether the person may prepare an edition."""
    return bool(person.roles & set(PREPARING))


def may_adopt(person: PersonOnDay) -> bool:
    """Whether the person may adopt one."""
    return bool(person.roles & set(ADOPTING))


def _entitled(person: PersonOnDay, allowed: tuple[Role, ...], what: str) -> None:
    if not person.roles & set(allowed):
        names = "或者".join(ROLE_NAMES[role] for role in allowed)
        raise MayNot(f"{what}由{names}办理，您（{person.name}）没有这一身份。请交由有权的人办理。")


@transaction.atomic
def begin(agency: Agency, *, by: PersonOnDay, name: str) -> CatalogueEdition:
    """An empty draft. Raises MayNot, DraftThere."""
    _entitled(by, PREPARING, "编制目录")
    if draft_of(agency) is not None:
        raise DraftThere
    return CatalogueEdition.objects.create(agency=agency, name=name, prepared_by_id=int(by.id))


@transaction.atomic
def begin_from_force(agency: Agency, *, by: PersonOnDay, day: date) -> CatalogueEdition:
    """A draft that says what the edition in force says. Raises MayNot, DraftThere, NothingToCopy."""
    held = in_force(agency, day)
    if held is None:
        raise NothingToCopy
    draft = begin(agency, by=by, name=held.name)
    for name in HEADER:
        setattr(draft, name, getattr(held, name))
    draft.document_number = ""
    draft.save(update_fields=HEADER)
    CatalogueEditionRow.objects.bulk_create(_copies(rows_of(held), draft))
    return draft


def _copies(rows: Iterable[CatalogueEditionRow], draft: CatalogueEdition) -> Iterable[CatalogueEditionRow]:
    for row in rows:
        row.pk, row.edition = None, draft
        row._state.adding = True
        yield row


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
    last = rows_of(draft).aggregate(last=Max("position"))["last"] or 0
    return CatalogueEditionRow.objects.create(edition=draft, position=last + 1, **_columns(row))


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
    (copied,) = _copies([stored], draft)
    copied.position = (rows_of(draft).aggregate(last=Max("position"))["last"] or 0) + 1
    copied.save(force_insert=True)
    return copied


@transaction.atomic
def remove_row(stored: CatalogueEditionRow, *, by: PersonOnDay) -> None:
    """Take a row out of a draft; those below move up. Raises MayNot, AlreadyAdopted."""
    draft = _draft(stored.edition, by)
    stored.delete()
    rows_of(draft).filter(position__gt=stored.position).update(position=F("position") - 1)


@transaction.atomic
def adopt(
    edition: CatalogueEdition, *, by: PersonOnDay, adopted_by: str, adopted_on: date, since: date, today: date
) -> None:
    """Fix a draft and let it hold from a day on; from then the one before no longer does.

    Raises MayNot, AlreadyAdopted, NotReady with everything that stands in the way.
    """
    _entitled(by, ADOPTING, "制定目录")
    draft = _locked(edition)
    faults = list(faults_of(draft)) + list(_misdated(draft, adopted_on, since, today))
    if not adopted_by.strip():
        faults.append("没有写由谁制定，例如“局长办公会”")
    if faults:
        raise NotReady(faults)
    draft.adopted_by, draft.adopted_on, draft.since = adopted_by.strip(), adopted_on, since
    draft.adopter_id = int(by.id)
    draft.save(update_fields=["adopted_by", "adopted_on", "since", "adopter"])


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


def _misdated(draft: CatalogueEdition, adopted_on: date, since: date, today: date) -> Iterable[str]:
    before = next(iter(editions(draft.agency, today)), None)
    if adopted_on > today:
        yield f"制定日期{adopted_on}晚于今天（{today}），请核对"
    if since < adopted_on:
        yield f"施行日期{since}早于制定日期{adopted_on}，请核对"
    if before is not None and before.edition.since is not None and since <= before.edition.since:
        yield f"施行日期应晚于上一版的施行日期{before.edition.since}"


def laxer_rows(edition: CatalogueEdition, day: date) -> tuple[CatalogueEdition | None, tuple[Laxer, ...]]:
    """The standard of the agency above, if there is one, and where the edition asks for less."""
    standard = standard_above(edition.agency, day)
    if standard is None:
        return None, ()
    wanted = law_rows(standard, rows_of(standard))
    return standard, tuple(laxer(law_rows(edition, rows_of(edition)), wanted))


def _draft(edition: CatalogueEdition, by: PersonOnDay) -> CatalogueEdition:
    _entitled(by, PREPARING, "编制目录")
    return _locked(edition)


def _locked(edition: CatalogueEdition) -> CatalogueEdition:
    """The draft, nobody else changing it meanwhile. Raises AlreadyAdopted."""
    draft = CatalogueEdition.objects.select_for_update().get(pk=edition.pk)
    if draft.adopted_on is not None:
        raise AlreadyAdopted
    return draft


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
        raise AmountLooksSmall(money_figures(f"{row.threshold:f}").removesuffix("元"))
