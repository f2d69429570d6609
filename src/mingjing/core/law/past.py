"""Conditions on what was done before: acts, their order, terms since, answers, duties settled."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import assert_never

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.condition import Answered, Done, Elapsed, OfHistory, Path, Settled, read_path
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.matching import matches, wording
from mingjing.core.record.file import Entry
from mingjing.core.terms import SHANGHAI, due

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN


def of_history(condition: OfHistory, inquiry: Inquiry) -> Reason:
    """Whether the record holds what the condition asks for."""
    match condition:
        case Done():
            return _done(condition, inquiry)
        case Elapsed():
            return _elapsed(condition, inquiry)
        case Answered():
            return _answered(condition, inquiry)
        case Settled():
            return _settled(condition, inquiry)
        case _:
            assert_never(condition)


def _done(condition: Done, inquiry: Inquiry) -> Reason:
    file = inquiry.situation.file
    entries = _alike(file.done(condition.acts), condition.link, inquiry)
    since = file.latest(condition.since) if condition.since else None
    if since is not None:
        entries = [entry for entry in entries if entry.position > since.position]
    if condition.latest:
        entries = entries[-1:]
    found = [entry for entry in entries if _fits(entry, condition)]
    undone = file.latest(condition.without) if condition.without else None
    if undone is not None:
        found = [entry for entry in found if entry.position > undone.position]
    positions = tuple(entry.position for entry in found)
    met = len(found) >= condition.times
    times = f"（至少{condition.times}次）" if condition.times > 1 else ""
    where = "，".join(f"{path.label}{wording(matcher)}" for path, matcher in condition.where)
    text = f"{'已' if met else '还没有'}“{condition.label}”{times}{f'（{where}）' if where else ''}"
    return Reason(verdict=MET if met else UNMET, text=text, entries=positions)


def _alike(entries: list[Entry], link: str, inquiry: Inquiry) -> list[Entry]:
    """Of the entries those about the same thing: what the act in question refers to, else that act itself."""
    target = inquiry.situation.given.get(link, inquiry.about) if link else None
    return entries if target is None else [entry for entry in entries if entry.data.get(link) == target]


def _fits(entry: Entry, condition: Done) -> bool:
    return all(matches(read_path(entry.data, path), matcher) is MET for path, matcher in condition.where)


def moment_of(entry: Entry, field: str) -> datetime:
    """When something starts to run: the entry's own moment, or the day or moment in its field."""
    value = entry.data.get(field) if field else None
    return _moment(value) if value else entry.at


def _moment(value: str) -> datetime:
    parsed = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    if isinstance(parsed, datetime):
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=SHANGHAI)
    return datetime(parsed.year, parsed.month, parsed.day, tzinfo=SHANGHAI)


def _named_here(condition: Elapsed, inquiry: Inquiry) -> bool:
    """Whether the day it runs from is one that the act being asked about names itself."""
    return bool(condition.field) and inquiry.spec is not None and inquiry.spec.slug in condition.acts


def begun(condition: Elapsed, inquiry: Inquiry) -> tuple[datetime, tuple[int, ...]] | None:
    """From when the term runs, and the entry that says so; None where nothing has begun it."""
    given = inquiry.situation.given.get(condition.field)
    if given and _named_here(condition, inquiry):
        return _moment(given), ()
    file = inquiry.situation.file
    entry = file.latest(condition.acts)
    if condition.since:
        mark = file.latest(condition.since)
        after = mark.position if mark else len(file.entries)
        entry = next((item for item in file.done(condition.acts) if item.position > after), None)
    return (moment_of(entry, condition.field), (entry.position,)) if entry else None


def _reached(condition: Elapsed, inquiry: Inquiry) -> datetime:
    """The moment up to which is counted: now, or the day in a field of the file."""
    path = Path(name=condition.until, label=condition.until)
    value = inquiry.fact(path) if condition.until else None
    return _moment(value) if value else inquiry.situation.at


def _elapsed(condition: Elapsed, inquiry: Inquiry) -> Reason:
    start = begun(condition, inquiry)
    if _named_here(condition, inquiry) and inquiry.fillable(condition.field):
        return Reason(verdict=UNKNOWN, text=f"“{condition.label}”的日期待填写")
    if start is None:
        return Reason(verdict=UNMET, text=f"还没有“{condition.label}”")
    moment, entries = start
    calendar, now = inquiry.situation.calendar, _reached(condition, inquiry)
    if condition.before:
        last = due(condition.term, moment, calendar=calendar, backwards=True)
        met = now.astimezone(SHANGHAI).date() <= last.day
        text = f"须在{last.day}以前（{moment.date()}之前{condition.term}）"
        return Reason(verdict=MET if met else UNMET, text=text, entries=entries)
    last = due(condition.term, moment, calendar=calendar, roll=condition.roll)
    met = now > last.moment
    text = f"距“{condition.label}”{'已' if met else '未'}满{condition.term}（{last.day}届满）"
    return Reason(verdict=MET if met else UNMET, text=text, entries=entries)


def _answered(condition: Answered, inquiry: Inquiry) -> Reason:
    wanted = inquiry.law.sets.get(condition.name)
    if wanted is None:
        return Reason(verdict=MET, text=f"本地没有“{condition.name}”")
    file = inquiry.situation.file
    since = file.latest(condition.since) if condition.since else None
    after = since.position if since else 0
    given: Mapping[str, int] = {
        str(entry.data.get(condition.field)): entry.position
        for entry in file.done(condition.acts)
        if entry.position > after
    }
    missing = [item for item in wanted.items if item not in given]
    text = (
        f"“{condition.name}”还有{len(missing)}项未答：{'、'.join(missing)}" if missing else "清单已逐项作答"
    )
    return Reason(verdict=UNMET if missing else MET, text=text, entries=tuple(given.values()))


def _settled(condition: Settled, inquiry: Inquiry) -> Reason:
    same = [item for item in inquiry.duties() if item.name == condition.duty]
    waiting = [item.opened_by for item in same if item.open]
    if waiting:
        return Reason(verdict=UNMET, text=f"“{condition.duty}”还没有完成", entries=tuple(waiting))
    if condition.begun and not same:
        return Reason(verdict=UNMET, text=f"“{condition.duty}”还没有开始")
    return Reason(verdict=MET, text=f"“{condition.duty}”已完成")
