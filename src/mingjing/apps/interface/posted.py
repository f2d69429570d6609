"""Reading back what the field templates post: the other half of interface/fields/*.html."""

from __future__ import annotations

from typing import Any, assert_never

from django.http import QueryDict

from mingjing.apps.interface.fields import BLANK_ROWS, InputKind
from mingjing.core.record.values import Party

PARTY_PARTS = tuple(Party.PARTS)
BASIS_PARTS = ("law", "article")
ITEM_PARTS = ("name", "spec", "quantity", "unit")
TERM_PARTS = ("amount", "unit")
ADD_ROW = "_add_row"
MOST_ROWS = 500
_TRUTH = {"yes": True, "no": False}


def wants_row(data: QueryDict) -> str | None:
    """The name of the repeated group for which 再加一行 was pressed; then show the form again."""
    return data.get(ADD_ROW) or None


def read(kind: InputKind, name: str, data: QueryDict) -> Any:
    """The posted value of one field in the shape that `Field.value` takes; checks nothing.

    Uploads come with the request's FILES; of papers only the keys of those received before and still ticked
    are read here (a list of strings).
    """
    match kind:
        case InputKind.FLAG:
            return _TRUTH.get(data.get(name, ""))
        case InputKind.CHOICES | InputKind.OFFICERS | InputKind.PAPERS:
            return [value for value in data.getlist(name) if value]
        case InputKind.PARTY:
            return _group(name, PARTY_PARTS, data)
        case InputKind.TERM:
            return _group(name, TERM_PARTS, data)
        case InputKind.BASIS:
            return _rows(name, BASIS_PARTS, data)
        case InputKind.ITEMS:
            return _rows(name, ITEM_PARTS, data)
        case InputKind.MONEY:
            return _text(data, name).replace(",", "").replace("，", "")
        case (
            InputKind.TEXT
            | InputKind.NOTE
            | InputKind.NUMBER
            | InputKind.CHOICE
            | InputKind.DATE
            | InputKind.MOMENT
            | InputKind.PERSON
            | InputKind.PLACE
            | InputKind.LINK
            | InputKind.DOCUMENT
            | InputKind.SIGNATURE
        ):
            return _text(data, name)
        case _:
            assert_never(kind)


def _text(data: QueryDict, name: str) -> str:
    return (data.get(name) or "").strip()


def _group(name: str, parts: tuple[str, ...], data: QueryDict) -> dict[str, str]:
    return {part: value for part in parts if (value := _text(data, f"{name}.{part}"))}


def _rows(name: str, parts: tuple[str, ...], data: QueryDict) -> list[dict[str, str]]:
    """Rows in order. Blank ones fall away, except as many as 再加一行 needs to show one more."""
    shown = _count(data, name)
    filled = [row for n in range(shown) if (row := _group(f"{name}.{n}", parts, data))]
    if wants_row(data) != name:
        return filled
    return filled + [{} for _ in range(max(BLANK_ROWS, shown + 1) - len(filled))]


def _count(data: QueryDict, name: str) -> int:
    text = data.get(f"{name}.rows", "")
    return min(int(text), MOST_ROWS) if text.isdecimal() else BLANK_ROWS
