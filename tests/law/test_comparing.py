"""Rows of catalogues against one another: contradictions, sole traders forgotten, laxer than the standard."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingjing.core.law.catalogued import CatalogueRow, Use
from mingjing.core.law.comparing import contradictions, laxer, unassigned
from mingjing.core.record.vocabulary import FileKind

ROW = CatalogueRow(
    number=1, matter="对公民罚款", kind=FileKind.PENALTY, since=date(2025, 1, 1),
    uses=frozenset({Use.REVIEW, Use.FILING}), penalty_kinds=frozenset({"罚款"}),
    parties=frozenset({"自然人"}),
    threshold=Decimal(10000), counts=frozenset({"fine"}),
)  # fmt: skip


def _row(**changes: Any) -> CatalogueRow:
    return replace(ROW, number=2, matter="第二行", **changes)


@pytest.mark.parametrize(
    ("changes", "contradicting"),
    [
        ({}, False),
        ({"threshold": Decimal(5000)}, True),
        ({"inclusive": False}, True),
        ({"threshold": Decimal(5000), "parties": frozenset({"法人"})}, False),
        ({"threshold": Decimal(5000), "parties": frozenset()}, True),
        ({"threshold": Decimal(5000), "uses": frozenset({Use.HEARING})}, False),
        ({"threshold": Decimal(5000), "uses": frozenset({Use.FILING, Use.HEARING})}, True),
        ({"threshold": Decimal(5000), "penalty_kinds": frozenset({"没收违法所得"})}, False),
        ({"threshold": Decimal(5000), "counts": frozenset({"confiscated_income"})}, False),
        ({"threshold": Decimal(5000), "domain": "食品"}, False),
        ({"threshold": Decimal(5000), "kind": FileKind.LICENCE}, False),
        ({"threshold": None, "counts": frozenset()}, False),
    ],
)
def test_rows_about_the_same_must_name_one_amount_and_bound(
    changes: dict[str, Any], contradicting: bool
) -> None:
    other = _row(**changes)
    assert list(contradictions((ROW, other))) == ([(ROW, other)] if contradicting else [])


def test_sole_traders_must_belong_somewhere() -> None:
    body = _row(parties=frozenset({"法人", "其他组织"}), threshold=Decimal(100000))
    assert list(unassigned((ROW, body))) == [(ROW, body)]
    with_traders = replace(body, parties=body.parties | {"个体工商户"})
    assert list(unassigned((ROW, with_traders))) == []
    assert list(unassigned((ROW,))) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, False),
        ({"threshold": Decimal(9000)}, False),
        ({"threshold": None, "counts": frozenset()}, False),
        ({"threshold": Decimal(20000)}, True),
        ({"inclusive": False}, True),
    ],
)
def test_what_asks_for_less_than_the_standard_is_found(changes: dict[str, Any], found: bool) -> None:
    mine = _row(**changes)
    assert [item.row for item in laxer((mine,), (ROW,))] == ([mine] if found else [])


@pytest.mark.parametrize(
    "changes",
    [{"kind": FileKind.LICENCE}, {"uses": frozenset({Use.HEARING})}, {"parties": frozenset({"法人"})}],
)
def test_a_row_of_the_standard_that_nothing_answers_is_found(changes: dict[str, Any]) -> None:
    assert [(item.standard, item.row) for item in laxer((_row(**changes),), (ROW,))] == [(ROW, None)]
