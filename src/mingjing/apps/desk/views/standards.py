"""裁量基准: the editions of the agency's discretion standard; preparing, taking in a table, adopting."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.deeds import read
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.standard_forms import AdoptionForm, HeadForm, TableForm
from mingjing.apps.registry.queries import day_of
from mingjing.apps.standards.errors import StandardsError
from mingjing.apps.standards.models import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.queries.discretion import (
    discretion_draft,
    discretion_editions,
    law_rows,
    rows_of,
)
from mingjing.apps.standards.queries.editions import Dated
from mingjing.apps.standards.service import discretion as service
from mingjing.apps.standards.service.capacity import may
from mingjing.apps.standards.tables import Table, read_table
from mingjing.core.law.discretion import DiscretionRow

PAGE = 100
MOST_TEXT = 100
EDITIONS = ("名称", "文号", "制定", "施行", "状态")
ROWS = ("违法行为", "档次", "情形", "处罚", "依据")
DEFAULT_NAME = "行政处罚裁量基准"
Deed = Callable[[HttpRequest, Official, DiscretionEdition], str]


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def standards_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The editions, newest first, and the draft; a new draft may be begun here."""
    agency, day = official.account.agency, day_of(official.now)
    if request.method == "POST":
        return _begin(request, official)
    draft = discretion_draft(agency)
    editions = discretion_editions(agency, day)
    context = official.context() | {
        "columns": [{"label": label} for label in EDITIONS],
        "rows": [_edition_row(item) for item in editions], "draft": draft,
        "holds": next((item.edition for item in editions if item.state == "施行中"), None),
        "prepares": may(official.person, service.PREPARING),
        "empty_text": "本机关还没有制定裁量基准。", "empty_hint": "没有基准也可以办案，只是不核对。",
    }  # fmt: skip
    return render(request, "desk/standards.html", context)


def _begin(request: HttpRequest, official: Official) -> HttpResponse:
    agency, by = official.account.agency, official.person
    try:
        if request.POST.get("do") == "copy":
            edition = service.begin_from_force(agency, by=by, day=day_of(official.now))
        else:
            edition = service.begin(agency, by=by, name=DEFAULT_NAME)
    except StandardsError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:standards")
    messages.success(request, "草稿已建立。填好各行以后，由机关负责人制定。")
    return redirect("desk:standard", edition.pk)


def _edition_row(item: Dated[DiscretionEdition]) -> list[dict[str, Any]]:
    edition = item.edition
    until = f"至 {item.until}" if item.until else "起"
    texts = (
        edition.name, edition.document_number or "没有文号", f"{edition.adopted_on}　{edition.adopted_by}",
        f"{edition.since} {until}", item.state,
    )  # fmt: skip
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(EDITIONS, texts, strict=True)
    ]
    cells[0]["link"] = reverse("desk:standard", args=[edition.pk])
    return cells


def _own(official: Official, edition_id: int) -> DiscretionEdition:
    found = DiscretionEdition.objects.filter(agency=official.account.agency_id, pk=edition_id)
    edition = found.select_related("agency", "adopter").first()
    if edition is None:
        raise Http404("本机关没有这一版裁量基准。")
    return edition


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def standard_page(request: HttpRequest, official: Official, edition_id: int) -> HttpResponse:
    """One edition: its rows with a search; a draft can be filled, taken in from a table, adopted."""
    edition = _own(official, edition_id)
    table: Table | None = None
    if request.method == "POST":
        if request.POST.get("do") != "import":
            return _do(request, official, edition)
        table = _imported(request, official, edition)
        if table is None or not table.faults:
            return _back(edition)
    text = request.GET.get("q", "").replace("\0", "").strip()[:MOST_TEXT]
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdecimal() and len(after) < 9 else 0
    rows = rows_of(edition, text=text).filter(position__gt=start)
    found = list(rows[: PAGE + 1])
    draft = edition.adopted_on is None
    context = official.context() | _forms(official, edition) | {
        "edition": edition, "text": text, "draft": draft, "table": table,
        "total": rows_of(edition, text=text).count(),
        "columns": [{"label": label} for label in ROWS],
        "rows": [_row(item, draft) for item in found[:PAGE]],
        "older": found[PAGE - 1].position if len(found) > PAGE else None,
        "empty_text": "没有符合的行。" if text else "还没有一行。", "empty_hint": "",
    }  # fmt: skip
    return render(request, "desk/standard.html", context, status=422 if table else 200)


