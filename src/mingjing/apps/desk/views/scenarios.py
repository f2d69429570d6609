"""场景: the tests of a rule set, run here and now, each with whether it came as written and what differed."""

from time import monotonic
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.views.rules import clause_of, found_rules, home_of
from mingjing.regulations.scenarios import Outcome
from mingjing.regulations.trials import Trial, try_scenarios

SECONDS = 10


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def scenarios_page(request: HttpRequest, official: Official, name: str) -> HttpResponse:
    """The button that runs the scenarios of a rule set, or of one clause of it; pressed, their outcomes."""
    rules, folder = found_rules(name)
    asked = request.GET.get("clause", "")
    clause = clause_of(rules, asked) if asked else None
    trial = None
    if request.method == "POST":
        until = monotonic() + SECONDS
        trial = try_scenarios(
            folder, home_of(name), clause=clause.id if clause else "", go_on=lambda: monotonic() < until
        )
    context = official.context() | {
        "rules": rules, "folder": folder.name, "clause": clause, "seconds": SECONDS, "trial": trial,
        "groups": _groups(trial) if trial else [],
    }  # fmt: skip
    return render(request, "desk/scenarios.html", context)


def _groups(trial: Trial) -> list[dict[str, Any]]:
    """What did not come as written first, then what did."""
    passed = [item for item in trial.outcomes if item.passed]
    groups = [
        {"title": "与所写不符的", "lines": [_line(item) for item in trial.failed], "open": True},
        {"title": "与所写相符的", "lines": [_line(item) for item in passed], "open": not trial.failed},
    ]
    return [group for group in groups if group["lines"]]


def _line(outcome: Outcome) -> dict[str, Any]:
    scenario = outcome.scenario
    return {
        "name": scenario.name, "passed": outcome.passed, "faults": outcome.faults,
        "where": f"{scenario.file.name} 第 {scenario.line} 行",
        "clauses": [
            {"id": item, "link": reverse("desk:clause", args=[item.split(".")[0], item])}
            for item in scenario.clauses
        ],
    }  # fmt: skip
