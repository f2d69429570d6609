"""Editions of a discretion standard: prepared, refused, adopted, fixed, replaced."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from mingjing.apps.standards.errors import (
    AlreadyAdopted,
    DraftThere,
    MayNot,
    NothingToCopy,
    NotReady,
    RowFaulty,
)
from mingjing.apps.standards.models import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.queries.discretion import (
    discretion_editions,
    discretion_in_force,
    law_rows,
    offences_in_force,
    rows_of,
)
from mingjing.apps.standards.service import discretion as service
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.ranges import FineRange, Measure
from tests.record.discretion.hall import OFFENCE, ROW, TODAY, Hall, row

pytestmark = pytest.mark.django_db
ROWS = (
    row(0, 20000, ""),
    row(100, 500, "从轻", fine=FineRange(low=Decimal(100), high=Decimal(500), high_in=False)),
    ROW,
    row(2000, 5000, "从重", parties=("法人", "其他组织")),
    DiscretionRow(offence=OFFENCE, grade="不予处罚", circumstances="初次并当场清理"),
    row(2, 5, "从重", fine=FineRange(low=Decimal(2), high=Decimal(5), measure=Measure.INCOME)),
)


def test_what_is_adopted_comes_back_as_it_was_written(hall: Hall) -> None:
    edition = hall.adopt(hall.draft(*ROWS))
    assert law_rows(rows_of(edition)) == ROWS
    assert discretion_in_force(hall.agency, TODAY) == edition
    assert offences_in_force(hall.agency, TODAY) == (OFFENCE,)


def test_an_edition_holds_from_its_day_until_the_next(hall: Hall) -> None:
    first = hall.adopt(hall.draft(ROW))
    later = TODAY + timedelta(days=30)
    second = hall.adopt(service.begin_from_force(hall.agency, by=hall.reviewer, day=TODAY), since=later)
    held = [discretion_in_force(hall.agency, TODAY + timedelta(days=days)) for days in (-1, 0, 29, 30)]
    assert held == [None, first, first, second]
    assert law_rows(rows_of(second)) == (ROW,)
    states = [(item.edition, item.until, item.state) for item in discretion_editions(hall.agency, TODAY)]
    assert states == [(second, None, "施行前"), (first, later - timedelta(days=1), "施行中")]


def test_the_database_refuses_to_change_what_was_adopted(hall: Hall) -> None:
    edition = hall.adopt(hall.draft(ROW))
    rows = DiscretionEditionRow.objects.filter(edition=edition)
    editions = DiscretionEdition.objects.filter(pk=edition.pk)
    changes = (
        lambda: rows.update(high=1), rows.delete, lambda: editions.update(name="别的"), editions.delete,
        lambda: rows.create(edition=edition, position=9, offence="别的"),
    )  # fmt: skip
    for change in changes:
        with pytest.raises(DatabaseError, match="adopted"), transaction.atomic():
            change()
    with pytest.raises(AlreadyAdopted):
        service.add_row(edition, ROW, by=hall.reviewer)
    assert law_rows(rows_of(edition)) == (ROW,)


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (row(2000, 500), "下限2,000大于上限500"),
        (row(1, 5), "一万元请写 10000"),
        (row(500, 500, fine=FineRange(low=Decimal(500), high=Decimal(500), high_in=False)), "两头都要含本数"),
        (row(None, None, fine=None), "请写罚款的下限或者上限"),
        (row(500, 2000, penalty_kinds=("警告",)), "处罚种类里要选罚款"),
        (row(500, 2000, penalty_kinds=()), "请选处罚种类"),
        (row(500, 2000, "不予处罚"), "不写处罚种类"),
        (row(500, 2000, offence=" "), "请写明违法行为"),
        (row(-5, 2000), "不能小于零"),
    ],
)
def test_a_row_that_can_not_stand_is_refused(hall: Hall, faulty: DiscretionRow, said: str) -> None:
    edition = hall.draft()
    with pytest.raises(RowFaulty, match=said):
        service.add_row(edition, faulty, by=hall.reviewer)
    assert not rows_of(edition).exists()


def test_a_small_amount_stands_once_somebody_says_that_it_is_meant(hall: Hall) -> None:
    edition = hall.draft()
    service.add_row(edition, row(20, 50), by=hall.reviewer, confirmed=True)
    assert law_rows(rows_of(edition)) == (row(20, 50),)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((row(500, 2000), row(2000, 3000)), "幅度却重叠"),
        ((row(500, 2000), row(1000, 3000, parties=("法人",))), "幅度却重叠"),
        ((row(None, 2000, ""), row(500, 2001)), "超出法定幅度2,000元以下"),
        ((), "还没有一行"),
    ],
)
def test_what_contradicts_itself_is_not_adopted(
    hall: Hall, rows: tuple[DiscretionRow, ...], said: str
) -> None:
    with pytest.raises(NotReady, match=said):
        hall.adopt(hall.draft(*rows))


def test_rows_that_touch_or_are_for_different_parties_do_not_contradict(hall: Hall) -> None:
    open_ended = FineRange(low=Decimal(2000), high=Decimal(3000), low_in=False)
    apart = (row(500, 2000, parties=("自然人",)), row(500, 9000, parties=("法人",)))
    touching = (replace(row(500, 2000), offence="挖掘"), replace(row(0, 0, fine=open_ended), offence="挖掘"))
    assert hall.adopt(hall.draft(*apart, *touching)).adopted_on


def test_misdated_editions_are_not_adopted(hall: Hall) -> None:
    hall.adopt(hall.draft(ROW))
    draft = service.begin_from_force(hall.agency, by=hall.reviewer, day=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(NotReady, match="应晚于上一版"):
        hall.adopt(draft)
    with pytest.raises(NotReady, match="晚于今天"):
        hall.adopt(draft, since=tomorrow, adopted_on=tomorrow)
    with pytest.raises(NotReady, match="早于制定日期"):
        hall.adopt(draft, since=TODAY - timedelta(days=1), adopted_on=TODAY)


def test_only_those_entitled_prepare_and_adopt(hall: Hall) -> None:
    with pytest.raises(MayNot, match="机关负责人"):
        service.begin(hall.agency, by=hall.officer, name="x")
    edition = hall.draft(ROW)
    with pytest.raises(MayNot):
        service.adopt(
            edition, by=hall.reviewer, adopted_by="会", adopted_on=TODAY, since=TODAY, today=TODAY
        )  # fmt: skip
    with pytest.raises(DraftThere):
        service.begin(hall.agency, by=hall.reviewer, name="x")
    service.discard(edition, by=hall.reviewer)
    with pytest.raises(NothingToCopy):
        service.begin_from_force(hall.agency, by=hall.reviewer, day=TODAY)


def test_rows_move_up_and_are_not_taken_twice(hall: Hall) -> None:
    edition = hall.draft(row(500, 600), row(700, 800), row(900, 950))
    first = rows_of(edition)[0]
    service.change_row(first, row(500, 650), by=hall.reviewer)
    service.remove_row(rows_of(edition)[1], by=hall.reviewer)
    assert service.add_rows(edition, [row(900, 950), row(1, 2), row(1, 2)], by=hall.reviewer) == 1
    assert [(item.position, item.high) for item in rows_of(edition)] == [(1, 650), (2, 950), (3, 2)]
