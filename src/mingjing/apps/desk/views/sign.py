"""签发: what waits for the head, with the paper to read beside the form."""

from itertools import islice
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import Case, load_case
from mingjing.apps.desk.examining import Teller
from mingjing.apps.desk.formpage import Shown, form_context
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.signing import ToSign, acts_to_sign, paper_to_sign, to_sign
from mingjing.apps.desk.telling import clauses_of, waited
from mingjing.apps.desk.views.act import desk_on
from mingjing.apps.desk.views.file import papers_by_entry
from mingjing.core.law.engine import before_form
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import Entry
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

NOT_THE_HEAD = "签发由机关负责人办理。您可以查看呈批的内容，不能签发。"


@require_safe
@desk_page
def sign_page(request: HttpRequest, official: Official) -> HttpResponse:
    """Everything that waits for the head's signature."""
    lines = sign_lines(official)
    if lines:
        lines[0]["first"] = True
    context = official.context() | {
        "groups": [{"title": "等待签发", "empty": "", "duties": lines}], "count": len(lines),
        "note": "" if Role.AGENCY_HEAD in official.person.roles else NOT_THE_HEAD,
    }  # fmt: skip
    return render(request, "desk/sign.html", context)


def sign_lines(official: Official, first: int | None = None) -> list[dict[str, Any]]:
    """What waits for a signature as lines of a list; only so many as `first` where it is given."""
    rows = to_sign(official.account) if first is None else to_sign(official.account, first)
    return [_line(row, official) for row in islice(rows, first)]


def _line(row: ToSign, official: Official) -> dict[str, Any]:
    asked, file = row.asked, row.asked.file
    since = asked.at.astimezone(SHANGHAI)
    head = Role.AGENCY_HEAD in official.person.roles
    return {
        "state": "off", "left": waited(since, official.now), "what": ACTS[asked.act].label,
        "file": f"{file.number} · {file.title}", "file_link": reverse("desk:file", args=[file.pk]),
        "due": None, "due_text": f"{since.month}月{since.day}日，{asked.by_name}呈报", "cite": "",
        "link": reverse("desk:sign_file", args=[file.pk]),
        "verb": ACTS[row.signing].label if head else "查看",
    }  # fmt: skip


@require_safe
@desk_page
def sign_file_page(request: HttpRequest, official: Official, file_id: UUID) -> HttpResponse:
    """The latest proposal of a file at the left, the form that answers it at the right."""
    case = load_case(file_id, at=official.now)
    choices = acts_to_sign(case)
    chosen = request.GET.get("act", "")
    act = chosen if chosen in choices else next(iter(choices), "approve_proposal")
    desk = desk_on(official, case, act)
    barred = before_form(desk.spec, desk.situation, desk.law)
    paper = paper_to_sign(case)
    told = Teller(papers_by_entry(case), file_id, case.file.header.kind)
    context = form_context(request, desk, Shown()) | {
        "papers": told.full([paper, *_opinions(case, paper)]), "barred": clauses_of(barred),
        "choices": [
            {"label": ACTS[slug].label, "link": f"?act={slug}", "current": slug == act} for slug in choices
        ],
    }  # fmt: skip
    return render(request, "desk/sign_file.html", context)


def _opinions(case: Case, paper: Entry | None) -> list[Entry]:
    """What was said of the proposal since: the unit's opinion, the legal review's."""
    said = case.file.done(("endorse_proposal", "issue_review_opinion", "discuss_collectively"))
    return [entry for entry in said if paper and entry.position > paper.position]
