"""Saying things about a file the way its pages do: terms, duties, values, the record's history."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from mingjing.core.law.answers import NextAct, Obligation, Obstacle, ObstacleKind
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.permissions import who_may
from mingjing.core.record.relevance import label_in
from mingjing.core.record.values import Officer, Party
from mingjing.core.record.vocabulary import ROLE_NAMES, STAGE_NAMES, FileKind, Stage
from mingjing.core.terms import SHANGHAI, Due, Unit, elapsed
from mingjing.regulations.calendar import load_calendar

SOON_WORKDAYS = 3
# A term that runs by days ends with the last second of its last day.
LAST_SECOND = 59
_FIRST = re.compile(r"^请?先(?!行)")
CLAUSES = 6
# What the history line leaves out: references, papers shown below it, and who signed, which it ends with.
UNTOLD = frozenset({
    FieldKind.LINK, FieldKind.PAPERS, FieldKind.DOCUMENT, FieldKind.SIGNATURE, FieldKind.MOMENT,
    FieldKind.DIGEST,
})  # fmt: skip
STAGES = (Stage.START, Stage.INVESTIGATION, Stage.DECISION, Stage.EXECUTION, Stage.ARCHIVE)


def time_left(due_at: datetime | None, now: datetime) -> tuple[str, str]:
    """State (over, soon, ok, off) and words for what is left until a last moment; off where there is none.

    Within a day of a moment by the clock in hours; up to three workdays before, and after, in workdays;
    else, and over a weekend, in days.
    """
    if due_at is None:
        return "off", "及时，无期限"
    today, last = now.astimezone(SHANGHAI).date(), due_at.astimezone(SHANGHAI)
    by_days, hours = last.second == LAST_SECOND, abs(due_at - now) // timedelta(hours=1)
    if by_days and last.date() == today:
        return "soon", "今天"
    days = abs(elapsed(today, last.date(), Unit.WORKDAY, load_calendar()))
    lead, near = ("逾期", "over") if now > due_at else ("还剩", "soon")
    state = near if near == "over" or days <= SOON_WORKDAYS else "ok"
    if not by_days and hours < 24:
        return state, f"{lead} {hours} 小时" if hours else f"{lead}不到 1 小时"
    if days and state == near:
        return state, f"{lead} {days} 个工作日"
    return state, f"{lead} {abs((last.date() - today).days)} 日"


def duty_term(item: Obligation, now: datetime) -> dict[str, Any]:
    """One duty on the file page, with its counting day by day."""
    state, left = time_left(item.due.moment if item.due else None, now)
    told: dict[str, Any] = {
        "what": item.name, "state": state if item.open else "ok", "left": left if item.open else "已完成",
        "cite": item.citation.source, "gist": item.citation.gist, "done": item.closed_at,
        "others": [_gave_way(other) for other in item.stricter_than],
    }  # fmt: skip
    if item.due is not None:
        told |= {"due": item.due.day, "provisional": item.due.provisional, "steps": list(_steps(item.due))}
    return told


def _gave_way(other: Obligation) -> str:
    until = f"{other.due.day}止" if other.due else "及时，无期限"
    return f"{other.citation.source}：{until}，以较严的为准"


def _steps(due: Due) -> Iterator[dict[str, Any]]:
    steps = due.trace
    for step in steps:
        when: Any = step.first
        if step.days > 1:
            when = f"{step.first:%m月%d日} – {step.last:%m月%d日}"
        number = (
            f"第 {step.number} {'个' if step.unit.value == '工作日' else ''}{step.unit}"
            if step.counted
            else ""
        )
        why = "，".join(part for part in (step.kind.value if not number else "", number, step.why) if part)
        yield {"when": when, "why": why, "counted": step.counted, "last": step is steps[-1]}


def plain_text(name: str, value: Any) -> str:
    """A field's value as people read it."""
    kind = FIELDS[name].kind
    match value:
        case bool():
            return "是" if value else "否"
        case list() if kind is FieldKind.OFFICERS:
            return "、".join(f"{item['name']}（{item.get('certificate') or '无执法证'}）" for item in value)
        case list():
            return "、".join(str(item["name"]) if isinstance(item, Mapping) else str(item) for item in value)
        case dict():
            parts = Party.PARTS if kind is FieldKind.PARTY else Officer.PARTS
            return "，".join(f"{label}：{value[part]}" for part, label in parts.items() if value.get(part))
        case str() if kind is FieldKind.MONEY:
            return f"{float(value):,.2f} 元"
        case str() if kind is FieldKind.MOMENT:
            return value[:16].replace("T", " ")
        case int() if kind is FieldKind.LINK:
            return f"第 {value} 条记录"
        case _:
            return str(value)


