"""The content-addressed store: one file per content, named by its SHA-256, written aside and then placed.

A crash while writing leaves a draft in `drafts/` that no name refers to; `sweep` removes it. A crash
after placing leaves a whole file that no row refers to, which a second upload of the same content
takes over. No reader ever sees half of one.
"""

import errno
import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from uuid import uuid4

from mingjing.apps.evidence.errors import (
    BlobMissingError,
    StoreFullError,
    StoreUnavailableError,
    TooLargeError,
)
from mingjing.core.ledger.digests import Digests, digests_of, require_sm3

CHUNK = 1 << 20
HEAD = 512
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NAME = re.compile(r"[0-9a-f]{64}")


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what the disk says into what a person can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StoreFullError from error
        raise StoreUnavailableError(error.strerror or "未知原因") from error


class Draft:
    """A file being written aside. Leaving the `with` block without `place` removes it.

    The lock on the open file tells `sweep` that its writer lives; the system drops it when the
    process ends in whatever way.
    """

    def __init__(self, store: "BlobStore", limit: int | None) -> None:
        self._store = store
        self._limit = limit
        require_sm3()
        self._sha256, self._sm3 = hashlib.sha256(), hashlib.new("sm3")
        self.size = 0
        self.head = b""
        with _explained():
            self._path, self._fd = store.new_draft()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    def write(self, chunk: bytes) -> None:
        """Take the next bytes. Raises TooLargeError, StoreFullError, StoreUnavailableError."""
        if self._limit is not None and self.size + len(chunk) > self._limit:
            raise TooLargeError(self._limit)
        rest = memoryview(chunk)
        with _explained():
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        self._sha256.update(chunk)
        self._sm3.update(chunk)
        self.size += len(chunk)
        if len(self.head) < HEAD:
            self.head = (self.head + chunk)[:HEAD]

    def place(self) -> Digests:
        """Make the content durable, then give it its name. An older copy under that name is replaced
        by this one, whose bytes were just digested; there is no moment with neither."""
        digests = Digests(size=self.size, sha256=self._sha256.hexdigest(), sm3=self._sm3.hexdigest())
        with _explained():
            os.fchmod(self._fd, 0o400)
            os.fsync(self._fd)
            self._store.adopt(self._path, digests.sha256)
        self._close()
        return digests

    def discard(self) -> None:
        """Remove the draft; does nothing once it is placed or discarded."""
        if self._fd >= 0:
            self._path.unlink(missing_ok=True)
            self._close()

    def _close(self) -> None:
        os.close(self._fd)
        self._fd = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobStore:
    """A store in one folder of one file system."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Where the content of that digest (64 lower-case hex) lies. Raises ValueError for anything else."""
        if not _NAME.fullmatch(sha256):
            raise ValueError(f"not a SHA-256 in hex: {sha256!r}")
        return self.root / sha256[:2] / sha256[2:]

    def draft(self, *, limit: int | None = None) -> Draft:
        """Begin a file of at most `limit` bytes."""
        return Draft(self, limit)

    def open(self, sha256: str) -> BinaryIO:
        """The content, to be read and closed by the caller. Raises BlobMissingError."""
        try:
            return self.path(sha256).open("rb")
        except FileNotFoundError as error:
            raise BlobMissingError(sha256) from error

    def digests(self, sha256: str) -> Digests:
        """Digests of the bytes that lie there now, read anew. Raises BlobMissingError."""
        with self.open(sha256) as file:
            return digests_of(iter(lambda: file.read(CHUNK), b""))

    def names(self) -> Iterator[str]:
        """The SHA-256 of everything kept, in order."""
        for path in sorted(self.root.glob("[0-9a-f][0-9a-f]/*")):
            if _NAME.fullmatch(path.parent.name + path.name):
                yield path.parent.name + path.name

    def sweep(self) -> int:
        """Remove drafts whose writers are gone; returns how many. Safe beside running writers."""
        removed = 0
        for path in (self.root / "drafts").glob("*"):
            try:
                fd = os.open(path, os.O_RDONLY)
            except FileNotFoundError:
                continue  # placed or discarded since it was listed
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
                removed += 1
            except (BlockingIOError, FileNotFoundError):
                pass  # its writer lives, or has just placed or discarded it
            finally:
                os.close(fd)
        return removed

    def new_draft(self) -> tuple[Path, int]:
        """A locked, empty file to write to."""
        folder = self.root / "drafts"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            path = folder / uuid4().hex
            fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            fcntl.flock(fd, fcntl.LOCK_EX)
            if os.fstat(fd).st_nlink:
                return path, fd
            os.close(fd)  # a sweep came between making it and locking it

    def adopt(self, draft: Path, sha256: str) -> None:
        """Move a finished draft to its place and make the names durable."""
        target = self.path(sha256)
        if not target.parent.exists():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self.root)
        draft.replace(target)
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
