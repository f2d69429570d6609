"""One file under legal review: the submission at the left, checklist and opinion at the right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.apps.casework.errors import AlreadyDone, Barred, Invalid, StalePage
from mingjing.apps.casework.queries import Case, load_case
from mingjing.apps.desk.aids.examined import Examined
from mingjing.apps.desk.aids.procedure import decision_term
from mingjing.apps.desk.answers import act_answers, read_form
from mingjing.apps.desk.drafts import draft_of, drop_draft, keep_draft
from mingjing.apps.desk.examining import amounts, officers_at_work, steps, submission
from mingjing.apps.desk.formpage import TOKEN, Shown, form_context, seen_count
from mingjing.apps.desk.known import first_values
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.reviewing import (
    WORDS,
    ReviewDesk,
    as_sentences,
    barriers,
    beside,
    beside_barred,
    checklist_shown,
    known_answers,
    opinion_groups,
    read_answers,
    without_fields,
)
from mingjing.apps.desk.roundlines import rounds_shown
from mingjing.apps.desk.telling import clauses_of, waited
from mingjing.apps.desk.uploads import keep_uploads
from mingjing.apps.desk.views.act import desk_on, entered, with_papers
from mingjing.apps.desk.views.file import papers_by_entry
from mingjing.apps.evidence.errors import EvidenceError
from mingjing.apps.evidence.receiving import StoreUploadHandler, stream_to_store
from mingjing.apps.interface.views import stale
from mingjing.apps.review.queries import Answer, composed, latest_round, outcomes, suggested
from mingjing.apps.review.service import Review, enter_review
from mingjing.core.law.duties import obligations
from mingjing.core.record.draft import OPINION
from mingjing.core.record.parsing import Problem
from mingjing.regulations.calendar import load_calendar

COMPOSE = "_compose"
TEXT = "review_opinion_text"
OUTCOME = "review_outcome"
NOT_SUBMITTED = "这件案卷还没有提交法制审核，由承办人送审后再审核。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in the form: the answers, what is typed of the opinion, and what came of sending it."""

    answers: tuple[Answer, ...]
    typed: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    barred: Barred | None = None
    composed: bool = False


@csrf_exempt  # checked by `_submit`, once the upload handler is in place: reading the token reads the body
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def review_file_page(request: HttpRequest, official: Official, file_id: UUID) -> HttpResponse:
    """Show the submission with checklist and opinion, or take them."""
    case = load_case(file_id, at=official.now)
    form = desk_on(official, case, OPINION)
    current = latest_round(case.file)
    if current is None:
        messages.info(request, NOT_SUBMITTED)
        return redirect("desk:file", file_id)
    desk = ReviewDesk(form=form, current=current)
    if request.method == "POST":
        return _submit(request, stream_to_store(request), desk, case)
    draft = draft_of(official.account, desk.address)
    if draft is None:
        return _page(request, desk, case, _first(desk))
    typed = read_form(form.spec, draft.data)
    return _page(request, desk, case, Written(answers=read_answers(desk, draft.data), typed=typed))


@require_POST
@desk_page
def review_draft_page(request: HttpRequest, official: Official, file_id: UUID) -> HttpResponse:
    """Keep what has been answered and written so far."""
    case = load_case(file_id, at=official.now)
    desk_on(official, case, OPINION)  # asks whether the file may be seen
    place = reverse("desk:review_file", args=[file_id])
    keep_draft(official.account, place, request.POST, official.now)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(request, "草稿已保存，还没有写入记录。")
    return redirect(place)


def _first(desk: ReviewDesk) -> Written:
    """What is known before anything is typed; where all is answered already, the opinion too."""
    answers = known_answers(desk)
    typed = first_values(desk.form.asked(), desk.form.official.account.name)
    typed["round"] = desk.current.number
    typed.pop("reasons", None)  # those of the proposal; the review gives its own
    written = Written(answers=answers, typed=typed)
    return _composed(desk, written) if all(item.answer for item in answers) else written


def _composed(desk: ReviewDesk, written: Written) -> Written:
    """With the opinion written from the answers, and the conclusion where only one follows."""
    assert desk.form.row is not None
    text = composed(written.answers, desk.form.row.title)
    outcome = suggested(written.answers, outcomes(desk.form.law)) or written.typed.get(OUTCOME, "")
    typed = {**written.typed, TEXT: text, OUTCOME: outcome}
    return Written(answers=written.answers, typed=typed, composed=True)


