"""How one stretch of a period is counted: from a day not counted to the last day that is.

Counting backwards is counting forwards on the mirrored axis, where the day with ordinal n stands at -n.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from mingjing.core.terms.calendar import Calendar
from mingjing.core.terms.errors import TermError
from mingjing.core.terms.units import Term, Unit

SHANGHAI = ZoneInfo("Asia/Shanghai")
LAST_SECOND = time(23, 59, 59)
_MIDNIGHT = time(0)

Blocks = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One term counted: the base period, or one extension of it.

    `anchor` is the day it is counted from, `counts_anchor` whether that day is itself the first counted.
    `begun` and `moment` are instants in Shanghai, `last` the last day.
    """

    term: Term
    anchor: date
    counts_anchor: bool
    begun: datetime
    last: date
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Everything a due date was counted from; enough to tell the counting day by day later."""

    legs: tuple[Leg, ...]
    calendar: Calendar
    blocks: tuple[tuple[int, int], ...]
    backwards: bool
    day: date

    @property
    def sign(self) -> int:
        """1 forwards, -1 backwards."""
        return -1 if self.backwards else 1


def count_leg(
    term: Term, begun: datetime, *, calendar: Calendar, blocks: Blocks, backwards: bool, include_first: bool
) -> Leg:
    """Count one term from an instant. Raises TermError where the result leaves the years 1 to 9999."""
    try:
        if term.unit is Unit.HOUR:
            moment = _after_hours(begun, term.amount, blocks, backwards)
            last = moment.date()
        else:
            last = _last_day(term, begun.date(), calendar, blocks, backwards, include_first)
            moment = datetime.combine(last, LAST_SECOND, SHANGHAI)
    except (OverflowError, ValueError) as error:
        raise TermError(f"期限“{term}”太长，算出的日期超出日历范围，请核对数量。") from error
    return Leg(
        term=term,
        anchor=begun.date(),
        counts_anchor=include_first or term.unit is Unit.SAME_DAY,
        begun=begun,
        last=last,
        moment=moment,
    )


def _last_day(
    term: Term, anchor: date, calendar: Calendar, blocks: Blocks, backwards: bool, include_first: bool
) -> date:
    sign = -1 if backwards else 1
    position = anchor.toordinal() * sign - include_first
    match term.unit:
        case Unit.WORKDAY:
            reached = _walk_workdays(position, term.amount, calendar, mirrored(blocks, sign), backwards)
        case Unit.DAY:
            reached = _walk_days(position, term.amount, mirrored(blocks, sign))
        case Unit.SAME_DAY:
            # the day itself, or the first day after a stretch that doesn't count
            reached = _walk_days(anchor.toordinal() * sign - 1, 1, mirrored(blocks, sign))
        case Unit.MONTH | Unit.YEAR:
            nominal = corresponding_day(term, anchor, backwards=backwards, include_first=include_first)
            reached = _walk_days(position, nominal.toordinal() * sign - position, mirrored(blocks, sign))
        case Unit.HOUR:
            raise AssertionError("hours are counted by the clock, not by the day")
        case _:
            assert_never(term.unit)
    return date.fromordinal(reached * sign)


def mirrored(blocks: Blocks, sign: int) -> Blocks:
    """The blocks as they lie on the axis counted along."""
    return blocks if sign > 0 else [(-last, -first) for first, last in reversed(blocks)]


def _walk_days(position: int, amount: int, blocks: Blocks) -> int:
    """The amount-th day after `position` that lies in no block."""
    reached = position + amount
    for first, last in blocks:
        if last <= position:
            continue
        if reached < first:
            break
        reached += last - max(first - 1, position)
    return reached


def _walk_workdays(position: int, amount: int, calendar: Calendar, blocks: Blocks, backwards: bool) -> int:
    """The amount-th workday after `position` that lies in no block."""

    def number(at: int) -> int:
        return -calendar.number_through(-at - 1) if backwards else calendar.number_through(at)

    target = number(position) + amount
    for first, last in blocks:
        if last <= position:
            continue
        before = number(max(first - 1, position))
        if target <= before:
            break
        target += number(last) - before
    return -calendar.nth_workday(1 - target) if backwards else calendar.nth_workday(target)


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on (or back); the month's last day where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def corresponding_day(term: Term, anchor: date, *, backwards: bool, include_first: bool) -> date:
    """The last day of a period of months or years, before anything is left out.

    Where the first day counts, the period ends a day earlier; not where the month is too short to
    have the corresponding day, for then its last day already is the day before.
    """
    months = term.amount * (12 if term.unit is Unit.YEAR else 1)
    end = add_months(anchor, -months if backwards else months)
    if not include_first:
        return end
    if backwards:
        return end + timedelta(days=1)
    return end if end.day < anchor.day else end - timedelta(days=1)


def _after_hours(begun: datetime, hours: int, blocks: Blocks, backwards: bool) -> datetime:
    """The moment after so many hours by the clock; whole days in blocks stand still."""
    stretches = [(_midnight(first), _midnight(last + 1)) for first, last in blocks]
    return _hours_back(begun, hours, stretches) if backwards else _hours_on(begun, hours, stretches)


def _hours_on(begun: datetime, hours: int, stretches: Sequence[tuple[datetime, datetime]]) -> datetime:
    reached = begun + timedelta(hours=hours)
    for opens, closes in stretches:
        if closes <= begun:
            continue
        if reached <= opens:
            break
        reached += closes - max(opens, begun)
    return reached


def _hours_back(begun: datetime, hours: int, stretches: Sequence[tuple[datetime, datetime]]) -> datetime:
    reached = begun - timedelta(hours=hours)
    for opens, closes in reversed(stretches):
        if opens >= begun:
            continue
        if reached >= closes:
            break
        reached -= min(closes, begun) - opens
    return reached


def _midnight(ordinal: int) -> datetime:
    return datetime.combine(date.fromordinal(ordinal), _MIDNIGHT, SHANGHAI)
