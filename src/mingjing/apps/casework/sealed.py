"""What the log says of entries: their place, their proof, and a file's entries as a package holds them."""

from dataclasses import dataclass
from uuid import UUID

from mingjing.apps.casework.history import content_of
from mingjing.apps.casework.log_folder import log_folder, log_key
from mingjing.apps.casework.models import Entry, File, Leaf
from mingjing.core.ledger.checkpoint import peek_checkpoint
from mingjing.core.ledger.errors import TileError, TileMissingError
from mingjing.core.ledger.leaf import Leaf as LedgerLeaf
from mingjing.core.ledger.note import SignerKey
from mingjing.core.ledger.package import Disclosed
from mingjing.core.ledger.tiles import CHECKPOINT_PATH, parse_tile_path
from mingjing.core.ledger.view import LogView


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An entry's place in the log (from 0), its commitment in hex, and the size it is sealed under.

    `sealed_under` is None while no checkpoint covers it; that takes seconds.
    """

    index: int
    commitment: str
    sealed_under: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Packaged:
    """A file's entries with proofs, the checkpoint they lead to, and the key that signs packages."""

    entries: tuple[Disclosed, ...]
    checkpoint: bytes
    key: SignerKey


def disclosed_entry(file_id: UUID, position: int) -> Packaged | None:
    """One entry as an offline package holds it; None while it waits to be sealed, or is not there.

    Only for entries that say nothing but what is public: their content is given out whole.
    """
    signed = log_folder().checkpoint()
    size = sealed_size()
    entry = Entry.objects.select_related("leaf", "file").filter(file_id=file_id, position=position).first()
    if signed is None or entry is None or entry.leaf.index >= size:
        return None
    view = LogView(log_folder(), size)
    return Packaged(entries=(_disclosed(entry.file, entry, view),), checkpoint=signed, key=log_key())


def sealed_size() -> int:
    """How many entries the published checkpoint covers."""
    signed = log_folder().checkpoint()
    return peek_checkpoint(signed).size if signed else 0


def proof_of(entry: Entry) -> Proof:
    """Where an entry stands in the log."""
    leaf = Leaf.objects.get(entry=entry)
    size = sealed_size()
    return Proof(
        index=leaf.index, commitment=leaf.commitment, sealed_under=size if leaf.index < size else None
    )


def entry_proof(entry: Entry) -> list[tuple[str, str]]:
    """An entry's place in the log as lines of label and value."""
    proof = proof_of(entry)
    state = (
        f"已封存，检查点共{proof.sealed_under}条" if proof.sealed_under else "已记录，等待封存（数秒之内）"
    )
    return [("日志位置", f"第{proof.index + 1}条"), ("状态", state), ("承诺值", proof.commitment)]


def packaged_entries(file_id: UUID) -> Packaged | None:
    """The entries of a file as an offline package holds them; None while some wait to be sealed."""
    signed = log_folder().checkpoint()
    size = sealed_size()
    row = File.objects.get(pk=file_id)
    entries = list(Entry.objects.filter(file=row).select_related("leaf").order_by("position"))
    if signed is None or not entries or any(entry.leaf.index >= size for entry in entries):
        return None
    view = LogView(log_folder(), size)
    return Packaged(
        entries=tuple(_disclosed(row, entry, view) for entry in entries), checkpoint=signed, key=log_key()
    )


def _disclosed(row: File, entry: Entry, view: LogView) -> Disclosed:
    leaf = entry.leaf
    return Disclosed(
        index=leaf.index,
        leaf=LedgerLeaf(file=str(leaf.file_key), position=leaf.position, commitment=leaf.commitment),
        proof=tuple(view.inclusion(leaf.index)),
        entry=content_of(row, entry),
        salt=bytes(entry.salt),
    )


def published(path: str) -> bytes | None:
    """A file of the log as anybody may fetch it: `checkpoint` or a tile (C2SP tlog-tiles); else None."""
    try:
        if path != CHECKPOINT_PATH:
            parse_tile_path(path)
        return log_folder().read(path)
    except (TileError, TileMissingError):
        return None


def log_verifier() -> str:
    """The log's public key, as a signed note's verifier names it."""
    return log_key().verifier().encode()
