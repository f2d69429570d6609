"""Ask a stored log of a given size for its root, its entries and its proofs."""

from mingjing.core.ledger import tree
from mingjing.core.ledger.errors import ProofError
from mingjing.core.ledger.tiles import TILE_HEIGHT, TILE_WIDTH, TileReader, read_bundle, read_tile

_KEPT_TILES = 64


class LogView:
    """A log as it was at `size`. Each proof reads O(log size) tiles; the last few are kept."""

    __slots__ = ("_reader", "_tiles", "size")

    def __init__(self, reader: TileReader, size: int) -> None:
        self.size = size
        self._reader = reader
        self._tiles: dict[tuple[int, int], bytes] = {}

    def root(self) -> bytes:
        """The root hash computed from the tiles. Raises TileMissingError, TileError."""
        return self.range_hash(0, self.size)

    def entry(self, index: int) -> bytes:
        """Entry `index` (from 0). Raises ProofError outside the log, TileMissingError, TileError."""
        if not 0 <= index < self.size:
            raise ProofError(f"第 {index} 号叶不在大小为 {self.size} 的日志中")
        return read_bundle(self._reader, index // TILE_WIDTH, self.size)[index % TILE_WIDTH]

    def inclusion(self, index: int) -> list[bytes]:
        """The proof that leaf `index` is in the tree. Raises ProofError, TileMissingError, TileError."""
        return tree.inclusion_proof(index, self.size, self.range_hash)

    def consistency(self, old: int) -> list[bytes]:
        """The proof that the tree of `old` leaves is this tree's beginning. Raises as `inclusion`."""
        return tree.consistency_proof(old, self.size, self.range_hash)

    def range_hash(self, start: int, end: int) -> bytes:
        """The tree hash over the leaves start … end-1, from tiles."""
        return tree.fold_right([self._subtree(h, i) for h, i in tree.perfect_ranges(start, end)])

    def _subtree(self, height: int, index: int) -> bytes:
        level, within = divmod(height, TILE_HEIGHT)
        first, count = index << within, 1 << within
        data = self._tile(level, first // TILE_WIDTH)
        at = first % TILE_WIDTH * tree.HASH_SIZE
        part = data[at : at + count * tree.HASH_SIZE]
        return tree.fold_perfect([part[i : i + 32] for i in range(0, len(part), tree.HASH_SIZE)])

    def _tile(self, level: int, index: int) -> bytes:
        key = (level, index)
        if key not in self._tiles:
            if len(self._tiles) >= _KEPT_TILES:
                self._tiles.pop(next(iter(self._tiles)))
            self._tiles[key] = read_tile(self._reader, level, index, self.size)
        return self._tiles[key]
