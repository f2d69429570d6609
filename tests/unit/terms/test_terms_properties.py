"""The fast counting equals the plain one, whatever the term, the calendar and the interruptions."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.core.terms import SHANGHAI, Arrangement, Calendar, Interval, Step, Term, Unit, due, elapsed
from mingjing.regulations.calendar import load_calendar
from tests.unit.terms.plain_count import Plain, left_out_days, noon

DAYS = st.dates(date(2014, 11, 1), date(2027, 3, 1))
AMOUNTS = {Unit.HOUR: 200, Unit.DAY: 90, Unit.WORKDAY: 60, Unit.MONTH: 30, Unit.YEAR: 4}


@st.composite
def terms(draw: st.DrawFn, units: tuple[Unit, ...]) -> Term:
    unit = draw(st.sampled_from(units))
    if unit is Unit.SAME_DAY:
        return Term(amount=1, unit=unit)
    return Term(amount=draw(st.integers(1, 6) | st.integers(1, AMOUNTS[unit])), unit=unit)


@st.composite
def near(draw: st.DrawFn, start: date) -> list[Interval]:
    """Interruptions around the start, free to overlap, touch and cover it."""
    spans = draw(
        st.lists(st.tuples(st.integers(-7, 7) | st.integers(-60, 60), st.integers(0, 20)), max_size=4)
    )
    begins = [(start + timedelta(days=offset), length) for offset, length in spans]
    return [Interval(start=day, end=day + timedelta(days=length)) for day, length in begins]


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """The real table, or one where any days of 2019 and 2021 are moved and 2020 isn't announced."""
    if draw(st.booleans()):
        return load_calendar()
    days = draw(st.sets(st.dates(date(2018, 12, 20), date(2021, 12, 31)), max_size=40))
    return Calendar.from_rows(
        Arrangement(
            year=2019 if day.year < 2020 else 2021,
            first=day,
            last=day,
            works=draw(st.booleans()),
            occasion="节",
        )
        for day in days
        if day.year != 2020
    )


UP_TO_DAYS = (Unit.SAME_DAY, Unit.DAY, Unit.WORKDAY, Unit.MONTH, Unit.YEAR)
EXTENSIONS = (Unit.DAY, Unit.WORKDAY, Unit.MONTH)
PLENTY = settings(max_examples=250, deadline=None)


@PLENTY
@given(data=st.data(), start=DAYS, term=terms(UP_TO_DAYS), calendar=calendars())
def test_days_equal_the_plain_count(data: st.DataObject, start: date, term: Term, calendar: Calendar) -> None:
    gaps = data.draw(near(start))
    roll, backwards, include_first = (data.draw(st.booleans()) for _ in range(3))
    extensions = data.draw(st.lists(terms(EXTENSIONS), max_size=2))
    found = due(
        term,
        noon(start),
        calendar=calendar,
        roll=roll,
        not_counting=gaps,
        extended_by=extensions,
        backwards=backwards,
        include_first=include_first,
    )
    plain = Plain(calendar, gaps, backwards)
    day = plain.last_day(term, start, include_first)
    for extension in extensions:
        day = plain.last_day(extension, day, include_first=False)
    if roll:
        day = plain.rolled(day)
    assert found.day == day
    assert found.provisional == plain.provisional()
    assert found.moment == datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=SHANGHAI)
    tells_every_day(found.trace, calendar, left_out_days(gaps))
    assert found.trace[-1].last == found.day
    if term.unit in (Unit.DAY, Unit.WORKDAY) and not extensions:
        assert max(step.number for step in found.trace) == term.amount


def tells_every_day(trace: tuple[Step, ...], calendar: Calendar, left_out: set[date]) -> None:
    """Numbers run without a gap, no step counts what doesn't count, runs are merged."""
    number = 0
    for before, step in zip((None, *trace), trace, strict=False):
        if step.kind in ("起算", "延长"):
            number = 0
        if not step.counted:
            continue
        number += step.days
        assert step.number == number
        direction = 1 if step.last >= step.first else -1
        for offset in range(step.days):
            day = step.first + timedelta(days=direction * offset)
            assert day not in left_out
            assert step.unit is not Unit.WORKDAY or calendar.is_workday(day)
        assert before is None or (before.kind, before.why) != (step.kind, step.why)


@PLENTY
@given(
    data=st.data(), start=DAYS, hours=st.integers(1, 200), halves=st.integers(0, 47), backwards=st.booleans()
)
def test_hours_equal_the_plain_clock(
    data: st.DataObject, start: date, hours: int, halves: int, backwards: bool
) -> None:
    gaps = data.draw(near(start))
    begun = datetime(start.year, start.month, start.day, tzinfo=SHANGHAI) + timedelta(minutes=30 * halves)
    term = Term(amount=hours, unit=Unit.HOUR)
    found = due(term, begun, calendar=load_calendar(), roll=True, not_counting=gaps, backwards=backwards)
    assert found.moment == Plain(load_calendar(), gaps, backwards).after_hours(hours, begun)
    assert found.day == found.moment.date()
    assert not found.provisional
    assert sum(
        (abs(step.ends - step.begins) for step in found.trace if step.counted), timedelta()
    ) == timedelta(hours=hours)
    worked = timedelta()
    for step in found.trace:
        assert step.begins != step.ends
        worked += abs(step.ends - step.begins) if step.counted else timedelta()
        assert step.number == worked // timedelta(hours=1)
    assert found.trace[0].begins == begun
    assert found.trace[-1].ends == found.moment
    assert all(one.ends == two.begins for one, two in zip(found.trace, found.trace[1:], strict=False))


@PLENTY
@given(calendar=calendars(), start=DAYS, amount=st.integers(1, 300))
def test_backwards_undoes_forwards_on_workdays(calendar: Calendar, start: date, amount: int) -> None:
    term = Term(amount=amount, unit=Unit.WORKDAY)
    end = due(term, noon(start), calendar=calendar).day
    back = due(term, noon(end), calendar=calendar, backwards=True, include_first=True).day
    assert elapsed(start, end, Unit.WORKDAY, calendar) == amount
    assert elapsed(end, start, Unit.WORKDAY, calendar) == -amount
    assert back == due(Term(amount=1, unit=Unit.WORKDAY), noon(start), calendar=calendar).day


@PLENTY
@given(calendar=calendars(), start=DAYS, days=st.integers(0, 500))
def test_elapsed_workdays_equal_the_plain_sum(calendar: Calendar, start: date, days: int) -> None:
    counted = [start + timedelta(days=offset) for offset in range(1, days + 1)]
    end = start + timedelta(days=days)
    assert elapsed(start, end, Unit.WORKDAY, calendar) == sum(map(calendar.is_workday, counted))


@PLENTY
@given(start=DAYS, months=st.integers(1, 60))
def test_elapsed_months_are_whole_at_the_corresponding_day(start: date, months: int) -> None:
    calendar = load_calendar()
    end = due(Term(amount=months, unit=Unit.MONTH), noon(start), calendar=calendar).day
    assert elapsed(start, end, Unit.MONTH, calendar) == months
    assert elapsed(start, end - timedelta(days=1), Unit.MONTH, calendar) == months - 1
    assert elapsed(start, end, Unit.YEAR, calendar) == months // 12
