"""The log's files and its key: tiles and checkpoint in the data folder, where anybody may fetch them."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from mingjing.apps.casework.key_file import key_made_once
from mingjing.core.ledger.note import SignerKey, parse_signer_key
from mingjing.core.ledger.tiles import CHECKPOINT_PATH, missing


class LogFolder:
    """A log's folder, read as a `TileReader` and written whole files at a time."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises TileMissingError."""
        try:
            return (self.path / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise missing(path) from None

    def checkpoint(self) -> bytes | None:
        """The signed head, None before anything was sealed."""
        try:
            return (self.path / CHECKPOINT_PATH).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> None:
        """Write aside, make durable, then give it its name: no reader ever sees half of it."""
        target = self.path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.{os.getpid()}.draft")
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
        _sync(target.parent)


def log_folder() -> LogFolder:
    """The log of this deployment."""
    return LogFolder(Path(settings.DATA) / "log")


def log_key() -> SignerKey:
    """The key that signs the log; its name is the log's origin."""
    return parse_signer_key(key_made_once(Path(settings.DATA) / "log_key", _new_key))


def _new_key() -> str:
    name = f"mingjing.invalid/log/{secrets.token_hex(4)}"
    return SignerKey(name=name, seed=secrets.token_bytes(32)).encode()


def _sync(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
