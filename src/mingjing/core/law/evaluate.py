"""Evaluating a condition: met, not met, or unknown, always with its reasons."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, assert_never

from mingjing.core.law.answers import Obligation, Reason, Verdict
from mingjing.core.law.condition import (
    LINKED_ACT,
    All,
    Answered,
    AtLeast,
    Compound,
    Condition,
    Constant,
    Done,
    Elapsed,
    Fact,
    Listed,
    Measured,
    Not,
    OfAgency,
    OfHistory,
    OfValues,
    Path,
    People,
    Permitted,
    Setting,
    Settled,
    Staffed,
    Sum,
    read_path,
)  # fmt: skip
from mingjing.core.law.law import Law
from mingjing.core.law.listing import check_listed
from mingjing.core.law.matching import Bound, BoundBy, Matcher, matches, wording
from mingjing.core.law.measured import check_measured
from mingjing.core.law.persons import check_people
from mingjing.core.law.staffing import check_staffing
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.file import Entry
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, PROCEDURE_NAMES, STAGE_NAMES
from mingjing.core.terms import SHANGHAI, due

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One question to the law: the situation, the act asked about, and the duties open in the file.

    `before_form`: nothing has been filled in yet; what the act's own fields will say is not held against
    it. `about`: the position of the entry that is asked about, where it is already in the file.
    """

    situation: Situation
    law: Law
    spec: ActSpec | None = None
    before_form: bool = False
    about: int | None = None
    duties: Callable[[], tuple[Obligation, ...]] = tuple

    def fact(self, path: Path, *, given_only: bool = False) -> Any:
        """The value at a path: from the act being done, else the latest in the file, else unknown."""
        situation = self.situation
        if path.name.startswith("@"):
            return _virtual(path.name, situation)
        if path.linked:
            return _linked(path, situation, given_only=given_only)
        value = read_path(situation.given, path)
        if value is None and not given_only:
            value = read_path(situation.file.facts, path)
        return value

    def fillable(self, name: str) -> bool:
        """Whether the act's own form will ask for this field."""
        return self.before_form and self.spec is not None and self.spec.bound(name) is not None


def _linked(path: Path, situation: Situation, *, given_only: bool) -> Any:
    """What the entry that a link points to says; None where it points nowhere."""
    position = situation.given.get(path.name)
    if position is None and not given_only:
        position = situation.file.facts.get(path.name)
    entries = situation.file.entries
    if not isinstance(position, int) or not 1 <= position <= len(entries):
        return None
    entry = entries[position - 1]
    return ACTS[entry.act].label if path.part == LINKED_ACT else entry.data.get(path.part)


def _virtual(name: str, situation: Situation) -> str:
    header = situation.file.header
    match name:
        case "@kind":
            return FILE_KIND_NAMES[header.kind]
        case "@procedure":
            return PROCEDURE_NAMES[header.procedure]
        case _:
            return STAGE_NAMES[situation.file.stage]


def evaluate(condition: Condition, inquiry: Inquiry) -> Reason:
    """Whether the condition holds in this situation, and why."""
    match condition:
        case All() | AtLeast() | Not():
            return _compound(condition, inquiry)
        case Constant(value=value):
            return Reason(verdict=MET if value else UNMET, text="一律适用" if value else "没有例外")
        case Fact() | Sum() | Setting():
            return _value(condition, inquiry)
        case Done() | Elapsed() | Answered() | Settled():
            return _history(condition, inquiry)
        case People():
            return check_people(condition, inquiry.situation, inquiry.fillable(condition.field))
        case Permitted() | Staffed() | Listed() | Measured():
            return _of_agency(condition, inquiry)
        case _:
            assert_never(condition)


def _of_agency(condition: OfAgency, inquiry: Inquiry) -> Reason:
    match condition:
        case Permitted():
            allowed = inquiry.spec is not None and inquiry.spec.slug in inquiry.law.permitted
            text = "本地规则允许" if allowed else "本地规则没有允许"
            return Reason(verdict=MET if allowed else UNMET, text=text)
        case Measured():
            return check_measured(condition, inquiry.situation, inquiry.spec, inquiry.fillable("offence"))
        case Listed():
            return _listed(condition, inquiry)
        case Staffed():
            return check_staffing(inquiry.law, inquiry.situation.staff)
        case _:
            assert_never(condition)


