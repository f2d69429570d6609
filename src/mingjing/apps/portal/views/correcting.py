"""申请更正: a form, a receipt with a number, and how far the request has come."""

import secrets
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from mingjing.apps.casework.errors import Refusal
from mingjing.apps.casework.queries import Duty, timeline
from mingjing.apps.interface.fields import Field, FieldGroup, InputKind
from mingjing.apps.portal.public import public_page, show
from mingjing.apps.portal.service import MOST_A_DAY, Complaint, may_ask, request_correction
from mingjing.apps.portal.views.decision import found, gone
from mingjing.apps.publicity.items import PUBLISHED
from mingjing.apps.publicity.models import Publication
from mingjing.core.record.act import ACTS

LONGEST = 2000
TOKEN = "_token"  # noqa: S105 - the form's own key, no secret
ASKED = "request_correction"
STEPS = ("verify_correction", "correct_publication", "refuse_correction", "reply_correction")
_QUESTIONS = (
    ("name", "您的姓名或者单位名称", InputKind.TEXT, "", True),
    ("contact", "联系电话或者邮箱", InputKind.TEXT, "只用来答复您，不公开", True),
    ("inaccuracy", "哪里不准确，应当是什么", InputKind.NOTE, "写明不准确的那一处，和您认为正确的内容", True),
    ("evidence", "依据", InputKind.NOTE, "能说明正确内容的文件名称、文号或者事实", False),
)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def correct_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the form, or take it."""
    item = found(pk)
    if item.state != PUBLISHED:
        return gone(request, item)
    if request.method != "POST":
        return _form(request, item, {}, {})
    typed = {name: request.POST.get(name, "").strip() for name, *_ in _QUESTIONS}
    wrong = _wrong(typed)
    if wrong:
        return _form(request, item, typed, wrong)
    now = timezone.now()
    if not may_ask(request.META.get("REMOTE_ADDR", ""), now):
        text = f"今天从您的网络已经提出了 {MOST_A_DAY} 次申请，请明天再试，或者直接联系公开机关。"
        return _form(request, item, typed, {}, refused=text, status=429)
    said = Complaint(**typed)
    try:
        done = request_correction(item.file_id, said, now=now, token=request.POST.get(TOKEN, "")[:64])
    except Refusal as refusal:
        return _form(request, item, typed, {}, refused=str(refusal))
    return HttpResponseRedirect(receipt_link(item, done.entry.position))


@require_safe
@public_page
def receipt_page(request: HttpRequest, pk: UUID, position: int, seal: str) -> HttpResponse:
    """The receipt; whoever has its address sees how far the request has come."""
    item = found(pk)
    try:
        Signer(salt=ASKED).unsign(f"{item.pk}.{position}:{seal}")
    except BadSignature:
        raise Http404("没有这份回执，请核对地址是否完整。") from None
    entries = timeline(item.file_id)
    asked = entries[position - 1]
    steps = [
        {"on": entry.at, "what": ACTS[entry.act].label} for entry in entries[position:] if entry.act in STEPS
    ]
    due = Duty.objects.filter(file_id=item.file_id, opened_by=position, due_at__isnull=False)
    context: dict[str, Any] = {
        "item": item, "number": receipt_number(item, position), "asked": asked, "steps": steps,
        "due": due.order_by("due_at").first(), "answer": _answer(entries, position),
        "link": request.build_absolute_uri(),
    }  # fmt: skip
    return show(request, "receipt", context)


def receipt_number(item: Publication, position: int) -> str:
    """更正-1A2B3C4D-41: the item and the entry."""
    return f"更正-{item.pk.hex[:8].upper()}-{position}"


def receipt_link(item: Publication, position: int) -> str:
    """The receipt's address, which nobody can guess."""
    seal = Signer(salt=ASKED).sign(f"{item.pk}.{position}").rsplit(":", 1)[1]
    return reverse("portal:receipt", args=[item.pk, position, seal])


def _answer(entries: list[Any], position: int) -> str:
    """The written reply to this request: the first after it, unless another request came between."""
    for entry in entries[position:]:
        if entry.act == "reply_correction":
            return str(entry.data.get("reply_text") or entry.data.get("correction_outcome") or "")
        if entry.act == ASKED:
            return ""
    return ""


def _wrong(typed: dict[str, str]) -> dict[str, tuple[str, ...]]:
    wrong: dict[str, tuple[str, ...]] = {}
    for name, label, _, _, required in _QUESTIONS:
        if required and not typed[name]:
            wrong[name] = (f"请填写{label}",)
        elif len(typed[name]) > LONGEST:
            wrong[name] = (f"最多 {LONGEST} 字，请写得简短一些",)
    return wrong


def _form(
    request: HttpRequest, item: Publication, typed: dict[str, str], wrong: dict[str, tuple[str, ...]],
    refused: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    fields = tuple(
        Field(
            name=name, label=label, kind=kind, help=hint, required=required, value=typed.get(name, ""),
            errors=wrong.get(name, ()),
        )
        for name, label, kind, hint, required in _QUESTIONS
    )  # fmt: skip
    context = {
        "item": item, "groups": (FieldGroup(title="申请更正", fields=fields),), "submit": "提交申请",
        "action": reverse("portal:correct", args=[item.pk]),
        "back": reverse("portal:decision", args=[item.pk]),
        "hidden": {TOKEN: request.POST.get(TOKEN) or secrets.token_hex(16)},
        "wrong_count": len(wrong) + bool(refused),
        "barriers": [{"cite": "申请未提交", "gist": refused, "lift": ""}] if refused else [],
    }  # fmt: skip
    return show(request, "correct", context, status=422 if (wrong or refused) and status == 200 else status)
