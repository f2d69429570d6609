"""The programs' way in is tried on a bureau with everybody in it, under the law of 薛城."""

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
    """Loaded by name: this file is read before Django is ready."""
    return import_module("tests.pages.desk.bureau").make_bureau()


@pytest.fixture
def system(bureau: Any) -> Any:
    """Makes the other system of an official: it calls with their access token."""
    return import_module("tests.pages.api.system").systems_of(bureau)
