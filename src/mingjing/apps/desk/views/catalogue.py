"""规则 › 法制审核目录: the agency's editions, the draft that is being prepared, and adopting it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.catalogue_form import AdoptionForm, EditionForm
from mingjing.apps.desk.forms import PlainForm
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.registry.queries import day_of
from mingjing.apps.standards.errors import NotReady, StandardsError
from mingjing.apps.standards.models import CatalogueEdition
from mingjing.apps.standards.queries.catalogue import draft_of, editions, law_rows, rows_of
from mingjing.apps.standards.queries.editions import Dated
from mingjing.apps.standards.service import catalogue as service
from mingjing.apps.standards.service.capacity import may
from mingjing.apps.standards.telling import COLUMNS, told

NAME = "重大执法决定法制审核目录清单"
STATES = {"施行中": "ok", "施行前": "soon", "已被替代": "off"}
Deed = Callable[[CatalogueEdition, HttpRequest, Official], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def catalogues_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The edition in force, the draft, and all editions there were."""
    if request.method == "POST":
        return _begin(request, official)
    agency, day = official.account.agency, day_of(official.now)
    found = editions(agency, day)
    context = official.context() | {
        "editions": [_listed(item) for item in found], "draft": draft_of(agency),
        "in_force": next((_listed(item) for item in found if item.state == "施行中"), None),
        "prepares": may(official.person, service.PREPARING), "adopts": may(official.person, service.ADOPTING),
    }  # fmt: skip
    return render(request, "desk/catalogues.html", context)


def _listed(item: Dated[CatalogueEdition]) -> dict[str, Any]:
    return {"row": item.edition, "until": item.until, "word": item.state, "state": STATES[item.state]}


def _begin(request: HttpRequest, official: Official) -> HttpResponse:
    agency, by = official.account.agency, official.person
    try:
        if request.POST.get("do") == "copy":
            draft = service.begin_from_force(agency, by=by, day=day_of(official.now))
        else:
            draft = service.begin(agency, by=by, name=NAME)
    except StandardsError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:catalogues")
    return redirect("desk:catalogue", draft.pk)


def own_edition(official: Official, pk: int) -> CatalogueEdition:
    """An edition of the official's own agency. Raises Http404."""
    found = CatalogueEdition.objects.filter(agency=official.account.agency_id, pk=pk)
    edition = found.select_related("agency", "prepared_by", "adopter").first()
    if edition is None:
        raise Http404("本机关没有这一版目录。")
    return edition


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def catalogue_page(request: HttpRequest, official: Official, pk: int) -> HttpResponse:
    """One edition: as adopted, or the draft with what may be done to it."""
    edition = own_edition(official, pk)
    if request.method == "POST":
        deed = DEEDS.get(request.POST.get("do", ""))
        if deed is None:
            raise Http404("没有这项操作，请从页面上的表格提交。")
        return deed(edition, request, official)
    return _show(edition, request, official)


def _show(
    edition: CatalogueEdition, request: HttpRequest, official: Official, *,
    header: PlainForm | None = None, adoption: PlainForm | None = None,
    faults: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    draft = edition.adopted_on is None
    refused = bool(faults or (header and header.errors) or (adoption and adoption.errors))
    context = official.context() | {
        "edition": edition, "columns": COLUMNS, "lines": _lines(edition),
        "prepares": draft and may(official.person, service.PREPARING),
        "adopts": draft and may(official.person, service.ADOPTING), "faults": faults,
    }  # fmt: skip
    if draft:
        context |= _of_draft(edition, official, header, adoption)
    return render(request, "desk/catalogue.html", context, status=422 if refused else 200)


def _lines(edition: CatalogueEdition) -> list[dict[str, Any]]:
    rows = list(rows_of(edition))
    return [{"pk": row.pk, "told": told(law)} for row, law in zip(rows, law_rows(edition, rows), strict=True)]


def _of_draft(
    edition: CatalogueEdition, official: Official, header: PlainForm | None,
    adoption: PlainForm | None,
) -> dict[str, Any]:  # fmt: skip
    day = day_of(official.now)
    standard, laxer = service.laxer_rows(edition, day)
    said = {name: getattr(edition, name) for name in service.HEADER}
    return {
        "open_faults": service.faults_of(edition),
        "standard": standard,
        "laxer": laxer,
        "header": header or EditionForm(prefix="header", initial=said),
        "adoption": adoption or AdoptionForm(prefix="adoption", initial={"adopted_on": day, "since": day}),
    }


def _describe(edition: CatalogueEdition, request: HttpRequest, official: Official) -> HttpResponse:
    form = EditionForm(request.POST, prefix="header")
    if not form.is_valid():
        return _show(edition, request, official, header=form)
    return _done(
        edition,
        request,
        "已保存。",
        lambda: service.describe(edition, by=official.person, **form.cleaned_data),
    )


def _adopt(edition: CatalogueEdition, request: HttpRequest, official: Official) -> HttpResponse:
    form = AdoptionForm(request.POST, prefix="adoption")
    if not form.is_valid():
        return _show(edition, request, official, adoption=form)
    try:
        service.adopt(edition, by=official.person, today=day_of(official.now), **form.cleaned_data)
    except NotReady as refusal:
        return _show(edition, request, official, adoption=form, faults=refusal.faults)
    except StandardsError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:catalogue", edition.pk)
    messages.success(request, "目录已经制定，从施行日期起适用，并在公示页面公布。要改的，另行编制新的一版。")
    return redirect("desk:catalogue", edition.pk)


def _discard(edition: CatalogueEdition, request: HttpRequest, official: Official) -> HttpResponse:
    try:
        service.discard(edition, by=official.person)
    except StandardsError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:catalogue", edition.pk)
    messages.success(request, "草稿已经删去。")
    return redirect("desk:catalogues")


def _row_deed(edition: CatalogueEdition, request: HttpRequest, official: Official) -> HttpResponse:
    """Copy or remove one row."""
    key = request.POST.get("row", "")
    row = rows_of(edition).select_related("edition").filter(pk=int(key) if key.isdecimal() else 0).first()
    if row is None:
        messages.error(request, "没有找到这一行，可能刚刚被删去。请看现在的目录。")
        return redirect("desk:catalogue", edition.pk)
    if request.POST["do"] == "copy":
        return _done(
            edition, request, f"“{row.matter}”已复制到最后一行，请改成不同的内容。",
            lambda: service.copy_row(row, by=official.person),
        )  # fmt: skip
    return _done(
        edition, request, f"“{row.matter}”已删去。", lambda: service.remove_row(row, by=official.person)
    )


def _done(
    edition: CatalogueEdition, request: HttpRequest, said: str, deed: Callable[[], object]
) -> HttpResponse:
    try:
        deed()
    except StandardsError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(reverse("desk:catalogue", args=[edition.pk]))


DEEDS: dict[str, Deed] = {
    "describe": _describe, "adopt": _adopt, "discard": _discard, "copy": _row_deed, "remove": _row_deed,
}  # fmt: skip
