"""What is kept for a file, and its content."""

from typing import BinaryIO
from uuid import UUID

from django.db.models import QuerySet

from mingjing.apps.evidence.models import Access, Upload
from mingjing.apps.evidence.service import store
from mingjing.core.ledger.digests import Digests


def uploads_of(file_id: UUID) -> QuerySet[Upload]:
    """Everything brought into a file, in order, each with its content's row."""
    return Upload.objects.filter(file_id=file_id).select_related("blob", "uploaded_by").order_by("id")


def upload_in(file_id: UUID, sha256: str) -> Upload | None:
    """The first upload of that content into that file; None where it was never brought in."""
    return uploads_of(file_id).filter(blob_id=sha256).first()


def accesses_to(file_id: UUID) -> QuerySet[Access]:
    """Who was given what of a file, newest first."""
    return Access.objects.filter(upload__file_id=file_id).select_related("upload", "by").order_by("-id")


def open_content(sha256: str) -> BinaryIO:
    """The bytes kept under a digest, to be closed by the caller. Raises BlobMissingError."""
    return store().open(sha256)


def read_content(sha256: str) -> bytes:
    """The bytes kept under a digest, for what is known to be small. Raises BlobMissingError."""
    with open_content(sha256) as file:
        return file.read()


def digests_now(sha256: str) -> Digests:
    """Digests of what lies under that name now, read anew; for the audit. Raises BlobMissingError."""
    return store().digests(sha256)
