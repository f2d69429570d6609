"""Editions of the catalogue: prepared, adopted by another, in force from a day, never changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from mingjing.apps.casework.errors import constraint_of
from mingjing.apps.standards.errors import (
    AlreadyAdopted,
    AmountLooksSmall,
    DraftThere,
    MayNot,
    NothingToCopy,
    NotReady,
    RowFaulty,
)
from mingjing.apps.standards.models import CatalogueEdition, CatalogueEditionRow
from mingjing.apps.standards.queries.catalogue import (
    catalogue_of,
    draft_of,
    editions,
    in_force,
    law_rows,
    rows_of,
)
from mingjing.apps.standards.service import catalogue as service
from mingjing.core.law.catalogued import Use
from mingjing.core.record.vocabulary import FileKind
from tests.record.standards.hall import BODIES, NOON, ROW, TODAY, Hall, make_hall

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_rows_come_back_from_the_database_as_they_were_given(hall: Hall) -> None:
    edition = hall.adopt(hall.draft(ROW, BODIES))
    assert catalogue_of(hall.agency, NOON) == (replace(ROW, since=TODAY), replace(BODIES, since=TODAY))
    assert law_rows(edition, rows_of(edition)) == catalogue_of(hall.agency, NOON)


def test_a_draft_binds_nobody(hall: Hall) -> None:
    hall.draft(ROW)
    assert catalogue_of(hall.agency, NOON) == ()
    assert in_force(hall.agency, TODAY) is None


def test_the_next_edition_ends_the_one_before(hall: Hall) -> None:
    first = hall.adopt(hall.draft(ROW), since=TODAY - 30 * DAY)
    second = hall.adopt(hall.draft(BODIES), since=TODAY + DAY, adopted_on=TODAY)
    assert in_force(hall.agency, TODAY) == first
    assert in_force(hall.agency, TODAY + DAY) == second
    listed = [(item.edition, item.until, item.state) for item in editions(hall.agency, TODAY)]
    assert listed == [(second, None, "施行前"), (first, TODAY, "施行中")]
    later = NOON + 2 * DAY
    assert [(row.matter, row.since, row.until) for row in catalogue_of(hall.agency, later)] == [
        (ROW.matter, TODAY - 30 * DAY, TODAY),
        (BODIES.matter, TODAY + DAY, None),
    ]
    assert [item.state for item in editions(hall.agency, later.date())] == ["施行中", "已被替代"]


def test_rows_for_another_level_do_not_bind_this_agency(hall: Hall) -> None:
    draft = hall.draft(replace(ROW, level="市级"), replace(BODIES, level="县级"))
    header = {"name": "目录", "document_number": "", "basis": "", "level": "市级"}
    service.describe(draft, by=hall.reviewer, standard=False, **header)
    with pytest.raises(NotReady, match="第2行“对单位较大数额罚款”写的层级是县级，本机关的层级是市级"):
        hall.adopt(draft)
    service.describe(draft, by=hall.reviewer, standard=True, **header)
    hall.adopt(draft)
    assert [row.matter for row in catalogue_of(hall.agency, NOON)] == [ROW.matter]


def test_who_prepares_does_not_adopt_and_others_do_neither(hall: Hall) -> None:
    with pytest.raises(MayNot, match="由法制审核人员或者系统管理员办理"):
        service.begin(hall.agency, by=hall.officer, name="目录")
    with pytest.raises(MayNot):
        service.begin(hall.agency, by=hall.head, name="目录")
    draft = hall.draft(ROW)
    with pytest.raises(MayNot, match="由机关负责人办理"):
        service.adopt(draft, by=hall.reviewer, adopted_by="会议", adopted_on=TODAY, since=TODAY, today=TODAY)


def test_one_draft_at_a_time(hall: Hall) -> None:
    draft = hall.draft()
    with pytest.raises(DraftThere):
        hall.draft()
    service.discard(draft, by=hall.reviewer)
    assert draft_of(hall.agency) is None
    with pytest.raises(NothingToCopy):
        service.begin_from_force(hall.agency, by=hall.reviewer, day=TODAY)


def test_the_edition_in_force_is_copied_whole_but_for_its_number(hall: Hall) -> None:
    draft = hall.draft(ROW, BODIES)
    header = {"name": "目录", "document_number": "某政发〔2026〕1号", "basis": "某办法", "level": ""}
    service.describe(draft, by=hall.reviewer, standard=True, **header)
    held = hall.adopt(draft)
    copied = service.begin_from_force(hall.agency, by=hall.reviewer, day=TODAY)
    assert (copied.name, copied.basis, copied.document_number, copied.standard) == (
        "目录",
        "某办法",
        "",
        True,
    )
    assert law_rows(copied, rows_of(copied)) == (ROW, BODIES)
    assert rows_of(held).count() == 2


def test_rows_are_changed_copied_and_removed_and_keep_their_order(hall: Hall) -> None:
    draft = hall.draft(ROW, BODIES)
    first, second = rows_of(draft)
    service.change_row(first, replace(ROW, matter="改过"), by=hall.reviewer)
    service.copy_row(second, by=hall.reviewer)
    service.remove_row(second, by=hall.reviewer)
    found = [(row.position, row.matter) for row in rows_of(draft)]
    assert found == [(1, "改过"), (2, BODIES.matter)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(ROW, matter=" "), "写明事项"),
        (replace(ROW, uses=frozenset()), "用于什么"),
        (replace(ROW, kind=FileKind.LICENCE), "只用于行政处罚"),
        (replace(ROW, counts=frozenset()), "要一起填"),
        (replace(ROW, threshold=None), "要一起填"),
        (replace(ROW, threshold=Decimal(0)), "大于零"),
    ],
)
def test_a_row_that_cannot_stand_is_refused(hall: Hall, row: object, said: str) -> None:
    draft = hall.draft()
    with pytest.raises(RowFaulty, match=said):
        service.add_row(draft, row, by=hall.reviewer)  # type: ignore[arg-type]
    assert rows_of(draft).count() == 0


def test_an_amount_that_looks_typed_in_ten_thousands_must_be_confirmed(hall: Hall) -> None:
    draft = hall.draft()
    small = replace(ROW, threshold=Decimal("99.99"))
    with pytest.raises(AmountLooksSmall, match=r"写的是99\.99元。是否以元为单位"):
        service.add_row(draft, small, by=hall.reviewer)
    service.add_row(draft, small, by=hall.reviewer, confirmed=True)
    service.add_row(draft, replace(ROW, threshold=Decimal(100)), by=hall.reviewer)
    assert rows_of(draft).count() == 2


def test_contradictions_name_both_rows_and_both_amounts(hall: Hall) -> None:
    draft = hall.draft(ROW, replace(ROW, matter="对个人罚款", threshold=Decimal(5000)))
    with pytest.raises(NotReady) as refusal:
        hall.adopt(draft)
    assert refusal.value.faults == (
        "第1行“对公民较大数额罚款”写10,000元以上（含本数），第2行“对个人罚款”写5,000元以上（含本数），"
        "两行是同一类决定、当事人和用途，标准却不同，请改成一致或者合并",
    )


def test_everything_in_the_way_is_said_at_once(hall: Hall) -> None:
    draft = hall.draft(replace(ROW, parties=frozenset({"自然人"})), BODIES)
    with pytest.raises(NotReady) as refusal:
        hall.adopt(draft, since=TODAY, adopted_on=TODAY + DAY, today=TODAY)
    told = str(refusal.value)
    assert "个体工商户没有归入任何一行" in told
    assert "晚于今天" in told
    assert "早于制定日期" in told
    service.discard(draft, by=hall.reviewer)
    with pytest.raises(NotReady, match="还没有一行"):
        hall.adopt(hall.draft())


def test_an_edition_does_not_begin_before_the_last_one(hall: Hall) -> None:
    hall.adopt(hall.draft(ROW), since=TODAY - DAY)
    draft = hall.draft(BODIES)
    with pytest.raises(NotReady, match="应晚于上一版的施行日期2026-03-01"):
        hall.adopt(draft, since=TODAY - DAY)


CHANGES: dict[str, tuple[str, Callable[[CatalogueEdition], object]]] = {
    "rename": ("catalogue_adopted_fixed", lambda edition: CatalogueEdition.objects.update(name="改")),
    "redate": (
        "catalogue_adopted_fixed",
        lambda edition: CatalogueEdition.objects.update(since=date(2026, 5, 1)),
    ),
    "unadopt": (
        "catalogue_adopted_fixed",
        lambda edition: CatalogueEdition.objects.update(adopted_on=None, since=None),
    ),
    "change row": ("catalogue_row_fixed", lambda edition: CatalogueEditionRow.objects.update(threshold=1)),
    "delete row": (
        "catalogue_row_fixed",
        lambda edition: CatalogueEditionRow.objects.all()._raw_delete("default"),
    ),
    "add row": (
        "catalogue_row_fixed",
        lambda edition: CatalogueEditionRow.objects.create(
            edition=edition, position=9, matter="添", kind="penalty", uses=[Use.REVIEW.value]
        ),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_what_was_adopted(hall: Hall, change: str) -> None:
    edition = hall.adopt(hall.draft(ROW))
    name, deed = CHANGES[change]
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed(edition)
    assert constraint_of(refusal.value) == name


def test_the_service_says_that_it_was_adopted(hall: Hall) -> None:
    edition = hall.adopt(hall.draft(ROW))
    (row,) = rows_of(edition)
    with pytest.raises(AlreadyAdopted, match="复制成新的草稿"):
        service.remove_row(row, by=hall.reviewer)
    with pytest.raises(AlreadyAdopted):
        hall.adopt(edition)


def test_what_is_laxer_than_the_standard_above_is_flagged(hall: Hall) -> None:
    below = make_hall("below", parent=hall.agency)
    draft = below.draft(replace(ROW, threshold=Decimal(20000)), BODIES)
    hall.adopt(hall.draft(ROW))
    assert service.laxer_rows(draft, TODAY) == (None, ())
    marked = service.begin_from_force(hall.agency, by=hall.reviewer, day=TODAY)
    header = {"name": "标准", "document_number": "", "basis": "", "level": ""}
    service.describe(marked, by=hall.reviewer, standard=True, **header)
    hall.adopt(marked, since=TODAY + DAY, adopted_on=TODAY)
    standard, found = service.laxer_rows(draft, TODAY + DAY)
    assert standard == marked
    assert [(item.standard.matter, item.row and item.row.threshold) for item in found] == [
        (ROW.matter, Decimal(20000))
    ]
