"""Which days are workdays, from the yearly notices of the State Council's General Office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from mingjing.core.terms.errors import TermError


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """One line of a notice: the days `first` to `last` are off, or worked though they fall on a weekend.

    `year` is the year the notice arranges; its first days may lie in the December before.
    """

    year: int
    first: date
    last: date
    works: bool
    occasion: str
    notice: str = ""


def _weekdays_through(ordinal: int) -> int:
    """Mondays to Fridays from 0001-01-01, a Monday, to this ordinal."""
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


def _nth_weekday(number: int) -> int:
    """The ordinal of the number-th Monday-to-Friday; undoes `_weekdays_through`."""
    weeks, rest = divmod(number - 1, 5)
    return 7 * weeks + rest + 1


class Calendar:
    """Workdays, immutable. Years without a notice are inferred from weekends alone and say so.

    Workdays carry running numbers (from 0001-01-01), so that counting n of them is one addition and
    one look-up: inside the years of the table by array, outside them by arithmetic.
    """

    __slots__ = ("_announced", "_first", "_kept", "_last", "_numbers", "_workdays")

    def __init__(self, arrangements: dict[date, Arrangement], announced: frozenset[int]) -> None:
        self._kept = arrangements
        self._announced = announced
        days = [day.toordinal() for day in arrangements] or [1]
        self._first, self._last = min(days), max(days)
        span = range(self._first, self._last + 1)
        works = [self._works(date.fromordinal(ordinal)) for ordinal in span]
        base = _weekdays_through(self._first - 1)
        self._numbers = tuple(accumulate(works, initial=base))
        self._workdays = tuple(ordinal for ordinal, at_work in zip(span, works, strict=True) if at_work)

    @classmethod
    def from_rows(cls, rows: Iterable[Arrangement]) -> "Calendar":
        """Build from the lines of all notices. Raises TermError where two lines speak of the same day."""
        arrangements: dict[date, Arrangement] = {}
        years = set()
        for row in rows:
            years.add(row.year)
            if row.last < row.first:
                raise TermError(f"放假安排“{row.first}..{row.last}”倒置：止日早于起日。")
            for offset in range((row.last - row.first).days + 1):
                day = row.first + timedelta(days=offset)
                if day in arrangements:
                    raise TermError(f"放假安排重复：{day} 出现了两次，请只留一行。")
                arrangements[day] = row
        return cls(arrangements, frozenset(years))

    @property
    def announced_years(self) -> frozenset[int]:
        """The years whose notice is in the table."""
        return self._announced

    def is_announced(self, year: int) -> bool:
        """Whether the notice for this year is in the table."""
        return year in self._announced

    def is_workday(self, day: date) -> bool:
        """Whether offices work on this day; by weekends alone where the year is not announced."""
        return self._works(day)

    def why(self, day: date) -> str:
        """What this day is, in words: 工作日, 周末, 春节放假, 春节调休上班; inferred days say so."""
        row = self._kept.get(day)
        if row is not None:
            return f"{row.occasion}调休上班" if row.works else f"{row.occasion}放假"
        kind = "工作日" if self._works(day) else "周末"
        if day.year in self._announced:
            return kind
        return f"{kind}（{day.year}年放假安排不在表内，只按周末推断）"

    def number_through(self, ordinal: int) -> int:
        """The running number of the last workday on or before this day ordinal."""
        if ordinal < self._first:
            return _weekdays_through(ordinal)
        if ordinal > self._last:
            return self._numbers[-1] + _weekdays_through(ordinal) - _weekdays_through(self._last)
        return self._numbers[ordinal - self._first + 1]

    def nth_workday(self, number: int) -> int:
        """The day ordinal of the workday with this running number."""
        before, through = self._numbers[0], self._numbers[-1]
        if number <= before:
            return _nth_weekday(number)
        if number > through:
            return _nth_weekday(number - through + _weekdays_through(self._last))
        return self._workdays[number - before - 1]

    def _works(self, day: date) -> bool:
        row = self._kept.get(day)
        return day.weekday() < 5 if row is None else row.works
