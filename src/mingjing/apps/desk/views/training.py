"""培训: what was held, who took part, and of each person what was last taken and what the place asks for."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from mingjing.apps.casework.queries import law_of_agency
from mingjing.apps.desk.deeds import Deed, read
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.staff_forms import TrainingForm
from mingjing.apps.desk.staffing import RECORDING, agency_seen, may_change_staff, staff_context, staff_posted
from mingjing.apps.registry import legal
from mingjing.apps.registry.kinds import TRAINING_NAMES, TrainingKind
from mingjing.apps.registry.models import Agency, Training
from mingjing.apps.registry.queries import agency_rule_sets, day_of, last_trained, people_of
from mingjing.core.law.norms import ItemSet
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role

REFUSED = "培训由承办机构负责人、法制审核人员、机关负责人或者系统管理员登记。"
NEWEST = 50
NOTHING = "没有记录"
OFFICERS, REVIEWERS = "执法人员", "法制审核人员"
TAB = "desk:trainings"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def trainings_page(request: HttpRequest, official: Official) -> HttpResponse:
    """Trainings of the agency, by person and by day."""
    agency = agency_seen(request, official)
    may = may_change_staff(official, agency, RECORDING)
    posted = request.method == "POST"
    answer = staff_posted(request, official, DEEDS, TAB, may=may, refusal=REFUSED)
    if answer is not None:
        return answer
    people = _trained_people(agency, official)
    wanted = _wanted(agency, official)
    taken = last_trained(agency)
    rows = [_row(person, kinds, wanted, taken.get(person.id, {})) for person, kinds in people]
    sent = request.POST if posted else None
    context = staff_context(request, official, agency, TAB) | {
        "may_change": may, "wanted": list(wanted.values()),
        "columns": [{"label": label} for label in ("姓名", "人员", *TRAINING_NAMES.values())], "rows": rows,
        "trainings": [
            {"row": row, "kind": TRAINING_NAMES[TrainingKind(row.kind)]}
            for row in Training.objects.filter(agency=agency).prefetch_related("attendees").order_by(
                "-held_on", "-pk"
            )[:NEWEST]
        ],
        "record": TrainingForm(
            sent, prefix="record", people=[(person.id, person.name) for person, _ in people],
            initial={"held_on": day_of(official.now)},
        ),
    }  # fmt: skip
    return render(request, "desk/trainings.html", context, status=422 if posted else 200)


def _trained_people(agency: Agency, official: Official) -> list[tuple[PersonOnDay, tuple[str, ...]]]:
    """Officers and reviewers, as what the rules call them."""
    found = []
    for person in people_of(agency, official.now):
        officer = person.certificate_valid or Role.OFFICER in person.roles
        reviewer = Role.REVIEWER in person.roles
        kinds = tuple(name for name, holds in ((OFFICERS, officer), (REVIEWERS, reviewer)) if holds)
        found.append((person, kinds))
    return [item for item in found if item[1]]


def _wanted(agency: Agency, official: Official) -> dict[TrainingKind, ItemSet]:
    """Which trainings the place asks for, and of whom."""
    sets = law_of_agency(agency_rule_sets(agency, official.now), at=official.now).sets
    return {kind: sets[f"{name}对象"] for kind, name in TRAINING_NAMES.items() if f"{name}对象" in sets}


def _row(
    person: PersonOnDay,
    kinds: tuple[str, ...],
    wanted: dict[TrainingKind, ItemSet],
    taken: dict[TrainingKind, date],
) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = [
        {"label": "姓名", "text": person.name}, {"label": "人员", "text": "、".join(kinds)}
    ]  # fmt: skip
    for kind, name in TRAINING_NAMES.items():
        asked = kind in wanted and bool(set(wanted[kind].items) & set(kinds))
        day = taken.get(kind)
        cells.append({"label": name, "text": day.isoformat() if day else NOTHING if asked else "—"})
    return cells


def _record(request: HttpRequest, official: Official) -> str:
    agency = official.account.agency
    people = [(person.id, person.name) for person in people_of(agency, official.now)]
    given = read(TrainingForm(request.POST, prefix="record", people=people))
    training = legal.record_training(
        agency, kind=TrainingKind(given["kind"]), subject=given["subject"], held_on=given["held_on"],
        hours=given["hours"], attendees=[int(key) for key in given["attendees"]], today=day_of(official.now),
    )  # fmt: skip
    return f"培训“{training.subject}”已登记，{len(given['attendees'])}人参加。"


DEEDS: dict[str, Deed] = {"record": _record}
