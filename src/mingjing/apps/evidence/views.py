"""Taking files in and handing them out. Both only for those who may see the case file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.dateparse import parse_datetime
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.utils.timezone import is_naive, make_aware
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from mingjing.apps.casework.queries import visible_files
from mingjing.apps.evidence import queries, service
from mingjing.apps.evidence.errors import (
    BlobMissingError,
    CutOffError,
    EmptyError,
    EvidenceError,
    NothingSentError,
    StoreFullError,
    StoreUnavailableError,
    TooLargeError,
)  # fmt: skip
from mingjing.apps.evidence.models import Upload
from mingjing.apps.evidence.ranges import ByteRange, UnsatisfiableRangeError, requested_range
from mingjing.apps.evidence.receiving import DraftFile, StoreUploadHandler, stream_to_store
from mingjing.apps.evidence.sniffing import SHOWN_IN_PAGE, UNKNOWN
from mingjing.apps.evidence.store import CHUNK

PURPOSES = frozenset({"下载", "查看", "审核", "归档", "监督"})
STATUS: dict[type[EvidenceError], int] = {
    CutOffError: 400,
    EmptyError: 400,
    NothingSentError: 400,
    TooLargeError: 413,
    StoreFullError: 507,
    StoreUnavailableError: 503,
}


@csrf_exempt  # checked by `_receive`, once the handler is in place: reading the token reads the body
@login_required
@require_POST
def receive(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """Take the files of a multipart form into a case file.

    Answers with JSON where that is asked for, else goes on to the address in `next`.
    """
    _require_own(request, file_id)
    return _receive(request, file_id, stream_to_store(request))


@csrf_protect
def _receive(request: HttpRequest, file_id: UUID, handler: StoreUploadHandler) -> HttpResponse:
    files = [file for _, found in request.FILES.lists() for file in found if isinstance(file, DraftFile)]
    try:
        if handler.refusal is not None:
            raise handler.refusal
        uploads = _keep(files, file_id, request)
    except EvidenceError as error:
        return _answer(request, {"error": str(error)}, STATUS[type(error)])
    return _answer(request, {"uploads": [_described(upload) for upload in uploads]}, 201)


@transaction.atomic
def _keep(files: list[DraftFile], file_id: UUID, request: HttpRequest) -> list[Upload]:
    captured_at = _moment(request.POST.get("captured_at", ""))
    if not files:
        raise NothingSentError
    for file in files:
        if not file.size:
            raise EmptyError(file.name or "")
    kept = [
        service.keep_draft(file.draft, name=file.name or "", media_type=file.content_type or "")
        for file in files
    ]
    return [
        service.attach(blob, file_id=file_id, by=request.user, captured_at=captured_at)  # type: ignore[arg-type]
        for blob in kept
    ]


@login_required
@require_GET
def download(request: HttpRequest, file_id: UUID, sha256: str) -> HttpResponseBase:
    """Hand out a content of a case file, whole or the range asked for; who got what is written down.

    `?show=1` lets the browser show it in the page where its type is harmless.
    """
    if not visible_files(request.user).filter(pk=file_id).exists():
        raise Http404("没有这个案卷，或者您无权查看。")
    upload = queries.upload_in(file_id, sha256)
    if upload is None:
        raise Http404("案卷里没有这个文件。")
    try:
        wanted = requested_range(_applicable_range(request, sha256), upload.blob.size)
    except UnsatisfiableRangeError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{upload.blob.size}"})
    part = f"{wanted.first}-{wanted.last}" if wanted else ""
    purpose = request.GET.get("purpose", "")
    purpose = purpose if purpose in PURPOSES else "下载"
    try:
        with transaction.atomic():  # what turns out to be missing was not seen by anybody
            service.record_access(upload, by=request.user, purpose=purpose, part=part)  # type: ignore[arg-type]
            content = queries.open_content(sha256)
    except BlobMissingError as error:
        return HttpResponse(str(error), status=500, content_type="text/plain; charset=utf-8")
    shown = request.GET.get("show") == "1" and upload.blob.sniffed_type in SHOWN_IN_PAGE
    return _content_response(upload, content, wanted, shown=shown)


def _content_response(
    upload: Upload, content: Any, wanted: ByteRange | None, *, shown: bool
) -> HttpResponseBase:
    size = upload.blob.size
    span = wanted or ByteRange(first=0, last=size - 1)
    content.seek(span.first)
    response = StreamingHttpResponse(
        _Pieces(content, span.length),
        status=206 if wanted else 200,
        content_type=upload.blob.sniffed_type if shown else UNKNOWN,
        headers={
            "Content-Length": str(span.length),
            "Content-Disposition": content_disposition_header(not shown, upload.name) or "attachment",
            "Accept-Ranges": "bytes",
            "ETag": f'"{upload.blob_id}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
    if wanted:
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    return response


class _Pieces:
    """`length` bytes of an open file in pieces; the response closes the file when it is done or cut."""

    def __init__(self, file: Any, length: int) -> None:
        self._file = file
        self._rest = length

    def __iter__(self) -> Iterator[bytes]:
        while self._rest > 0 and (piece := self._file.read(min(CHUNK, self._rest))):
            self._rest -= len(piece)
            yield piece

    def close(self) -> None:
        self._file.close()


def _applicable_range(request: HttpRequest, sha256: str) -> str | None:
    """The Range header, unless If-Range names another content (RFC 9110, 13.1.5)."""
    condition = request.headers.get("If-Range")
    return request.headers.get("Range") if condition in (None, f'"{sha256}"') else None


def _require_own(request: HttpRequest, file_id: UUID) -> None:
    """Only the agency whose file it is brings anything into it; who supervises it reads."""
    own = visible_files(request.user).filter(pk=file_id, agency=request.user.agency_id)  # type: ignore[union-attr]
    if not own.exists():
        raise Http404("没有这个案卷，或者您无权向它上传文件。")


def _answer(request: HttpRequest, content: dict[str, Any], status: int) -> HttpResponse:
    if request.accepts("text/html") and "application/json" not in request.headers.get("Accept", ""):
        error = content.get("error")
        messages.add_message(
            request, messages.ERROR if error else messages.SUCCESS, error or _summary(content["uploads"])
        )
        onward = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
        return redirect(onward if safe else "/desk/")
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    patch_vary_headers(response, ["Accept"])
    return response


def _summary(uploads: list[dict[str, Any]]) -> str:
    return "已存入：" + "、".join(upload["name"] for upload in uploads)


def _described(upload: Upload) -> dict[str, Any]:
    blob = upload.blob
    return {
        "id": upload.pk,
        "name": upload.name,
        "sha256": blob.sha256,
        "sm3": blob.sm3,
        "size": blob.size,
        "media_type": blob.sniffed_type,
    }


def _moment(text: str) -> datetime | None:
    """What the form says of when it was captured; None where it says nothing that can be read."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return make_aware(moment) if moment is not None and is_naive(moment) else moment
