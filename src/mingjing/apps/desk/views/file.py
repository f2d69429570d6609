"""The file page: the record as a timeline, what comes next, what is barred and why, what is due."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import Case, Entry, actor_in, entry_proof, load_case
from mingjing.apps.desk.guidance import guide
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.submitting import review_shown
from mingjing.apps.desk.telling import barred_act, duty_term, entry_rows, history, other_act, stage_line
from mingjing.apps.desk.views.files import kind_of
from mingjing.apps.registry.queries import people_on_day
from mingjing.core.law.answers import NextAct
from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import next_acts
from mingjing.core.record.act import ACTS, AFTER_DECISION
from mingjing.core.record.permissions import may
from mingjing.core.record.vocabulary import ROLE_NAMES, Stage
from mingjing.regulations.calendar import load_calendar


@require_safe
@desk_page
def file_page(request: HttpRequest, official: Official, file_id: UUID) -> HttpResponse:
    """One file, for whoever may see it."""
    case = load_case(file_id, at=official.now)
    people = people_on_day({official.person.id} | case.doers(), official.now)
    actor = actor_in(case.row, official.account, people)
    situation = case.situation(at=official.now, actor=actor, people=people)
    law = case.law(official.now)
    acts = next_acts(situation, law)
    duties = obligations(case.file, law, load_calendar(), official.now, case.catalogue, case.settings)
    context = official.context() | {
        "row": case.row, "kind": kind_of(case.row),
        "laws": [rules.name for rules in law.rule_sets],
        "stages": stage_line(case.file.stage), "archived": case.file.stage is Stage.ARCHIVED,
        "history": history(case.file, papers_by_entry(case), file_id),
        "terms": [duty_term(item, official.now) for item in duties if item.open],
        "fulfilled": [duty_term(item, official.now) for item in duties if not item.open],
        "review": None if case.file.stage in AFTER_DECISION else review_shown(situation, law),
        **_acts(acts, case),
    }  # fmt: skip
    return render(request, "desk/file.html", context)


def _acts(acts: Iterable[NextAct], case: Case) -> dict[str, Any]:
    """What to do next, what bars the steps ahead, and all the rest by chapter."""
    guidance = guide(acts, case.file)
    return {
        "allowed": [_button(item, case.row.pk) for item in guidance.first],
        "others": [other_act(item) for item in guidance.others],
        "barred": [barred_act(item) for item in guidance.barred],
        "rooms": [
            {"name": name, "acts": [_button(item, case.row.pk) for item in items]}
            for name, items in guidance.rooms
        ],
        "barred_rest": [barred_act(item) for item in guidance.barred_rest],
    }


def _button(item: NextAct, file_id: UUID) -> dict[str, Any]:
    duty = item.fulfils[0].name if item.fulfils else item.label
    label = item.label if duty == item.label else f"{item.label}　（{duty}）"
    return {"label": label, "link": reverse("desk:act", args=[file_id, item.slug])}


def papers_by_entry(case: Case) -> dict[int, list[dict[str, str]]]:
    """Documents and attachments of each entry, with where to get them."""
    return {
        row.position: [_paper(case.row.pk, item) for item in (*row.documents, *row.attachments)]
        for row in case.entries
    }


def _paper(file_id: UUID, item: dict[str, Any]) -> dict[str, str]:
    link = reverse("evidence:download", args=[file_id, item["sha256"]])
    return {"name": str(item["name"]), "link": f"{link}?show=1&purpose=查看"}


@require_safe
@desk_page
def entry_page(request: HttpRequest, official: Official, file_id: UUID, position: int) -> HttpResponse:
    """One entry in full: what was said, by whom, when, with which papers, and its place in the log."""
    case = load_case(file_id, at=official.now)
    people = people_on_day({official.person.id}, official.now)
    actor = actor_in(case.row, official.account, people)
    if not 1 <= position <= len(case.entries):
        raise Http404("这个案卷里没有这一条记录。")
    row: Entry = case.entries[position - 1]
    entry = case.file.entries[position - 1]
    names = {rules.id: rules.name for rules in case.law(official.now).rule_sets}
    context = official.context() | {
        "row": case.row, "entry": row, "act": ACTS[entry.act].label, "role": ROLE_NAMES[entry.role],
        "facts": entry_rows(entry, case.file.header.kind), "papers": papers_by_entry(case)[position],
        "proof": entry_proof(row),
        "rules": [(names.get(rule["id"], rule["id"]), rule["version"]) for rule in row.rules],
        "corrects": any(may(role, ACTS["correct_entry"], case.file.stage) for role in actor.roles),
        "last": position == len(case.entries),
    }  # fmt: skip
    return render(request, "desk/entry.html", context)
