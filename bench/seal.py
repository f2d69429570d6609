"""How fast entries are sealed, proved and verified, each beside what the machine itself can do."""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mingjing.commands.verify import DiskTiles
from mingjing.core.ledger import tree
from mingjing.core.ledger.builder import LogBuilder
from mingjing.core.ledger.checkpoint import Checkpoint, sign_checkpoint
from mingjing.core.ledger.leaf import Leaf
from mingjing.core.ledger.log_check import verify_log
from mingjing.core.ledger.note import SignerKey
from mingjing.core.ledger.tiles import CHECKPOINT_PATH
from mingjing.core.ledger.view import LogView

SIZES = (10_000, 1_000_000)
ENTRIES_PER_FILE = 25
PROOFS = 200
VERIFY_CEILING_SECONDS = 60
SIGNER = SignerKey(name="bench.example/log", seed=bytes(range(32)))


def bench() -> dict[str, Any]:
    """Rates and times at 10^4 and 10^6 entries; `within_ceiling` at 10^6. Fresh folder, page cache warm."""
    return {f"{size}": _measure(size) for size in SIZES}


def _measure(size: int) -> dict[str, Any]:
    leaves = _leaves(size)
    with tempfile.TemporaryDirectory(prefix="mingjing-bench-") as name:
        folder = Path(name)
        sealed, seconds_sealing = _timed(lambda: _seal(folder / "log", leaves))
        hashing = _timed(lambda: _hash_raw(leaves))[1]
        writing = _timed(lambda: _write_raw(folder / "raw", leaves))[1]
        proofs = _prove(folder / "log", size, sealed.root)
        report, seconds_verifying = _timed(lambda: verify_log(DiskTiles(folder / "log"), [SIGNER.verifier()]))
        if not report.ok:
            raise AssertionError(report)
    return {
        "entries_sealed_per_second": round(size / seconds_sealing),
        "sealing_times_raw_hashing": round(seconds_sealing / hashing, 2),
        "sealing_times_raw_writing": round(seconds_sealing / writing, 2),
        **proofs,
        "verify_seconds": round(seconds_verifying, 3),
        "verify_times_raw_hashing": round(seconds_verifying / hashing, 2),
        "within_ceiling": seconds_verifying <= VERIFY_CEILING_SECONDS,
    }


def _leaves(size: int) -> list[bytes]:
    """Leaves of files of 25 entries; the commitments are made beforehand, when entries are written."""
    found = []
    for n in range(size):
        file, position = divmod(n, ENTRIES_PER_FILE)
        commitment = hashlib.sha256(b"%d" % n).hexdigest()
        leaf = Leaf(file=f"file-{file}", position=position + 1, commitment=commitment)
        found.append(leaf.encode())
    return found


def _seal(folder: Path, leaves: Iterable[bytes]) -> Checkpoint:
    builder = LogBuilder()
    for leaf in leaves:
        builder.append(leaf)
        if builder.size % 65_536 == 0:
            _write(folder, builder.drain_full())
    _write(folder, builder.drain())
    head = Checkpoint(origin=SIGNER.name, size=builder.size, root=builder.root())
    _write(folder, [(CHECKPOINT_PATH, sign_checkpoint(head, [SIGNER]))])
    os.sync()
    return head


def _write(folder: Path, writes: Iterable[tuple[str, bytes]]) -> None:
    for path, data in writes:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _hash_raw(leaves: Iterable[bytes]) -> str:
    """One SHA-256 per leaf: the least that any log of these leaves must do."""
    last = b""
    for leaf in leaves:
        last = hashlib.sha256(leaf).digest()
    return last.hex()


def _write_raw(path: Path, leaves: list[bytes]) -> None:
    path.write_bytes(b"".join(leaves))
    os.sync()


def _prove(folder: Path, size: int, root: bytes) -> dict[str, Any]:
    indexes = range(0, size, size // PROOFS)
    entries = [LogView(DiskTiles(folder), size).entry(index) for index in indexes]
    # a new view for each: no tile is kept from one proof to the next
    proofs, making = _timed(lambda: [LogView(DiskTiles(folder), size).inclusion(i) for i in indexes])
    results, verifying = _timed(
        lambda: [
            tree.verify_inclusion(leaf=tree.leaf_hash(entry), index=index, size=size, proof=proof, root=root)
            for index, entry, proof in zip(indexes, entries, proofs, strict=True)
        ]
    )
    if not all(results):
        raise AssertionError("a proof does not hold")
    consistency = LogView(DiskTiles(folder), size).consistency(size // 2 + 1)
    return {
        "proof_ms": round(making / len(proofs) * 1000, 3),
        "proof_verify_ms": round(verifying / len(proofs) * 1000, 4),
        "proof_bytes": max(32 * len(proof) for proof in proofs),
        "consistency_proof_bytes": 32 * len(consistency),
    }


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start
