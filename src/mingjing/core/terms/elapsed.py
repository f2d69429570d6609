"""How many whole units lie between two days."""

from datetime import date
from typing import assert_never

from mingjing.core.terms.calendar import Calendar
from mingjing.core.terms.counting import add_months
from mingjing.core.terms.units import Unit


def elapsed(start: date, end: date, unit: Unit, calendar: Calendar) -> int:
    """Whole units from the day after `start` to `end`; negative where `end` lies before `start`."""
    if end < start:
        return -elapsed(end, start, unit, calendar)
    match unit:
        case Unit.WORKDAY:
            return calendar.number_through(end.toordinal()) - calendar.number_through(start.toordinal())
        case Unit.DAY | Unit.SAME_DAY:
            return (end - start).days
        case Unit.HOUR:
            return (end - start).days * 24
        case Unit.MONTH:
            return _whole_months(start, end)
        case Unit.YEAR:
            return _whole_months(start, end) // 12
        case _:
            assert_never(unit)


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
