"""Makes Django, and the database behind it, ready for a command."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command

from mingjing.server.database import EmbeddedDatabase
from mingjing.server.errors import ServerError
from mingjing.server.place import data_folder

SETTINGS = "mingjing.server.settings"


def with_django(work: Callable[[], int], *, database: bool) -> int:
    """Run `work` with Django set up and, where asked, the database running and up to date.

    Returns the work's exit code, or 1 after saying why the server refused.
    """
    try:
        if not database:
            django_ready()
            return work()
        with database_running():
            django_ready()
            migrate()
            return work()
    except ServerError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1


@contextmanager
def database_running() -> Iterator[str]:
    """The address of the database: DATABASE_URL's, or the embedded one, held while in use."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with EmbeddedDatabase(data_folder()) as embedded:
        yield embedded.cluster.url()


def django_ready() -> None:
    """Set Django up with the server's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def migrate() -> None:
    """Bring the database's structure up to date."""
    call_command("migrate", interactive=False, verbosity=0)
