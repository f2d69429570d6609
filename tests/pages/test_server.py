"""What every answer of the server carries, and what it keeps to itself."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from psycopg import ProgrammingError

from mingjing.server import place
from mingjing.server.connection import django_database
from mingjing.server.errors import ServerError
from mingjing.server.place import data_folder, secret_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("MINGJING_SECRET_KEY", "MINGJING_DATA"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_nothing_inline_and_nothing_from_elsewhere(client: Client) -> None:
    policy = dict(
        part.strip().split(" ", 1)
        for part in client.get("/no-such-page/").headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)


def test_headers_that_protect(client: Client) -> None:
    headers = client.get("/no-such-page/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_debug_is_off_and_other_hosts_are_refused(client: Client) -> None:
    assert settings.DEBUG is False
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_five_failures_lock_for_a_quarter_of_an_hour() -> None:
    assert settings.AXES_FAILURE_LIMIT == 5
    assert timedelta(minutes=15) == settings.AXES_COOLOFF_TIME


def test_speaks_chinese_and_keeps_china_time() -> None:
    assert (settings.LANGUAGE_CODE, settings.TIME_ZONE, settings.USE_TZ) == ("zh-hans", "Asia/Shanghai", True)


def test_secret_key_is_made_once_and_for_its_owner_alone(
    plain_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = secret_key(tmp_path)
    assert len(first) >= 50
    assert secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_secret_key_can_be_given(plain_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain_environment.setenv("MINGJING_SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_data_folder_that_cannot_be_made_is_explained(
    plain_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    plain_environment.setenv("MINGJING_DATA", os.fspath(tmp_path / "file" / "inside"))
    with pytest.raises(ServerError, match="MINGJING_DATA"):
        data_folder()


def test_database_address_becomes_settings() -> None:
    given = django_database("postgresql://me:pass@db.example:6432/cases?sslmode=require")
    assert [given[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "cases",
        "me",
        "pass",
        "db.example",
        "6432",
    ]
    assert given["OPTIONS"] == {"sslmode": "require", "server_side_binding": True, "prepare_threshold": 2}
    with pytest.raises(ProgrammingError):
        django_database("postgresql://db example")


def test_data_folder_passes_over_what_nobody_cannot_enter(
    plain_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain_environment.setattr(place, "CHECKOUT", tmp_path / "closed")
    plain_environment.setattr(place, "SHARED", tmp_path / "open")
    plain_environment.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    plain_environment.setattr(place, "enters", lambda folder: folder.is_relative_to(tmp_path / "open"))
    assert data_folder() == tmp_path / "open" / "data"
    plain_environment.setattr(place, "enters", lambda folder: True)
    assert data_folder() == tmp_path / "home" / "mingjing"
