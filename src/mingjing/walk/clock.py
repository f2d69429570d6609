"""Simulated time: office hours on workdays, moved only forwards."""

from datetime import date, datetime, time, timedelta

from mingjing.core.terms import SHANGHAI, Calendar

OPENS, CLOSES = time(9, 30), time(17)
BETWEEN_ACTS = timedelta(minutes=10)


class Clock:
    """What time it is in the walk of one case."""

    def __init__(self, calendar: Calendar, day: date) -> None:
        self._calendar = calendar
        self.now = datetime.combine(day, OPENS, SHANGHAI)
        if not calendar.is_workday(day):
            self._next_morning()

    def tick(self) -> None:
        """A little later, on the next workday where the office has closed."""
        self.now += BETWEEN_ACTS
        if self.now.time() >= CLOSES:
            self._next_morning()

    def workdays(self, count: int) -> datetime:
        """The morning `count` workdays on; the clock stays."""
        moment = self.now
        for _ in range(count):
            moment = self._morning_after(moment)
        return moment

    def move_to(self, moment: datetime) -> None:
        """Let time pass until then, and on to the next office hours."""
        self.now = max(self.now, moment.astimezone(SHANGHAI))
        if not self._calendar.is_workday(self.now.date()) or self.now.time() >= CLOSES:
            self._next_morning()
        elif self.now.time() < OPENS:
            self.now = datetime.combine(self.now.date(), OPENS, SHANGHAI)

    def _next_morning(self) -> None:
        self.now = self._morning_after(self.now)

    def _morning_after(self, moment: datetime) -> datetime:
        day = moment.date() + timedelta(days=1)
        while not self._calendar.is_workday(day):
            day += timedelta(days=1)
        return datetime.combine(day, OPENS, SHANGHAI)