def _back(edition: DiscretionEdition) -> HttpResponse:
    return redirect("desk:standard", edition.pk)


def _forms(official: Official, edition: DiscretionEdition) -> dict[str, Any]:
    if edition.adopted_on is not None:
        return {}
    today = day_of(official.now)
    return {
        "head": HeadForm(initial={"name": edition.name, "document_number": edition.document_number}),
        "table_form": TableForm(),
        "adoption": AdoptionForm(initial={"adopted_on": today, "since": today}),
        "prepares": may(official.person, service.PREPARING), "adopts": may(official.person, service.ADOPTING),
        "faults": service.faults_of(edition),
    }  # fmt: skip


def _row(stored: DiscretionEditionRow, draft: bool) -> list[dict[str, Any]]:
    (row,) = law_rows([stored])
    cells = standard_cells(row)
    if draft:
        cells[0]["link"] = reverse("desk:standard_row", args=[stored.edition_id, stored.pk])
    return cells


def standard_cells(row: DiscretionRow) -> list[dict[str, Any]]:
    """A row of the standard as cells of a table."""
    texts = (row.offence, row.grade_name, row.told or "不分情形", row.penalty, row.basis)
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(ROWS, texts, strict=True)
    ]
    cells[1]["short"] = True
    return cells


def _imported(request: HttpRequest, official: Official, edition: DiscretionEdition) -> Table | None:
    """Take in a table; None where nothing could be read, and that was said."""
    form = TableForm(request.POST, request.FILES)
    try:
        given = read(form)["table"]
        table = read_table(given.read())
        added = service.add_rows(edition, table.rows, by=official.person)
    except (StandardsError, ValidationError) as refusal:
        messages.error(request, _said(refusal))
        return None
    known = len(table.rows) - added
    left = "、".join(f"{word} {count} 次" for word, count in list(table.left_out.items())[:8])
    parts = (
        f"带入 {added} 行", f"{known} 行已经有了，没有重复带入" if known else "",
        f"{len(table.faults)} 行没有带入，见下面" if table.faults else "",
        f"不属于处罚种类、没有带入的措施：{left}" if left else "",
    )  # fmt: skip
    messages.success(request, "；".join(filter(None, parts)) + "。")
    return table


def _said(refusal: Exception) -> str:
    return "；".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


def _do(request: HttpRequest, official: Official, edition: DiscretionEdition) -> HttpResponse:
    deed = DEEDS.get(request.POST.get("do", ""))
    try:
        if deed is None:
            messages.error(request, "没有这项操作。请从页面上的表格提交。")
        else:
            messages.success(request, deed(request, official, edition))
    except (StandardsError, ValidationError) as refusal:
        messages.error(request, _said(refusal))
    kept = DiscretionEdition.objects.filter(pk=edition.pk).exists()
    return _back(edition) if kept else redirect("desk:standards")


def _describe(request: HttpRequest, official: Official, edition: DiscretionEdition) -> str:
    service.describe(edition, by=official.person, **read(HeadForm(request.POST)))
    return "名称和文号已保存。"


def _adopt(request: HttpRequest, official: Official, edition: DiscretionEdition) -> str:
    given = read(AdoptionForm(request.POST))
    service.adopt(edition, by=official.person, today=day_of(official.now), **given)
    return f"裁量基准已制定并向社会公布，{given['since']}起施行，不能再改。"


def _discard(request: HttpRequest, official: Official, edition: DiscretionEdition) -> str:
    service.discard(edition, by=official.person)
    return "草稿已删去。"


DEEDS: dict[str, Deed] = {"describe": _describe, "adopt": _adopt, "discard": _discard}
