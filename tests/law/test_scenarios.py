"""The scenarios themselves: all come out as written, and every norm is seen to bite and to spare."""

from functools import cache

import pytest

from mingjing.core.law.norms import DutyNorm, Gate, Prompt, Requirement
from mingjing.regulations.library import HOME, folders, rule_set
from mingjing.regulations.scenarios import Outcome, run_folder

TESTED = (Gate, Prompt, Requirement, DutyNorm)


@cache
def outcomes(place: str) -> tuple[Outcome, ...]:
    return tuple(run_folder(folders()[place] / "scenarios", HOME))


def _clauses_with_norms() -> set[str]:
    return {
        clause.id
        for place in folders()
        for clause in rule_set(place).clauses
        if clause.means in ("enforce", "prompt") and any(isinstance(norm, TESTED) for norm in clause.norms)
    }


@pytest.mark.parametrize("place", sorted(folders()))
def test_scenarios_come_out_as_written(place: str) -> None:
    found = outcomes(place)
    assert len(found) > 20
    assert [f"{item.scenario.name}: {item.faults}" for item in found if not item.passed] == []


def test_every_norm_is_seen_to_bite() -> None:
    bitten = {clause for place in folders() for item in outcomes(place) for clause in item.bitten}
    assert _clauses_with_norms() - bitten == set()


def test_every_norm_is_seen_to_spare() -> None:
    spared = {clause for place in folders() for item in outcomes(place) for clause in item.spared}
    assert _clauses_with_norms() - spared == set()
