"""The connection: whether it still lives is told from its socket."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, but for the question before each request whether a kept connection still lives."""

    def is_usable(self) -> bool:
        """Whether the server still holds the other end.

        A server that goes away closes it, and a closed socket has something to read; one that waits for
        the next statement has nothing. Only otherwise is the server asked, as Django does each time.
        """
        line = self.connection
        if line is None or line.closed:
            return False
        waiting = select.poll()
        waiting.register(line.fileno(), select.POLLIN)
        idle = line.info.transaction_status is TransactionStatus.IDLE
        return (idle and not waiting.poll(0)) or bool(super().is_usable())
