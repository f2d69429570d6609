"""Who may look at and change an agency's people of legal review, and what is to be warned of."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingjing.apps.desk.official import Official
from mingjing.apps.registry.models import Agency
from mingjing.apps.supervision.queries import agencies_in_sight
from mingjing.apps.supervision.staffing import agency_staff
from mingjing.core.record.vocabulary import Role

# Who changes the registers, who is told when something is missing.
CHANGING = frozenset({Role.ADMINISTRATOR, Role.AGENCY_HEAD})
RECORDING = CHANGING | {Role.UNIT_HEAD, Role.REVIEWER}
WARNED = frozenset({Role.ADMINISTRATOR, Role.AGENCY_HEAD, Role.UNIT_HEAD})
REFUSED = "法制审核人员、顾问和责任人由机关负责人或者系统管理员登记。请把要登记的内容告诉他们。"
STAFF_TABS = (
    ("desk:reviewers", "法制审核人员"), ("desk:counsels", "公职律师、法律顾问"), ("desk:trainings", "培训"),
    ("desk:responsible", "责任人"),
)  # fmt: skip


def agency_seen(request: HttpRequest, official: Official) -> Agency:
    """The agency asked for: one's own, or one that one supervises. Raises Http404 for any other."""
    asked = request.GET.get("agency", "")
    if asked in ("", official.account.agency_id):
        return official.account.agency
    below = {agency.pk: agency for agency in agencies_in_sight(official.account, official.now)}
    if asked not in below or Role.SUPERVISOR not in official.person.roles:
        raise Http404("没有这个机关，或者它不由您监督。")
    return below[asked]


def may_change_staff(official: Official, agency: Agency, roles: frozenset[Role] = CHANGING) -> bool:
    """Whether the official may change what is entered of this agency."""
    return agency.pk == official.account.agency_id and bool(official.person.roles & roles)


def refused_staff(request: HttpRequest, official: Official, text: str = REFUSED) -> HttpResponse:
    """The page for somebody who may look and not change: says who may."""
    return render(request, "desk/not_for_you.html", official.context() | {"text": text}, status=403)


def staff_warnings(official: Official) -> list[dict[str, Any]]:
    """What is missing of the agency's people of legal review, for those who can see to it."""
    if not official.person.roles & WARNED:
        return []
    (found,) = agency_staff([official.account.agency], official.now)
    first = found.leading
    if first is None or not first.short:
        return []
    text = f"{first.text}（{first.citation.source}）"
    return [
        {
            "title": "法制审核人员配备不足",
            "text": text,
            "link": reverse("desk:reviewers"),
            "link_text": "看人员",
        }
    ]
