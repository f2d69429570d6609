"""细则: what the agency has laid down for itself about review, publicity and records, and what is missing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from mingjing.apps.casework.queries import law_of_agency
from mingjing.apps.desk.deeds import Deed, chosen_row, read
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.staff_forms import FilingForm, LocalRuleForm
from mingjing.apps.desk.staffing import agency_seen, may_change_staff, staff_context, staff_posted
from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import agency_rule_sets, day_of
from mingjing.apps.standards.models import LocalRule
from mingjing.apps.standards.queries.local_rules import (
    RuleStanding,
    in_force_on,
    local_rules_of,
    rule_standings,
)
from mingjing.apps.standards.service.local_rules import ADOPTING, FILING, NewRule, adopt, file_rule
from mingjing.apps.standards.views import rule_text
from mingjing.core.law.local_rules import LOCAL_RULE_NAMES, LocalRuleKind

REFUSED = "本机关的细则由机关负责人或者系统管理员登记，报备还可以由承办机构负责人、法制审核人员登记。"
TAB = "desk:local_rules"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def local_rules_page(request: HttpRequest, official: Official) -> HttpResponse:
    """Every edition, what the place's rules ask for and what of it is missing."""
    agency = agency_seen(request, official)
    may, may_file = (may_change_staff(official, agency, frozenset(roles)) for roles in (ADOPTING, FILING))
    posted = request.method == "POST"
    answer = staff_posted(request, official, DEEDS, TAB, may=may_file, refusal=REFUSED)
    if answer is not None:
        return answer
    rules, standing = _standing(agency, official)
    held = {rule.pk for rule in in_force_on(rules, day_of(official.now)).values()}
    context = staff_context(request, official, agency, TAB) | {
        "may_change": may, "may_file": may_file,
        "standings": [_told(item) for item in standing],
        "rules": [_rule(rule, held, standing, official) for rule in rules],
        "adopt": _form(request, standing),
    }  # fmt: skip
    return render(request, "desk/local_rules.html", context, status=422 if posted else 200)


def _standing(agency: Agency, official: Official) -> tuple[list[LocalRule], list[RuleStanding]]:
    rules = local_rules_of(agency)
    law = law_of_agency(agency_rule_sets(agency, official.now), at=official.now)
    return rules, rule_standings(rules, law, day_of(official.now))


def _told(item: RuleStanding) -> dict[str, Any]:
    wanted = item.wanted
    return {
        "name": LOCAL_RULE_NAMES[wanted.kind], "rule": item.rule, "missing": item.missing,
        "unfiled": item.unfiled, "asked": bool(wanted.contents),
        "clauses": [norm.citation for norm in (*wanted.contents, *wanted.filings)],
    }  # fmt: skip


def _rule(
    rule: LocalRule, held: set[int], standing: list[RuleStanding], official: Official
) -> dict[str, Any]:
    kind = LocalRuleKind(rule.kind)
    state = ("ok", "施行中") if rule.pk in held else ("off", "不在施行期")
    recipients = next((item.wanted.recipients for item in standing if item.wanted.kind is kind), ())
    return {
        "row": rule, "kind": LOCAL_RULE_NAMES[kind], "state": state, "filings": list(rule.filings.all()),
        "file": FilingForm(
            auto_id=f"file{rule.pk}-%s", recipients=recipients, initial={"filed_on": day_of(official.now)}
        ),
    }  # fmt: skip


def _sections(standing: list[RuleStanding]) -> list[str]:
    return list(dict.fromkeys(name for item in standing for name in item.wanted.sections))


def _form(request: HttpRequest, standing: list[RuleStanding]) -> LocalRuleForm:
    sent = request.POST if request.POST.get("do") == "adopt" else None
    files = request.FILES if sent is not None else None
    return LocalRuleForm(sent, files, prefix="adopt", sections=_sections(standing))


def _adopt(request: HttpRequest, official: Official) -> str:
    agency = official.account.agency
    _, standing = _standing(agency, official)
    given = read(LocalRuleForm(request.POST, request.FILES, prefix="adopt", sections=_sections(standing)))
    given |= {
        "kind": LocalRuleKind(given["kind"]), "sections": tuple(given["sections"]),
        "text": given["text"].chunks(),
    }  # fmt: skip
    rule = adopt(agency, NewRule(**given), by=official.person)
    return f"“{rule.title}”已登记，{rule.since:%Y-%m-%d}起施行。"


def _file(request: HttpRequest, official: Official) -> str:
    agency = official.account.agency
    rule = chosen_row(LocalRule.objects.filter(agency=agency), request)
    given = read(FilingForm(request.POST, recipients=()))
    file_rule(rule, today=day_of(official.now), by=official.person, **given)
    return f"“{rule.title}”向{given['recipient']}的报备已登记。"


DEEDS: dict[str, Deed] = {"adopt": _adopt, "file": _file}


@require_safe
@desk_page
def local_rule_text(request: HttpRequest, official: Official, pk: int) -> StreamingHttpResponse:
    """The text of a rule of one's own agency or of one below."""
    agency = agency_seen(request, official)
    rule = LocalRule.objects.filter(agency=agency, pk=pk).first()
    if rule is None:
        raise Http404("本机关没有这份细则。")
    return rule_text(rule)
