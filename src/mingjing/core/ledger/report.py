"""The result of a verification: numbered steps, each with what was found, in Chinese."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its number, its name, whether it held, and what was found."""

    n: int
    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All steps, in order. `trusted`: the signing key was one that the reader named beforehand."""

    steps: tuple[Step, ...]
    trusted: bool

    @property
    def ok(self) -> bool:
        """Whether every step held; a report without steps did not check anything and is not ok."""
        return bool(self.steps) and all(step.ok for step in self.steps)
