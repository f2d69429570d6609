"""A duty as a line of a list: what is due, and the one button that leads to something that can be done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from mingjing.apps.casework.queries import Duty
from mingjing.apps.desk.guidance import course_under, usual_place
from mingjing.apps.desk.official import Official
from mingjing.apps.desk.telling import time_left, to_do, whose
from mingjing.core.record.act import ACTS
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import FileKind, Procedure
from mingjing.core.terms import SHANGHAI

NEXT = "#next"
# The columns that a line shows; a list of many reads no others.
SHOWN = (
    "name", "source", "opened_at", "due_at", "closing_acts", "barred",
    "file", "file__number", "file__title", "file__kind", "file__procedure",
)  # fmt: skip


def duty_line(row: Duty, official: Official) -> dict[str, Any]:
    """A duty with its file, `row.file` at hand.

    Asks no law: where the act that fulfils it could not be opened when the file was last counted, the
    line says what comes first and leads to the file's page, which asks anew.
    """
    state, left = time_left(row.due_at, official.now)
    opened = row.opened_at.astimezone(SHANGHAI)
    file_link = reverse("desk:file", args=[row.file_id])
    line: dict[str, Any] = {
        "state": state, "left": left, "what": row.name, "file": f"{row.file.number} · {row.file.title}",
        "file_link": file_link, "due": row.due_at.astimezone(SHANGHAI) if row.due_at else None,
        "due_text": f"{opened.month}月{opened.day}日起，应当及时", "cite": row.source,
        "link": f"{file_link}{NEXT}", "verb": "看接下来",
    }  # fmt: skip
    usual, mine = usual_act(row), act_of(row, official)
    if before := _before(row, mine or usual):
        return line | {"before": before}
    if mine is None:
        return line | ({"before": f"等{whose(usual)}办理：{ACTS[usual].label}"} if usual else {})
    return line | {"link": act_link(row.file_id, mine), "verb": ACTS[mine].label}


def usual_act(row: Duty) -> str | None:
    """The act that fulfils the duty as a rule: the one it is named after, else the first of the course."""
    course = course_under(FileKind(row.file.kind), Procedure(row.file.procedure))
    place = {slug: (ACTS[slug].label != row.name, usual_place(slug, course)) for slug in row.closing_acts}
    return min(place, key=place.__getitem__) if place else None


def act_of(row: Duty, official: Official) -> str | None:
    """The act by which this official fulfils the duty: the usual one, else another of the usual course.

    Giving a case up fulfils many duties: that is offered only where there is no usual way at all.
    """
    course = course_under(FileKind(row.file.kind), Procedure(row.file.procedure))
    usual = usual_act(row)
    mine = [slug for slug in row.closing_acts if is_mine(slug, official)]
    if usual is None or usual in mine:
        return usual
    wanted = [slug for slug in mine if slug in course or usual not in course]
    return min(wanted, key=lambda slug: usual_place(slug, course)) if wanted else None


def is_mine(act: str, official: Official) -> bool:
    """Whether the official has the capacity for the act."""
    return bool(official.person.roles & set(who_may(ACTS[act])))


def act_link(file_id: UUID, act: str) -> str:
    """Where the act is done: an opinion is written on the reviewer's desk, beside what was submitted."""
    if act == "issue_review_opinion":
        return reverse("desk:review_file", args=[file_id])
    return reverse("desk:act", args=[file_id, act])


def _before(row: Duty, act: str | None) -> str:
    """What comes first, in a sentence with its clause: of all that bars, the earliest in the usual course."""
    lifts = row.barred.get(act or "", ())
    if not lifts:
        return ""
    course = course_under(FileKind(row.file.kind), Procedure(row.file.procedure))
    first = min(lifts, key=lambda lift: (_place(lift, course), not lift["source"]))
    return f"先完成：{to_do(first['lift'])}（{first['source'] or '案卷顺序'}）"


def _place(lift: Mapping[str, Any], course: tuple[str, ...]) -> int:
    """How far on in the course it is until the bar is lifted."""
    return max((usual_place(slug, course) for slug in lift["waits_for"]), default=len(course))
