"""法制审核目录和流程图: what the agency holds to be major decisions, and how they are reviewed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import law_of_running_files
from mingjing.apps.portal.public import public_page, show
from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import agency_rule_sets, day_of
from mingjing.apps.standards.models import CatalogueEdition
from mingjing.apps.standards.queries.catalogue import editions, law_rows, rows_of
from mingjing.apps.standards.queries.editions import Dated
from mingjing.apps.standards.telling import COLUMNS, RowTold, told
from mingjing.core.law.flow import review_flow

Shown = Dated[CatalogueEdition]


def _agency(slug: str) -> Agency:
    agency = Agency.objects.filter(pk=slug).first()
    if agency is None:
        raise Http404("没有这个机关，请从首页查找。")
    return agency


@require_safe
@public_page
def catalogue_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The catalogue in force; a sentence where there is none."""
    agency = _agency(slug)
    found = editions(agency, day_of(timezone.now()))
    shown = next((item for item in found if item.state == "施行中"), None)
    return _show(request, agency, shown, found)


@require_safe
@public_page
def edition_page(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One adopted edition, at the address it keeps."""
    agency = _agency(slug)
    found = editions(agency, day_of(timezone.now()))
    shown = next((item for item in found if item.edition.pk == pk), None)
    if shown is None:
        raise Http404("没有这一版目录。现在施行的目录，请从机关的页面查看。")
    return _show(request, agency, shown, found)


def _show(
    request: HttpRequest,
    agency: Agency,
    shown: Dated[CatalogueEdition] | None,
    found: list[Dated[CatalogueEdition]],
) -> HttpResponse:
    lines = _lines(shown.edition) if shown else []
    context = {
        "agency": agency, "shown": shown, "columns": COLUMNS, "lines": lines, "editions": found,
        "flow": reverse("portal:review_flow", args=[agency.pk]),
    }  # fmt: skip
    return show(request, "catalogue", context)


def _lines(edition: CatalogueEdition) -> list[RowTold]:
    return [told(row) for row in law_rows(edition, rows_of(edition))]


@require_safe
@public_page
def flow_page(request: HttpRequest, slug: str) -> HttpResponse:
    """How a decision is reviewed, drawn from the rules that bind the agency today."""
    agency, now = _agency(slug), timezone.now()
    law, ended = law_of_running_files(agency_rule_sets(agency, now), at=now)
    flow = review_flow(law)
    labels = {step.act: step.label for step in flow.steps}
    steps = [
        {
            "step": step,
            "branches": [
                {"branch": item, "back_to": labels.get(item.back_to, "")} for item in flow.beside(step)
            ],
        }
        for step in flow.steps
    ]
    context = {"agency": agency, "steps": steps, "rules": law.rule_sets, "ended": ended, "now": now}
    return show(request, "review_flow", context)
