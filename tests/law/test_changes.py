"""A lawyer changes a number and sees what it changes."""

import shutil
from pathlib import Path

from mingjing.regulations.changes import changes_in
from mingjing.regulations.library import folders


def _copy(place: str, to: Path) -> Path:
    folder = to / place
    shutil.copytree(folders()[place], folder)
    return folder


def test_the_same_rules_change_nothing(tmp_path: Path) -> None:
    found = changes_in(_copy("fengli", tmp_path))
    assert (found.clauses, found.broken) == ((), ())
    assert found.scenarios > 20


def test_another_number_names_its_clause_and_the_scenarios_that_come_out_otherwise(tmp_path: Path) -> None:
    folder = _copy("xuecheng", tmp_path)
    file = folder / "publicity.yaml"
    text = file.read_text(encoding="utf-8")
    assert "期限: 7个工作日" in text
    file.write_text(text.replace("期限: 7个工作日", "期限: 5个工作日"), encoding="utf-8")
    found = changes_in(folder)
    assert "xuecheng.publicity.12-2" in [item.clause for item in found.clauses]
    changed = next(item for item in found.clauses if item.clause == "xuecheng.publicity.12-2")
    assert any("7个工作日" in line for line in changed.before)
    assert any("5个工作日" in line for line in changed.after)
    assert any("届满" in fault for outcome in found.broken for fault in outcome.faults)
