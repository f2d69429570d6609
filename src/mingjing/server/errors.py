"""What can go wrong before a page is ever served."""


class ServerError(Exception):
    """The server can't start or stop; the message says in Chinese what stands in the way and what to do."""


class DatabaseError(ServerError):
    """No PostgreSQL could be found, started or reached."""
