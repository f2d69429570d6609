"""决定页: reads like the decision, with its remedies, its display period and its proof."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import Entry, disclosed_entry, proof_of
from mingjing.apps.documents.catalogue import document
from mingjing.apps.documents.errors import DocumentError
from mingjing.apps.documents.queries import issued_by_code
from mingjing.apps.documents.remedy import Remedies, remedy_text
from mingjing.apps.evidence.queries import read_content
from mingjing.apps.portal.public import public_page, show
from mingjing.apps.portal.telling import REMEDIES, link_of, paragraphs, value_of
from mingjing.apps.publicity.items import DECISION, ENDED, KINDS, PUBLISHED
from mingjing.apps.publicity.models import Publication
from mingjing.apps.publicity.queries import publication, shown_together
from mingjing.core.ledger.package import Disclosed
from mingjing.core.terms import SHANGHAI

GONE = 410
# Only this act says nothing but what is public, and is therefore given out whole.
WHOLE = "publish_item"


@require_safe
@public_page
def decision_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The item; where it was withdrawn or its time is up, only that, why and when (410)."""
    item = found(pk)
    if item.state != PUBLISHED:
        return gone(request, item)
    context = {
        "item": item,
        "kind": KINDS[item.kind],
        "body": paragraphs(item),
        "remedies": _remedies(item),
        "facts": _facts(item),
        "proof": _proof(item),
        "corrections": item.corrections,
        "others": [
            {"link": link_of(other), "kind": KINDS[other.kind], "title": other.title}
            for other in shown_together(item)
        ],
        "crumbs": [
            {"label": "全部公示", "link": reverse("portal:search")},
            {"label": item.document_no or item.title},
        ],
    }
    return show(request, "decision", context)


@require_safe
@public_page
def text_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The full text as it may be read by everybody, as PDF."""
    item = found(pk)
    return _content(
        request, item, item.text_sha256, "application/pdf", f"{item.document_no or item.title}.pdf"
    )


@require_safe
@public_page
def data_json(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The content as data, exactly as the log commits to it."""
    item = found(pk)
    return _content(
        request, item, item.data_sha256, "application/json", f"{item.document_no or item.title}.json"
    )


@require_safe
@public_page
def proof_json(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the item stands in the log and how anybody checks it; 503 while it waits to be sealed."""
    item = found(pk)
    packaged = disclosed_entry(item.file_id, item.shown_by)
    if packaged is None:
        return show(request, "waiting", {"item": item}, status=503)
    (entry,) = packaged.entries
    told = {
        "format": "mingjing/public-proof/v1",
        "explanation": "叶的散列按 RFC 6962 计算；承诺值是以盐为密钥、对记录规范 JSON 的 HMAC-SHA256。",
        "public_text_sha256": item.text_sha256,
        "public_data_sha256": item.data_sha256,
        "leaf": entry.leaf.data(),
        "index": entry.index,
        "inclusion_proof": [part.hex() for part in entry.proof],
        "checkpoint": packaged.checkpoint.decode(),
        "verifier_key": packaged.key.verifier().encode(),
        **_disclosed(entry),
    }
    response = HttpResponse(
        json.dumps(told, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="proof-{item.pk}.json"'
    return response


def found(pk: UUID) -> Publication:
    """The item of that address. Raises Http404."""
    item = publication(pk)
    if item is None:
        raise Http404("没有这条公示信息，请从搜索中查找。")
    return item


def gone(request: HttpRequest, item: Publication) -> HttpResponse:
    """What is left of an item no longer shown: its address, why and when."""
    word = "公示期满" if item.state == ENDED else "已撤下"
    return show(request, "gone", {"item": item, "word": word, "kind": KINDS[item.kind]}, status=GONE)


def _content(request: HttpRequest, item: Publication, sha256: str, media: str, name: str) -> HttpResponse:
    if item.state != PUBLISHED:
        return gone(request, item)
    if not sha256:
        raise Http404("这条信息只公开摘要，没有全文。")
    tag = f'"{sha256}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    response = HttpResponse(read_content(sha256), content_type=media)
    response["ETag"] = tag
    response.headers["Content-Disposition"] = _inline(name)
    return response


def _inline(name: str) -> str:
    safe = "".join(char for char in name if char not in '"\\/\r\n')
    # RFC 6266: Django writes the encoded form for a name beyond ASCII.
    response = HttpResponse(headers={"Content-Disposition": f'inline; filename="{safe}"'})
    return str(response.headers["Content-Disposition"])


def _disclosed(entry: Any) -> dict[str, Any]:
    if not isinstance(entry, Disclosed) or entry.entry.get("act") != WHOLE:
        return {
            "entry": None,
            "salt": None,
            "absent": "这条记录除公开内容外还有不公开的内容，只给出它的叶和位置",
        }
    return {"entry": entry.entry, "salt": entry.salt.hex()}


def _facts(item: Publication) -> list[tuple[str, str]]:
    published = item.published_at.astimezone(SHANGHAI)
    lines = [
        ("公开日期", f"{published.year}年{published.month}月{published.day}日"),
        ("公开机关", item.agency.name),
    ]
    if item.display_until:
        day = item.display_until
        lines.append(("公示期", f"至{day.year}年{day.month}月{day.day}日"))
    if item.form:
        lines.append(("公开形式", item.form))
    lines.append(("不公开的内容", "自然人的姓名只写姓氏；证件号码、住址、电话和举报人的信息不公开"))
    return lines


def _remedies(item: Publication) -> str:
    """As the item says; else as the document it tells of does."""
    told = value_of(item, REMEDIES)
    if told or item.kind != DECISION:
        return told
    issued = issued_by_code(item.code) if item.code else None
    remedies = Remedies(
        organ=item.agency.reconsideration_organ, court=item.agency.court, online=item.agency.online_channel
    )
    if issued is None:
        return ""
    try:
        return remedy_text(document(issued.document).remedy, remedies, paper="决定书", penalty=True)
    except DocumentError:
        return "救济途径和期限见决定书。"


def _proof(item: Publication) -> dict[str, Any] | None:
    entry = Entry.objects.filter(file_id=item.file_id, position=item.shown_by).first()
    if entry is None or not item.data_sha256:
        return None
    place = proof_of(entry)
    return {
        "at": entry.recorded_at, "position": f"{place.index + 1:,}",
        "sealed": place.sealed_under is not None,
        "of": "公开版全文" if item.text_sha256 else "公示内容",
        "sha256": item.text_sha256 or item.data_sha256, "sm3": item.text_sm3 or item.data_sm3,
        "link": reverse("portal:proof", args=[item.pk]),
    }  # fmt: skip
