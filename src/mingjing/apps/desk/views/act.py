"""The form of an act in a file: drawn from its definition, checked by the law, entered by `perform`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.apps.casework.errors import AlreadyDone, Barred, Expired, Invalid, StalePage, UnknownAct
from mingjing.apps.casework.queries import actor_in, load_case
from mingjing.apps.casework.service import Performed, perform
from mingjing.apps.desk.answers import act_answers, read_form
from mingjing.apps.desk.drafts import draft_of, drop_draft, keep_draft
from mingjing.apps.desk.formpage import (
    MOMENT,
    TOKEN,
    UNREADABLE,
    FormDesk,
    Shown,
    form_page,
    moment_given,
    seen_count,
)
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.uploads import keep_uploads
from mingjing.apps.evidence.errors import EvidenceError
from mingjing.apps.evidence.receiving import StoreUploadHandler, stream_to_store
from mingjing.apps.interface.posted import wants_row
from mingjing.apps.interface.views import stale
from mingjing.apps.registry.queries import people_on_day
from mingjing.core.law.engine import before_form
from mingjing.core.record.act import ACTS
from mingjing.core.record.parsing import Problem


def running_desk(official: Official, file_id: UUID, act: str) -> FormDesk:
    """Load the file and ask who stands before it. Raises NotYours, UnknownAct."""
    if act not in ACTS:
        raise UnknownAct(act)
    case = load_case(file_id, at=official.now)
    people = people_on_day({official.person.id} | case.doers(), official.now)
    actor = actor_in(case.row, official.account, people)
    papers = tuple(
        {"name": item["name"], "sha256": item["sha256"], "size": item["size"], "entry": row.position}
        for row in case.entries
        for item in (*row.documents, *row.attachments)
    )
    return FormDesk(
        spec=ACTS[act], official=official, row=case.row, law=case.law(official.now), papers=papers,
        situation=case.situation(at=official.now, actor=actor, people=people),
        address=reverse("desk:act", args=[file_id, act]),
    )  # fmt: skip


@csrf_exempt  # checked by `_submit`, once the upload handler is in place: reading the token reads the body
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def act_page(request: HttpRequest, official: Official, file_id: UUID, act: str) -> HttpResponse:
    """Show the form, or take it."""
    desk = running_desk(official, file_id, act)
    if request.method == "POST":
        return _submit(request, stream_to_store(request), desk)
    draft = draft_of(official.account, desk.address)
    shown = Shown(
        typed=read_form(desk.spec, draft.data) if draft else None,
        barriers=before_form(desk.spec, desk.situation, desk.law),
        moment=draft.data.get(MOMENT, "") if draft else "",
    )
    return form_page(request, desk, shown)


@require_POST
@desk_page
def draft_page(request: HttpRequest, official: Official, file_id: UUID, act: str) -> HttpResponse:
    """Keep what has been typed so far; an address of its own, so that a form can save itself."""
    desk = running_desk(official, file_id, act)
    keep_draft(official.account, desk.address, request.POST, official.now)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(request, "草稿已保存，还没有写入记录。")
    return redirect(desk.address)


@csrf_protect
def _submit(request: HttpRequest, handler: StoreUploadHandler, desk: FormDesk) -> HttpResponse:
    assert desk.row is not None
    typed = read_form(desk.spec, request.POST)
    try:
        received = keep_uploads(request, handler, desk.spec, desk.row.pk, typed)
    except EvidenceError as error:
        keep_draft(desk.official.account, desk.address, request.POST, desk.official.now)
        return form_page(request, desk, Shown(typed=typed, problems=(Problem(field="", message=str(error)),)))
    desk = _with_papers(desk, received)
    at = moment_given(request.POST, desk.official.now)
    if wants_row(request.POST):
        return form_page(request, desk, Shown(typed=typed))
    if at is None:
        return form_page(request, desk, Shown(typed=typed, problems=(UNREADABLE,)))
    return _perform(request, desk, typed, at)


def _with_papers(desk: FormDesk, received: list[dict[str, Any]]) -> FormDesk:
    return FormDesk(
        spec=desk.spec, official=desk.official, situation=desk.situation, law=desk.law, row=desk.row,
        address=desk.address, papers=(*desk.papers, *received),
    )  # fmt: skip


def _perform(request: HttpRequest, desk: FormDesk, typed: Mapping[str, Any], at: datetime) -> HttpResponse:
    assert desk.row is not None
    official = desk.official
    try:
        done = perform(
            file_id=desk.row.pk, act=desk.spec.slug, data=act_answers(desk.spec, typed, desk.papers),
            by=official.account, at=at, now=official.now, seen=seen_count(request.POST),
            token=request.POST.get(TOKEN) or None,
        )  # fmt: skip
    except Invalid as refusal:
        return form_page(request, desk, Shown(typed=typed, problems=refusal.problems))
    except Barred as refusal:
        return form_page(request, desk, Shown(typed=typed, barriers=refusal.obstacles))
    except StalePage as refusal:
        keep_draft(official.account, desk.address, request.POST, official.now)
        return stale(request, what=str(refusal), back=desk.address, kept=True)
    except (AlreadyDone, Expired, UnknownAct) as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:file", desk.row.pk)
    drop_draft(official.account, desk.address)
    return entered(request, desk, done)


def entered(request: HttpRequest, desk: FormDesk, done: Performed) -> HttpResponse:
    """Say what was entered and made, and show it in the record."""
    made = "、".join(str(item["name"]) for item in done.documents)
    messages.success(request, f"“{desk.spec.label}”已写入记录。{f'制发：{made}。' if made else ''}")
    return redirect(f"{reverse('desk:file', args=[done.entry.file_id])}#e{done.entry.position}")
