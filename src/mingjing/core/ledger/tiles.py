"""Paths and bytes of the static log after C2SP tlog-tiles: hash tiles and entry bundles of 256."""

import re
from collections.abc import Sequence
from typing import Protocol

from mingjing.core.ledger.errors import TileError, TileMissingError
from mingjing.core.ledger.tree import HASH_SIZE

TILE_WIDTH = 256
TILE_HEIGHT = 8
MAX_LEVEL = 63
MAX_ENTRY = 65535
CHECKPOINT_PATH = "checkpoint"

_PATH = re.compile(r"tile/(entries|0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?", re.ASCII)


class TileReader(Protocol):
    """Where a log's tiles, bundles and checkpoint lie: a folder, a web address, a dictionary."""

    def read(self, path: str) -> bytes:
        """The bytes at `path` (as made by `tile_path`); raises TileMissingError when there are none."""
        ...


class MemoryTiles:
    """A log held in a dictionary: for tests, and for small logs read whole."""

    __slots__ = ("files",)

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files: dict[str, bytes] = {} if files is None else files

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises TileMissingError."""
        try:
            return self.files[path]
        except KeyError:
            raise missing(path) from None


def missing(path: str) -> TileMissingError:
    """The error for a path with nothing at it."""
    return TileMissingError(f"日志缺少文件 {path}；请从备份恢复，或向存证机关索取")


def tile_path(level: int | None, index: int, width: int = TILE_WIDTH) -> str:
    """`tile/<L>/<N>[.p/<W>]`; level None is an entry bundle. Raises TileError outside the format."""
    if index < 0 or not 1 <= width <= TILE_WIDTH or not 0 <= (level or 0) <= MAX_LEVEL:
        raise TileError(f"没有这样的散列块：层 {level}、序号 {index}、宽 {width}")
    parts = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        parts.append(f"x{index % 1000:03d}")
    name = "entries" if level is None else str(level)
    suffix = "" if width == TILE_WIDTH else f".p/{width}"
    return f"tile/{name}/{'/'.join(reversed(parts))}{suffix}"


def parse_tile_path(path: str) -> tuple[int | None, int, int]:
    """The inverse of `tile_path`: (level or None, index, width). Raises TileError for any other text."""
    match = _PATH.fullmatch(path)
    if match is None:
        raise TileError(f"{path} 不是散列块的路径")
    level = None if match[1] == "entries" else int(match[1])
    index = int(match[2].replace("x", "").replace("/", ""))
    width = int(match[3] or TILE_WIDTH)
    if (match[3] and width >= TILE_WIDTH) or tile_path(level, index, width) != path:
        raise TileError(f"{path} 不是散列块的规范路径")
    return level, index, width


def width_at(level: int, index: int, size: int) -> int:
    """How many hashes tile `index` of `level` holds in a tree of `size` leaves (0 … 256)."""
    return max(0, min(TILE_WIDTH, (size >> (TILE_HEIGHT * level)) - index * TILE_WIDTH))


def read_tile(reader: TileReader, level: int, index: int, size: int) -> bytes:
    """Tile bytes cut to the width that `size` requires; a full tile may stand in for a partial one.

    Raises TileMissingError, or TileError when the stored bytes are too few or not whole hashes.
    """
    width = width_at(level, index, size)
    data = _read_either(reader, level, index, width)
    if len(data) % HASH_SIZE or len(data) < width * HASH_SIZE or width == 0:
        raise TileError(f"散列块 {tile_path(level, index, width or 1)} 的长度不对；文件可能已损坏")
    return data[: width * HASH_SIZE]


def read_bundle(reader: TileReader, index: int, size: int) -> list[bytes]:
    """The entries of bundle `index` that a log of `size` has. Raises TileMissingError, TileError."""
    width = width_at(0, index, size)
    entries = decode_bundle(_read_either(reader, None, index, width))
    if len(entries) < width or width == 0:
        raise TileError(f"记录块 {tile_path(None, index, width or 1)} 的条数不足；文件可能已损坏")
    return entries[:width]


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries, each after its length as a big-endian uint16. Raises TileError over 65,535 bytes."""
    parts = []
    for entry in entries:
        if len(entry) > MAX_ENTRY:
            raise TileError(f"一条日志记录最长 {MAX_ENTRY} 字节，现有 {len(entry)} 字节")
        parts.append(len(entry).to_bytes(2, "big") + entry)
    return b"".join(parts)


def decode_bundle(data: bytes) -> list[bytes]:
    """The inverse of `encode_bundle`. Raises TileError when the bytes end within an entry."""
    entries, at, end = [], 0, len(data)
    while at < end:
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > end or at > end:
            raise TileError("记录块在一条记录中间断开；文件可能已损坏")
        entries.append(data[start:at])
    return entries


def _read_either(reader: TileReader, level: int | None, index: int, width: int) -> bytes:
    if 0 < width < TILE_WIDTH:
        try:
            return reader.read(tile_path(level, index, width))
        except TileMissingError:
            # a log may drop partial tiles once the full one exists (tlog-tiles, Partial Tiles)
            return reader.read(tile_path(level, index))
    return reader.read(tile_path(level, index))
