"""Read entries.jsonl of an offline package back into values."""

from collections.abc import Iterator, Mapping
from typing import Any

from mingjing.core.ledger.canonical import parse_object
from mingjing.core.ledger.errors import LedgerError, PackageError
from mingjing.core.ledger.leaf import Leaf, commits_to, leaf_from
from mingjing.core.ledger.manifest import ENTRIES, is_digest
from mingjing.core.ledger.package import Absent, Disclosed, PackagedEntry

_DISCLOSED = {"index", "leaf", "proof", "entry", "salt"}
_ABSENT = {"index", "leaf", "proof", "entry", "absent"}


def parse_entries(data: bytes) -> tuple[PackagedEntry, ...]:
    """All entries, in order. Raises PackageError, naming the line, for any that is malformed."""
    lines = data.split(b"\n")
    if lines.pop() != b"":
        raise PackageError(f"{ENTRIES} 最后一行不完整")
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_entry(parse_object(line)))
        except (LedgerError, ValueError, TypeError) as error:
            raise PackageError(f"{ENTRIES} 第 {number} 行读不懂；已被改动") from error
    return tuple(found)


def check_commitment(entry: PackagedEntry) -> None:
    """Raise PackageError unless the leaf commits to the content; an absent content is passed over."""
    match entry:
        case Absent():
            return
        case Disclosed(leaf=leaf, entry=content, salt=salt):
            if not commits_to(leaf, content, salt):
                raise PackageError(f"第 {leaf.position} 条记录的内容与封存时的承诺不符；记录已被改动")


def named_digests(value: Any) -> Iterator[tuple[str, str | None]]:
    """The (sha256, sm3 or None) of every file that an entry names, at any depth."""
    match value:
        case Mapping():
            if is_digest(value.get("sha256")):
                sm3 = value.get("sm3")
                yield value["sha256"], sm3 if is_digest(sm3) else None
            for item in value.values():
                yield from named_digests(item)
        case list() | tuple():
            for item in value:
                yield from named_digests(item)
        case _:
            return


def _entry(line: Mapping[str, Any]) -> PackagedEntry:
    index, proof, leaf = line.get("index"), line.get("proof"), line.get("leaf")
    if type(index) is not int or not isinstance(leaf, dict) or not isinstance(proof, list):
        raise TypeError("line")
    if not all(is_digest(item) for item in proof):
        raise TypeError("proof")
    return _with_content(line, index, leaf_from(leaf), tuple(bytes.fromhex(item) for item in proof))


def _with_content(line: Mapping[str, Any], index: int, leaf: Leaf, proof: tuple[bytes, ...]) -> PackagedEntry:
    entry, salt, absent = line.get("entry"), line.get("salt"), line.get("absent")
    if line.keys() == _DISCLOSED and isinstance(entry, dict) and is_digest(salt):
        return Disclosed(index=index, leaf=leaf, proof=proof, entry=entry, salt=bytes.fromhex(salt))
    if line.keys() == _ABSENT and entry is None and isinstance(absent, str) and absent:
        return Absent(index=index, leaf=leaf, proof=proof, reason=absent)
    raise TypeError("content")
