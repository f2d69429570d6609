"""One row of a draft standard: a form of its own, so that nothing typed is lost with a refusal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.standard_forms import RowForm, shown
from mingjing.apps.standards.errors import RowFaulty, StandardsError
from mingjing.apps.standards.models import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.queries.discretion import law_rows
from mingjing.apps.standards.service import discretion as service

# What the next row of the same offence begins with.
KEPT = ("offence", "basis", "penalty_kinds", "measure")


def _draft(official: Official, edition_id: int) -> DiscretionEdition:
    rows = DiscretionEdition.objects.filter(agency=official.account.agency_id, adopted_on=None, pk=edition_id)
    edition = rows.first()
    if edition is None:
        raise Http404("本机关没有这份裁量基准草稿；已经制定的不能再改。")
    return edition


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def standard_row_page(
    request: HttpRequest, official: Official, edition_id: int, row_id: int | None = None
) -> HttpResponse:
    """Add a row to a draft, or change or remove one."""
    edition = _draft(official, edition_id)
    stored = DiscretionEditionRow.objects.filter(edition=edition, pk=row_id).first() if row_id else None
    if row_id and stored is None:
        raise Http404("这份草稿里没有这一行，可能刚被删去。")
    if request.method == "POST":
        form = RowForm(request.POST)
        done = _take(request, official, edition, stored, form)
        if done is not None:
            return done
    else:
        form = RowForm(initial=shown(law_rows([stored])[0]) if stored else _begun(request))
    context = official.context() | {"edition": edition, "stored": stored, "form": form}
    return render(request, "desk/standard_row.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the next row of the same offence begins with."""
    words = {name: request.GET.get(name, "") for name in KEPT}
    return {**words, "penalty_kinds": request.GET.getlist("penalty_kinds") or ["罚款"]}


def _take(
    request: HttpRequest, official: Official, edition: DiscretionEdition,
    stored: DiscretionEditionRow | None, form: RowForm,
) -> HttpResponse | None:  # fmt: skip
    """Where to go once it is done; None where the form must be shown again with what is wrong."""
    try:
        if "remove" in request.POST and stored is not None:
            service.remove_row(stored, by=official.person)
            messages.success(request, "这一行已删去。")
            return redirect("desk:standard", edition.pk)
        if not form.is_valid():
            return None
        row, confirmed = form.row(), form.cleaned_data["confirmed"]
        if stored is None:
            service.add_row(edition, row, by=official.person, confirmed=confirmed)
        else:
            service.change_row(stored, row, by=official.person, confirmed=confirmed)
    except RowFaulty as refusal:
        form.add_error(refusal.fields[0] if refusal.fields else None, str(refusal))
        return None
    except StandardsError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:standard", edition.pk)
    messages.success(request, f"{row.name}已保存。")
    if "more" not in request.POST:
        return redirect("desk:standard", edition.pk)
    query = request.POST.copy()
    for name in set(query) - set(KEPT):
        del query[name]
    return redirect(f"{reverse('desk:standard_new_row', args=[edition.pk])}?{query.urlencode()}")
