"""What whoever fills in an act can see: the case's line, the file so far, who acts and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import Procedure, Role
from mingjing.core.terms import Calendar
from mingjing.walk.cast import Cast
from mingjing.walk.clock import Clock
from mingjing.walk.rows import PenaltyRow

# Where the table says nothing of where it happened.
SOMEWHERE = "案涉场所"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One act about to be filled in. `said`: what of it is settled already."""

    spec: ActSpec
    row: PenaltyRow
    file: CaseFile
    cast: Cast
    agency: str
    actor: PersonOnDay
    at: datetime
    opened: datetime
    calendar: Calendar
    case_number: str
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def on_the_spot(self) -> bool:
        """Whether the file runs in the simple procedure."""
        return self.file.header.procedure is Procedure.ON_THE_SPOT

    @property
    def cause(self) -> str:
        """What the case is about, in a few words (案由)."""
        return self.row.situation[:100]

    @property
    def case_name(self) -> str:
        """Party and cause."""
        return f"{self.row.party_name}{self.cause}案"[:150]

    @property
    def place(self) -> str:
        """Where it happened."""
        return self.row.place or SOMEWHERE

    @property
    def person(self) -> str:
        """Who speaks and signs for the party: the person punished, or who answers for the unit."""
        row = self.row
        return row.party_name if row.party_kind == "自然人" else row.person or f"{row.party_name}负责人"

    @property
    def public_name(self) -> str:
        """The party as published: of a natural person the surname only, the rest being privacy."""
        name = self.row.party_name
        if self.row.party_kind != "自然人" or "某" in name or "（" in name:
            return name
        return f"{name[0]}{'某' * (len(name) - 1)}"

    def workdays_on(self, count: int) -> datetime:
        """The morning that many workdays from now."""
        return Clock(self.calendar, self.at.date()).workdays(count)

    def unit_of(self, role: Role) -> str:
        """The section of the first person in a capacity; empty where there is none."""
        holder = self.cast.holder(role)
        return holder.unit if holder else ""

    @property
    def decision_number(self) -> str:
        """The decision's, once it has one; before that a number in the usual form, the real one being
        allotted where documents are issued."""
        decided = self.file.latest(MEMBERS["make_decision"])
        if decided is not None and decided.data.get("document_no"):
            return str(decided.data["document_no"])
        digits = "".join(filter(str.isdigit, self.row.number)).lstrip("0") or "1"
        return f"罚决〔{self.opened.year}〕{digits}号"

    @property
    def digest(self) -> str:
        """A digest that stands for the case's recording, always the same."""
        return sha256(f"{self.file.header.id}/{self.row.number}".encode()).hexdigest()

    @property
    def party(self) -> dict[str, Any]:
        """The party as a field's parts."""
        representative = (
            {} if self.row.party_kind == "自然人" else {"legal_representative": self.row.person or "负责人"}
        )
        return {
            "kind": self.row.party_kind,
            "name": self.row.party_name,
            "address": self.row.address or self.place[:200],
        } | representative

    def position(self, target: str) -> int | None:
        """The latest entry of an act or family ("entry": of any); None where there is none yet."""
        if target == "entry":
            return self.file.entries[-1].position if self.file.entries else None
        entry = self.file.latest(_slugs(target))
        return entry.position if entry else None


def _slugs(target: str) -> Iterable[str]:
    return MEMBERS.get(target, frozenset({target}))