@csrf_protect
def _submit(request: HttpRequest, handler: StoreUploadHandler, desk: ReviewDesk, case: Case) -> HttpResponse:
    typed = read_form(desk.form.spec, request.POST)
    answers = read_answers(desk, request.POST)
    try:
        received = keep_uploads(request, handler, desk.form.spec, case.row.pk, typed)
    except EvidenceError as error:
        problem = Problem(field="", message=str(error))
        return _page(request, desk, case, Written(answers=answers, typed=typed, problems=(problem,)))
    desk = ReviewDesk(form=with_papers(desk.form, received), current=desk.current)
    written = Written(answers=answers, typed=typed)
    if COMPOSE in request.POST:
        return _page(request, desk, case, _composed(desk, written))
    return _enter(request, desk, case, written)


def _enter(request: HttpRequest, desk: ReviewDesk, case: Case, written: Written) -> HttpResponse:
    official = desk.form.official
    if not written.typed.get(TEXT) and all(item.answer for item in written.answers):
        written = Written(
            answers=written.answers, typed={**written.typed, TEXT: composed(written.answers, case.row.title)}
        )
    review = Review(
        answers=written.answers, opinion=act_answers(
            desk.form.spec, written.typed, desk.form.papers, desk.form.official.now
        ),
        seen=seen_count(request.POST) or 0, token=request.POST.get(TOKEN, "")[:40] or "none",
    )  # fmt: skip
    try:
        done = enter_review(file_id=case.row.pk, review=review, by=official.account, at=official.now)
    except Invalid as refusal:
        return _again(request, desk, case, written, refusal)
    except Barred as refusal:
        return _again(request, desk, case, written, refusal)
    except StalePage as refusal:
        keep_draft(official.account, desk.address, request.POST, official.now)
        return stale(request, what=str(refusal), back=desk.address, kept=True)
    except AlreadyDone as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:file", case.row.pk)
    drop_draft(official.account, desk.address)
    return entered(request, desk.form.spec, done)


def _again(
    request: HttpRequest, desk: ReviewDesk, case: Case, written: Written, refusal: Invalid | Barred
) -> HttpResponse:
    """The page with all that was typed, and what is in the way."""
    fields = {item.name: item for item in desk.form.spec.fields}
    problems = as_sentences(refusal.problems, fields) if isinstance(refusal, Invalid) else ()
    barred = Barred(without_fields(refusal.obstacles, fields)) if isinstance(refusal, Barred) else None
    again = Written(answers=written.answers, typed=written.typed, problems=problems, barred=barred)
    return _page(request, desk, case, again)


def _page(request: HttpRequest, desk: ReviewDesk, case: Case, written: Written) -> HttpResponse:
    official, file_id = desk.form.official, case.row.pk
    shown = Shown(
        typed=written.typed, problems=written.problems,
        barriers=written.barred.obstacles if written.barred else (),
    )  # fmt: skip
    context = form_context(request, desk.form, shown)
    current = desk.current
    barred = () if current.concluded else barriers(desk)
    duties = obligations(
        case.file, desk.form.law, load_calendar(), official.now, case.catalogue, case.settings
    )
    seen = Examined(case=case, situation=desk.form.situation, duties=duties)
    papers = papers_by_entry(case)
    context |= {
        "groups": opinion_groups(desk, context["groups"][1:]), "action": desk.address,
        "draft_url": reverse("desk:review_draft", args=[file_id]), "current": current,
        "items": checklist_shown(desk, written.answers, seen), "answers": WORDS,
        "editable": not barred and not current.concluded, "barred": clauses_of(barred),
        "rounds": rounds_shown(case.file, file_id, papers), "buttons": beside(desk),
        "buttons_barred": beside_barred(desk), "terms": list(decision_term(seen)),
        "composed": written.composed,
        "waits": waited(current.submission.at, official.now),
        "parts": submission(case.file, current, papers, file_id),
        "amounts": amounts(case.file), "crews": officers_at_work(case.file, file_id),
        "steps": steps(case.file, file_id, official.now),
        "opinion_link": current.opinion and reverse("desk:entry", args=[file_id, current.opinion.position]),
    }  # fmt: skip
    return render(request, "desk/review_file.html", context, status=422 if shown.refused else 200)
