"""A place the program has never seen is a folder of rules with its scenarios, and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest

from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.library import HOME, folders, law_for, rule_set
from mingjing.regulations.scenarios import Outcome, run_folder

PLACES = Path(__file__).parent / "places"
NAMES = sorted(folders(PLACES))


def _outcomes(place: str) -> list[Outcome]:
    return run_folder(PLACES / place / "scenarios", PLACES)


def test_there_are_places_the_program_does_not_carry() -> None:
    assert NAMES == ["kanmen", "yuhua"]
    assert not set(NAMES) & set(folders(HOME))


@pytest.mark.parametrize("place", NAMES)
def test_a_new_place_is_rules_and_scenarios_only(place: str) -> None:
    kinds = {path.suffix for path in (PLACES / place).rglob("*") if path.is_file()}
    assert kinds == {".yaml"}


@pytest.mark.parametrize("place", NAMES)
def test_its_scenarios_come_out_as_written(place: str) -> None:
    outcomes = _outcomes(place)
    assert outcomes
    assert [(item.scenario.name, item.faults) for item in outcomes if not item.passed] == []


@pytest.mark.parametrize("place", NAMES)
def test_every_rule_is_seen_to_bite_and_to_spare(place: str) -> None:
    outcomes = _outcomes(place)
    bitten = set().union(*(item.bitten for item in outcomes))
    spared = set().union(*(item.spared for item in outcomes))
    wanted = {clause.id for clause in rule_set(place, PLACES).clauses if clause.norms}
    assert wanted - bitten == set()
    assert wanted - spared == set()


def test_a_scenario_that_expects_otherwise_fails(tmp_path: Path) -> None:
    text = (PLACES / "yuhua" / "scenarios" / "publicity.yaml").read_text(encoding="utf-8")
    place = tmp_path / "scenarios"
    place.mkdir()
    (place / "publicity.yaml").write_text(text.replace("到期: 2027-03-06", "到期: 2030-03-06"), "utf-8")
    failed = [item.scenario.name for item in run_folder(place, PLACES) if not item.passed]
    assert failed == ["自然人公开满二年，经办领导批准后才撤下"]


def test_it_binds_together_with_the_law_the_program_carries() -> None:
    law = law_for(["national", "kanmen"], at=datetime(2025, 3, 3, 9, tzinfo=SHANGHAI), home=PLACES)
    assert [item.id for item in law.rule_sets] == ["national", "kanmen"]
    assert law.title(Role.REVIEWER) == "合法性审核人员"
