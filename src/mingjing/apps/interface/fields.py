"""What a form field needs to be drawn: one value for every kind of question an act can ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mingjing.core.record.values import PARTY_KINDS

TERM_UNITS = ("工作日", "日", "小时", "月", "年")
RADIO_AT_MOST = 5


class InputKind(StrEnum):
    """The closed set of questions, in the words of the record's own kinds, and 物品清单 besides.

    Each has a template of the same name in interface/fields/.
    """

    TEXT = "text"
    NOTE = "note"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    TERM = "term"
    PERSON = "person"
    PLACE = "place"
    PARTY = "party"
    OFFICERS = "officers"
    LINK = "link"
    DOCUMENT = "document"
    PAPERS = "papers"
    SIGNATURE = "signature"
    BASIS = "basis"
    ITEMS = "items"
    DIGEST = "digest"


BLANK_ROWS = {InputKind.ITEMS: 5, InputKind.BASIS: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to pick. `barred` says why it can't be picked now (it stays visible)."""

    value: str
    label: str
    note: str = ""
    barred: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question as the page shows it.

    `value` is what was typed or saved, in the shape `posted.read` gives for the kind: a string; None,
    True or False for a flag; a list of strings for choices and officers; a mapping for party and term;
    a list of mappings for basis and items; for papers a list of {name, size, key} already received.
    `help` is how to answer, `why` the clause that asks (cite and gist), `errors` what is wrong.
    """

    name: str
    label: str
    kind: InputKind
    help: str = ""
    why: str = ""
    value: Any = None
    errors: tuple[str, ...] = ()
    required: bool = False
    choices: tuple[Choice, ...] = ()

    @property
    def html_id(self) -> str:
        """The element an error summary links to. Dots of nested names aren't wanted in an id."""
        return "f-" + self.name.replace(".", "-")

    @property
    def template(self) -> str:
        """The partial that draws this field."""
        return f"interface/fields/{self.kind.value}.html"

    @property
    def described_by(self) -> str:
        """Ids of the help, clause and error texts that are there, for aria-describedby."""
        texts = (("help", self.help), ("law", self.why), ("why", self.errors))
        return " ".join(f"{self.html_id}-{part}" for part, text in texts if text)

    @property
    def as_radio(self) -> bool:
        """Few choices are all shown; many go into a list."""
        return len(self.choices) <= RADIO_AT_MOST

    @property
    def party_kinds(self) -> tuple[str, ...]:
        """What a party can be."""
        return PARTY_KINDS

    @property
    def units(self) -> tuple[str, ...]:
        """In what a term can be measured."""
        return TERM_UNITS

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """What was typed into a repeated group, filled up with blank rows, so it works without script."""
        typed: list[Mapping[str, Any]] = list(self.value or ())
        return typed + [{}] * max(0, BLANK_ROWS.get(self.kind, 0) - len(typed))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """One fieldset of a form: a heading and its questions. `folded`: shown when its heading is pressed."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False
