"""The core is pure: it never looks at a clock, a file or a die."""

import ast

from tests.unit.house.sources import SOURCE, modules, shown, tree

IMPURE = {"open", "print", "input", "now", "utcnow", "today", "uuid1", "uuid4", "urandom", "token_bytes"}


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def test_core_calls_nothing_impure() -> None:
    core = modules(SOURCE / "core")
    assert core
    found = [
        f"{shown(path, node.lineno)} {_called(node)}()"
        for path in core
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _called(node) in IMPURE
    ]
    assert found == []
