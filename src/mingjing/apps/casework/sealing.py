"""From committed leaves to the log's files and a signed checkpoint.

The order for the crash: tiles, then the checkpoint's file, then its row. A crash before the checkpoint
leaves tiles that no checkpoint names; sealing again writes the same bytes over them. A crash between
file and row leaves a published checkpoint without a row; sealing again enters it first. Recovery is
sealing.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection, transaction

from mingjing.apps.casework.errors import SealingStopped
from mingjing.apps.casework.log_folder import LogFolder, log_folder, log_key
from mingjing.apps.casework.models import Checkpoint, Leaf
from mingjing.core.ledger import leaf as ledger_leaf
from mingjing.core.ledger.builder import LogBuilder
from mingjing.core.ledger.checkpoint import peek_checkpoint
from mingjing.core.ledger.errors import LedgerError
from mingjing.core.ledger.sealing import resume_log, seal
from mingjing.core.ledger.tiles import CHECKPOINT_PATH

EVERY_SECONDS = 5.0
# An advisory lock of PostgreSQL: one process seals at a time, and its death lets go.
_LOCK = 0x6D6A7365616C
_BATCH = 50_000

logger = logging.getLogger(__name__)


def seal_pending() -> int | None:
    """Seal what was committed since the last checkpoint; returns how many entries.

    None where another process is sealing. Raises SealingStopped where files and database disagree.
    """
    with transaction.atomic():
        if not _only_sealer():
            return None
        folder = log_folder()
        builder = _resumed(folder)
        done = 0
        while batch := _leaves_from(builder.size):
            _publish(folder, builder, batch)
            done += len(batch)
        return done


@contextmanager
def sealing_in_background(every: float = EVERY_SECONDS) -> Iterator[None]:
    """Seal every few seconds, in a thread of this process, until the block ends; then once more."""
    stop = Event()
    thread = Thread(target=_keep_sealing, args=(stop, every), name="sealing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=every + 10)


def _keep_sealing(stop: Event, every: float) -> None:
    told = ""
    while not stop.wait(every):
        told = _seal_quietly(told)
    _seal_quietly(told)
    connection.close()


def _seal_quietly(told: str) -> str:
    """Seal; a failure is logged when it is new and tried again later, since sealing repairs itself."""
    try:
        seal_pending()
    except (DatabaseError, SealingStopped, LedgerError, OSError) as error:
        connection.close()
        if str(error) != told:
            logger.warning("sealing failed: %s", error)
        return str(error)
    return ""


def _only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (held,) = cursor.fetchone()
    return bool(held)


def _resumed(folder: LogFolder) -> LogBuilder:
    """The log at its published checkpoint, once files and database are known to tell one story."""
    signed = folder.checkpoint()
    known = Checkpoint.objects.order_by("-size").first()
    size = peek_checkpoint(signed).size if signed else 0
    if signed and peek_checkpoint(signed).origin != log_key().name:
        raise SealingStopped("签名密钥 log_key 不是签发此前检查点的那一把")
    if known is not None and known.size > size:
        raise SealingStopped(f"已签发过{known.size}条的检查点，日志文件夹里却只有{size}条")
    if size > Leaf.objects.count():
        raise SealingStopped(f"日志文件里有{size}条，数据库里却不足此数；数据库可能是从较早的备份恢复的")
    if known is not None and signed is not None and known.size == size and known.signed != signed.decode():
        raise SealingStopped(f"{size}条处的检查点与数据库里记下的不同")
    builder = resume_log(folder, signed)
    if signed is not None:
        Checkpoint.objects.get_or_create(size=size, defaults={"signed": signed.decode()})
    return builder


def _leaves_from(size: int) -> list[ledger_leaf.Leaf]:
    """The next committed leaves in order; the log's lock has left no gap among them."""
    rows = Leaf.objects.filter(index__gte=size).order_by("index")[:_BATCH]
    found = []
    for expected, row in enumerate(rows, size):
        if row.index != expected:
            raise SealingStopped(f"数据库里缺少第{expected}号叶")
        found.append(
            ledger_leaf.Leaf(file=str(row.file_key), position=row.position, commitment=row.commitment)
        )
    return found


def _publish(folder: LogFolder, builder: LogBuilder, batch: list[ledger_leaf.Leaf]) -> None:
    key = log_key()
    sealed = seal(builder, batch, origin=key.name, signers=[key])
    folder.write("verifier.key", f"{key.verifier().encode()}\n".encode())
    for path, data in sealed.writes:
        folder.write(path, data)
    signed = dict(sealed.writes)[CHECKPOINT_PATH]
    Checkpoint.objects.create(size=sealed.checkpoint.size, signed=signed.decode())
