"""规则: the rule sets in force for the agency, their clauses, what each makes the software do."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.decorators.http import require_safe

from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.documents.catalogue import documents
from mingjing.apps.registry.models import AgencyRuleSet
from mingjing.apps.registry.queries import day_of, running
from mingjing.core.law.norms import Clause, ItemSet, RuleSet
from mingjing.regulations.coverage import Holders, state
from mingjing.regulations.library import HOME, folders, rule_set
from mingjing.regulations.manual import RANK_NAMES, norm_lines
from mingjing.regulations.mentions import mentions

STATES = {
    "enforced": ("ok", "系统把关"), "prompted": ("ok", "提示"), "held": ("ok", "由页面或文书承载"),
    "outside": ("off", "软件之外"), "open": ("unknown", "还没有落实"),
}  # fmt: skip
SETS = ("规则集", "层级", "施行", "适用自", "条款", "落实")


def home_of(name: str) -> Path:
    """Where a rule set lies: the deployer's own folder first, else what the program carries."""
    own = Path(settings.DATA) / "rules"
    return own if name in folders(own) else HOME


def found_rules(name: str) -> tuple[RuleSet, Path]:
    """A rule set and its folder. Raises Http404."""
    home = home_of(name)
    if name not in folders(home):
        raise Http404(f"没有名为“{name}”的规则集。")
    return rule_set(name, home), folders(home)[name]


def clause_of(rules: RuleSet, clause: str) -> Clause:
    """A clause of the rule set. Raises Http404."""
    found = next((item for item in rules.clauses if item.id == clause), None)
    if found is None:
        raise Http404(f"《{rules.name}》里没有编号为“{clause}”的条款。")
    return found


def _pages(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all pages, as `room:page`."""
    for item in patterns:
        if isinstance(item, URLResolver):
            yield from _pages(item.url_patterns, f"{item.namespace}:" if item.namespace else space)
        elif item.name:
            yield f"{space}{item.name}"


def _holders(rules: RuleSet) -> Holders:
    sets = frozenset(
        norm.name for clause in rules.clauses for norm in clause.norms if isinstance(norm, ItemSet)
    )
    made = frozenset(item.name for item in documents().values())
    return Holders(pages=frozenset(_pages(get_resolver().url_patterns)), documents=made, sets=sets)


def _states(rules: RuleSet, folder: Path) -> dict[str, str]:
    holders, spoken = _holders(rules), frozenset(mentions(folder))
    return {clause.id: state(clause, spoken, holders) for clause in rules.clauses}


@require_safe
@desk_page
def rules_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The rule sets that bind the agency today, and how to change and check them."""
    day = day_of(official.now)
    bound = AgencyRuleSet.objects.filter(running(day), agency=official.account.agency_id).order_by("id")
    rows = [_set_row(item) for item in bound]
    context = official.context() | {
        "columns": [{"label": label} for label in SETS], "rows": rows,
        "inferred": [item for item in bound if item.inferred],
        "empty_text": "本机关还没有适用的规则集。", "empty_hint": "请系统管理员在“人员和设置”中启用规则集。",
    }  # fmt: skip
    return render(request, "desk/rules.html", context)


def _set_row(item: AgencyRuleSet) -> list[dict[str, Any]]:
    rules, folder = found_rules(item.rule_set)
    counts = Counter(_states(rules, folder).values())
    carried = len(rules.clauses) - counts["open"]
    texts = (
        rules.name, RANK_NAMES[rules.rank], _since(rules.since),
        f"{item.since}{'（推定）' if item.inferred else ''}", f"{len(rules.clauses)} 条",
        f"{carried} 条已落实，{counts['open']} 条还没有",
    )  # fmt: skip
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(SETS, texts, strict=True)
    ]
    cells[0]["link"] = reverse("desk:rule_set", args=[item.rule_set])
    return cells


def _since(since: date | None) -> str:
    return since.isoformat() if since else "文件没有写"


@require_safe
@desk_page
def rule_set_page(request: HttpRequest, official: Official, name: str) -> HttpResponse:
    """The clauses of one rule set; those of one state where asked."""
    rules, folder = found_rules(name)
    states = _states(rules, folder)
    wanted = request.GET.get("state", "")
    text = request.GET.get("q", "").strip()[:100]
    shown = [clause for clause in rules.clauses if _wanted(clause, states[clause.id], wanted, text)]
    counts = Counter(states.values())
    context = official.context() | {
        "rules": rules, "rank": RANK_NAMES[rules.rank], "since": _since(rules.since), "text": text,
        "wanted": wanted, "folder": folder.name,
        "states": [(key, word, counts[key]) for key, (_, word) in STATES.items() if counts[key]],
        "count": len(shown), "asked": bool(wanted or text),
        "parts": _by_title(_clause_line(name, clause, states[clause.id]) for clause in shown),
    }  # fmt: skip
    return render(request, "desk/rule_set.html", context)


def _wanted(clause: Clause, found: str, wanted: str, text: str) -> bool:
    said = f"{clause.id} {clause.citation.source} {clause.citation.gist}"
    return (not wanted or found == wanted) and text in said


def _by_title(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The clauses by the law or regulation they stand in, in the order of the rule set."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        parts.setdefault(line["cite"].partition(" ")[0], []).append(line)
    return [{"title": title, "clauses": found} for title, found in parts.items()]


def _clause_line(name: str, clause: Clause, found: str) -> dict[str, Any]:
    kind, word = STATES[found]
    return {
        "cite": clause.citation.source, "gist": clause.citation.gist, "state": kind, "word": word,
        "link": reverse("desk:clause", args=[name, clause.id]),
    }  # fmt: skip


@require_safe
@desk_page
def clause_page(request: HttpRequest, official: Official, name: str, clause: str) -> HttpResponse:
    """One clause: where it stands, what it asks, what the software does, and the scenarios that try it."""
    rules, folder = found_rules(name)
    found = clause_of(rules, clause)
    scenarios = mentions(folder).get(clause, ())
    kind, word = STATES[state(found, frozenset(mentions(folder)), _holders(rules))]
    context = official.context() | {
        "rules": rules, "clause": found, "state_kind": kind, "state_word": word,
        "norms": [line for norm in found.norms for line in norm_lines(norm)], "scenarios": scenarios,
        "folder": folder.name,
    }  # fmt: skip
    return render(request, "desk/clause.html", context)
