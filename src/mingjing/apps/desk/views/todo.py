"""待办: what is due, soonest first, in three groups, each line with the one button that does it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import Duty, waiting
from mingjing.apps.desk.guidance import usual_place
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.staffing import staff_warnings
from mingjing.apps.desk.telling import SOON_WORKDAYS
from mingjing.apps.desk.views.opening import may_open
from mingjing.apps.desk.views.sign import sign_lines
from mingjing.core.record.act import ACTS
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI, Unit, elapsed
from mingjing.regulations.calendar import load_calendar

MOST = 100
TITLES = {"over": "已逾期", "soon": "三个工作日内", "ok": "以后"}
EMPTY = {"over": "没有逾期的事。", "soon": "三个工作日内没有到期的事。", "ok": "没有别的待办。"}


@require_safe
@desk_page
def todo_page(request: HttpRequest, official: Official) -> HttpResponse:
    """What waits for this official."""
    rows = list(waiting(official.account, official.person.roles).select_related("file")[:MOST])
    groups: dict[str, list[dict[str, Any]]] = {key: [] for key in TITLES}
    for row in rows:
        told = _line(row, official)
        groups["ok" if told["state"] == "off" else told["state"]].append(told)
    signing = sign_lines(official) if Role.AGENCY_HEAD in official.person.roles else []
    leading = next(iter((*groups["over"], *groups["soon"], *signing, *groups["ok"])), None)
    if leading:
        leading["first"] = True
    context = official.context() | {
        "warnings": staff_warnings(official),
        "signs": Role.AGENCY_HEAD in official.person.roles,
        "opens": may_open(official),
        "administers": Role.ADMINISTRATOR in official.person.roles,
        "groups": [
            *([{"title": "等您签发", "empty": "", "duties": signing}] if signing else []),
            *({"title": TITLES[key], "empty": EMPTY[key], "duties": lines} for key, lines in groups.items()),
        ],
        "pressing": len(groups["over"]) + len(groups["soon"]), "most": MOST if len(rows) == MOST else 0,
    }  # fmt: skip
    return render(request, "desk/todo.html", context)


def _line(row: Duty, official: Official) -> dict[str, Any]:
    state, left = left_of(row.due_at, official.now)
    act = button_act(row.closing_acts, official)
    opened = row.opened_at.astimezone(SHANGHAI)
    file_link = reverse("desk:file", args=[row.file_id])
    return {
        "state": state, "left": left, "what": row.name, "file": f"{row.file.number} · {row.file.title}",
        "file_link": file_link,
        "due": row.due_at.astimezone(SHANGHAI) if row.due_at else None,
        "due_text": f"{opened.month}月{opened.day}日起，应当及时", "cite": row.source,
        "link": _link(row.file_id, act) if act else file_link,
        "verb": ACTS[act].label if act else "查看案卷",
    }  # fmt: skip


def _link(file_id: UUID, act: str) -> str:
    """Where the act is done: an opinion is written on the reviewer's desk, beside what was submitted."""
    if act == "issue_review_opinion":
        return reverse("desk:review_file", args=[file_id])
    return reverse("desk:act", args=[file_id, act])


def button_act(closing: Iterable[str], official: Official) -> str | None:
    """The act that fulfils the duty and that this official may do; the usual one first."""
    mine = [slug for slug in closing if official.person.roles & set(who_may(ACTS[slug]))]
    return min(mine, key=usual_place) if mine else None


def left_of(due_at: datetime | None, now: datetime) -> tuple[str, str]:
    """State and words for what is left until a stored due date: workdays within three, else days."""
    if due_at is None:
        return "off", "及时，无期限"
    calendar = load_calendar()
    today, last = now.date(), due_at.astimezone(SHANGHAI).date()
    if now > due_at:
        days = elapsed(last, today, Unit.WORKDAY, calendar)
        return "over", f"逾期 {days} 个工作日" if days else "今天已逾期"
    days = elapsed(today, last, Unit.WORKDAY, calendar)
    if last == today:
        return "soon", f"今天 {due_at.astimezone(SHANGHAI):%H:%M} 止" if due_at.second != 59 else "今天"
    if days <= SOON_WORKDAYS:
        return "soon", f"还剩 {days} 个工作日" if days else f"还剩 {(last - today).days} 日"
    return "ok", f"还剩 {(last - today).days} 日"
