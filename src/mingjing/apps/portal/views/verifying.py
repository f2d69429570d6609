"""核验: whether a document with a code was issued, and whether a copy is that very document."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from mingjing.apps.casework.queries import File, log_verifier
from mingjing.apps.documents.queries import Issued, issued_by_code
from mingjing.apps.portal.public import public_page, show

LARGEST = 50 * 1024 * 1024
MEGABYTES = LARGEST // 1024 // 1024


@require_safe
@public_page
def verify_form(request: HttpRequest) -> HttpResponse:
    """Asks for the code."""
    code = request.GET.get("code", "").strip()[:40]
    if code:
        return HttpResponseRedirect(reverse("portal:verified", args=[code.replace("/", "") or "-"]))
    return show(request, "verify", {"code": "", "key": log_verifier()})


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def verified_page(request: HttpRequest, code: str) -> HttpResponse:
    """What may be said of the document; with an uploaded copy, whether it is the same to the last byte."""
    issued = issued_by_code(code[:40])
    if issued is None:
        return show(
            request, "verify", {"code": code[:40], "unknown": True, "key": log_verifier()}, status=404
        )
    context: dict[str, Any] = {
        "code": code[:40], "issued": issued, "facts": _facts(issued), "largest": MEGABYTES,
        "compared": _compared(request.FILES.get("copy"), issued) if request.method == "POST" else None,
    }  # fmt: skip
    return show(request, "verified", context)


def _facts(issued: Issued) -> list[tuple[str, str]]:
    file = File.objects.select_related("agency").filter(pk=issued.file_id).first()
    day = issued.dated
    lines = [("文书", issued.name), ("文号", issued.number or "（不编文号）")]
    if file is not None:
        lines.append(("制发机关", file.agency.name))
    lines.append(("成文日期", f"{day.year}年{day.month}月{day.day}日"))
    lines.append(("SHA-256", issued.sha256))
    return lines


def _compared(copy: object, issued: Issued) -> dict[str, str]:
    """The answer to an uploaded copy; nothing of it is kept."""
    if not isinstance(copy, UploadedFile):
        return {"kind": "soon", "text": "没有选择文件，请选择要核对的 PDF 文件。"}
    if (copy.size or 0) > LARGEST:
        return {"kind": "soon", "text": f"文件超过 {MEGABYTES} 兆字节，不会是这份文书。"}
    digest = hashlib.sha256()
    for chunk in copy.chunks():
        digest.update(chunk)
    if digest.hexdigest() == issued.sha256:
        return {"kind": "ok", "text": "一致：您的文件就是机关制发的这份文书，没有改动。"}
    return {
        "kind": "over",
        "text": "不一致：您的文件与机关制发的文书不同。扫描件、拍照件和公开版与原件的校验值本来就不同；"
        "对内容有疑问的，请持文书向制发机关核实。",
    }
