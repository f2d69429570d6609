"""Running the scenarios of a rule set for a page: as far as the time goes, each with what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mingjing.regulations.library import HOME, RuleSetExpired, RuleSetUnknown
from mingjing.regulations.reading.errors import RuleError, RuleErrors
from mingjing.regulations.scenarios import Outcome, run_scenario
from mingjing.regulations.scripts import Scenario, read_scenarios


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What was run. `cut`: the time was over before the last; `fault`: why a file could not be read on."""

    outcomes: tuple[Outcome, ...]
    cut: bool = False
    fault: str = ""

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Those that did not come as written."""
        return tuple(item for item in self.outcomes if not item.passed)


def try_scenarios(folder: Path, home: Path = HOME, *, clause: str = "", go_on: Callable[[], bool]) -> Trial:
    """Run the scenarios below a rule set's folder, those that speak of `clause` where one is given.

    `go_on` is asked before each; once it says no, the rest is left out.
    """
    found: list[Outcome] = []
    try:
        for scenario in read_scenarios(folder, home):
            if clause and not speaks_of(scenario, clause):
                continue
            if not go_on():
                return Trial(outcomes=tuple(found), cut=True)
            found.append(_tried(scenario, home))
    except (RuleError, RuleErrors) as error:
        return Trial(outcomes=tuple(found), fault=str(error))
    return Trial(outcomes=tuple(found))


def speaks_of(scenario: Scenario, clause: str) -> bool:
    """Whether the scenario was written for the clause, or wants or checks something of it."""
    said = {*scenario.clauses, *(check.clause for check in scenario.checks)}
    for step in scenario.steps:
        said.update(step.refused, step.not_refused, step.reminded, step.not_reminded)
    return clause in said


def _tried(scenario: Scenario, home: Path) -> Outcome:
    try:
        return run_scenario(scenario, home)
    except (RuleSetUnknown, RuleSetExpired) as error:
        return Outcome(scenario=scenario, faults=[str(error)])
