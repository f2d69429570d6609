"""The slow, plain reading of the rules, one day at a time: the oracle that the fast counting must equal."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from mingjing.core.terms import SHANGHAI, Calendar, Interval, Term, Unit

ONE = timedelta(days=1)
HALF_HOUR = timedelta(minutes=30)


def left_out_days(intervals: Collection[Interval]) -> set[date]:
    days = set()
    for interval in intervals:
        day = interval.start
        while day <= interval.end:
            days.add(day)
            day += ONE
    return days


def month_end(year: int, month: int) -> date:
    day = date(year, month, 28)
    while (day + ONE).month == month:
        day += ONE
    return day


def months_away(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    last = month_end(year, month)
    return last if day.day > last.day else date(year, month, day.day)


class Plain:
    """Counts by walking; `consulted` holds every day that the calendar was asked about."""

    def __init__(self, calendar: Calendar, left_out: Collection[Interval], backwards: bool) -> None:
        self.calendar = calendar
        self.left_out = left_out_days(left_out)
        self.step = -ONE if backwards else ONE
        self.sign = -1 if backwards else 1
        self.consulted: list[date] = []

    def works(self, day: date) -> bool:
        self.consulted.append(day)
        return self.calendar.is_workday(day)

    def count(self, amount: int, begin: date, workdays: bool) -> date:
        """The amount-th day that counts, beginning with `begin` itself."""
        day, number = begin, 0
        while True:
            counts = self.works(day) if workdays else True
            if counts and day not in self.left_out:
                number += 1
                if number == amount:
                    return day
            day += self.step

    def last_day(self, term: Term, start: date, include_first: bool) -> date:
        begin = start if include_first else start + self.step
        if term.unit is Unit.SAME_DAY:
            return self.count(1, start, workdays=False)
        if term.unit is Unit.DAY:
            return self.count(term.amount, begin, workdays=False)
        if term.unit is Unit.WORKDAY:
            return self.count(term.amount, begin, workdays=True)
        months = term.amount * (12 if term.unit is Unit.YEAR else 1)
        end = months_away(start, self.sign * months)
        if include_first and (end.day == start.day or self.sign < 0):
            end -= self.step
        length = abs((end - begin).days) + 1
        return self.count(length, begin, workdays=False)

    def after_hours(self, hours: int, start: datetime) -> datetime:
        """Half an hour at a time; `start` must be on the half hour. Standing time isn't passed at the end."""
        moment, ticks = start, 0
        while ticks < hours * 2:
            passed = moment if self.sign > 0 else moment - HALF_HOUR
            moment += self.sign * HALF_HOUR
            ticks += passed.date() not in self.left_out
        return moment

    def rolled(self, day: date) -> date:
        while not self.works(day) or day in self.left_out:
            day += self.step
        return day

    def provisional(self) -> bool:
        return any(not self.calendar.is_announced(day.year) for day in self.consulted)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI)
