"""Jobs are tried on the trial agency, with a rule set in which an act follows by itself."""

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    shutil.copytree(Path(__file__).parent / "rules", tmp_path / "rules")
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def office(db: None) -> Any:
    """Loaded by name: this file is read before Django is ready."""
    return import_module("tests.record.casework.office").make_office(slug="noticed", rule_sets=("notices",))
