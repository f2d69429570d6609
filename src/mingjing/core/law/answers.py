"""What the engine answers, and why. Every answer can be read aloud."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import Due


class Verdict(StrEnum):
    """A condition is met, not met, or cannot be told from what is known."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a condition came out as it did: a sentence, the entries it rests on, and its parts.

    `tell`: the sentence is to be told to whoever is barred by it, besides the clause.
    """

    verdict: Verdict
    text: str
    entries: tuple[int, ...] = ()
    parts: tuple["Reason", ...] = ()
    asks: tuple[str, ...] = ()
    tell: bool = False

    def told(self) -> tuple[str, ...]:
        """What is to be told, from here down, of what is met or in doubt."""
        own = (self.text,) if self.tell and self.verdict is not Verdict.UNMET else ()
        below = [text for part in self.parts for text in part.told()]
        return tuple(dict.fromkeys([*own, *below]))

    def unknown_fields(self) -> tuple[str, ...]:
        """The labels of the fields one would have to know, from here down."""
        below = [label for part in self.parts for label in part.unknown_fields()]
        return tuple(dict.fromkeys([*self.asks, *below]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A clause as cited on whatever it causes."""

    clause: str
    source: str
    gist: str
    rule_set: str


class ObstacleKind(StrEnum):
    """What stands in the way: the order of the record, the law, a missing field, or something unknown."""

    STRUCTURE = "structure"
    GATE = "gate"
    REQUIREMENT = "requirement"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Something that bars an act now, and what would lift it.

    `fields`: names of the act's fields the obstacle is about (for the form's error summary). `waits_for`:
    the acts that what would lift it speaks of.
    """

    kind: ObstacleKind
    message: str
    lift: str = ""
    citation: Citation | None = None
    fields: tuple[str, ...] = ()
    reason: Reason | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something the law asks for in doing an act that does not bar it."""

    message: str
    citation: Citation
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty that has opened in a file.

    `key`: stable within the file: duty name and the opening entry. `due` is None where the law says
    「及时」 without a number. `stricter_than`: further due dates for the same duty that gave way.
    """

    key: str
    name: str
    citation: Citation
    role: Role | None
    opened_by: int
    opened_at: datetime
    due: Due | None
    closed_by: int | None
    closed_at: datetime | None
    closing_acts: tuple[str, ...]
    lapse_act: str | None = None
    stricter_than: tuple["Obligation", ...] = ()

    @property
    def open(self) -> bool:
        """Whether it still waits for the act that fulfils it."""
        return self.closed_by is None

    def overdue(self, now: datetime) -> bool:
        """Whether the last moment passed before it was fulfilled (or, while open, before now)."""
        return self.due is not None and (self.closed_at or now) > self.due.moment


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """One line of 接下来: an act that could be done now, or that is barred and why.

    `mine`: whether this person has the capacity for it.
    """

    slug: str
    label: str
    obstacles: tuple[Obstacle, ...]
    fulfils: tuple[Obligation, ...] = ()
    mine: bool = True

    @property
    def allowed(self) -> bool:
        """Whether this person can open it now."""
        return self.mine and not self.obstacles
