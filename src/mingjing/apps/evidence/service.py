"""Keeping contents, bringing them into files, and writing down who was given them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from mingjing.apps.evidence.errors import EmptyError
from mingjing.apps.evidence.models import Access, StoredBlob, Upload
from mingjing.apps.evidence.sniffing import sniff
from mingjing.apps.evidence.store import BlobStore, Draft
from mingjing.apps.registry.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A kept content: digests in lower-case hex, size in bytes, the name and type it was given with."""

    sha256: str
    sm3: str
    size: int
    name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Bytes at hand, with the name and type they are to be kept under."""

    data: bytes
    name: str
    media_type: str


def store() -> BlobStore:
    """The store of this deployment, in its data folder."""
    return BlobStore(root=Path(settings.DATA) / "blobs")


def keep(data: bytes, *, name: str, media_type: str) -> Blob:
    """Keep bytes at hand. Raises StoreFullError, StoreUnavailableError."""
    return keep_stream([data], name=name, media_type=media_type)


def keep_stream(chunks: Iterable[bytes], *, name: str, media_type: str, limit: int | None = None) -> Blob:
    """Keep what arrives in pieces, of at most `limit` bytes in all, never holding it in memory.

    Raises StoreFullError, StoreUnavailableError, TooLargeError; then nothing is kept.
    """
    with store().draft(limit=limit) as draft:
        for chunk in chunks:
            draft.write(chunk)
        return keep_draft(draft, name=name, media_type=media_type)


def keep_draft(draft: Draft, *, name: str, media_type: str) -> Blob:
    """Place a finished draft and enter it.

    The file comes before the row: a crash, or a transaction rolled back, between the two leaves a
    whole content that nothing refers to, never a row without its content.
    """
    return _entered([_placed(draft, name, media_type)])[0]


def keep_in_file(contents: Sequence[Content], *, file_id: UUID) -> list[Blob]:
    """Keep what the system made and bring it into a file: two statements, however much it is.

    Returns them in the order given. Raises EmptyError, StoreFullError, StoreUnavailableError.
    """
    placed = []
    for content in contents:
        with store().draft() as draft:
            draft.write(content.data)
            placed.append(_placed(draft, content.name, content.media_type))
    blobs = _entered(placed)
    Upload.objects.bulk_create([_upload(blob, file_id) for blob in blobs])
    return blobs


def attach(blob: Blob, *, file_id: UUID, by: Account, captured_at: datetime | None = None) -> Upload:
    """Bring a kept content into a file, so that whoever may see the file is given it. Raises EmptyError."""
    upload = _upload(blob, file_id, captured_at=captured_at, uploaded_by=by)
    upload.save(force_insert=True)
    return upload


def record_access(upload: Upload, *, by: Account, purpose: str, part: str = "") -> Access:
    """Write down that the content of an upload is handed to somebody."""
    return Access.objects.create(upload=upload, by=by, purpose=purpose, part=part[:60])


def sweep() -> int:
    """Remove what interrupted uploads left behind; returns how many. Safe to run at any time."""
    return store().sweep()


def _placed(draft: Draft, name: str, media_type: str) -> tuple[Blob, str]:
    """A finished draft put in its place, and what its first bytes look like."""
    digests = draft.place()
    blob = Blob(sha256=digests.sha256, sm3=digests.sm3, size=digests.size, name=name, media_type=media_type)
    return blob, sniff(draft.head)


def _entered(placed: Sequence[tuple[Blob, str]]) -> list[Blob]:
    StoredBlob.objects.bulk_create(
        [
            StoredBlob(
                sha256=blob.sha256, sm3=blob.sm3, size=blob.size, sniffed_type=sniffed,
                claimed_type=blob.media_type[:100],
            )
            for blob, sniffed in placed
        ],
        ignore_conflicts=True,  # the same content may come again, also at the same moment
    )  # fmt: skip
    return [blob for blob, _ in placed]


def _upload(blob: Blob, file_id: UUID, **more: Any) -> Upload:
    if blob.size == 0:
        raise EmptyError(blob.name)
    return Upload(blob_id=blob.sha256, file_id=file_id, name=_file_name(blob.name), **more)


def _file_name(name: str) -> str:
    """The last part of a path from any system, at most 255 characters with its ending kept."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].strip() or "未命名文件"
    stem, dot, ending = last.rpartition(".")
    if len(last) <= 255 or not dot or len(ending) > 20:
        return last[:255]
    return f"{stem[: 254 - len(ending)]}.{ending}"
