"""The counting told day by day, equal days in a row as one step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from mingjing.core.terms.counting import Counting, Leg, corresponding_day
from mingjing.core.terms.units import Unit

LEFT_OUT = "不计入期限的期间"


class StepKind(StrEnum):
    """What a step says of its days. The value is the word on screen."""

    START = "起算"
    COUNTED = "计入"
    SKIPPED = "不计"
    EXTENDED = "延长"
    ROLLED = "顺延"
    ADVANCED = "提前"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Days `first` to `last` in the order of counting (so backwards `last` is the earlier one).

    `number` is the running number reached with `last`, in `unit` (hours, days or workdays); of a run
    of counted days the first has the number `number - days + 1`. Hours also carry their clock, from
    `begins` to `ends`.
    """

    first: date
    last: date
    kind: StepKind
    why: str
    number: int
    unit: Unit
    begins: datetime | None = None
    ends: datetime | None = None

    @property
    def counted(self) -> bool:
        """Whether these days use up the period."""
        return self.kind is StepKind.COUNTED

    @property
    def days(self) -> int:
        """How many days the step spans."""
        return abs((self.last - self.first).days) + 1


def steps(counting: Counting) -> tuple[Step, ...]:
    """Every step from the start to the last day, extensions and rolling over included."""
    told: list[Step] = []
    for index, leg in enumerate(counting.legs):
        if index:
            told.append(_remark(leg, StepKind.EXTENDED, f"{leg.term}，接着上一段计算"))
        elif not leg.counts_anchor and leg.term.unit is not Unit.HOUR:
            told.append(_remark(leg, StepKind.START, "当日不计入"))
        told.extend(_hours(leg, counting) if leg.term.unit is Unit.HOUR else _days(leg, counting))
    told.extend(_rolling(counting))
    return tuple(told)


def _remark(leg: Leg, kind: StepKind, why: str) -> Step:
    return Step(first=leg.anchor, last=leg.anchor, kind=kind, why=why, number=0, unit=_told_in(leg))


def _told_in(leg: Leg) -> Unit:
    """Months and years are told in days, for their days are what a reader can follow."""
    return leg.term.unit if leg.term.unit in (Unit.HOUR, Unit.WORKDAY) else Unit.DAY


def _days(leg: Leg, counting: Counting) -> Iterator[Step]:
    number = 0
    begin = leg.anchor.toordinal() + (0 if leg.counts_anchor else counting.sign)
    days = map(date.fromordinal, range(begin, leg.last.toordinal() + counting.sign, counting.sign))
    for (counted, why), run in groupby(days, key=lambda day: _reason(day, leg, counting)):
        spanned = list(run)
        number += len(spanned) if counted else 0
        yield Step(
            first=spanned[0],
            last=spanned[-1],
            kind=StepKind.COUNTED if counted else StepKind.SKIPPED,
            why=why,
            number=number,
            unit=_told_in(leg),
        )


def _reason(day: date, leg: Leg, counting: Counting) -> tuple[bool, str]:
    if any(first <= day.toordinal() <= last for first, last in counting.blocks):
        return False, LEFT_OUT
    match leg.term.unit:
        case Unit.WORKDAY:
            return counting.calendar.is_workday(day), counting.calendar.why(day)
        case Unit.MONTH | Unit.YEAR:
            return True, _end_of_months(leg, counting) if day == leg.last else f"按{leg.term.unit}计算"
        case Unit.SAME_DAY:
            return True, "当日"
        case _:
            return True, "自然日"


def _end_of_months(leg: Leg, counting: Counting) -> str:
    nominal = corresponding_day(
        leg.term, leg.anchor, backwards=counting.backwards, include_first=leg.counts_anchor
    )
    if nominal != leg.last:
        return "补足不计入的日数后的末日"
    if leg.counts_anchor:
        return (
            "首日计入，对应日的前一日为末日" if not counting.backwards else "首日计入，对应日的后一日为末日"
        )
    if nominal.day < leg.anchor.day:
        return f"该月没有{leg.anchor.day}日，以月末为末日"
    return "对应日为末日"


def _hours(leg: Leg, counting: Counting) -> Iterator[Step]:
    """Runs of the clock between the stretches that stand still; told in whole hours reached."""
    at, worked = leg.begun, timedelta()
    for opens, closes in _still(leg, counting):
        if at != opens:
            worked += abs(opens - at)
            yield _clock(at, opens, worked, counted=True)
        yield _clock(opens, closes, worked, counted=False)
        at = closes
    if at != leg.moment:
        yield _clock(at, leg.moment, worked + abs(leg.moment - at), counted=True)


def _still(leg: Leg, counting: Counting) -> list[tuple[datetime, datetime]]:
    """The stretches that stand still while the clock runs, cut to the leg, in the order of counting."""
    low, high = sorted((leg.begun, leg.moment))
    midnight = leg.begun.replace(hour=0, minute=0, second=0, microsecond=0)
    today = leg.anchor.toordinal()
    whole = [
        (midnight + timedelta(days=first - today), midnight + timedelta(days=last + 1 - today))
        for first, last in counting.blocks
    ]
    cut = [(max(opens, low), min(closes, high)) for opens, closes in whole if opens < high and closes > low]
    return [(closes, opens) for opens, closes in reversed(cut)] if counting.backwards else cut


def _clock(begin: datetime, end: datetime, worked: timedelta, *, counted: bool) -> Step:
    return Step(
        first=begin.date(),
        last=end.date(),
        kind=StepKind.COUNTED if counted else StepKind.SKIPPED,
        why="连续计算" if counted else LEFT_OUT,
        number=worked // timedelta(hours=1),
        unit=Unit.HOUR,
        begins=begin,
        ends=end,
    )


def _rolling(counting: Counting) -> Iterator[Step]:
    """The days passed over at the end, and the day landed on; nothing where the last day stood."""
    leg = counting.legs[-1]
    if counting.day == leg.last:
        return
    days = map(date.fromordinal, range(leg.last.toordinal(), counting.day.toordinal(), counting.sign))
    for why, run in groupby(days, key=lambda day: _passed_over(day, counting)):
        spanned = list(run)
        yield Step(
            first=spanned[0],
            last=spanned[-1],
            kind=StepKind.SKIPPED,
            why=f"末日逢{why}",
            number=leg.term.amount,
            unit=_told_in(leg),
        )
    yield Step(
        first=counting.day,
        last=counting.day,
        kind=StepKind.ADVANCED if counting.backwards else StepKind.ROLLED,
        why=f"至此日，{counting.calendar.why(counting.day)}",
        number=leg.term.amount,
        unit=_told_in(leg),
    )


def _passed_over(day: date, counting: Counting) -> str:
    left_out = any(first <= day.toordinal() <= last for first, last in counting.blocks)
    return LEFT_OUT if left_out else counting.calendar.why(day)
