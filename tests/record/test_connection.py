"""A kept connection is told from its socket to live or not."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept() -> Iterator[None]:
    connection.ensure_connection()
    yield
    connections.close_all()


def test_a_connection_that_lives_is_not_asked(kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.connection, "cursor", None)
    assert connection.is_usable()


def test_a_connection_that_the_server_ended_is_noticed(kept: None, postgresql: str) -> None:
    number = connection.connection.info.backend_pid
    with psycopg.connect(**connection.connection.info.get_parameters(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    assert not connection.is_usable()


def test_a_connection_that_was_closed_here_is_not_usable(kept: None) -> None:
    connection.connection.close()
    assert not connection.is_usable()


def test_a_statement_that_comes_again_is_prepared(kept: None) -> None:
    with connection.cursor() as cursor:
        for n in range(4):
            cursor.execute("SELECT %s + 1", [n])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT $1 + 1'")
        assert cursor.fetchone() == (1,)
