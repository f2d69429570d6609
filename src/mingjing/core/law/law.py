"""The law that binds a file now: several rule sets together, indexed for the questions asked of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from mingjing.core.law.norms import (
    Clause,
    DutyNorm,
    Gate,
    ItemSet,
    Norm,
    Permission,
    Prompt,
    Requirement,
    Retention,
    RuleSet,
    Scope,
    Staffing,
)  # fmt: skip
from mingjing.core.record.vocabulary import ROLE_NAMES, Role

N = TypeVar("N", Gate, Prompt, Requirement)


@dataclass(frozen=True)
class Law:
    """Rule sets in force together, highest rank first. Gates and requirements add up."""

    rule_sets: tuple[RuleSet, ...]

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """Every norm, in order of rank."""
        return tuple(norm for clause in self.clauses.values() for norm in clause.norms)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Clause id → clause."""
        return {clause.id: clause for rules in self.rule_sets for clause in rules.clauses}

    @cached_property
    def gates(self) -> dict[str, tuple[Gate, ...]]:
        """Act slug → the gates before it; what must be reviewed is barred until it is."""
        return _by_act(
            norm.gate if isinstance(norm, Scope) else norm
            for norm in self.norms
            if isinstance(norm, Gate | Scope)
        )

    @cached_property
    def prompts(self) -> dict[str, tuple[Prompt, ...]]:
        """Act slug → reminders shown with it."""
        return _by_act(norm for norm in self.norms if isinstance(norm, Prompt))

    @cached_property
    def requirements(self) -> dict[str, tuple[Requirement, ...]]:
        """Act slug → what it must carry."""
        return _by_act(norm for norm in self.norms if isinstance(norm, Requirement))

    @cached_property
    def permitted(self) -> frozenset[str]:
        """Acts that some rule set permits."""
        found = [norm.acts for norm in self.norms if isinstance(norm, Permission)]
        return frozenset().union(*found)

    @cached_property
    def duties(self) -> tuple[DutyNorm, ...]:
        """All duties."""
        return tuple(norm for norm in self.norms if isinstance(norm, DutyNorm))

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """What must be reviewed."""
        return tuple(norm for norm in self.norms if isinstance(norm, Scope))

    @cached_property
    def retentions(self) -> tuple[Retention, ...]:
        """All retentions."""
        return tuple(norm for norm in self.norms if isinstance(norm, Retention))

    @cached_property
    def staffing(self) -> tuple[Staffing, ...]:
        """How many reviewers are wanted; each clause by itself."""
        return tuple(norm for norm in self.norms if isinstance(norm, Staffing))

    @cached_property
    def sets(self) -> dict[str, ItemSet]:
        """Named lists; where two places name the same, the place's own (lower rank) is the fuller one."""
        return {norm.name: norm for norm in self.norms if isinstance(norm, ItemSet)}

    def title(self, role: Role) -> str:
        """What the place calls a role."""
        for rules in reversed(self.rule_sets):
            for named, title in rules.titles:
                if named is role:
                    return title
        return ROLE_NAMES[role]


def _by_act(norms: Iterable[N]) -> dict[str, tuple[N, ...]]:
    index: dict[str, list[N]] = {}
    for norm in norms:
        for act in norm.acts:
            index.setdefault(act, []).append(norm)
    return {act: tuple(found) for act, found in index.items()}
