"""责任人: who is first responsible for the agency, who heads the review body, and the clauses that say so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from mingjing.apps.casework.queries import law_of_agency
from mingjing.apps.desk.deeds import Deed, read
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.staff_forms import ResponsibleForm
from mingjing.apps.desk.staffing import agency_seen, may_change_staff, staff_context, staff_posted
from mingjing.apps.registry import legal
from mingjing.apps.registry.kinds import RESPONSIBILITY_NAMES, Responsibility
from mingjing.apps.registry.models import Responsible
from mingjing.apps.registry.queries import agency_rule_sets, day_of, responsible_of, review_body_of

HELD_HERE = ("页面", "desk:responsible")
TAB = "desk:responsible"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def responsible_page(request: HttpRequest, official: Official) -> HttpResponse:
    """Who answers for what in the agency now and before, with the clauses that name them."""
    agency = agency_seen(request, official)
    may = may_change_staff(official, agency)
    posted = request.method == "POST"
    answer = staff_posted(request, official, DEEDS, TAB, may=may)
    if answer is not None:
        return answer
    now = responsible_of(agency, official.now)
    day = day_of(official.now)
    law = law_of_agency(agency_rule_sets(agency, official.now), at=official.now)
    earlier = Responsible.objects.filter(agency=agency).exclude(pk__in=[row.pk for row in now.values()])
    context = staff_context(request, official, agency, TAB) | {
        "may_change": may,
        "responsible": [(label, now.get(duty)) for duty, label in RESPONSIBILITY_NAMES.items()],
        "body": review_body_of(agency, official.now),
        "others": [
            (RESPONSIBILITY_NAMES[Responsibility(row.duty)], row) for row in earlier.order_by("-since")
        ],
        "clauses": [clause for clause in law.clauses.values() if HELD_HERE in clause.held_by],
        "name_one": ResponsibleForm(
            request.POST if posted else None, prefix="name", initial={"since": day}
        ),
    }  # fmt: skip
    return render(request, "desk/responsible.html", context, status=422 if posted else 200)


def _name(request: HttpRequest, official: Official) -> str:
    given = read(ResponsibleForm(request.POST, prefix="name"))
    row = legal.name_responsible(official.account.agency, duty=Responsibility(given.pop("duty")), **given)
    return f"{row.name}已登记为{RESPONSIBILITY_NAMES[Responsibility(row.duty)]}。"


DEEDS: dict[str, Deed] = {"name": _name}
