"""裁量基准公示: the standards agencies have laid down, offence by offence (行政处罚法 34)."""

from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingjing.apps.portal.public import public_page, show
from mingjing.apps.standards.models import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.queries.discretion import (
    discretion_editions,
    editions_in_force,
    law_rows,
    rows_of,
)
from mingjing.core.law.discretion import DiscretionRow

PAGE = 120
MOST_TEXT = 100
MOST_FOUND = 200
COLUMNS = ("档次", "情形", "处罚")


@require_safe
@public_page
def standards_page(request: HttpRequest) -> HttpResponse:
    """Every agency's standard in force; a search through all of them by offence."""
    text = _text(request)
    held = editions_in_force(timezone.localdate())
    context: dict[str, Any] = {"text": text, "held": held}
    if text:
        found = list(rows_of(held, text=text).select_related("edition__agency")[: MOST_FOUND + 1])
        context |= {
            "more": len(found) > MOST_FOUND,
            "found": [
                {"edition": edition, "offences": _offences(list(rows))}
                for edition, rows in groupby(found[:MOST_FOUND], key=lambda row: row.edition)
            ],
        }  # fmt: skip
    return show(request, "standards", context)


@require_safe
@public_page
def standard_page(request: HttpRequest, edition_id: int) -> HttpResponse:
    """One adopted edition, past ones too: its offences with their grades, searched or page by page."""
    rows = DiscretionEdition.objects.filter(adopted_on__isnull=False, pk=edition_id)
    edition = rows.select_related("agency").first()
    if edition is None:
        raise Http404("没有公布这一版裁量基准，请从裁量基准首页查找。")
    text, after = _text(request), request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdecimal() and len(after) < 9 else 0
    found, older = _page(rows_of(edition, text=text).filter(position__gt=start))
    editions = discretion_editions(edition.agency, timezone.localdate())
    context = {
        "edition": edition, "text": text, "offences": _offences(found), "older": older,
        "state": next(item for item in editions if item.edition == edition),
        "others": [item for item in editions if item.edition != edition],
    }  # fmt: skip
    return show(request, "standard", context)


def _text(request: HttpRequest) -> str:
    text = request.GET.get("q", "").strip()[:MOST_TEXT]
    return text if text.isprintable() else ""


def _page(rows: QuerySet[DiscretionEditionRow]) -> tuple[list[DiscretionEditionRow], int | None]:
    """The next rows, no offence cut in two, and the position to go on from."""
    found = list(rows[: PAGE + 1])
    if len(found) <= PAGE:
        return found, None
    whole = [row for row in found[:PAGE] if row.offence != found[PAGE].offence]
    shown = whole or found[:PAGE]
    return shown, shown[-1].position


def _offences(rows: list[DiscretionEditionRow]) -> list[dict[str, Any]]:
    """The rows offence by offence, in the order of the standard."""
    groups: dict[str, list[DiscretionRow]] = {}
    for row in law_rows(rows):
        groups.setdefault(row.offence, []).append(row)
    return [
        {
            "name": name, "basis": "；".join(dict.fromkeys(row.basis for row in group if row.basis)),
            "columns": [{"label": label} for label in COLUMNS],
            "rows": [_cells(row) for row in group],
        }
        for name, group in groups.items()
    ]  # fmt: skip


def _cells(row: DiscretionRow) -> list[dict[str, Any]]:
    texts = (row.grade_name, row.told or "不分情形", row.penalty)
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(COLUMNS, texts, strict=True)
    ]
    cells[0]["short"] = True
    return cells
