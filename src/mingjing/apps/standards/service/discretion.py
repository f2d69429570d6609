"""Preparing and adopting a discretion standard. An adopted edition is never changed: the next replaces it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.errors import DraftThere, NothingToCopy, RowFaulty, overlapping, too_far
from mingjing.apps.standards.models import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.queries.discretion import (
    discretion_draft,
    discretion_editions,
    discretion_in_force,
    law_rows,
    rows_of,
)
from mingjing.apps.standards.service.capacity import entitled
from mingjing.apps.standards.service.editions import adopt_draft, copies, locked, next_position, take_out
from mingjing.core.law.discretion import FINED, WHOLE, DiscretionRow, beyond_the_statute, contradictions
from mingjing.core.law.ranges import FineRange, Measure, yuan
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role

WHAT = "裁量基准"
PREPARING = (Role.REVIEWER, Role.UNIT_HEAD, Role.AGENCY_HEAD, Role.ADMINISTRATOR)
ADOPTING = (Role.AGENCY_HEAD,)
HEADER = ("name", "document_number")
# An upper bound below this is more likely an amount in units of ten thousand yuan.
SUSPICIOUS = Decimal(100)
NO_PENALTY = "不予处罚"


@transaction.atomic
def begin(agency: Agency, *, by: PersonOnDay, name: str) -> DiscretionEdition:
    """An empty draft. Raises MayNot, DraftThere."""
    entitled(by, PREPARING, "编制裁量基准")
    if discretion_draft(agency) is not None:
        raise DraftThere(WHAT)
    return DiscretionEdition.objects.create(agency=agency, name=name, prepared_by_id=int(by.id))


@transaction.atomic
def begin_from_force(agency: Agency, *, by: PersonOnDay, day: date) -> DiscretionEdition:
    """A draft that says what the edition in force says. Raises MayNot, DraftThere, NothingToCopy."""
    held = discretion_in_force(agency, day)
    if held is None:
        raise NothingToCopy(WHAT)
    draft = begin(agency, by=by, name=held.name)
    DiscretionEditionRow.objects.bulk_create(copies(rows_of(held), draft))
    return draft


@transaction.atomic
def describe(edition: DiscretionEdition, *, by: PersonOnDay, **given: Any) -> None:
    """Set what stands at the head of a draft. Raises MayNot, AlreadyAdopted."""
    draft = _draft(edition, by)
    for name in HEADER:
        setattr(draft, name, given[name])
    draft.save(update_fields=HEADER)


@transaction.atomic
def discard(edition: DiscretionEdition, *, by: PersonOnDay) -> None:
    """Give up a draft. Raises MayNot, AlreadyAdopted."""
    _draft(edition, by).delete()


@transaction.atomic
def add_row(
    edition: DiscretionEdition, row: DiscretionRow, *, by: PersonOnDay, confirmed: bool = False
) -> DiscretionEditionRow:
    """A row at the end of a draft. Raises MayNot, AlreadyAdopted, RowFaulty."""
    draft = _draft(edition, by)
    check_row(row, confirmed=confirmed)
    position = next_position(rows_of(draft))
    return DiscretionEditionRow.objects.create(edition=draft, position=position, **_columns(row))


@transaction.atomic
def add_rows(edition: DiscretionEdition, rows: Iterable[DiscretionRow], *, by: PersonOnDay) -> int:
    """Rows that were checked before (`check_row`), at the end of a draft; returns how many.

    Those that stand there already, word for word, are not added again. Raises MayNot, AlreadyAdopted.
    """
    draft = _draft(edition, by)
    known = set(law_rows(rows_of(draft)))
    fresh = [row for row in dict.fromkeys(rows) if row not in known]
    DiscretionEditionRow.objects.bulk_create(
        DiscretionEditionRow(edition=draft, position=position, **_columns(row))
        for position, row in enumerate(fresh, next_position(rows_of(draft)))
    )
    return len(fresh)


@transaction.atomic
def change_row(
    stored: DiscretionEditionRow, row: DiscretionRow, *, by: PersonOnDay, confirmed: bool = False
) -> None:
    """Have a row of a draft say something else. Raises as `add_row`."""
    _draft(stored.edition, by)
    check_row(row, confirmed=confirmed)
    DiscretionEditionRow.objects.filter(pk=stored.pk).update(**_columns(row))


@transaction.atomic
def remove_row(stored: DiscretionEditionRow, *, by: PersonOnDay) -> None:
    """Take a row out of a draft; those below move up. Raises MayNot, AlreadyAdopted."""
    draft = _draft(stored.edition, by)
    take_out(stored, rows_of(draft), stored.position)


@transaction.atomic
def adopt(
    edition: DiscretionEdition, *, by: PersonOnDay, adopted_by: str, adopted_on: date, since: date,
    today: date,
) -> None:  # fmt: skip
    """Fix a draft, make it public, and let it hold from a day on; from then the one before no longer does.

    Raises MayNot, AlreadyAdopted, NotReady with everything that stands in the way.
    """
    entitled(by, ADOPTING, "制定裁量基准")
    draft = locked(edition, WHAT)
    newest = next(iter(discretion_editions(draft.agency_id, today)), None)
    adopt_draft(
        draft, faults_of(draft), by=by, adopted_by=adopted_by, adopted_on=adopted_on, since=since,
        newest=newest, today=today,
    )  # fmt: skip


def faults_of(edition: DiscretionEdition) -> list[str]:
    """What its rows stand in the way of adopting it with, each in a sentence."""
    rows = law_rows(rows_of(edition))
    if not rows:
        return ["裁量基准还没有一行，请先添加或者导入"]
    found = [overlapping(first, second) for first, second in contradictions(rows)]
    return found + [too_far(row, whole) for row, whole in beyond_the_statute(rows)]


def check_row(row: DiscretionRow, *, confirmed: bool = False) -> None:
    """Raises RowFaulty where a row can't stand by itself, or its unit is doubtful."""
    if not row.offence.strip():
        raise RowFaulty("请写明违法行为", "offence")
    if row.grade == NO_PENALTY and (row.penalty_kinds or row.fine):
        raise RowFaulty("不予处罚的一档不写处罚种类和罚款幅度", "penalty_kinds")
    if row.grade != NO_PENALTY and not row.penalty_kinds:
        raise RowFaulty("请选处罚种类", "penalty_kinds")
    if row.fine is None and FINED in row.penalty_kinds:
        raise RowFaulty("有罚款的，请写罚款的下限或者上限", "low")
    if row.fine is not None:
        _check_range(row, row.fine, confirmed)


