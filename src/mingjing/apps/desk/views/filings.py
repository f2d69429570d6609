"""备案: which major penalties wait to be received, which were, and the decisions on the spot reported."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.views.supervision import REFUSED, may_look, refused
from mingjing.apps.supervision.filings import MAJOR, RECEIVED, SPOT, filings
from mingjing.apps.supervision.queries import agencies_in_sight
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

MOST = 200
WAITING = ("报备日期", "案卷", "机关", "报备情形", "办理")
DONE = ("报备日期", "案卷", "机关", "备案结果", "备案登记号", "接收日期")
ON_THE_SPOT = ("报备日期", "案卷", "机关", "备案内容")


@require_safe
@desk_page
def filings_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The lists, for supervisors and for the heads of an agency."""
    if not may_look(official):
        return refused(request, official, REFUSED)
    agencies = [agency.pk for agency in agencies_in_sight(official.account, official.now)]
    major = list(filings(agencies, MAJOR)[: MOST + 1])
    waiting = [row for row in major[:MOST] if row.answer_at is None]
    receives = Role.SUPERVISOR in official.person.roles
    context = official.context() | {
        "waiting_columns": _columns(WAITING), "done_columns": _columns(DONE),
        "spot_columns": _columns(ON_THE_SPOT),
        "waiting": [_waiting(row, receives) for row in waiting],
        "done": [_done(row) for row in major[:MOST] if row.answer_at is not None],
        "spot": [_spot(row) for row in filings(agencies, SPOT)[:MOST]],
        "cut": len(major) > MOST, "most": MOST,
    }  # fmt: skip
    return render(request, "desk/filings.html", context)


def _columns(labels: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"label": label} for label in labels]


def _day(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).date().isoformat()


def _cells(labels: tuple[str, ...], texts: tuple[str, ...], row: Any) -> list[dict[str, str]]:
    """A line, whose file leads to its record."""
    cells = [{"label": label, "text": text} for label, text in zip(labels, texts, strict=True)]
    cells[1]["link"] = reverse("desk:entry", args=[row.file_id, row.position])
    return cells


def _head(row: Any) -> tuple[str, str, str]:
    return _day(row.at), f"{row.file.number} {row.file.title}", row.file.agency.name


def _waiting(row: Any, receives: bool) -> list[dict[str, str]]:
    """A filing not yet received; who receives finds the form there."""
    grounds = "、".join(row.data.get("filing_ground") or ())
    cells = _cells(WAITING, (*_head(row), grounds, "接收备案" if receives else "待接收"), row)
    if receives:
        link = reverse("desk:act", args=[row.file_id, RECEIVED])
        cells[-1]["link"] = link
    return cells


def _done(row: Any) -> list[dict[str, str]]:
    told = (row.answer.get("filing_result", ""), row.answer.get("filing_no", ""), _day(row.answer_at))
    cells = _cells(DONE, (*_head(row), *told), row)
    cells[3]["link"] = reverse("desk:entry", args=[row.file_id, row.answer_position])
    return cells


def _spot(row: Any) -> list[dict[str, str]]:
    return _cells(ON_THE_SPOT, (*_head(row), row.data.get("filed_content", "")), row)
