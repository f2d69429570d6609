"""When things happened in a case that is recorded afterwards: days counted from its first Monday."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

WEEKS_AGO = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCalendar:
    """A case that began on a Monday some weeks ago, so that it can be closed today."""

    monday: date

    @classmethod
    def until(cls, today: date) -> "CaseCalendar":
        """The calendar of a case that began nine weeks before this day's Monday."""
        return cls(monday=today - timedelta(days=today.weekday() + 7 * WEEKS_AGO))

    def day(self, number: int) -> str:
        """The day of that number as a date field takes it; 0 is the Monday."""
        return (self.monday + timedelta(days=number)).isoformat()

    def at(self, number: int, clock: str) -> str:
        """A moment of that day as a moment field takes it."""
        return f"{self.day(number)}T{clock}"

    def moment(self, number: int, clock: str) -> datetime:
        """The same as a value."""
        return datetime.fromisoformat(self.at(number, clock))
