"""The leaf: a salted commitment to one entry, numbered within its file.

The leaf says which file (an identifier that tells nothing, such as a UUID), which position in it,
and whether the file ends here. Content and salt stay outside the log: when both are erased, nothing
can be learnt from the leaf, and the proof that an entry stood there remains.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mingjing.core.ledger.canonical import Json, canonical, parse_object
from mingjing.core.ledger.errors import LeafError, NotCanonicalError

VERSION = 1
SALT_SIZE = 32
COMMITMENT_DOMAIN = b"mingjing/commitment/v1\n"

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_KEYS = {"v", "file", "position", "commitment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What the log holds of one entry; `position` counts from 1, `commitment` is 64 hex characters."""

    file: str
    position: int
    commitment: str
    closing: bool = False

    def data(self) -> dict[str, Json]:
        """The JSON object of the leaf."""
        found: dict[str, Json] = {
            "v": VERSION,
            "file": self.file,
            "position": self.position,
            "commitment": self.commitment,
        }
        if self.closing:
            found["closing"] = True
        return found

    def encode(self) -> bytes:
        """The leaf's bytes in the log."""
        return canonical(self.data())


def commit(entry: Mapping[str, Json], salt: bytes) -> str:
    """HMAC-SHA256 keyed with the salt, over the domain line and the entry's canonical JSON, as hex.

    `salt` is 32 random bytes, one per entry. Raises LeafError for another length, NotCanonicalError.
    """
    if len(salt) != SALT_SIZE:
        raise LeafError(f"盐应为 {SALT_SIZE} 字节，现为 {len(salt)} 字节")
    return hmac.new(salt, COMMITMENT_DOMAIN + canonical(entry), hashlib.sha256).hexdigest()


def make_leaf(
    *, file: str, position: int, entry: Mapping[str, Json], salt: bytes, closing: bool = False
) -> Leaf:
    """The leaf for an entry. Raises LeafError for a file name or position the log can't hold."""
    return _checked(Leaf(file=file, position=position, commitment=commit(entry, salt), closing=closing))


def commits_to(leaf: Leaf, entry: Mapping[str, Json], salt: bytes) -> bool:
    """Whether the leaf was made from this entry and salt. Raises LeafError, NotCanonicalError as `commit`."""
    return hmac.compare_digest(leaf.commitment, commit(entry, salt))


def parse_leaf(data: bytes) -> Leaf:
    """Read a leaf's bytes. Raises LeafError unless they are exactly what `encode` would write."""
    try:
        return leaf_from(parse_object(data))
    except NotCanonicalError as error:
        raise LeafError("日志中的叶不是规范写法；日志可能已损坏") from error


def leaf_from(value: Mapping[str, Any]) -> Leaf:
    """Read a leaf's JSON object. Raises LeafError."""
    closing = value.get("closing", False)
    fields = _KEYS | {"closing"} if closing is True else _KEYS
    version = value.get("v")
    if value.keys() != fields or version is not VERSION:
        raise LeafError("叶的字段或版本不对；日志可能已损坏，或由更新的版本写成")
    return _checked(
        Leaf(
            file=value["file"],
            position=value["position"],
            commitment=value["commitment"],
            closing=closing is True,
        )
    )


def _checked(leaf: Leaf) -> Leaf:
    if not isinstance(leaf.file, str) or not _FILE.fullmatch(leaf.file):
        raise LeafError("卷的编号只能用字母、数字、点、横线，至多 64 个字符，且不得含个人信息")
    if type(leaf.position) is not int or leaf.position < 1:
        raise LeafError("卷内序号应从 1 起")
    if not isinstance(leaf.commitment, str) or not _HEX.fullmatch(leaf.commitment):
        raise LeafError("叶的承诺值应为 64 位十六进制数")
    return leaf
