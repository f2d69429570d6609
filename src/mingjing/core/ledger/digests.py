"""SHA-256 and SM3 of the same bytes, in one pass. SM3 is GB/T 32905-2016, from OpenSSL."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from mingjing.core.ledger.errors import DigestUnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """Size in bytes and both digests as lower-case hex (64 characters each)."""

    size: int
    sha256: str
    sm3: str


def require_sm3() -> None:
    """Raise DigestUnavailableError unless this Python can compute SM3; call it at start."""
    try:
        hashlib.new("sm3")
    except ValueError as error:
        raise DigestUnavailableError(
            "本机 Python 的 OpenSSL 不带 SM3 摘要算法；请换用 OpenSSL 1.1.1 以上并启用 SM3 的 Python 后再启动"
        ) from error


def digests_of(chunks: Iterable[bytes]) -> Digests:
    """Digest chunks of any size, keeping none. Raises DigestUnavailableError without SM3."""
    require_sm3()
    sha256, sm3, size = hashlib.sha256(), hashlib.new("sm3"), 0
    for chunk in chunks:
        sha256.update(chunk)
        sm3.update(chunk)
        size += len(chunk)
    return Digests(size=size, sha256=sha256.hexdigest(), sm3=sm3.hexdigest())
