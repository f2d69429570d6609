"""From an address in libpq's form to Django's settings."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

KEEP_SECONDS = 300
# A statement is prepared when it comes the third time: what is asked once, by a job say, isn't.
PREPARE_AFTER = 2


def django_database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for an address such as `postgresql://me@host/name`.

    Connections are kept for KEEP_SECONDS and asked whether they still live: a connection per request
    costs three quarters of the throughput. Values are bound by the server, which prepares what it is
    asked again: planning anew takes it longer than answering (docs/decisions/0022-prepared-statements.md).
    Raises psycopg.ProgrammingError for a faulty address.
    """
    parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "mingjing.server.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": KEEP_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parts, "server_side_binding": True, "prepare_threshold": PREPARE_AFTER},
    }
