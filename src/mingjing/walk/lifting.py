"""How an obstacle is lifted: read off the very condition that stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mingjing.core.law.answers import Verdict
from mingjing.core.law.condition import (
    All,
    Answered,
    AtLeast,
    Condition,
    Done,
    Elapsed,
    Fact,
    Not,
    ReviewPassed,
    Settled,
)
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.matching import Given, Includes, Is, IsNot, Matcher
from mingjing.core.law.past import begun
from mingjing.core.law.reviewed import PASSED
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.draft import OPINION
from mingjing.core.record.field import FieldKind
from mingjing.core.terms import due
from mingjing.walk.script import ON_DEMAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Do:
    """Do an act first, with these answers in it."""

    act: str
    answers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Answer a field of the barred act itself so."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Let time pass until after this moment."""

    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Fulfil a duty that is open, or that must first open."""

    duty: str


Way = Do | Say | Wait | Settle


def ways(condition: Condition, inquiry: Inquiry) -> tuple[Way, ...] | None:
    """What to do so that the condition is met; empty where it is, None where nothing will do."""
    if evaluate(condition, inquiry).verdict is Verdict.MET:
        return ()
    match condition:
        case All(parts=parts):
            return _enough([ways(part, inquiry) for part in parts], len(parts))
        case AtLeast(count=count, parts=parts):
            return _enough([ways(part, inquiry) for part in parts], count)
        case Fact():
            return _saying(condition.path.name, answer_to(condition), inquiry)
        case Not(part=Fact() as part):
            return _saying(part.path.name, _opposite(part), inquiry)
        case _:
            return _by_acting(condition, inquiry)


def _by_acting(condition: Condition, inquiry: Inquiry) -> tuple[Way, ...] | None:
    match condition:
        case Done():
            return _doing(condition, inquiry)
        case Answered():
            return tuple(_answers(condition, inquiry))
        case Settled(duty=duty):
            return (Settle(duty=duty),)
        case ReviewPassed():
            return (Do(act=OPINION, answers={"review_outcome": PASSED}),)
        case Elapsed():
            return _waiting(condition, inquiry)
        case _:
            return None


def answer_to(condition: Fact) -> Any:
    """A value that fits a condition on a fact; None where none can be made up."""
    return _fitting(condition.path.name, condition.matcher)


def _enough(found: list[tuple[Way, ...] | None], count: int) -> tuple[Way, ...] | None:
    """The `count` ways with the fewest acts together; None where there are not so many."""
    possible = sorted((item for item in found if item is not None), key=_effort)
    if len(possible) < count:
        return None
    return tuple(way for item in possible[:count] for way in item)


def _effort(found: tuple[Way, ...]) -> tuple[int, int]:
    """Acts weigh more than answers and waiting: nobody holds a hearing to save five days."""
    return sum(isinstance(way, Do | Settle) for way in found), len(found)


def _doing(condition: Done, inquiry: Inquiry) -> tuple[Way, ...] | None:
    act = next((slug for slug in ON_DEMAND if slug in condition.acts), None)
    if act is None:
        return None
    answers = {path.name: _fitting(path.name, matcher) for path, matcher in condition.where}
    if condition.link:
        answers[condition.link] = inquiry.situation.given.get(condition.link)
    given = {name: value for name, value in answers.items() if value is not None}
    return (Do(act=act, answers=given),) * condition.times


def _answers(condition: Answered, inquiry: Inquiry) -> Iterator[Way]:
    act = next(slug for slug in ON_DEMAND if slug in condition.acts)
    wanted = inquiry.law.sets.get(condition.name)
    file = inquiry.situation.file
    since = file.latest(condition.since) if condition.since else None
    given = {
        entry.data.get(condition.field)
        for entry in file.done(condition.acts)
        if since is None or entry.position > since.position
    }
    for item in wanted.items if wanted else ():
        if item not in given:
            yield Do(act=act, answers={condition.field: item})


def _waiting(condition: Elapsed, inquiry: Inquiry) -> tuple[Way, ...] | None:
    if condition.before:
        return None
    start = begun(condition, inquiry)
    if start is None:
        act = next((slug for slug in ON_DEMAND if slug in condition.acts), None)
        return (Do(act=act),) if act else None
    last = due(condition.term, start[0], calendar=inquiry.situation.calendar, roll=condition.roll)
    return (Wait(moment=last.moment),)


def _saying(name: str, value: Any, inquiry: Inquiry) -> tuple[Way, ...] | None:
    if value is None or name.startswith("@"):
        return None
    if inquiry.spec is not None and inquiry.spec.bound(name) is not None:
        return (Say(name=name, value=value),)
    act = next((slug for slug in ON_DEMAND if ACTS[slug].bound(name) is not None), None)
    return (Do(act=act, answers={name: value}),) if act else None


def _fitting(name: str, matcher: Matcher) -> Any:
    multiple = name in FIELDS and FIELDS[name].kind is FieldKind.CHOICES
    match matcher:
        case Is(values=values):
            return [values[0]] if multiple else values[0]
        case Includes(values=values, every=every):
            return list(values if every else values[:1])
        case IsNot(values=values):
            return _other_than(name, values)
        case Given(wanted=True):
            return anything(name)
        case _:
            return None


def _opposite(condition: Fact) -> Any:
    match condition.matcher:
        case Is(values=values) | Includes(values=values):
            return _other_than(condition.path.name, values)
        case IsNot(values=values):
            return values[0]
        case _:
            return None


def _other_than(name: str, values: tuple[Any, ...]) -> Any:
    if values in ((True,), (False,)):
        return not values[0]
    found = FIELDS[name]
    rest = [choice for choice in found.choices if choice not in values]
    if not rest:
        return None
    return rest[:1] if found.kind is FieldKind.CHOICES else rest[0]


def anything(name: str) -> Any:
    """Something that fills a field which is usually left empty."""
    found = FIELDS.get(name)
    if found is None:
        return None
    match found.kind:
        case FieldKind.TEXT | FieldKind.NOTE | FieldKind.PLACE | FieldKind.BASIS | FieldKind.PERSON:
            return "无"
        case FieldKind.CHOICE:
            return found.choices[0]
        case FieldKind.CHOICES:
            return [found.choices[0]]
        case FieldKind.FLAG:
            return True
        case FieldKind.MONEY | FieldKind.NUMBER:
            return 0
        case FieldKind.TERM:
            return "30日"
        case _:
            return None
