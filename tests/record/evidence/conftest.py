"""A data folder of its own for every test of evidence, and two agencies with a file each."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def people(db: None) -> Any:
    """Loaded by name: this file is read before Django is ready."""
    return import_module("tests.record.evidence.people").make_people()
