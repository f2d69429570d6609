"""Verify a whole log from its stored files: every entry re-hashed, every tile compared.

Steps, repeated in the code:
  1. the checkpoint is signed by a known key
  2. the log has entries, and every one is a leaf in canonical form
  3. every tile and bundle is, byte for byte, what the entries give
  4. the root computed from the entries is the signed one
  5. each file's positions run 1, 2, 3 … without gap or repetition, and nothing follows a closing entry
"""

from collections.abc import Sequence

from mingjing.core.ledger.builder import LogBuilder, Write
from mingjing.core.ledger.checkpoint import Checkpoint, open_checkpoint
from mingjing.core.ledger.errors import LedgerError
from mingjing.core.ledger.leaf import Leaf, parse_leaf
from mingjing.core.ledger.note import Verifier
from mingjing.core.ledger.report import Report, Step
from mingjing.core.ledger.tiles import (
    CHECKPOINT_PATH,
    TILE_WIDTH,
    TileReader,
    parse_tile_path,
    read_bundle,
    read_tile,
)

_NAMES = ("检查点签名", "逐条读取记录", "散列块逐字节比对", "根散列", "卷内序号连续")
_CLOSED = -1


class _Findings:
    """The first fault of each step; memory grows with the number of files, not of entries."""

    __slots__ = ("differing", "numbering", "positions", "unreadable")

    def __init__(self) -> None:
        self.unreadable = self.differing = self.numbering = ""
        self.positions: dict[str, int] = {}


def verify_log(reader: TileReader, trusted_keys: Sequence[Verifier]) -> Report:
    """Verify the log under `reader` against keys that the caller trusts. Never raises LedgerError."""
    # 1. the checkpoint is signed by a known key
    try:
        head = open_checkpoint(reader.read(CHECKPOINT_PATH), trusted_keys)
    except LedgerError as error:
        return Report(steps=(Step(n=1, name=_NAMES[0], ok=False, detail=str(error)),), trusted=False)
    signed = f"日志「{head.origin}」，{head.size} 条"
    # 2, 3, 5: one pass over the entries
    found, builder = _Findings(), LogBuilder()
    _replay(reader, head, builder, found)
    complete = builder.size == head.size > 0 and not found.unreadable
    # 4. the root computed from the entries is the signed one
    root_ok = complete and builder.root() == head.root
    results = (
        (True, signed),
        (
            complete,
            found.unreadable or (f"{builder.size} 条" if complete else "日志是空的，没有可核验的内容"),
        ),
        (complete and not found.differing, found.differing or _or_unchecked(complete, "全部一致")),
        (root_ok, _or_unchecked(complete, head.root.hex() if root_ok else "与检查点所载的根散列不同")),
        (
            complete and not found.numbering,
            found.numbering or _or_unchecked(complete, f"{len(found.positions)} 卷"),
        ),
    )
    steps = [
        Step(n=n, name=name, ok=ok, detail=detail)
        for n, (name, (ok, detail)) in enumerate(zip(_NAMES, results, strict=True), 1)
    ]
    return Report(steps=tuple(steps), trusted=True)


def _or_unchecked(done: bool, detail: str) -> str:
    return detail if done else "前面的步骤未通过，未核"


def _replay(reader: TileReader, head: Checkpoint, builder: LogBuilder, found: _Findings) -> None:
    try:
        for index in range(-(-head.size // TILE_WIDTH)):
            for entry in read_bundle(reader, index, head.size):
                _number(parse_leaf(entry), builder.append(entry), found)
            _compare(reader, head.size, builder.drain_full(), found)
        _compare(reader, head.size, builder.drain(), found)
    except LedgerError as error:
        found.unreadable = f"第 {builder.size} 号叶附近：{error}"


def _number(leaf: Leaf, index: int, found: _Findings) -> None:
    last = found.positions.get(leaf.file, 0)
    if (last == _CLOSED or leaf.position != last + 1) and not found.numbering:
        expected = "该卷已办结，不应再有记录" if last == _CLOSED else f"应为第 {last + 1} 条"
        found.numbering = f"第 {index} 号叶：卷 {leaf.file} 第 {leaf.position} 条，{expected}"
    found.positions[leaf.file] = _CLOSED if leaf.closing else leaf.position


def _compare(reader: TileReader, size: int, writes: list[Write], found: _Findings) -> None:
    """Tiles only: a bundle's entries have just been hashed into them."""
    for path, expected in writes:
        level, index, _ = parse_tile_path(path)
        if level is None or found.differing:
            continue
        try:
            stored = read_tile(reader, level, index, size)
        except LedgerError as error:
            found.differing = str(error)
            continue
        if stored != expected:
            found.differing = f"{path} 与记录算得的不同"
