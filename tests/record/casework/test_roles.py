"""Under the service's role the database refuses to change history before any trigger is asked."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connection

from mingjing.apps.casework import models
from mingjing.server.database import SUPERUSER, cluster_in
from tests.record.casework.office import ENDORSED, Office, do, open_case

pytestmark = pytest.mark.django_db(transaction=True)
ROLES = Path(models.__file__).with_name("roles.sql")
REFUSED = (
    "UPDATE casework_entry SET by_name = 'x'",
    "DELETE FROM casework_entry",
    "TRUNCATE casework_entry CASCADE",
    "UPDATE casework_leaf SET index = 9",
    "DELETE FROM casework_checkpoint",
    "DELETE FROM casework_file",
    "ALTER TABLE casework_entry DISABLE TRIGGER ALL",
)


@pytest.fixture
def as_service() -> Iterator[None]:
    """The connection in the service's role, set up by whoever may make roles here."""
    database = str(connection.settings_dict["NAME"])
    owner = str(connection.settings_dict["USER"])
    address = cluster_in(Path(os.environ["MINGJING_DATA"])).url(database, user=SUPERUSER)
    if os.environ.get("MINGJING_TEST_SERVER") != "embedded":
        address = psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname=database)
    with psycopg.connect(address, autocommit=True) as chief:
        allowed = chief.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
        if not allowed or not allowed[0]:
            pytest.skip("数据库用户不能建角色")
        chief.execute(ROLES.read_bytes())
        chief.execute(f'GRANT mingjing_app TO "{owner}"'.encode())
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE mingjing_app")
            yield
            cursor.execute("RESET ROLE")
        chief.execute("DROP OWNED BY mingjing_app")


def test_the_role_works_and_cannot_change_history(office: Office, as_service: None) -> None:
    first = open_case(office)
    do(first, "endorse_proposal", office.unit_head, data=ENDORSED)
    for statement in REFUSED:
        refusal = pytest.raises(DatabaseError, match=r"permission denied|must be owner")
        with refusal, connection.cursor() as cursor:
            cursor.execute(statement)
