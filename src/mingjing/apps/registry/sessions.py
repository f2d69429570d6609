"""Sessions in the database, as Django keeps them; read without putting the query together each time."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

_DATA = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Django's sessions; the name is part of what they are signed with."""

    def load(self) -> dict[str, Any]:
        """What the session holds; empty, with its key forgotten, where it is gone or over."""
        with connection.cursor() as cursor:
            cursor.execute(_DATA, [self.session_key, timezone.now()])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])
