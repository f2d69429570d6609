"""Grow a log leaf by leaf, holding at most 255 hashes a level, whatever its size."""

from mingjing.core.ledger.errors import TileError
from mingjing.core.ledger.tiles import (
    MAX_ENTRY,
    TILE_WIDTH,
    TileReader,
    encode_bundle,
    read_bundle,
    read_tile,
    tile_path,
    width_at,
)
from mingjing.core.ledger.tree import HASH_SIZE, fold_perfect, fold_right, leaf_hash

Write = tuple[str, bytes]


class LogBuilder:
    """The right edge of a log. Append entries, then store what `drain` gives, then sign the root."""

    __slots__ = ("_edge", "_entries", "_full", "_size")

    def __init__(self) -> None:
        self._size = 0
        self._edge: list[list[bytes]] = [[]]
        self._entries: list[bytes] = []
        self._full: list[Write] = []

    @classmethod
    def resume(cls, reader: TileReader, size: int) -> "LogBuilder":
        """Go on from a stored log of `size` entries; reads one tile a level and one bundle.

        The caller compares `root()` with the checkpoint before appending. Raises TileMissingError, TileError.
        """
        builder = cls()
        builder._size = size
        builder._edge = []
        level = 0
        while size >> (8 * level) or level == 0:
            index = (size >> (8 * level)) // TILE_WIDTH
            wide = width_at(level, index, size) > 0
            data = read_tile(reader, level, index, size) if wide else b""
            builder._edge.append([data[i : i + HASH_SIZE] for i in range(0, len(data), HASH_SIZE)])
            level += 1
        if size % TILE_WIDTH:
            builder._entries = read_bundle(reader, size // TILE_WIDTH, size)
        return builder

    @property
    def size(self) -> int:
        """How many entries the log has."""
        return self._size

    def append(self, entry: bytes) -> int:
        """Add one entry; returns its index. Raises TileError over 65,535 bytes, and then adds nothing."""
        if len(entry) > MAX_ENTRY:
            raise TileError(f"一条日志记录最长 {MAX_ENTRY} 字节，现有 {len(entry)} 字节")
        index = self._size
        self._entries.append(entry)
        self._edge[0].append(leaf_hash(entry))
        self._size = index + 1
        if self._size % TILE_WIDTH == 0:
            self._close_tiles()
        return index

    def root(self) -> bytes:
        """The tree's root hash at the present size."""
        parts: list[bytes] = []
        for hashes in reversed(self._edge):
            start = 0
            for bit in reversed(range(8)):
                if len(hashes) >> bit & 1:
                    parts.append(fold_perfect(hashes[start : start + (1 << bit)]))
                    start += 1 << bit
        return fold_right(parts)

    def drain_full(self) -> list[Write]:
        """The full tiles and bundles finished since the last call; never changed afterwards."""
        full, self._full = self._full, []
        return full

    def drain(self) -> list[Write]:
        """All files to store before a checkpoint of the present size may be published."""
        writes = self.drain_full()
        if self._entries:
            index, width = self._size // TILE_WIDTH, len(self._entries)
            writes.append((tile_path(None, index, width), encode_bundle(self._entries)))
        for level, hashes in enumerate(self._edge):
            if hashes:
                index = (self._size >> (8 * level)) // TILE_WIDTH
                writes.append((tile_path(level, index, len(hashes)), b"".join(hashes)))
        return writes

    def _close_tiles(self) -> None:
        bundle = self._size // TILE_WIDTH - 1
        self._full.append((tile_path(None, bundle), encode_bundle(self._entries)))
        self._entries = []
        level = 0
        while len(self._edge[level]) == TILE_WIDTH:
            hashes = self._edge[level]
            index = (self._size >> (8 * (level + 1))) - 1
            self._full.append((tile_path(level, index), b"".join(hashes)))
            self._edge[level] = []
            level += 1
            if level == len(self._edge):
                self._edge.append([])
            self._edge[level].append(fold_perfect(hashes))
