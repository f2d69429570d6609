"""One row of the draft catalogue: adding it, changing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.catalogue_form import (
    BLANK,
    CONFIRMED,
    Values,
    row_groups,
    row_in,
    typed_in,
    values_of,
)
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.views.catalogue import own_edition
from mingjing.apps.standards.errors import RowFaulty, StandardsError
from mingjing.apps.standards.models import CatalogueEdition, CatalogueEditionRow
from mingjing.apps.standards.queries.catalogue import law_rows, rows_of
from mingjing.apps.standards.service import catalogue as service


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def row_page(request: HttpRequest, official: Official, pk: int, row: int = 0) -> HttpResponse:
    """The form of a row; a new one where `row` is 0."""
    edition = own_edition(official, pk)
    stored = rows_of(edition).select_related("edition").filter(pk=row).first() if row else None
    if row and stored is None:
        raise Http404("这一版目录里没有这一行，可能刚刚被删去。")
    if request.method != "POST":
        return _form(request, official, edition, stored, _values(edition, stored))
    typed = typed_in(request.POST)
    try:
        _store(edition, stored, typed, official)
    except RowFaulty as refusal:
        return _form(request, official, edition, stored, typed, refusal)
    except StandardsError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:catalogue", pk)
    messages.success(request, "这一行已保存。" if stored else "已添加到最后一行。")
    return redirect("desk:catalogue", pk)


def _values(edition: CatalogueEdition, stored: CatalogueEditionRow | None) -> Values:
    if stored is None:
        return {**BLANK, "level": edition.level}
    return values_of(law_rows(edition, [stored])[0])


def _store(
    edition: CatalogueEdition, stored: CatalogueEditionRow | None, typed: Values, official: Official
) -> None:
    row, confirmed = row_in(typed), bool(typed[CONFIRMED])
    if stored is None:
        service.add_row(edition, row, by=official.person, confirmed=confirmed)
    else:
        service.change_row(stored, row, by=official.person, confirmed=confirmed)


def _form(
    request: HttpRequest, official: Official, edition: CatalogueEdition, stored: CatalogueEditionRow | None,
    values: Values, refusal: RowFaulty | None = None,
) -> HttpResponse:  # fmt: skip
    context = official.context() | {
        "edition": edition, "stored": stored, "groups": row_groups(values, refusal), "submit": "保存这一行",
        "action": request.path, "back": reverse("desk:catalogue", args=[edition.pk]),
        "wrong_count": 1 if refusal else 0,
    }  # fmt: skip
    return render(request, "desk/catalogue_row.html", context, status=422 if refusal else 200)
