"""Papers of a file: bringing one in, so that an act can name it, and being given one."""

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, UnreadablePostError
from django.http.response import HttpResponseBase
from ninja import Path, Query
from ninja.responses import Status

from mingjing.apps.api.access import caller_of
from mingjing.apps.api.answers import Paper, Refused
from mingjing.apps.api.errors import FormSent
from mingjing.apps.api.schemas import SHA256
from mingjing.apps.api.views.files import OF_A_FILE, router
from mingjing.apps.casework.errors import NotYours
from mingjing.apps.casework.queries import visible_files
from mingjing.apps.evidence.errors import BlobMissingError, CutOffError, EmptyError
from mingjing.apps.evidence.receiving import LARGEST_UPLOAD
from mingjing.apps.evidence.service import attach, keep_stream
from mingjing.apps.evidence.store import CHUNK
from mingjing.apps.evidence.views import download

__all__ = ["router"]

REFUSED = {code: Refused for code in (400, 401, 403, 404, 413, 422, 503, 507)}
CONTENT = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
SENT = {"requestBody": {"required": True, "content": CONTENT}}
GIVEN = {"responses": {200: {"description": "文件内容", "content": CONTENT}}}
FORMS = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})
Digest = Annotated[str, Path(pattern=SHA256)]
FileName = Annotated[str, Query(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f\x7f]+$")]


@router.post(
    "/{uuid:file_id}/papers", response={201: Paper, **REFUSED}, summary="上传一份材料", tags=["材料"],
    openapi_extra=SENT,
)  # fmt: skip
def receive(request: HttpRequest, file_id: UUID, name: FileName) -> Status[Paper]:
    """把文件内容直接作为请求正文送来；办理行为时，在 data 的附件中写上它的名称和校验值（sha256）。"""
    account = caller_of(request).account
    # Only the agency whose file it is brings anything into it; who supervises it reads.
    if not visible_files(account).filter(pk=file_id, agency=account.agency_id).exists():
        raise NotYours
    kind = request.content_type or ""
    if kind in FORMS:
        raise FormSent
    with transaction.atomic():
        blob = keep_stream(_whole(request, name), name=name, media_type=kind, limit=LARGEST_UPLOAD)
        upload = attach(blob, file_id=file_id, by=account)
    return Status(
        201, Paper(name=upload.name, sha256=blob.sha256, sm3=blob.sm3, size=blob.size)
    )  # fmt: skip


def _whole(request: HttpRequest, name: str) -> Iterator[bytes]:
    """The body in pieces. Raises CutOffError where it ends before its announced length, EmptyError."""
    count = 0
    try:
        while piece := request.read(CHUNK):
            count += len(piece)
            yield piece
    except UnreadablePostError as error:
        raise CutOffError from error
    if count < int(request.META.get("CONTENT_LENGTH") or 0):
        raise CutOffError
    if not count:
        raise EmptyError(name)


@router.get(
    "/{uuid:file_id}/papers/{slug:sha256}", response=OF_A_FILE, summary="取一份材料", tags=["材料"],
    openapi_extra=GIVEN,
)  # fmt: skip
def give(request: HttpRequest, file_id: UUID, sha256: Digest) -> HttpResponseBase:
    """卷内文书或附件的内容；谁取了什么，都有记载。支持 Range。"""
    response = download(request, file_id, sha256)
    if response.status_code == 500:
        raise BlobMissingError(sha256)
    return response
