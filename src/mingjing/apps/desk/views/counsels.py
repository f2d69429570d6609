"""公职律师、法律顾问: whom the agency may ask for advice, its own and those shared from above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.deeds import Deed, chosen_row, read
from mingjing.apps.desk.forms import LastDayForm
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.staff_forms import CounselForm
from mingjing.apps.desk.staffing import agency_seen, may_change_staff, staff_context, staff_posted
from mingjing.apps.registry import legal
from mingjing.apps.registry.models import Counsel
from mingjing.apps.registry.queries import counsels_of, day_of
from mingjing.core.record.vocabulary import REVIEWER_KIND_NAMES, ReviewerKind

TAB = "desk:counsels"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def counsels_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The pool of counsels: everybody of the agency may look, some may change their own agency's part."""
    agency = agency_seen(request, official)
    may = may_change_staff(official, agency)
    posted = request.method == "POST"
    answer = staff_posted(request, official, DEEDS, TAB, may=may)
    if answer is not None:
        return answer
    day = day_of(official.now)
    sent = request.POST if request.POST.get("do") == "add" else None
    counsels = [
        {"row": row, "kind": REVIEWER_KIND_NAMES[ReviewerKind(row.kind)], "own": row.agency_id == agency.pk}
        for row in counsels_of(agency, official.now)
    ]
    context = staff_context(request, official, agency, TAB) | {
        "may_change": may, "counsels": counsels,
        "add": CounselForm(sent, prefix="add", initial={"since": day}),
    }  # fmt: skip
    return render(request, "desk/counsels.html", context, status=422 if posted else 200)


def _add(request: HttpRequest, official: Official) -> str:
    given = read(CounselForm(request.POST, prefix="add"))
    kind = ReviewerKind(given.pop("kind"))
    counsel = legal.add_counsel(official.account.agency, kind=kind, **given)
    return f"{counsel.name}已登记。"


def _end(request: HttpRequest, official: Official) -> str:
    row = chosen_row(Counsel.objects.filter(agency=official.account.agency_id), request)
    legal.end_counsel(row, on=read(LastDayForm(request.POST))["on"])
    return f"{row.name}已写明最后一天。"


DEEDS: dict[str, Deed] = {"add": _add, "end": _end}