def entry_rows(entry: Entry, kind: FileKind) -> list[tuple[str, str]]:
    """The fields of an entry in the order of its act: what it is called in a file of the kind, and value."""
    return [
        (label_in(item, kind), plain_text(item.name, entry.data[item.name]))
        for item in ACTS[entry.act].fields
        if item.name in entry.data
    ]


def _told(item: BoundField, value: Any) -> str:
    """A value in the history line: of people the names; a count, a yes or a no with its label."""
    match item.field.kind:
        case FieldKind.PARTY:
            return str(value.get("name", ""))
        case FieldKind.OFFICERS:
            return "、".join(str(person["name"]) for person in value)
        case FieldKind.FLAG | FieldKind.NUMBER:
            return f"{item.label}：{plain_text(item.name, value)}"
        case _:
            return plain_text(item.name, value)


def summary(entry: Entry) -> str:
    """The history line: what was said in the act's first telling fields, shortened."""
    telling = [
        _told(item, entry.data[item.name])
        for item in ACTS[entry.act].fields
        if item.name in entry.data and item.field.kind not in UNTOLD
    ]
    text = "；".join(" ".join(part.split()).rstrip("。；") for part in telling[:3])
    return text if len(text) <= 90 else f"{text[:88]}……"


def history(file: CaseFile, papers: Mapping[int, list[dict[str, str]]], file_id: Any) -> list[dict[str, Any]]:
    """The timeline in the order of the record, under the stages the file went through.

    Each entry shows the papers that came in with it; what lay in the file before is only counted.
    """
    corrected = {int(item.data.get("correcting_entry", 0)) for item in file.by_act.get("correct_entry", ())}
    groups: list[dict[str, Any]] = []
    stage, known = Stage.START, set[str]()
    for entry in file.entries:
        if not groups or groups[-1]["name"] != STAGE_NAMES[stage]:
            groups.append({"name": STAGE_NAMES[stage], "entries": []})
        came = [paper for paper in papers.get(entry.position, []) if paper["link"] not in known]
        known |= {paper["link"] for paper in came}
        groups[-1]["entries"].append({
            "at": entry.at.astimezone(SHANGHAI), "act": ACTS[entry.act].label,
            "link": reverse("desk:entry", args=[file_id, entry.position]), "anchor": f"e{entry.position}",
            "text": f"{summary(entry)}　{entry.by_name}（{ROLE_NAMES[entry.role]}）",
            "corrected": entry.position in corrected, "papers": came,
        })  # fmt: skip
        stage = ACTS[entry.act].moves_to or stage
    return groups


def stage_line(stage: Stage) -> list[dict[str, str]]:
    """The five stages, which are done and which is now."""
    at = STAGES.index(stage) if stage in STAGES else len(STAGES)
    words = [
        ("done", "已完成") if n < at else ("now", "进行中") if n == at else ("", "")
        for n in range(len(STAGES))
    ]
    return [
        {"name": STAGE_NAMES[item], "state": state, "word": word}
        for item, (state, word) in zip(STAGES, words, strict=True)
    ]


def clauses_of(obstacles: Iterable[Obstacle]) -> list[dict[str, str]]:
    """The clauses that bar, for the page; the order of the record speaks without one."""
    return [
        {
            "cite": item.citation.source if item.citation else "案卷顺序",
            "gist": item.message,
            "lift": to_do(item.lift),
        }
        for item in obstacles
    ]


def to_do(lift: str) -> str:
    """What lifts a bar, to stand behind “先完成：”, which says 请先 already; 先行登记 keeps its word."""
    return _FIRST.sub("", lift)


def barred_act(item: NextAct) -> dict[str, Any]:
    """A barred act as the page shows it: whose it is, the clauses, and what would lift them."""
    lifts = list(dict.fromkeys(to_do(obstacle.lift) for obstacle in item.obstacles if obstacle.lift))
    return {
        "label": item.label, "clauses": clauses_of(item.obstacles)[:CLAUSES], "lift": "；".join(lifts[:3]),
        "unknown": all(obstacle.kind is ObstacleKind.UNKNOWN for obstacle in item.obstacles),
        "waits": "" if item.mine else f"等{whose(item.slug)}办理",
    }  # fmt: skip


def other_act(item: NextAct) -> dict[str, str]:
    """A next step that waits for somebody else."""
    return {"label": item.label, "who": whose(item.slug)}


def whose(act: str) -> str:
    """In whose hands an act is, in words."""
    return "、".join(ROLE_NAMES[role] for role in who_may(ACTS[act]))


def waited(since: datetime, now: datetime) -> str:
    """How long something has been waiting, in workdays."""
    days = elapsed(since.astimezone(SHANGHAI).date(), now.date(), Unit.WORKDAY, load_calendar())
    return f"已等 {days} 个工作日" if days else "今天送来"
