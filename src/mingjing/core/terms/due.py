"""When a period ends: the one question every duty, wait and retention asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingjing.core.terms.calendar import Calendar
from mingjing.core.terms.counting import LAST_SECOND, SHANGHAI, Blocks, Counting, Leg, count_leg
from mingjing.core.terms.errors import TermError
from mingjing.core.terms.intervals import Interval, blocks
from mingjing.core.terms.trace import Step, steps
from mingjing.core.terms.units import Term, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The end of a period.

    `moment` is the last second of `day` in Shanghai, or the exact moment where hours are counted.
    `provisional` says that the day rests on a year whose holidays are not announced: count again
    once they are.
    """

    moment: datetime
    day: date
    provisional: bool
    counting: Counting

    @property
    def trace(self) -> tuple[Step, ...]:
        """The counting, in its own order; told only when asked, since most due dates are never opened."""
        return steps(self.counting)


def due(
    term: Term,
    start: datetime,
    *,
    calendar: Calendar,
    roll: bool = False,
    not_counting: Sequence[Interval] = (),
    extended_by: Sequence[Term] = (),
    backwards: bool = False,
    include_first: bool = False,
) -> Due:
    """The last day, or for hours the moment, of a period that begins at `start` (with a time zone).

    The first day isn't counted unless `include_first`; hours run from the moment. Extensions are counted
    on from the last day. Days in `not_counting` are left out and made up for at the end. `roll` moves
    a last day that is no workday to the next one, or, counted backwards, to the one before, so that
    nobody's notice is cut short; hours never roll. Follows 民事诉讼法 art. 85. A month without the
    corresponding day ends the period on its last day.

    Raises TermError where the start has no time zone, an extension is 当日, or the calendar overflows.
    """
    begun = start if start.tzinfo is SHANGHAI else _in_shanghai(start)
    left_out = blocks(not_counting) if not_counting else ()
    leg = count_leg(
        term, begun, calendar=calendar, blocks=left_out, backwards=backwards, include_first=include_first
    )
    legs: tuple[Leg, ...] = (leg,)
    if extended_by:
        legs += tuple(_extensions(leg, extended_by, calendar, left_out, backwards))
        leg = legs[-1]
    sign = -1 if backwards else 1
    day, moment = leg.last, leg.moment
    provisional = any([_is_inferred(one, calendar, sign) for one in legs])
    if roll and leg.term.unit is not Unit.HOUR:
        day = _rolled(day, calendar, left_out, sign)
        moment = datetime.combine(day, LAST_SECOND, SHANGHAI)
        provisional = provisional or _touches_unannounced(calendar, leg.last, day)
    counting = Counting(legs=legs, calendar=calendar, blocks=left_out, backwards=backwards, day=day)
    return Due(moment=moment, day=day, provisional=provisional, counting=counting)


def _in_shanghai(start: datetime) -> datetime:
    if start.tzinfo is None:
        raise TermError(f"起算时刻“{start}”没有时区，请给出带时区的时间（北京时间）。")
    return start.astimezone(SHANGHAI)


def _extensions(
    leg: Leg, terms: Iterable[Term], calendar: Calendar, left_out: Blocks, backwards: bool
) -> Iterable[Leg]:
    for term in terms:
        if term.unit is Unit.SAME_DAY:
            raise TermError("延长的期限不能是“当日”，请写明延长多久，例如“30日”。")
        leg = count_leg(
            term, leg.moment, calendar=calendar, blocks=left_out, backwards=backwards, include_first=False
        )
        yield leg


def _rolled(day: date, calendar: Calendar, left_out: Blocks, sign: int) -> date:
    while not calendar.is_workday(day) or _lies_in(day.toordinal(), left_out):
        day += timedelta(days=sign)
    return day


def _lies_in(ordinal: int, left_out: Blocks) -> bool:
    return any(first <= ordinal <= last for first, last in left_out)


def _is_inferred(leg: Leg, calendar: Calendar, sign: int) -> bool:
    """Whether a leg in workdays counted on a year without a notice; the anchor matters only if it counts."""
    if leg.term.unit is not Unit.WORKDAY:
        return False
    if leg.counts_anchor or leg.anchor.year == leg.last.year:
        return _touches_unannounced(calendar, leg.anchor, leg.last)
    return _touches_unannounced(calendar, leg.anchor + timedelta(days=sign), leg.last)


def _touches_unannounced(calendar: Calendar, one: date, other: date) -> bool:
    if one.year == other.year:
        return not calendar.is_announced(one.year)
    years = range(min(one.year, other.year), max(one.year, other.year) + 1)
    return not all(calendar.is_announced(year) for year in years)
