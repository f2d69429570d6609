"""Build an offline package: a file's entries with their proofs, what they name, and the signatures.

Same contents and same key, same bytes. Blobs are streamed, read twice, never held.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingjing.core.ledger import manifest as m
from mingjing.core.ledger.canonical import Json, canonical
from mingjing.core.ledger.container import Member
from mingjing.core.ledger.digests import Digests, digests_of
from mingjing.core.ledger.errors import PackageError
from mingjing.core.ledger.leaf import Leaf
from mingjing.core.ledger.note import Signer, VerifierKey, sign_note
from mingjing.core.ledger.readme import TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """An entry given with its content: every mapping in it with a key `sha256` names a file.

    `index` is the leaf's place in the log, `proof` its inclusion proof at the checkpoint's size.
    """

    index: int
    leaf: Leaf
    proof: tuple[bytes, ...]
    entry: Mapping[str, Json]
    salt: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """An entry whose content is lawfully erased or withheld; its leaf and proof still stand."""

    index: int
    leaf: Leaf
    proof: tuple[bytes, ...]
    reason: str


PackagedEntry = Disclosed | Absent


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file to carry. `chunks` opens it anew at each call; `digests` are those kept since upload."""

    info: m.BlobInfo
    digests: Digests
    chunks: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything a package is made of; `checkpoint` is signed, `rules` any JSON of rule sets and clauses."""

    file: str
    title: str
    exported_at: str
    entries: Sequence[PackagedEntry]
    blobs: Sequence[Blob]
    withheld: Sequence[m.Withheld]
    rules: Json
    checkpoint: bytes
    key: VerifierKey


def package_members(contents: Contents, signers: Sequence[Signer]) -> tuple[Member, ...]:
    """The members in archive order; `zip_chunks` makes the archive of them.

    `signers` must include the private half of `contents.key`. Raises PackageError when there is no entry
    with content, two blobs are one, or a blob's description and digests disagree; NotCanonicalError.
    """
    if not any(isinstance(entry, Disclosed) for entry in contents.entries):
        raise PackageError("卷内没有可以导出的记录")
    texts = {
        m.README: TEXT.encode("utf-8"),
        m.CHECKPOINT: contents.checkpoint,
        m.KEY: f"{contents.key.encode()}\n".encode(),
        m.ENTRIES: b"".join(canonical(_line(entry)) + b"\n" for entry in contents.entries),
        m.RULES: canonical(contents.rules),
    }
    blobs = _ordered(contents.blobs)
    listed = [(name, digests_of([data])) for name, data in texts.items()]
    listed += [(m.BLOBS + blob.digests.sha256, blob.digests) for blob in blobs]
    encoded = m.Manifest(
        file=contents.file,
        title=contents.title,
        exported_at=contents.exported_at,
        entries=len(contents.entries),
        members=tuple(listed),
        blobs=tuple(blob.info for blob in blobs),
        withheld=tuple(sorted(contents.withheld, key=lambda item: item.sha256)),
    ).encode()
    signed = sign_note(m.note_text(digests_of([encoded])), signers)
    heads = {m.MANIFEST: encoded, m.MANIFEST_NOTE: signed}
    carried = [Member(name=m.BLOBS + blob.digests.sha256, chunks=blob.chunks) for blob in blobs]
    return (*(_member(name, data) for name, data in (heads | texts).items()), *carried)


def _ordered(blobs: Sequence[Blob]) -> list[Blob]:
    found = sorted(blobs, key=lambda blob: blob.digests.sha256)
    names = [blob.digests.sha256 for blob in found]
    if len(set(names)) != len(names):
        raise PackageError("同一附件列了两次；请按摘要去重后再导出")
    for blob in found:
        if blob.info.sha256 != blob.digests.sha256:
            raise PackageError(f"附件「{blob.info.name}」的摘要前后不一；请重新核对附件库")
    return found


def _member(name: str, data: bytes) -> Member:
    return Member(name=name, chunks=lambda: (data,))


def _line(entry: PackagedEntry) -> dict[str, Json]:
    line: dict[str, Json] = {
        "index": entry.index,
        "leaf": entry.leaf.data(),
        "proof": [item.hex() for item in entry.proof],
    }
    match entry:
        case Disclosed():
            return line | {"entry": entry.entry, "salt": entry.salt.hex()}
        case Absent():
            return line | {"entry": None, "absent": entry.reason}
