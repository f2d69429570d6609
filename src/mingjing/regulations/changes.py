"""What a changed rule set changes: clause by clause, and in the scenarios that come out otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mingjing.core.law.norms import Clause, RuleSet
from mingjing.regulations.library import folders, rule_set
from mingjing.regulations.manual import norm_lines
from mingjing.regulations.reading.rulesets import read_rule_set
from mingjing.regulations.scenarios import Outcome, run_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One clause before and after, in words; one side empty where it was added or taken away."""

    clause: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between the rule set carried and the one in a folder."""

    rule_set: str
    clauses: tuple[Changed, ...]
    broken: tuple[Outcome, ...]
    scenarios: int


def changes_in(folder: Path) -> Changes:
    """Compare the rule set in `folder` with the one of the same name that the program carries.

    The carried scenarios are run under the changed rules: those that no longer come out as written show
    what the change does. Raises RuleErrors, RuleSetUnknown.
    """
    after = read_rule_set(folder)
    before = rule_set(after.id)
    outcomes = run_folder(folders()[after.id] / "scenarios", folder.parent)
    return Changes(
        rule_set=after.id, clauses=tuple(_clauses(before, after)), scenarios=len(outcomes),
        broken=tuple(outcome for outcome in outcomes if not outcome.passed),
    )  # fmt: skip


def _clauses(before: RuleSet, after: RuleSet) -> Iterator[Changed]:
    old = {clause.id: clause for clause in before.clauses}
    new = {clause.id: clause for clause in after.clauses}
    for name in dict.fromkeys((*old, *new)):
        one, other = old.get(name), new.get(name)
        if one != other:
            yield Changed(clause=name, before=_words(one), after=_words(other))


def _words(clause: Clause | None) -> tuple[str, ...]:
    """The clause as the manual writes it; a change that the words do not show is at least named."""
    if clause is None:
        return ()
    lines = [text for norm in clause.norms for text in norm_lines(norm)]
    return (clause.citation.gist, *lines, *(f"承载：{kind} {name}" for kind, name in clause.held_by))
