"""监督: for supervisors and heads, what is overdue by agency and clause, and where the files stand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import Duty
from mingjing.apps.desk.official import WATCHING, Official, desk_page
from mingjing.apps.desk.telling import time_left
from mingjing.apps.desk.views.files import list_key
from mingjing.apps.supervision.queries import (
    Overdue,
    agencies_in_sight,
    files_in_stage,
    overdue_by_clause,
    overdue_duties,
    stages_by_agency,
)
from mingjing.apps.supervision.staffing import AgencyStaff, agency_staff
from mingjing.core.record.vocabulary import ROLE_NAMES, STAGE_NAMES, Stage
from mingjing.core.terms import SHANGHAI

MOST = 300
PAGE = 50
OVERDUE = ("机关", "义务", "依据", "逾期件数", "最早到期")
STAFF = ("机关", "执法人员", "应有法制审核人员", "现有", "还差", "依据")
FIGURES = STAFF[1:5]
LISTED = ("案卷", "义务", "到期", "逾期", "依据")
FILES = ("案号", "案名", "机关", "阶段", "最近记录")
REFUSED = f"监督页面由{'、'.join(ROLE_NAMES[role] for role in WATCHING)}查看。您自己的期限在“待办”里。"


def may_look(official: Official) -> bool:
    """Whether the official supervises, or heads the agency or a unit of it."""
    return bool(official.person.roles & set(WATCHING))


def refused(request: HttpRequest, official: Official, text: str) -> HttpResponse:
    """The page for somebody whom it isn't for: says whose it is."""
    return render(request, "desk/not_for_you.html", official.context() | {"text": text}, status=403)


@require_safe
@desk_page
def supervision_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The numbers, each leading to the files behind it."""
    if not may_look(official):
        return refused(request, official, REFUSED)
    in_sight = agencies_in_sight(official.account, official.now)
    agencies = {agency.pk: agency.name for agency in in_sight}
    overdue = overdue_by_clause(agencies, official.now)
    staff = [item for item in agency_staff(in_sight, official.now) if item.standings or item.staff.officers]
    stages = stages_by_agency(official.account)
    context = official.context() | {
        "overdue_columns": [
            {"label": label, "figure": label == "逾期件数"} for label in OVERDUE
        ],
        "overdue": [_overdue_row(row) for row in overdue], "overdue_count": sum(row.count for row in overdue),
        "staff_columns": [{"label": label, "figure": label in FIGURES} for label in STAFF],
        "staff": [_staff_row(item) for item in staff], "staff_short": sum(bool(item.short) for item in staff),
        "stage_columns": [{"label": "机关"}, *({"label": STAGE_NAMES[s], "figure": True} for s in Stage)],
        "stages": [_stage_row(key, name, stages.get(key, {})) for key, name in agencies.items()],
    }  # fmt: skip
    return render(request, "desk/supervision.html", context)


def _staff_row(item: AgencyStaff) -> list[dict[str, Any]]:
    """An agency's reviewers beside its officers, and how many are missing by its place's rule."""
    first = item.leading
    texts = (
        item.agency.name, str(item.staff.officers), str(first.needed) if first else "没有规定",
        str(item.staff.reviewers), str(item.short) if first else "", first.citation.source if first else "",
    )  # fmt: skip
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text, "figure": label in FIGURES}
        for label, text in zip(STAFF, texts, strict=True)
    ]
    cells[0]["link"] = f"{reverse('desk:reviewers')}?{urlencode({'agency': item.agency.pk})}"
    return cells


def _overdue_row(row: Overdue) -> list[dict[str, Any]]:
    query = urlencode({"agency": row.agency, "clause": row.clause, "name": row.name})
    oldest = row.oldest.astimezone(SHANGHAI).date().isoformat()
    texts = (row.agency_name, row.name, row.source, str(row.count), oldest)
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(OVERDUE, texts, strict=True)
    ]
    cells[3] |= {"link": f"{reverse('desk:overdue')}?{query}", "figure": True}
    return cells


def _stage_row(agency: str, name: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = [{"label": "机关", "text": name}]
    for stage in Stage:
        count = counts.get(stage.value, 0)
        query = urlencode({"agency": agency, "stage": stage.value})
        link = f"{reverse('desk:stage_files')}?{query}" if count else ""
        cells.append({"label": STAGE_NAMES[stage], "text": str(count), "link": link, "figure": True})
    return cells


@require_safe
@desk_page
def overdue_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The duties behind a number."""
    if not may_look(official):
        return refused(request, official, REFUSED)
    agencies = {agency.pk: agency.name for agency in agencies_in_sight(official.account, official.now)}
    wanted = {name: request.GET.get(name, "") for name in ("agency", "clause", "name")}
    rows = list(overdue_duties(agencies, official.now, **wanted)[: MOST + 1])
    context = official.context() | {
        "title": wanted["name"] or "逾期义务", "columns": [{"label": label} for label in LISTED],
        "rows": [_duty_row(row, official) for row in rows[:MOST]], "cut": len(rows) > MOST, "most": MOST,
        "empty_text": "没有逾期的义务。", "empty_hint": "可能刚刚已经办结，请回到监督页面看最新的数。",
    }  # fmt: skip
    return render(request, "desk/supervised.html", context)


def _duty_row(row: Duty, official: Official) -> list[dict[str, Any]]:
    due = row.due_at.astimezone(SHANGHAI).date().isoformat() if row.due_at else ""
    _, left = time_left(row.due_at, official.now)
    texts = (f"{row.file.number} {row.file.title}", row.name, due, left, row.source)
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(LISTED, texts, strict=True)
    ]
    cells[0]["link"] = reverse("desk:file", args=[row.file_id])
    return cells


@require_safe
@desk_page
def stage_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The files of an agency that stand in a stage, by key-set pages."""
    if not may_look(official):
        return refused(request, official, REFUSED)
    text = request.GET.get("stage", "")
    stage = Stage(text) if text in set(Stage) else None
    rows = files_in_stage(official.account, request.GET.get("agency", ""), stage)
    after = list_key(request.GET.get("after", ""))
    found = list((rows.filter(pk__lt=after) if after else rows)[: PAGE + 1])
    context = official.context() | {
        "title": f"{STAGE_NAMES[stage]}的案卷" if stage else "案卷",
        "columns": [{"label": label} for label in FILES], "rows": [_file_row(row) for row in found[:PAGE]],
        "older": found[PAGE - 1].pk if len(found) > PAGE else None,
        "empty_text": "没有这样的案卷。", "empty_hint": "请回到监督页面看最新的数。",
    }  # fmt: skip
    return render(request, "desk/supervised.html", context)


def _file_row(row: Any) -> list[dict[str, Any]]:
    last = row.last_at.astimezone(SHANGHAI).date().isoformat()
    texts = (row.number, row.title, row.agency.name, STAGE_NAMES[Stage(row.stage)], last)
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(FILES, texts, strict=True)
    ]
    cells[1]["link"] = reverse("desk:file", args=[row.pk])
    return cells
