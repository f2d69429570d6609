"""法制审核人员: who reviews, as what, with which schooling; the review body; whether there are enough."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.deeds import Deed, chosen_row, read
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.staff_forms import BodyForm, DismissForm, NoteForm, ReviewerForm
from mingjing.apps.desk.staffing import agency_seen, may_change_staff, staff_context, staff_posted
from mingjing.apps.registry import legal
from mingjing.apps.registry.models import Account, Agency, Reviewer, Unit
from mingjing.apps.registry.queries import day_of, officers_of, review_body_of, reviewers_of
from mingjing.apps.supervision.staffing import agency_staff
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import REVIEWER_KIND_NAMES, ReviewerKind, Role

CANNOT_START = (
    "还没有审核过行政处罚，也没有法律职业资格：初次审核行政处罚须有资格，现在不能指派审核处罚案件。"
)
TAB = "desk:reviewers"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def reviewers_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The register of reviewers of the agency, or of one below it for its supervisor."""
    agency = agency_seen(request, official)
    may = may_change_staff(official, agency)
    posted = request.method == "POST"
    answer = staff_posted(request, official, DEEDS, TAB, may=may)
    if answer is not None:
        return answer
    context = staff_context(request, official, agency, TAB) | {
        "may_change": may, **_register(agency, official),
    }  # fmt: skip
    if may:
        context |= _forms(agency, official, request, context["people"])
    return render(request, "desk/reviewers.html", context, status=422 if posted else 200)


def _register(agency: Agency, official: Official) -> dict[str, Any]:
    """Who reviews, which unit does, how many there are and how many it takes."""
    (staff,) = agency_staff([agency], official.now)
    body = review_body_of(agency, official.now)
    people = reviewers_of(agency, official.now)
    rows = Reviewer.objects.filter(appointment__account__agency=agency).select_related("appointment__account")
    entered = {str(row.appointment.account_id): row for row in rows.order_by("appointment__since")}
    day = day_of(official.now)
    return {
        "body": body, "body_clash": _clash(agency, official, body.unit.name) if body else [],
        "staff": staff, "unentered": sum(person.reviews_as is None for person in people),
        "people": people, "reviewers": [_told(person, entered.get(person.id)) for person in people],
        "former": [row for row in rows if row.appointment.until and row.appointment.until < day],
    }  # fmt: skip


def _clash(agency: Agency, official: Official, unit: str) -> list[str]:
    """Officers who belong to the unit that reviews: handling and reviewing would be in one hand."""
    officers = officers_of(agency, official.now)
    return [person.name for person in officers if person.unit == unit and Role.OFFICER in person.roles]


def _told(person: PersonOnDay, row: Reviewer | None) -> dict[str, Any]:
    kind = person.reviews_as
    noted = {"legal_background": person.legal_background, "reviewed_since": row and row.reviewed_since}
    return {
        "person": person, "row": row, "kind": REVIEWER_KIND_NAMES[kind] if kind else "",
        "barred": "" if person.first_review or person.qualified else CANNOT_START,
        "note": NoteForm(initial=noted, auto_id=f"note{person.id}-%s"),
        "dismiss": DismissForm(auto_id=f"dismiss{person.id}-%s"),
    }  # fmt: skip


def _forms(
    agency: Agency, official: Official, request: HttpRequest, people: list[PersonOnDay]
) -> dict[str, Any]:
    """The forms of whoever may change the register; what was typed and refused is still in them."""
    first = {"since": day_of(official.now)}
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    entered = {person.id for person in people if person.reviews_as}
    accounts = Account.objects.filter(agency=agency, is_active=True).order_by("name", "pk")
    return {
        "designate": BodyForm(sent.get("designate"), prefix="designate", units=_units(agency), initial=first),
        "appoint": ReviewerForm(
            sent.get("appoint"), prefix="appoint", initial=first,
            accounts=[(str(a.pk), a.name) for a in accounts if str(a.pk) not in entered],
        ),
    }  # fmt: skip


def _units(agency: Agency) -> list[tuple[str, str]]:
    return [(str(unit.pk), unit.name) for unit in Unit.objects.filter(agency=agency).order_by("pk")]


def _designate(request: HttpRequest, official: Official) -> str:
    agency = official.account.agency
    given = read(BodyForm(request.POST, prefix="designate", units=_units(agency)))
    unit = Unit.objects.get(agency=agency, pk=given.pop("unit"))
    legal.designate_review_body(unit, **given)
    return f"已明确{unit.name}为法制审核机构。"


def _appoint(request: HttpRequest, official: Official) -> str:
    accounts = {str(item.pk): item for item in Account.objects.filter(agency=official.account.agency_id)}
    form = ReviewerForm(
        request.POST, prefix="appoint", accounts=[(key, item.name) for key, item in accounts.items()]
    )
    given = read(form)
    account = accounts[given.pop("account")]
    legal.appoint_reviewer(account, kind=ReviewerKind(given.pop("kind")), **given)
    return f"{account.name}已登记为法制审核人员。"


def _own_reviewers(official: Official) -> Any:
    return Reviewer.objects.filter(appointment__account__agency=official.account.agency_id).select_related(
        "appointment__account"
    )


def _note(request: HttpRequest, official: Official) -> str:
    row = chosen_row(_own_reviewers(official), request)
    legal.note_reviewer(row, **read(NoteForm(request.POST)))
    return f"{row.appointment.account.name}的登记已更正。"


def _dismiss(request: HttpRequest, official: Official) -> str:
    row = chosen_row(_own_reviewers(official), request)
    legal.dismiss_reviewer(row, **read(DismissForm(request.POST)))
    return f"{row.appointment.account.name}已写明最后一天，此前的审核不变。"


DEEDS: dict[str, Deed] = {"designate": _designate, "appoint": _appoint, "note": _note, "dismiss": _dismiss}
