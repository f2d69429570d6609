"""An agency that lays down its standard; loaded by name: this file is read before Django is ready."""

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
def hall(db: None) -> Any:
    return import_module("tests.record.discretion.hall").make_hall()
