"""Which bytes a request asks for (RFC 9110, 14.1.2 and 14.2)."""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=\s*(\d*)\s*-\s*(\d*)\s*")


class UnsatisfiableRangeError(ValueError):
    """The range lies outside the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteRange:
    """From the first to the last byte, both counted from 0 and both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.last - self.first + 1


def requested_range(header: str | None, size: int) -> ByteRange | None:
    """The single range a Range header asks of a content of `size` bytes.

    None where there is none, or one that a server may ignore (several ranges, another unit, not well
    formed). Raises UnsatisfiableRangeError.
    """
    found = _RANGE.fullmatch(header.strip()) if header else None
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        return _suffix(int(found[2]), size)
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise UnsatisfiableRangeError(header)
    return ByteRange(first=first, last=last)


def _suffix(length: int, size: int) -> ByteRange:
    if length == 0 or size == 0:
        raise UnsatisfiableRangeError(f"last {length} of {size}")
    return ByteRange(first=max(0, size - length), last=size - 1)
