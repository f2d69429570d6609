"""Who may look at and change an agency's people of legal review, and what is to be warned of."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingjing.apps.casework.queries import law_of_agency
from mingjing.apps.desk.deeds import Deed, done
from mingjing.apps.desk.official import Official
from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import agency_rule_sets, day_of
from mingjing.apps.standards.queries.local_rules import RuleStanding, local_rules_of, rule_standings
from mingjing.apps.supervision.queries import agencies_in_sight
from mingjing.apps.supervision.staffing import agency_staff
from mingjing.core.law.local_rules import LOCAL_RULE_NAMES
from mingjing.core.record.vocabulary import Role

# Who changes the registers, who is told when something is missing.
CHANGING = frozenset({Role.ADMINISTRATOR, Role.AGENCY_HEAD})
RECORDING = CHANGING | {Role.UNIT_HEAD, Role.REVIEWER}
WARNED = frozenset({Role.ADMINISTRATOR, Role.AGENCY_HEAD, Role.UNIT_HEAD})
REFUSED = "法制审核人员、顾问和责任人由机关负责人或者系统管理员登记。请把要登记的内容告诉他们。"
STAFF_TABS = (
    ("desk:reviewers", "法制审核人员"), ("desk:counsels", "公职律师、法律顾问"), ("desk:trainings", "培训"),
    ("desk:responsible", "责任人"), ("desk:local_rules", "细则"),
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


def staff_context(request: HttpRequest, official: Official, agency: Agency, tab: str) -> dict[str, Any]:
    """What each page of the people of legal review shows around its own part. `tab`: the page's address."""
    return official.context() | {
        "agency": agency, "asked": request.GET.get("agency", ""), "tabs": STAFF_TABS, "tab": tab,
        "sent": request.POST.get("do", ""), "today": day_of(official.now),
    }  # fmt: skip


def staff_posted(
    request: HttpRequest, official: Official, deeds: dict[str, Deed], tab: str, *, may: bool,
    refusal: str = REFUSED,
) -> HttpResponse | None:  # fmt: skip
    """What follows a posted form: refused to who may only look; done, the page anew; None: show it again."""
    if request.method != "POST":
        return None
    if not may:
        return render(request, "desk/not_for_you.html", official.context() | {"text": refusal}, status=403)
    return redirect(tab) if done(request, official, deeds) else None


def staff_warnings(official: Official) -> list[dict[str, Any]]:
    """What is missing of the agency's people and rules of legal review, for those who can see to it."""
    if not official.person.roles & WARNED:
        return []
    return [*_too_few(official), *_rules_missing(official)]


def _too_few(official: Official) -> Iterator[dict[str, Any]]:
    (found,) = agency_staff([official.account.agency], official.now)
    first = found.leading
    if first is not None and first.short:
        text = f"{first.text}（{first.citation.source}）"
        yield _warning("法制审核人员配备不足", text, "desk:reviewers", "看人员")


def _rules_missing(official: Official) -> Iterator[dict[str, Any]]:
    """One sentence for all kinds of rules of its own that the agency lacks, or that lack something."""
    agency, now = official.account.agency, official.now
    law = law_of_agency(agency_rule_sets(agency, now), at=now)
    found = rule_standings(local_rules_of(agency), law, day_of(now))
    parts = [part for item in found if (part := _lacking(item))]
    if parts:
        yield _warning("细则不齐", "；".join(parts) + "。", "desk:local_rules", "看细则")


def _lacking(item: RuleStanding) -> str:
    name, missing = LOCAL_RULE_NAMES[item.wanted.kind], "、".join(item.missing)
    if item.rule is None:
        return f"{name}还没有制定" if missing else ""
    unfiled = f"还没有报{'、'.join(item.unfiled)}" if item.unfiled else ""
    parts = [f"没有写明{missing}" if missing else "", unfiled]
    return name + "，".join(filter(None, parts)) if any(parts) else ""


def _warning(title: str, text: str, page: str, word: str) -> dict[str, Any]:
    return {"title": title, "text": text, "link": reverse(page), "link_text": word}
