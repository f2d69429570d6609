"""机关和执法人员: under which rules an agency acts, and whether somebody's certificate is valid today."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingjing.apps.portal.public import public_page, show
from mingjing.apps.portal.telling import hit
from mingjing.apps.publicity.queries import Wanted, find
from mingjing.apps.registry.kinds import RESPONSIBILITY_NAMES
from mingjing.apps.registry.models import Account, Agency, AgencyRuleSet, Certificate
from mingjing.apps.registry.queries import agency_parameters, responsible_of, review_body_of, running
from mingjing.apps.standards.models import LocalRule
from mingjing.apps.standards.queries.discretion import discretion_in_force
from mingjing.apps.standards.queries.local_rules import in_force_on, local_rules_of
from mingjing.apps.standards.views import rule_text
from mingjing.core.law.local_rules import LOCAL_RULE_NAMES, LocalRuleKind
from mingjing.core.record.vocabulary import ROLE_NAMES, Role
from mingjing.regulations.library import HOME, folders, rule_set

LIST_PARAMETER = "公示执法人员"
NEWEST = 10


@require_safe
@public_page
def officers_page(request: HttpRequest) -> HttpResponse:
    """An officer's standing by the exact number of the certificate; nobody is listed."""
    asked = request.GET.get("q", "").strip()[:40]
    context: dict[str, Any] = {"asked": asked}
    if asked:
        context["standing"] = _standing(asked, timezone.localdate())
    return show(request, "officers", context)


def _standing(number: str, day: date) -> dict[str, Any] | None:
    row = Certificate.objects.select_related("account__agency").filter(number=number).first()
    if row is None:
        return None
    suspended = row.suspended_on is not None and row.suspended_on <= day
    valid = row.valid_from <= day <= row.valid_until and not suspended and row.account.is_active
    why = "已暂停使用" if suspended else "不在有效期内或者持证人已不在岗"
    return {
        "name": row.account.name, "agency": row.account.agency.name, "number": row.number,
        "valid": valid, "why": "" if valid else why, "until": row.valid_until, "day": day,
    }  # fmt: skip


@require_safe
@public_page
def agency_page(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency: where it is, its rules with their dates, its newest decisions, its officers if public."""
    agency = Agency.objects.filter(pk=slug).first()
    if agency is None:
        raise Http404("没有这个机关，请从首页查找。")
    day = timezone.localdate()
    listed = agency_parameters(agency, timezone.now()).get(LIST_PARAMETER) is True
    context = {
        "agency": agency, "facts": _facts(agency) + _review_facts(agency),
        "own_rules": _own_rules(agency, day), "rules": [_rule(row) for row in _rules(agency, day)],
        "hits": [hit(item) for item in find(Wanted(agency=agency.pk), size=NEWEST).items],
        "standard": discretion_in_force(agency, day),
        "listed": listed, "officers": _officers(agency, day) if listed else [],
    }  # fmt: skip
    return show(request, "agency", context)


def _facts(agency: Agency) -> list[tuple[str, str]]:
    told = (
        ("地址", agency.address), ("电话", agency.phone), ("行政复议机关", agency.reconsideration_organ),
        ("管辖法院", agency.court), ("网上办理", agency.online_channel),
    )  # fmt: skip
    return [(label, value) for label, value in told if value]


def _review_facts(agency: Agency) -> list[tuple[str, str]]:
    """Who answers for the agency's enforcement, and which unit reviews."""
    now = timezone.now()
    held = responsible_of(agency, now)
    told = [
        (label, f"{held[duty].name}（{held[duty].position}）")
        for duty, label in RESPONSIBILITY_NAMES.items()
        if duty in held
    ]
    body = review_body_of(agency, now)
    if body is not None:
        head = f"，负责人{body.head}" if body.head else ""
        told.append(("法制审核机构", f"{body}{head}"))
    return told


def _own_rules(agency: Agency, day: date) -> list[dict[str, Any]]:
    """The agency's own rules in force."""
    held = in_force_on(local_rules_of(agency), day)
    return [{"row": held[kind], "kind": LOCAL_RULE_NAMES[kind]} for kind in LocalRuleKind if kind in held]


@require_safe
def own_rule_text(request: HttpRequest, slug: str, pk: int) -> StreamingHttpResponse:
    """The text of a rule that an agency made for itself; earlier editions too, for whom they bound."""
    rule = LocalRule.objects.filter(agency=slug, pk=pk).first()
    if rule is None or rule.since > timezone.localdate():
        raise Http404("这个机关没有公开这份文件。请从机关页面打开。")
    return rule_text(rule)


def _rules(agency: Agency, day: date) -> list[AgencyRuleSet]:
    return list(agency.rule_sets.filter(running(day)).order_by("since", "id"))


def _rule(row: AgencyRuleSet) -> dict[str, Any]:
    own = Path(settings.DATA) / "rules"
    rules = rule_set(row.rule_set, own if row.rule_set in folders(own) else HOME)
    return {
        "name": rules.name, "issuer": rules.issuer, "number": rules.number, "since": row.since,
        "until": row.until or rules.until, "inferred": row.inferred,
    }  # fmt: skip


def _officers(agency: Agency, day: date) -> list[list[dict[str, str]]]:
    valid = Q(suspended_on__isnull=True) | Q(suspended_on__gt=day)
    rows = (
        Certificate.objects.filter(valid, account__agency=agency, account__is_active=True)
        .filter(valid_from__lte=day, valid_until__gte=day)
        .select_related("account__unit")
        .order_by("account__name")
    )
    titles = _titles(agency, day)
    return [
        [
            {"label": "姓名", "text": row.account.name},
            {"label": "职务", "text": titles.get(row.account_id, "")},
            {"label": "执法证号", "text": row.number},
        ]
        for row in rows
    ]


def _titles(agency: Agency, day: date) -> dict[int, str]:
    found = Account.objects.filter(agency=agency).filter(
        appointments__since__lte=day, appointments__role__in=(Role.OFFICER, Role.UNIT_HEAD)
    )
    return {pk: ROLE_NAMES[Role(role)] for pk, role in found.values_list("pk", "appointments__role")}
