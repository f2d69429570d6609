"""Values are frozen, slotted and keyword-only, and what is public says what it is."""

import ast

from tests.unit.house.sources import SOURCE, classes, modules, shown, tree

WANTED = {"frozen", "slots", "kw_only"}
# class: why it isn't such a value. An entry that is no longer needed fails.
OTHERWISE: dict[str, str] = {
    "src/mingjing/core/record/field.py::Field": "written by position, once in each line of the catalogue",
    "src/mingjing/core/record/file.py::CaseFile": "the fold's accumulator: built up entry by entry",
    "src/mingjing/core/law/law.py::Law": "keeps its indexes, which need a __dict__",
    "src/mingjing/regulations/reading/node.py::Node": "made by position for every place in a rule file",
    "src/mingjing/regulations/scenarios.py::Outcome": "filled in while the scenario runs",
    "src/mingjing/regulations/scenarios.py::_Run": "the scenario's running file",
}
UNDOCUMENTED: dict[str, str] = {}


def _dataclass_keywords(cls: ast.ClassDef) -> set[str] | None:
    """The switches that are on in a class's @dataclass, or None for a class that is none."""
    for decorator in cls.decorator_list:
        match decorator:
            case ast.Name(id="dataclass"):
                return set()
            case ast.Call(func=ast.Name(id="dataclass"), keywords=keywords):
                return {k.arg for k in keywords if k.arg and ast.unparse(k.value) == "True"}
    return None


def test_values_are_frozen_slotted_and_keyword_only() -> None:
    found = set()
    for path in modules():
        for cls in classes(path):
            keywords = _dataclass_keywords(cls)
            if keywords is not None and not keywords >= WANTED:
                found.add(f"{shown(path)}::{cls.name}")
    assert found == set(OTHERWISE)


def test_what_is_public_has_a_docstring() -> None:
    found = set()
    for path in modules():
        if tree(path).body and not ast.get_docstring(tree(path)):
            found.add(shown(path))
        for node in tree(path).body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):
                found.add(f"{shown(path)}::{node.name}")
    assert found == set(UNDOCUMENTED)


def test_there_is_something_to_look_at() -> None:
    assert len(modules(SOURCE)) > 20