def _listed(condition: Listed, inquiry: Inquiry) -> Reason:
    situation, about = inquiry.situation, inquiry.about
    act = inquiry.spec.slug if inquiry.spec else situation.file.entries[about - 1].act if about else ""
    return check_listed(condition, situation, act, about=about, fillable=inquiry.fillable)


def _compound(condition: Compound, inquiry: Inquiry) -> Reason:
    match condition:
        case All(parts=parts):
            return _at_least(len(parts), parts, inquiry)
        case AtLeast(count=count, parts=parts):
            return _at_least(count, parts, inquiry)
        case Not(part=part):
            return _not(evaluate(part, inquiry))
        case _:
            assert_never(condition)


def _at_least(count: int, parts: Iterable[Condition], inquiry: Inquiry) -> Reason:
    reasons = tuple(evaluate(part, inquiry) for part in parts)
    met = sum(reason.verdict is MET for reason in reasons)
    possible = met + sum(reason.verdict is UNKNOWN for reason in reasons)
    verdict = MET if met >= count else UNKNOWN if possible >= count else UNMET
    short = [reason.text for reason in reasons if reason.verdict is verdict]
    joiner = "；" if count == len(reasons) else "，或者"
    return Reason(verdict=verdict, text=joiner.join(short), parts=reasons)


def _not(inner: Reason) -> Reason:
    flipped = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}[inner.verdict]
    return Reason(verdict=flipped, text=inner.text, parts=(inner,), entries=inner.entries)


def _value(condition: OfValues, inquiry: Inquiry) -> Reason:
    match condition:
        case Fact(path=path):
            return _fact(condition, inquiry, inquiry.fact(path, given_only=condition.given_only))
        case Sum(paths=paths, matcher=matcher):
            total = sum((Decimal(inquiry.fact(path) or 0) for path in paths), Decimal(0))
            label = "、".join(path.label for path in paths)
            text = f"{label}合计{wording(matcher)}（现为{total}元）"
            verdict = matches(str(total), _resolved(matcher, inquiry))
            asks = (_asked(matcher, label),) if verdict is UNKNOWN else ()
            return Reason(verdict=verdict, text=text, asks=asks)
        case Setting():
            return _setting(condition, inquiry)
        case _:
            assert_never(condition)


def _setting(condition: Setting, inquiry: Inquiry) -> Reason:
    value = inquiry.situation.parameters.get(condition.name)
    text = f"本机关参数“{condition.name}”{wording(condition.matcher)}"
    if value is None and condition.otherwise is not None:
        return Reason(verdict=MET if condition.otherwise else UNMET, text=f"{text}（未设定）")
    verdict = matches(value, condition.matcher)
    asks = (f"参数：{condition.name}",) if verdict is UNKNOWN else ()
    return Reason(verdict=verdict, text=text, asks=asks)


def _fact(condition: Fact, inquiry: Inquiry, value: Any) -> Reason:
    path = condition.path
    blank = value in (None, "", [], ())
    if blank and inquiry.fillable(path.name):
        return Reason(verdict=UNKNOWN, text=f"{path.label}待填写")
    if blank and condition.otherwise is not None:
        verdict = MET if condition.otherwise else UNMET
        return Reason(verdict=verdict, text=f"{path.label}{wording(condition.matcher)}（未填写）")
    verdict = matches(value, _resolved(condition.matcher, inquiry))
    shown = "未填写" if blank else f"现为“{_shown(value)}”"
    asks = (path.label if blank else _asked(condition.matcher, path.label),) if verdict is UNKNOWN else ()
    text = f"{path.label}{wording(condition.matcher)}（{shown}）"
    return Reason(verdict=verdict, text=text, asks=asks)


def _resolved(matcher: Matcher, inquiry: Inquiry) -> Matcher:
    """A bound that is another fact, or a value the agency sets, gets that value; unknown stays None."""
    if isinstance(matcher, Bound) and isinstance(matcher.limit, BoundBy):
        by = matcher.limit
        settings = inquiry.situation.parameters
        value = settings.get(by.name) if by.setting else inquiry.fact(Path(name=by.name, label=by.label))
        return replace(matcher, limit=value)
    return matcher


def _asked(matcher: Matcher, label: str) -> str:
    """What is missing where a comparison can't be made: the bound that was looked up, else the fact."""
    if isinstance(matcher, Bound) and isinstance(matcher.limit, BoundBy):
        return f"参数：{matcher.limit.name}" if matcher.limit.setting else matcher.limit.label
    return label


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)


def _history(condition: OfHistory, inquiry: Inquiry) -> Reason:
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
