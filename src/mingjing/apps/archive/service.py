"""A file as one archive that can be checked without this software's database."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from mingjing.apps.archive.errors import NotYetSealed
from mingjing.apps.casework.queries import File, packaged_entries
from mingjing.apps.evidence.errors import BlobMissingError
from mingjing.apps.evidence.queries import open_content
from mingjing.core.ledger.container import CHUNK, zip_chunks
from mingjing.core.ledger.digests import Digests
from mingjing.core.ledger.manifest import BlobInfo, Withheld
from mingjing.core.ledger.package import Blob, Contents, Disclosed, package_members
from mingjing.core.record.plain import to_plain

PDF = "application/pdf"
ANY_TYPE = "application/octet-stream"
MISSING = "存储区里没有这个文件，导出时未能收入"


def export_package(file: File, *, now: datetime) -> Iterator[bytes]:
    """The file's entries with salts and proofs, its documents and attachments, piece by piece.

    Everything is looked up before the first piece is given, so that a refusal comes in time. Memory
    stays flat however large the attachments. Raises NotYetSealed, PackageError.
    """
    packaged = packaged_entries(file.pk)
    if packaged is None:
        raise NotYetSealed
    carried, withheld = _contents_of(packaged.entries)
    contents = Contents(
        file=str(file.pk),
        title=f"{file.number} {file.title}",
        exported_at=to_plain(now),
        entries=packaged.entries,
        blobs=carried,
        withheld=withheld,
        rules=_rules(packaged.entries),
        checkpoint=packaged.checkpoint,
        key=packaged.key.verifier(),
    )
    return zip_chunks(package_members(contents, [packaged.key]))


def _contents_of(entries: Iterable[Disclosed]) -> tuple[list[Blob], list[Withheld]]:
    """Each content named by an entry once; what the store lost is listed as withheld, with the reason."""
    carried: dict[str, Blob] = {}
    withheld: dict[str, Withheld] = {}
    for entry in entries:
        for item, blob in _named(entry.entry):
            sha256 = item["sha256"]
            try:
                open_content(sha256).close()
            except BlobMissingError:
                withheld[sha256] = Withheld(sha256=sha256, reason=MISSING)
            else:
                carried.setdefault(sha256, blob)
    return list(carried.values()), list(withheld.values())


def _named(entry: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Blob]]:
    for item in entry["documents"]:
        yield (
            item,
            _blob(item, BlobInfo(sha256=item["sha256"], name=item["name"], media_type=PDF, kind="document")),
        )
    for item in entry["attachments"]:
        info = BlobInfo(sha256=item["sha256"], name=item["name"], media_type=ANY_TYPE, kind="attachment")
        yield item, _blob(item, info)


def _blob(item: Mapping[str, Any], info: BlobInfo) -> Blob:
    digests = Digests(size=item["size"], sha256=item["sha256"], sm3=item["sm3"])
    return Blob(info=info, digests=digests, chunks=partial(_chunks, item["sha256"]))


def _chunks(sha256: str) -> Iterator[bytes]:
    with open_content(sha256) as content:
        while piece := content.read(CHUNK):
            yield piece


def _rules(entries: Iterable[Disclosed]) -> list[Any]:
    """Every rule set that was asked in the file, with the digest of its text then."""
    found = {(str(item["id"]), str(item["version"])) for entry in entries for item in _asked(entry.entry)}
    return [{"id": name, "version": version} for name, version in sorted(found)]


def _asked(entry: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return entry["rules"]  # type: ignore[no-any-return]
