"""Every page of the desk is tried on real files, walked through the database by the law of a place."""

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
def bureau(db: None) -> Any:
    """An agency with everybody in it; loaded by name: this file is read before Django is ready."""
    return import_module("tests.pages.desk.bureau").make_bureau()
