"""One question to the law, and the facts it may draw on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mingjing.core.law.answers import Obligation
from mingjing.core.law.condition import LINKED_ACT, Path, read_path
from mingjing.core.law.law import Law
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, PROCEDURE_NAMES, STAGE_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One question to the law: the situation, the act asked about, and the duties open in the file.

    `before_form`: nothing has been filled in yet; what the act's own fields will say is not held against
    it. `about`: the position of the entry that is asked about, where it is already in the file.
    """

    situation: Situation
    law: Law
    spec: ActSpec | None = None
    before_form: bool = False
    about: int | None = None
    duties: Callable[[], tuple[Obligation, ...]] = tuple

    def fact(self, path: Path, *, given_only: bool = False) -> Any:
        """The value at a path: from the act being done, else the latest in the file, else unknown."""
        situation = self.situation
        if path.name.startswith("@"):
            return _virtual(path.name, situation)
        if path.linked:
            return _linked(path, situation, given_only=given_only)
        value = read_path(situation.given, path)
        if value is None and not given_only:
            value = read_path(situation.file.facts, path)
        return value

    def fillable(self, name: str) -> bool:
        """Whether the act's own form will ask for this field."""
        return self.before_form and self.spec is not None and self.spec.bound(name) is not None


def _linked(path: Path, situation: Situation, *, given_only: bool) -> Any:
    """What the entry that a link points to says; None where it points nowhere."""
    position = situation.given.get(path.name)
    if position is None and not given_only:
        position = situation.file.facts.get(path.name)
    entries = situation.file.entries
    if not isinstance(position, int) or not 1 <= position <= len(entries):
        return None
    entry = entries[position - 1]
    return ACTS[entry.act].label if path.part == LINKED_ACT else entry.data.get(path.part)


def _virtual(name: str, situation: Situation) -> str:
    header = situation.file.header
    match name:
        case "@kind":
            return FILE_KIND_NAMES[header.kind]
        case "@procedure":
            return PROCEDURE_NAMES[header.procedure]
        case _:
            return STAGE_NAMES[situation.file.stage]
