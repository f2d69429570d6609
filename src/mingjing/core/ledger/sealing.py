"""Seal entries: from leaves to the files to store and the checkpoint to publish, in a safe order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingjing.core.ledger.builder import LogBuilder, Write
from mingjing.core.ledger.checkpoint import Checkpoint, peek_checkpoint, sign_checkpoint
from mingjing.core.ledger.errors import ProofError
from mingjing.core.ledger.leaf import Leaf
from mingjing.core.ledger.note import Signer
from mingjing.core.ledger.tiles import CHECKPOINT_PATH, TileReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What to store, in this order, checkpoint last; `first` is the first new leaf's index.

    A crash before the checkpoint leaves tiles that no checkpoint names; sealing the same leaves again
    writes the same bytes over them. So no tile is ever wrong under a published checkpoint.
    """

    first: int
    checkpoint: Checkpoint
    writes: tuple[Write, ...]


def resume_log(reader: TileReader, signed: bytes | None) -> LogBuilder:
    """The log at its last signed checkpoint, or empty. Raises ProofError when tiles and root disagree."""
    if signed is None:
        return LogBuilder()
    last = peek_checkpoint(signed)
    builder = LogBuilder.resume(reader, last.size)
    if builder.root() != last.root:
        raise ProofError("日志文件与最近的检查点不符，已停止封存；请先用 mingjing verify 核验并从备份恢复")
    return builder


def seal(builder: LogBuilder, leaves: Iterable[Leaf], *, origin: str, signers: Sequence[Signer]) -> Sealed:
    """Append leaves in order and sign the new head. Raises ProofError when there is nothing to seal.

    When storing fails, throw the builder away and resume from what is stored.
    """
    first = builder.size
    for leaf in leaves:
        builder.append(leaf.encode())
    if builder.size == first:
        raise ProofError("没有待封存的记录")
    head = Checkpoint(origin=origin, size=builder.size, root=builder.root())
    signed = sign_checkpoint(head, signers)
    return Sealed(first=first, checkpoint=head, writes=(*builder.drain(), (CHECKPOINT_PATH, signed)))
