"""Checkpoints after C2SP tlog-checkpoint: which log, how many entries, which root, signed."""

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingjing.core.ledger.errors import NoteError
from mingjing.core.ledger.note import Signer, Verifier, open_note, parse_note, sign_note

_BODY = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A tree head: `size` leaves, `root` of 32 bytes, `origin` naming the log."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """The note text that is signed."""
        lines = [self.origin, str(self.size), base64.b64encode(self.root).decode("ascii"), *self.extensions]
        return "".join(f"{line}\n" for line in lines)


def parse_checkpoint_text(text: str) -> Checkpoint:
    """Read a note text as a checkpoint. Raises NoteError for any other text or spelling."""
    match = _BODY.fullmatch(text)
    if match is not None:
        origin, size, encoded, rest = match.groups()
        root = base64.b64decode(encoded)
        found = Checkpoint(origin=origin, size=int(size), root=root, extensions=tuple(rest.split("\n")[:-1]))
        if found.text() == text:
            return found
    raise NoteError("检查点的写法不对，应为日志名称、条数、根散列三行；文件可能已损坏")


def sign_checkpoint(checkpoint: Checkpoint, signers: Iterable[Signer]) -> bytes:
    """The signed checkpoint; raises NoteError when the fields can't be written as one.

    The caller makes sure that it extends what was signed before: a log that signs two histories is
    convicted by its own signatures.
    """
    parse_checkpoint_text(checkpoint.text())
    return sign_note(checkpoint.text(), signers)


def open_checkpoint(data: bytes, known: Sequence[Verifier], *, origin: str | None = None) -> Checkpoint:
    """The verified checkpoint. Raises NoteError unsigned by a known key, malformed, or of another log."""
    text, _ = open_note(data, known)
    found = parse_checkpoint_text(text)
    if origin is not None and found.origin != origin:
        raise NoteError(f"检查点属于日志「{found.origin}」，不是「{origin}」")
    return found


def peek_checkpoint(data: bytes) -> Checkpoint:
    """The checkpoint as it stands, its signatures unchecked; for the log's own use. Raises NoteError."""
    return parse_checkpoint_text(parse_note(data).text)
