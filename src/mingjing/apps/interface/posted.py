"""Reading back what the field templates post: the other half of interface/fields/*.html."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import QueryDict

from mingjing.apps.interface.fields import InputKind
from mingjing.core.record.values import Party

PARTY_PARTS = tuple(Party.PARTS)
BASIS_PARTS = ("law", "article")
ITEM_PARTS = ("name", "spec", "quantity", "unit")
TERM_PARTS = ("amount", "unit")
ADD_ROW = "_add_row"
MOST_ROWS = 500
_TRUTH = {"yes": True, "no": False}
_SEPARATORS = str.maketrans("", "", ",，")


def wants_row(data: QueryDict) -> str | None:
    """The name of the repeated group for which 再加一行 was pressed; then show the form again."""
    return data.get(ADD_ROW) or None


def read(kind: InputKind, name: str, data: QueryDict) -> Any:
    """The posted value of one field in the shape that `Field.value` takes; checks nothing.

    Uploads come with the request's FILES; of papers only the keys of those received before and still
    ticked are read here (a list of strings).
    """
    return READERS[kind](name, data)


def _text(name: str, data: QueryDict) -> str:
    return (data.get(name) or "").strip()


def _truth(name: str, data: QueryDict) -> bool | None:
    return _TRUTH.get(data.get(name) or "")


def _amount(name: str, data: QueryDict) -> str:
    return _text(name, data).translate(_SEPARATORS)


def _several(name: str, data: QueryDict) -> list[str]:
    return [value for value in data.getlist(name) if value]


def _group(name: str, parts: tuple[str, ...], data: QueryDict) -> dict[str, str]:
    return {part: value for part in parts if (value := _text(f"{name}.{part}", data))}


def _rows(name: str, parts: tuple[str, ...], data: QueryDict) -> list[dict[str, str]]:
    """Rows in order. Blank ones fall away, except as many as 再加一行 needs to show one more."""
    text = data.get(f"{name}.rows") or ""
    shown = min(int(text), MOST_ROWS) if text.isdecimal() else 0
    filled = [row for n in range(shown) if (row := _group(f"{name}.{n}", parts, data))]
    if wants_row(data) != name:
        return filled
    return filled + [{} for _ in range(shown + 1 - len(filled))]


READERS: Final[Mapping[InputKind, Callable[[str, QueryDict], Any]]] = {
    InputKind.TEXT: _text,
    InputKind.DIGEST: _text,
    InputKind.NOTE: _text,
    InputKind.NUMBER: _text,
    InputKind.FLAG: _truth,
    InputKind.CHOICE: _text,
    InputKind.CHOICES: _several,
    InputKind.DATE: _text,
    InputKind.MOMENT: _text,
    InputKind.MONEY: _amount,
    InputKind.TERM: lambda name, data: _group(name, TERM_PARTS, data),
    InputKind.PERSON: _text,
    InputKind.PLACE: _text,
    InputKind.PARTY: lambda name, data: _group(name, PARTY_PARTS, data),
    InputKind.OFFICERS: _several,
    InputKind.LINK: _text,
    InputKind.DOCUMENT: _text,
    InputKind.PAPERS: _several,
    InputKind.SIGNATURE: _text,
    InputKind.BASIS: lambda name, data: _rows(name, BASIS_PARTS, data),
    InputKind.ITEMS: lambda name, data: _rows(name, ITEM_PARTS, data),
}
