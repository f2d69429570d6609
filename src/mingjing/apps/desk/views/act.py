"""The form of an act in a file: drawn from its definition, checked by the law, entered by `perform`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.apps.casework.errors import AlreadyDone, Barred, Expired, Invalid, StalePage, UnknownAct
from mingjing.apps.casework.queries import Case, actor_in, load_case, view_of
from mingjing.apps.casework.service import Performed, perform
from mingjing.apps.desk.answers import act_answers, read_form
from mingjing.apps.desk.drafts import draft_of, drop_draft, keep_draft, mended
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
from mingjing.apps.desk.measuring import MEASURE
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.uploads import keep_uploads
from mingjing.apps.evidence.errors import CutOffError, EvidenceError
from mingjing.apps.evidence.receiving import StoreUploadHandler, stream_to_store
from mingjing.apps.interface.posted import wants_row
from mingjing.apps.interface.views import stale
from mingjing.apps.publicity.drafting import draft_values
from mingjing.apps.registry.queries import people_on_day
from mingjing.core.law.engine import before_form
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.field import FieldKind
from mingjing.core.record.parsing import Problem


def running_desk(
    official: Official, file_id: UUID, act: str, typed: Mapping[str, Any] | None = None
) -> FormDesk:
    """Load the file and ask who stands before it; `typed`: the answers so far. Raises NotYours, Http404."""
    if act not in ACTS:
        raise Http404(str(UnknownAct(act)))
    offence = str((typed or {}).get("offence") or "")
    return desk_on(official, load_case(file_id, at=official.now, offence=offence), act)


def desk_on(official: Official, case: Case, act: str) -> FormDesk:
    """The form of an act in a file that is loaded already. Raises NotYours."""
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
        address=reverse("desk:act", args=[case.row.pk, act]), known=_known(case, ACTS[act], official.now),
    )  # fmt: skip


def _known(case: Case, spec: ActSpec, now: datetime) -> Mapping[str, Any]:
    """First values that take more than the file's facts: those of drafts for the public."""
    if spec.family != "publication_draft":
        return {}
    return draft_values(case.file, case.row, view_of(case, now))


def with_papers(desk: FormDesk, received: Iterable[Mapping[str, Any]]) -> FormDesk:
    """The same form with what has just been received to choose from too."""
    return replace(desk, papers=(*desk.papers, *received))


@csrf_exempt  # checked by `_submit`, once the upload handler is in place: reading the token reads the body
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def act_page(request: HttpRequest, official: Official, file_id: UUID, act: str) -> HttpResponse:
    """Show the form, or take it."""
    if request.method == "POST":
        if act not in ACTS:
            raise Http404(str(UnknownAct(act)))
        handler = stream_to_store(request)
        return _submit(request, Sent(request=request, official=official, file_id=file_id, act=act), handler)
    draft = draft_of(official.account, reverse("desk:act", args=[file_id, act])) if act in ACTS else None
    typed = read_form(ACTS[act], draft.data) if draft else None
    desk = running_desk(official, file_id, act, typed)
    shown = Shown(
        typed=typed,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form that was sent. The file is read here only where something is attached or to show it again."""

    request: HttpRequest
    official: Official
    file_id: UUID
    act: str

    @property
    def address(self) -> str:
        """Where the form is."""
        return reverse("desk:act", args=[self.file_id, self.act])

    def keep(self, data: QueryDict | None = None) -> None:
        """Keep what was typed, or what `data` says of it, so that nothing is lost with a refusal."""
        posted = self.request.POST if data is None else data
        keep_draft(self.official.account, self.address, posted, self.official.now)

    def cut_off(self, problem: Problem) -> HttpResponse:
        """The form again after its upload broke off, what didn't arrive as kept before. Raises NotYours."""
        data = mended(self.request.POST, draft_of(self.official.account, self.address))
        self.keep(data)
        typed = read_form(ACTS[self.act], data)
        return self.again(Shown(typed=typed, problems=(problem,), moment=data.get(MOMENT, "")))

    def again(self, shown: Shown, papers: tuple[Mapping[str, Any], ...] = ()) -> HttpResponse:
        """The form once more, with these papers to choose from or those of the file. Raises NotYours."""
        desk = running_desk(self.official, self.file_id, self.act, shown.typed)
        return form_page(self.request, replace(desk, papers=papers or desk.papers), shown)


@csrf_protect
def _submit(request: HttpRequest, sent: Sent, handler: StoreUploadHandler) -> HttpResponse:
    spec = ACTS[sent.act]
    typed = read_form(spec, request.POST)
    try:
        papers = _papers(sent, spec, typed, handler)
    except CutOffError as error:
        return sent.cut_off(Problem(field="", message=str(error)))
    except EvidenceError as error:
        sent.keep()
        return sent.again(Shown(typed=typed, problems=(Problem(field="", message=str(error)),)))
    at = moment_given(request.POST, sent.official.now)
    if wants_row(request.POST) or MEASURE in request.POST:
        return sent.again(Shown(typed=typed), papers)
    if at is None:
        return sent.again(Shown(typed=typed, problems=(UNREADABLE,)), papers)
    return _perform(sent, typed, papers, at)


def _papers(
    sent: Sent, spec: ActSpec, typed: dict[str, Any], handler: StoreUploadHandler
) -> tuple[Mapping[str, Any], ...]:
    """What lies in the file and came with the form, where the form names papers at all.

    The file is read first: nobody brings anything into a file that is not theirs. Raises NotYours,
    EvidenceError.
    """
    ticked = any(typed.get(item.name) for item in spec.fields if item.field.kind is FieldKind.PAPERS)
    if not (sent.request.FILES or handler.refusal or ticked):
        return ()
    known = running_desk(sent.official, sent.file_id, sent.act).papers
    return (*known, *keep_uploads(sent.request, handler, spec, sent.file_id, typed))


def _perform(
    sent: Sent, typed: Mapping[str, Any], papers: tuple[Mapping[str, Any], ...], at: datetime
) -> HttpResponse:
    request, official = sent.request, sent.official
    try:
        done = perform(
            file_id=sent.file_id, act=sent.act, data=act_answers(ACTS[sent.act], typed, papers, at),
            by=official.account, at=at, now=official.now, seen=seen_count(request.POST),
            token=request.POST.get(TOKEN) or None,
        )  # fmt: skip
    except Invalid as refusal:
        return sent.again(Shown(typed=typed, problems=refusal.problems), papers)
    except Barred as refusal:
        return sent.again(Shown(typed=typed, barriers=refusal.obstacles), papers)
    except StalePage as refusal:
        sent.keep()
        return stale(request, what=str(refusal), back=sent.address, kept=True)
    except EvidenceError as refusal:
        # A document that belongs to the act could not be kept: nothing of the act was entered.
        sent.keep()
        return sent.again(Shown(typed=typed, problems=(Problem(field="", message=str(refusal)),)), papers)
    except (AlreadyDone, Expired) as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:file", sent.file_id)
    drop_draft(official.account, sent.address)
    return entered(request, ACTS[sent.act], done)


def entered(request: HttpRequest, spec: ActSpec, done: Performed) -> HttpResponse:
    """Say what was entered and made, and show it in the record."""
    made = "、".join(str(item["name"]) for item in done.documents)
    messages.success(request, f"“{spec.label}”已写入记录。{f'制发：{made}。' if made else ''}")
    return redirect(f"{reverse('desk:file', args=[done.entry.file_id])}#e{done.entry.position}")
