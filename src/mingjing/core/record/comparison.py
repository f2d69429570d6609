"""What changed between two drafts: field by field, long texts piece by piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from mingjing.core.record.act import ACTS
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import Entry
from mingjing.core.record.parsing import is_blank

WRITTEN = frozenset({FieldKind.NOTE, FieldKind.TEXT, FieldKind.BASIS})
OWN = frozenset({FieldKind.LINK, FieldKind.SIGNATURE, FieldKind.DIGEST, FieldKind.MOMENT})
# Up to this length texts are compared by characters, beyond it by sentences: the time grows by the square.
BY_CHARACTER = 2000
_WORDS = re.compile(r"\d[\d,.]*|[A-Za-z]+|.", re.S)
_SENTENCES = re.compile(r"[^。；\n]*[。；\n]?")


class How(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a text, and what became of it."""

    how: How
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that says something else. `pieces`: of a text that was there before and is there now."""

    name: str
    label: str
    before: Any
    after: Any
    pieces: tuple[Piece, ...] = ()


def changes(before: Entry, after: Entry) -> Iterator[Change]:
    """What the later draft says otherwise, in the order of its act; references and signatures aside."""
    for item in _fields(before, after):
        old, new = before.data.get(item.name), after.data.get(item.name)
        if old == new or (is_blank(old) and is_blank(new)):
            continue
        both = item.field.kind in WRITTEN and not is_blank(old) and not is_blank(new)
        pieces = tuple(compared(str(old), str(new))) if both else ()
        yield Change(name=item.name, label=item.label, before=old, after=new, pieces=pieces)


def _fields(before: Entry, after: Entry) -> list[BoundField]:
    found = {item.name: item for entry in (after, before) for item in ACTS[entry.act].fields}
    return [item for item in found.values() if item.field.kind not in OWN]


def compared(before: str, after: str) -> Iterator[Piece]:
    """The later text with what was taken out and put in; put together again it gives both texts."""
    pattern = _WORDS if len(before) + len(after) <= BY_CHARACTER else _SENTENCES
    old, new = pattern.findall(before), pattern.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(how=How.KEPT, text="".join(old[a:b]))
            continue
        if b > a:
            yield Piece(how=How.GONE, text="".join(old[a:b]))
        if d > c:
            yield Piece(how=How.NEW, text="".join(new[c:d]))
