"""The file as a fold over its entries. Folding is linear in the entries; each step is constant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.vocabulary import FileKind, Procedure, Role, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act, done. Never changed, never deleted.

    `position`: 1, 2, 3 … without gaps in its file. `at`: when it happened; `recorded_at`: when it was
    taken down. `data`: the act's fields as plain JSON. `role`: in what capacity `by` acted.
    """

    position: int
    act: str
    at: datetime
    recorded_at: datetime
    by: str
    by_name: str
    role: Role
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHeader:
    """What is fixed when a file is opened."""

    id: str
    kind: FileKind
    procedure: Procedure
    agency: str


@dataclass(slots=True, kw_only=True)
class CaseFile:
    """The state of a file after its entries. Built by `fold` only; callers read.

    `by_act`: act slug → its entries in order. `facts`: field name → the latest value given.
    """

    header: FileHeader
    entries: list[Entry] = field(default_factory=list)
    by_act: dict[str, list[Entry]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    stage: Stage = Stage.START

    def add(self, entry: Entry) -> None:
        """Take in the next entry."""
        if entry.position != len(self.entries) + 1:
            raise ValueError(f"entry {entry.position} does not follow {len(self.entries)}")
        self.entries.append(entry)
        self.by_act.setdefault(entry.act, []).append(entry)
        self.facts.update(entry.data)
        moved = ACTS[entry.act].moves_to
        if moved is not None:
            self.stage = moved

    def done(self, slugs: Iterable[str]) -> list[Entry]:
        """The entries of any of these acts, in order of position."""
        lists = [self.by_act[slug] for slug in slugs if slug in self.by_act]
        if len(lists) == 1:
            return lists[0]
        return sorted((entry for part in lists for entry in part), key=lambda entry: entry.position)

    def latest(self, slugs: Iterable[str]) -> Entry | None:
        """The newest entry of any of these acts."""
        ends = [self.by_act[slug][-1] for slug in slugs if slug in self.by_act]
        return max(ends, key=lambda entry: entry.position, default=None)

    def has(self, slug_or_family: str) -> bool:
        """Whether the act, or any act of the family, was done."""
        return any(slug in self.by_act for slug in MEMBERS.get(slug_or_family, (slug_or_family,)))


def fold(header: FileHeader, entries: Iterable[Entry]) -> CaseFile:
    """The file after these entries, given in order of position from 1."""
    file = CaseFile(header=header)
    for entry in entries:
        file.add(entry)
    return file
