"""A small log with two files, and the offline package of the first: the same bytes at every run."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mingjing.core.ledger.builder import LogBuilder
from mingjing.core.ledger.container import Member, zip_chunks
from mingjing.core.ledger.digests import digests_of
from mingjing.core.ledger.leaf import Leaf, make_leaf
from mingjing.core.ledger.manifest import BlobInfo, Withheld
from mingjing.core.ledger.note import SignerKey
from mingjing.core.ledger.package import Absent, Blob, Contents, Disclosed, PackagedEntry, package_members
from mingjing.core.ledger.sealing import seal
from mingjing.core.ledger.tiles import MemoryTiles
from mingjing.core.ledger.view import LogView

ORIGIN = "mingjing.example/log"
SIGNER = SignerKey(name=ORIGIN, seed=bytes(range(32)))
FILE = "0198f0c2-7b1e-7cc3-9d55-0c6d2b8f1a11"
OTHER = "0198f0c2-7b1e-7cc3-9d55-0c6d2b8f1a22"
PHOTO = b"\xff\xd8photo\x00" * 40
LETTER = "行政处罚决定书".encode() * 20


class Bytes:
    """Bytes as a ByteSource."""

    def __init__(self, data: bytes) -> None:
        self.data, self.size = data, len(data)

    def read(self, offset: int, length: int) -> bytes:
        return self.data[offset : offset + length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    tiles: MemoryTiles
    view: LogView
    contents: Contents


def salt(number: int) -> bytes:
    return hashlib.sha256(b"salt %d" % number).digest()


def named(data: bytes) -> dict[str, object]:
    digests = digests_of([data])
    return {"sha256": digests.sha256, "sm3": digests.sm3, "size": digests.size}


def blob(data: bytes, name: str, kind: str = "attachment") -> Blob:
    digests = digests_of([data])
    info = BlobInfo(sha256=digests.sha256, name=name, media_type="application/octet-stream", kind=kind)
    return Blob(info=info, digests=digests, chunks=lambda: (data,))


def entries() -> list[dict]:
    return [
        {"act": "立案", "by": "officer-1", "data": {"cause": "占道经营", "score": 3, "urgent": False}},
        {"act": "现场勘验", "data": {"photos": [named(PHOTO)], "note": None}},
        {"act": "询问", "data": {"answer": "我在路口摆摊", "rare": "𠮷㐂"}},
        {"act": "作出决定", "data": {"document": named(LETTER), "video": {"sha256": "ab" * 32}}},
        {"act": "结案", "data": {}},
    ]


def sample(*, closing_at: int = 5, absent: int | None = None, content: list[dict] | None = None) -> Sample:
    content = entries() if content is None else content
    leaves: list[Leaf] = []
    for n, entry in enumerate(content, 1):
        leaves.append(make_leaf(file=FILE, position=n, entry=entry, salt=salt(n), closing=n == closing_at))
        leaves.append(make_leaf(file=OTHER, position=n, entry={"n": n}, salt=salt(100 + n)))
    tiles = MemoryTiles()
    sealed = seal(LogBuilder(), leaves, origin=ORIGIN, signers=[SIGNER])
    tiles.files.update(sealed.writes)
    view = LogView(tiles, sealed.checkpoint.size)
    packaged: list[PackagedEntry] = []
    for n, entry in enumerate(content, 1):
        index = 2 * (n - 1)
        place = {"index": index, "leaf": leaves[index], "proof": tuple(view.inclusion(index))}
        if n == absent:
            packaged.append(Absent(**place, reason="依法删除个人信息"))
        else:
            packaged.append(Disclosed(**place, entry=entry, salt=salt(n)))
    contents = Contents(
        file=FILE,
        title="某某占道经营案",
        exported_at="2026-11-20T09:00:00+08:00",
        entries=packaged,
        blobs=[blob(PHOTO, "现场照片.jpg"), blob(LETTER, "决定书.pdf", "document")],
        withheld=[Withheld(sha256="ab" * 32, reason="执法视频涉及第三人")],
        rules=[{"rule_set": "national", "version": "2026-01", "clauses": ["national.54"]}],
        checkpoint=tiles.read("checkpoint"),
        key=SIGNER.verifier(),
    )
    return Sample(tiles=tiles, view=view, contents=contents)


def archive(contents: Contents, signers: Sequence[SignerKey] = (SIGNER,)) -> bytes:
    return b"".join(zip_chunks(package_members(contents, signers)))


def archive_of(members: dict[str, bytes]) -> bytes:
    return b"".join(zip_chunks(Member(name=n, chunks=lambda d=d: (d,)) for n, d in members.items()))


def with_entries(contents: Contents, packaged: Sequence[PackagedEntry]) -> Contents:
    return replace(contents, entries=tuple(packaged))
