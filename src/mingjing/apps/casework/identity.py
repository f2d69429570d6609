"""Identifiers that sort by the time they were made, and salts."""

import secrets
from datetime import datetime
from uuid import UUID, uuid5

from mingjing.core.ledger.leaf import SALT_SIZE


def new_file_id(now: datetime) -> UUID:
    """A UUID version 7 (RFC 9562 section 5.7): milliseconds, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000)
    number = milliseconds << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    return UUID(int=number & ~(0x3 << 62) | 0x2 << 62)


def derived_id(file_id: UUID, key: str) -> UUID:
    """The same for the same key in the same file, so that a rebuilt table is identical."""
    return uuid5(file_id, key)


def new_salt() -> bytes:
    """What keeps a commitment from being guessed: 32 random bytes for each entry."""
    return secrets.token_bytes(SALT_SIZE)
