"""What of Django the house does without."""

import ast

from tests.unit.house.sources import SOURCE, classes, imports, modules, shown

UNSEEN = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
OVERRIDES = {"save", "delete", "full_clean"}


def test_no_signals() -> None:
    found = [
        f"{shown(path)} → {name}" for path in modules() for name in imports(path) if name.startswith(UNSEEN)
    ]
    assert found == []


def test_no_generic_foreign_keys() -> None:
    found = [shown(path) for path in modules() for name in imports(path) if "GenericForeignKey" in name]
    assert found == []


def test_no_save_overrides() -> None:
    found = [
        shown(path, method.lineno)
        for path in modules(SOURCE / "apps")
        if path.name == "models.py" or "models" in path.parts
        for model in classes(path)
        for method in model.body
        if isinstance(method, ast.FunctionDef) and method.name in OVERRIDES
    ]
    assert found == []
