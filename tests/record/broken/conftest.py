"""What is broken here stands on the trial agency, in a data folder of its own."""

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

RULES = Path(__file__).parents[1] / "casework" / "rules"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    shutil.copytree(RULES, tmp_path / "rules")
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def office(db: None) -> Any:
    """Loaded by name: this file is read before Django is ready."""
    return import_module("tests.record.casework.office").make_office()
