"""What may be imported where, as far as import-linter doesn't say so (see pyproject.toml)."""

import ast

from tests.unit.house.sources import SOURCE, functions, imports, modules, shown, with_ending

# History has one writer; what other rooms may take from it.
CASEWORK = "mingjing.apps.casework"
OPEN_TO_ALL = {"service", "queries", "errors"}


def test_no_import_inside_a_function() -> None:
    inside = [
        shown(path, node.lineno)
        for path in with_ending(".py")
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_only_casework_touches_the_tables_of_history() -> None:
    past_the_door = [
        f"{shown(path)} → {name}"
        for path in modules(SOURCE / "apps")
        if not path.is_relative_to(SOURCE / "apps" / "casework")
        for name in imports(path)
        if name.startswith(f"{CASEWORK}.")
        and name.removeprefix(f"{CASEWORK}.").split(".")[0] not in OPEN_TO_ALL
    ]
    assert past_the_door == []
