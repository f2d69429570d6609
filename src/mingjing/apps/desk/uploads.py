"""Files that come with an act's form: kept by digest, brought into the file, ticked in their field."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest

from mingjing.apps.evidence.errors import EmptyError
from mingjing.apps.evidence.receiving import DraftFile, StoreUploadHandler
from mingjing.apps.evidence.service import attach, keep_draft
from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import FieldKind


@transaction.atomic
def keep_uploads(
    request: HttpRequest, handler: StoreUploadHandler, spec: ActSpec, file_id: UUID, typed: dict[str, Any]
) -> list[dict[str, Any]]:
    """Keep each uploaded file and add it to its field in `typed`; as papers of the file.

    Kept before the act is entered: a refused form shows them as received, nobody uploads twice.
    Raises EvidenceError for what was cut off, empty or too large; then none of them counts.
    """
    if handler.refusal is not None:
        raise handler.refusal
    names = [item.name for item in spec.fields if item.field.kind is FieldKind.PAPERS]
    return [
        _keep(request, name, file_id, typed, file)
        for name in names
        for file in request.FILES.getlist(name)
        if isinstance(file, DraftFile)
    ]


def _keep(
    request: HttpRequest, name: str, file_id: UUID, typed: dict[str, Any], file: DraftFile
) -> dict[str, Any]:
    if not file.size:
        raise EmptyError(file.name or "")
    blob = keep_draft(file.draft, name=file.name or "", media_type=file.content_type or "")
    upload = attach(blob, file_id=file_id, by=request.user)  # type: ignore[arg-type]
    typed[name] = [*(typed.get(name) or ()), blob.sha256]
    return {"name": upload.name, "sha256": blob.sha256, "size": blob.size}
