"""What a field is: its label, its type, its choices. The catalogue is in `fields/`."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """The closed set of types a field can have; each decides form control, parsing, schema and display."""

    TEXT = "text"
    NOTE = "note"
    NUMBER = "number"
    MONEY = "money"
    TERM = "term"
    FLAG = "flag"
    DATE = "date"
    MOMENT = "moment"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    OFFICERS = "officers"
    PARTY = "party"
    SIGNATURE = "signature"
    PLACE = "place"
    BASIS = "basis"
    PAPERS = "papers"
    DOCUMENT = "document"
    LINK = "link"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the catalogue.

    `options`: the choices, joined by "|". `ahead`: a day that may lie in the future.
    `target`: for a link, the slug of the act or family referred to ("entry" for any).
    """

    label: str
    kind: FieldKind
    options: str = ""
    ahead: bool = False
    target: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices in order; empty where the field is not a choice."""
        return tuple(self.options.split("|")) if self.options else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundField:
    """A field in its place in an act: under which name, and whether the act makes no sense without it."""

    name: str
    field: Field
    needed: bool

    @property
    def label(self) -> str:
        """The Chinese label, the same in every act."""
        return self.field.label
