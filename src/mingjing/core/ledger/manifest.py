"""The table of contents of an offline package: who made it of what, and each member's digests."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard

from mingjing.core.ledger.canonical import Json, canonical, parse_object
from mingjing.core.ledger.digests import Digests
from mingjing.core.ledger.errors import NotCanonicalError, PackageError

FORMAT = "mingjing-package/1"
README, MANIFEST, MANIFEST_NOTE = "README.txt", "manifest.json", "manifest.note"
CHECKPOINT, KEY, ENTRIES, RULES = "checkpoint", "verifier.key", "entries.jsonl", "rules.json"
BLOBS = "blobs/"

Kind = Literal["attachment", "document", "derived"]
"""attachment, document: named by a sealed entry. derived: made for the export, only signed with it."""

_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobInfo:
    """One carried file: its digest, the name it had, its media type, and where it belongs."""

    sha256: str
    name: str
    media_type: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A file that an entry names and that is not carried, and why, in Chinese."""

    sha256: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The manifest; `exported_at` is ISO 8601 text with offset, `members` keep archive order."""

    file: str
    title: str
    exported_at: str
    entries: int
    members: tuple[tuple[str, Digests], ...]
    blobs: tuple[BlobInfo, ...]
    withheld: tuple[Withheld, ...]

    def encode(self) -> bytes:
        """The bytes of manifest.json. Raises NotCanonicalError."""
        members: list[Json] = [
            {"name": n, "size": d.size, "sha256": d.sha256, "sm3": d.sm3} for n, d in self.members
        ]
        blobs = [
            {"sha256": b.sha256, "name": b.name, "media_type": b.media_type, "kind": b.kind}
            for b in self.blobs
        ]
        value: dict[str, Json] = {
            "format": FORMAT,
            "file": self.file,
            "title": self.title,
            "exported_at": self.exported_at,
            "entries": self.entries,
            "members": members,
            "blobs": blobs,
            "withheld": [{"sha256": w.sha256, "reason": w.reason} for w in self.withheld],
        }
        return canonical(value)


def is_digest(value: object) -> TypeGuard[str]:
    """Whether `value` is 64 lower-case hex characters."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def note_text(digests: Digests) -> str:
    """What the exporter signs: the format and both digests of manifest.json.

    It can't be taken for a checkpoint: the second line is not a number.
    """
    return f"{FORMAT}\nsha256:{digests.sha256}\nsm3:{digests.sm3}\n"


def parse_manifest(data: bytes) -> Manifest:
    """Read manifest.json. Raises PackageError unless it is exactly what `encode` would write."""
    try:
        value = parse_object(data)
    except NotCanonicalError as error:
        raise PackageError("清单 manifest.json 不是规范写法；已被改动") from error
    if value.get("format") != FORMAT:
        raise PackageError("清单的格式版本不是 mingjing-package/1；请换用相应版本的核验程序")
    try:
        manifest = _manifest(value)
        same = manifest.encode() == data
    except (KeyError, TypeError, AttributeError, NotCanonicalError):
        same = False
    if not same:
        raise PackageError("清单 manifest.json 的字段不对；已被改动")
    return manifest


def _manifest(value: Mapping[str, Any]) -> Manifest:
    return Manifest(
        file=_text(value["file"]),
        title=_text(value["title"]),
        exported_at=_text(value["exported_at"]),
        entries=_count(value["entries"]),
        members=tuple(_member(item) for item in value["members"]),
        blobs=tuple(_blob(item) for item in value["blobs"]),
        withheld=tuple(
            Withheld(sha256=_hex(item["sha256"]), reason=_text(item["reason"])) for item in value["withheld"]
        ),
    )


def _member(item: Mapping[str, Any]) -> tuple[str, Digests]:
    digests = Digests(size=_count(item["size"]), sha256=_hex(item["sha256"]), sm3=_hex(item["sm3"]))
    return _text(item["name"]), digests


def _blob(item: Mapping[str, Any]) -> BlobInfo:
    kind: Kind
    match item["kind"]:
        case "attachment" | "document" | "derived" as kind:
            name, media_type = _text(item["name"]), _text(item["media_type"])
            return BlobInfo(sha256=_hex(item["sha256"]), name=name, media_type=media_type, kind=kind)
        case _:
            raise TypeError("kind")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _hex(value: object) -> str:
    if not is_digest(value):
        raise TypeError("digest")
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("count")
    return value
