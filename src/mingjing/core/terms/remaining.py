"""How much of a period has gone and how much is left, in its own unit."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

from mingjing.core.terms.calendar import Calendar
from mingjing.core.terms.counting import SHANGHAI, add_months
from mingjing.core.terms.due import Due
from mingjing.core.terms.errors import TermError
from mingjing.core.terms.units import Unit

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """What is left, or by how much it is late: `days` whole units of `unit` (hours, days or workdays)."""

    days: int
    unit: Unit
    overdue: bool

    @property
    def text(self) -> str:
        """For a list of duties: 还剩 2 个工作日, 逾期 1 日, 今天, 还剩不到 1 小时."""
        lead = "逾期" if self.overdue else "还剩"
        if self.days == 0:
            return f"{lead}不到 1 小时" if self.unit is Unit.HOUR else "今天"
        measure = "个" if self.unit is Unit.WORKDAY else ""
        return f"{lead} {self.days} {measure}{self.unit}"


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


def remaining(now: datetime, due: Due, calendar: Calendar) -> Remaining:
    """What is left at `now` (with a time zone): hours for periods in hours, workdays for workdays, else days.

    Late by no workday yet, on the weekend after, is told in days. Raises TermError without a time zone.
    """
    if now.tzinfo is None:
        raise TermError(f"当前时刻“{now}”没有时区，请给出带时区的时间（北京时间）。")
    unit = due.counting.legs[-1].term.unit
    if unit is Unit.HOUR:
        return Remaining(days=abs(due.moment - now) // _HOUR, unit=unit, overdue=now > due.moment)
    today = now.astimezone(SHANGHAI).date()
    overdue = today > due.day
    if unit is Unit.WORKDAY:
        left = abs(elapsed(today, due.day, unit, calendar))
        if left:
            return Remaining(days=left, unit=unit, overdue=overdue)
    return Remaining(days=abs((due.day - today).days), unit=Unit.DAY, overdue=overdue)
