"""What every test may use. `unit` and `law` need nothing of it; a database starts only when asked for.

Where DATABASE_URL is set, the tests run on that PostgreSQL; else on an embedded one that all test
runs of this user share. Every run, and every worker in it, makes and drops a database of its own.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import settings as property_settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from mingjing.server.database import EmbeddedDatabase, cluster_in

# How long an example takes is not what a property is about; a busy machine fails nothing.
property_settings.register_profile("untimed", deadline=None)
property_settings.load_profile("untimed")

CHECKOUT = Path(__file__).resolve().parents[1]
HERE = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:8]
TEST_DATA = Path(tempfile.gettempdir()) / f"mingjing-tests-{os.geteuid()}-{HERE}"

# Read by the settings, which pytest-django loads after this file because no configuration names them.
# Workers inherit what the first process set, so that the whole run carries that process's number.
os.environ["DJANGO_SETTINGS_MODULE"] = "mingjing.server.settings"
os.environ["MINGJING_DATA"] = str(TEST_DATA)
OWN_SERVER = "MINGJING_TEST_SERVER" in os.environ or "DATABASE_URL" not in os.environ
if OWN_SERVER and "MINGJING_TEST_SERVER" not in os.environ:
    os.environ["MINGJING_TEST_SERVER"] = "embedded"
    os.environ["DATABASE_URL"] = cluster_in(TEST_DATA).url(f"mingjing_{os.getpid()}")


def pytest_configure() -> None:
    """Serve static files from where they are written, with nothing collected beforehand."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of the PostgreSQL of this run; started on first use."""
    if not OWN_SERVER:
        yield os.environ["DATABASE_URL"]
        return
    TEST_DATA.mkdir(exist_ok=True)
    with EmbeddedDatabase(TEST_DATA, durable=False) as server:
        _drop_left_behind(server.cluster.url("postgres"))
        yield os.environ["DATABASE_URL"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, postgresql: str) -> None:
    """Have the server running before Django makes its test database."""


TRIGGERS_ON_TRUNCATE = """
SELECT tgrelid::regclass, quote_ident(tgname) FROM pg_trigger WHERE tgtype & 32 <> 0 AND NOT tgisinternal
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let Django empty the tables of history between tests that commit; a trigger forbids it elsewhere."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(TRIGGERS_ON_TRUNCATE)
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


def _drop_left_behind(url: str) -> None:
    """Drop the databases of test runs that were killed before they could."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute(r"SELECT datname FROM pg_database WHERE datname ~ '^test_mingjing_\d+'")
        for (name,) in rows.fetchall():
            number = name.split("_")[2]
            if not Path(f"/proc/{number}").exists():
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