def _check_range(row: DiscretionRow, fine: FineRange, confirmed: bool) -> None:
    if FINED not in row.penalty_kinds:
        raise RowFaulty("写了罚款幅度的，处罚种类里要选罚款", "penalty_kinds")
    if min(fine.low or Decimal(0), fine.high or Decimal(0)) < 0:
        raise RowFaulty("罚款的下限、上限不能小于零", "low")
    if fine.low is not None and fine.high is not None and fine.low > fine.high:
        raise RowFaulty(
            f"下限{fine.low:,}大于上限{fine.high:,}，是不是写反了，或者一个以元、一个以万元为单位？", "low"
        )
    if fine.low is not None and fine.low == fine.high and not (fine.low_in and fine.high_in):
        raise RowFaulty("下限和上限相同的，两头都要含本数，否则没有金额能落在里面", "high")
    if fine.measure is Measure.YUAN and fine.high is not None and fine.high < SUSPICIOUS and not confirmed:
        raise RowFaulty(
            f"上限写的是{yuan(fine.high)}。是否以元为单位？一万元请写 10000。"
            f"确实是{yuan(fine.high)}的，请确认“金额确以元为单位”。",
            "high",
        )


def _draft(edition: DiscretionEdition, by: PersonOnDay) -> DiscretionEdition:
    entitled(by, PREPARING, "编制裁量基准")
    return locked(edition, WHAT)


def _columns(row: DiscretionRow) -> dict[str, Any]:
    fine = row.fine or FineRange()
    return {
        "offence": row.offence.strip(), "basis": row.basis, "grade": row.grade or WHOLE,
        "circumstances": row.circumstances, "parties": list(row.parties),
        "penalty_kinds": list(row.penalty_kinds), "low": fine.low, "high": fine.high, "low_in": fine.low_in,
        "high_in": fine.high_in, "measure": fine.measure.value,
    }  # fmt: skip
