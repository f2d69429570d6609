"""Periods whose last day anyone can check against a wall calendar."""

from datetime import UTC, date, datetime

import pytest

from mingjing.core.terms import (
    SHANGHAI,
    Arrangement,
    Calendar,
    Interval,
    TermError,
    Unit,
    describe,
    due,
    elapsed,
    parse_term,
)
from mingjing.regulations.calendar import load_calendar

CALENDAR = load_calendar()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def last_day(term: str, start: str, **how: object) -> str:
    return due(parse_term(term), moment(start), calendar=CALENDAR, **how).day.isoformat()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        ("7个工作日", "2025-01-23", "2025-02-08"),  # over the Spring Festival with both make-up days
        ("20个工作日", "2025-09-26", "2025-10-30"),
        ("1个工作日", "2025-01-25", "2025-01-26"),  # a Sunday that is worked
        ("2个工作日", "2020-01-23", "2020-02-04"),  # the Spring Festival that was lengthened
        ("1个工作日", "2018-12-28", "2018-12-29"),  # the notice for 2019 reaches back
        ("30日", "2025-01-05", "2025-02-04"),  # calendar days don't care for holidays
        ("1个月", "2025-01-31", "2025-02-28"),
        ("1个月", "2024-01-31", "2024-02-29"),
        ("1个月", "2025-02-28", "2025-03-28"),  # the corresponding day, not the end of the month
        ("3个月", "2025-11-30", "2026-02-28"),
        ("12个月", "2024-12-31", "2025-12-31"),
        ("1年", "2024-02-29", "2025-02-28"),
        ("4年", "2024-02-29", "2028-02-29"),
        ("当日", "2025-02-01", "2025-02-01"),
    ],
)
def test_last_days(term: str, start: str, end: str) -> None:
    assert last_day(term, start) == end


def test_counting_backwards_leaves_out_the_day_it_starts_from() -> None:
    assert last_day("7日", "2025-03-10", backwards=True) == "2025-03-03"
    assert last_day("7个工作日", "2025-02-10", backwards=True) == "2025-01-24"
    assert last_day("1个月", "2025-03-31", backwards=True) == "2025-02-28"


def test_rolling_over_belongs_to_the_norm() -> None:
    assert last_day("30日", "2025-01-02") == "2025-02-01"
    assert last_day("30日", "2025-01-02", roll=True) == "2025-02-05"
    assert last_day("7日", "2025-02-06", backwards=True, roll=True) == "2025-01-27"
    assert last_day("24日", "2025-01-02", roll=True) == "2025-01-26", "a worked Sunday is no holiday"


def test_the_first_day_may_count() -> None:
    assert last_day("10日", "2025-03-01", include_first=True) == "2025-03-10"
    assert last_day("1个月", "2025-03-01", include_first=True) == "2025-03-31"
    assert last_day("1个月", "2025-01-30", include_first=True) == "2025-02-28"
    assert last_day("1个月", "2025-03-31", include_first=True, backwards=True) == "2025-03-01"


def test_time_that_does_not_count_is_made_up_for_once() -> None:
    overlapping = [
        Interval(start=date(2025, 3, 5), end=date(2025, 3, 9)),
        Interval(start=date(2025, 3, 8), end=date(2025, 3, 10)),
    ]
    assert last_day("30日", "2025-03-01", not_counting=overlapping) == "2025-04-06"
    assert last_day("1个月", "2025-03-01", not_counting=overlapping) == "2025-04-07"
    assert last_day("5个工作日", "2025-03-03", not_counting=overlapping) == "2025-03-14"


def test_time_that_does_not_count_may_touch_either_end() -> None:
    gap = [Interval(start=date(2025, 3, 5), end=date(2025, 3, 6))]
    assert last_day("4日", "2025-03-01", not_counting=gap) == "2025-03-07", "the last day would be its first"
    assert last_day("3日", "2025-03-01", not_counting=gap) == "2025-03-04", (
        "it begins once the period is over"
    )
    assert last_day("2个工作日", "2025-03-02", not_counting=gap) == "2025-03-04"
    assert last_day("3个工作日", "2025-03-02", not_counting=gap) == "2025-03-07"
    assert last_day("3日", "2025-03-06", not_counting=gap) == "2025-03-09", (
        "it was over when the period began"
    )
    assert last_day("2个工作日", "2025-03-10", not_counting=gap, backwards=True) == "2025-03-04"


def test_hours_may_end_where_the_standing_time_begins_or_begin_where_it_ends() -> None:
    gap = [Interval(start=date(2025, 3, 5), end=date(2025, 3, 6))]
    on = due(parse_term("12小时"), moment("2025-03-04T12:00"), calendar=CALENDAR, not_counting=gap)
    assert on.moment == moment("2025-03-05T00:00")
    back = due(
        parse_term("12小时"), moment("2025-03-07T12:00"), calendar=CALENDAR, not_counting=gap, backwards=True
    )
    assert back.moment == moment("2025-03-07T00:00")
    assert (len(on.trace), len(back.trace)) == (1, 1), "standing time that is only touched is not told"
    later = due(parse_term("2小时"), moment("2025-03-07T12:00"), calendar=CALENDAR, not_counting=gap)
    assert later.moment == moment("2025-03-07T14:00")


def test_rolling_over_passes_what_does_not_count() -> None:
    gap = [Interval(start=date(2025, 3, 10), end=date(2025, 3, 11))]
    assert last_day("7日", "2025-03-01", roll=True, not_counting=gap) == "2025-03-12"


def test_the_day_not_counted_needs_no_notice() -> None:
    eve, term = moment("2014-12-31"), parse_term("2个工作日")  # the table begins with 2015
    assert not due(term, eve, calendar=CALENDAR).provisional
    assert due(term, eve, calendar=CALENDAR, include_first=True).provisional


def test_extensions_run_from_the_last_day() -> None:
    assert last_day("30日", "2025-03-01", extended_by=[parse_term("30日")]) == "2025-04-30"
    assert last_day("20个工作日", "2025-03-03", extended_by=[parse_term("10个工作日")]) == "2025-04-15"
    rolled_once = last_day("30日", "2025-01-02", roll=True, extended_by=[parse_term("10日")])
    assert rolled_once == "2025-02-11", "only the very last day rolls over"
    with pytest.raises(TermError, match="延长的期限不能是“当日”"):
        last_day("30日", "2025-03-01", extended_by=[parse_term("当日")])


def test_hours_run_by_the_clock_through_holidays() -> None:
    found = due(parse_term("24小时"), moment("2025-01-31T10:15:30"), calendar=CALENDAR, roll=True)
    assert found.moment == moment("2025-02-01T10:15:30")
    back = due(parse_term("2小时"), moment("2025-02-01T01:00"), calendar=CALENDAR, backwards=True)
    assert (back.moment, back.day) == (moment("2025-01-31T23:00"), date(2025, 1, 31))


def test_the_day_is_the_day_in_shanghai() -> None:
    evening = datetime(2025, 3, 3, 16, 30, tzinfo=UTC)  # half past midnight on the 4th
    found = due(parse_term("1日"), evening, calendar=CALENDAR)
    assert found.moment == moment("2025-03-05T23:59:59")
    with pytest.raises(TermError, match="没有时区"):
        due(parse_term("1日"), datetime(2025, 3, 3), calendar=CALENDAR)


def test_a_year_not_announced_is_provisional_until_the_notice_comes() -> None:
    rows = [
        Arrangement(year=2030, first=date(2030, 1, 1), last=date(2030, 1, 1), works=False, occasion="元旦")
    ]
    notice = Arrangement(
        year=2031, first=date(2031, 1, 1), last=date(2031, 1, 3), works=False, occasion="元旦"
    )
    before, after = Calendar.from_rows(rows), Calendar.from_rows([*rows, notice])
    guess = due(parse_term("2个工作日"), moment("2030-12-31"), calendar=before)
    known = due(parse_term("2个工作日"), moment("2030-12-31"), calendar=after)
    assert (guess.day, guess.provisional) == (date(2031, 1, 2), True)
    assert (known.day, known.provisional) == (date(2031, 1, 7), False)
    assert describe(guess)[-1].startswith("暂定")
    assert "只按周末推断" in describe(guess)[1]
    assert not any("暂定" in line for line in describe(known))


def test_days_and_months_need_no_notice_unless_they_roll() -> None:
    far = moment("2040-05-01")
    assert not due(parse_term("30日"), far, calendar=CALENDAR).provisional
    assert not due(parse_term("3个月"), far, calendar=CALENDAR).provisional
    assert due(parse_term("30日"), far, calendar=CALENDAR, roll=True).provisional


def test_the_trace_reads_day_by_day() -> None:
    assert describe(due(parse_term("7个工作日"), moment("2025-01-23"), calendar=CALENDAR)) == [
        "2025-01-23（周四）：起算，当日不计入",
        "2025-01-24（周五）：计入，工作日，第 1 个工作日",
        "2025-01-25（周六）：不计，周末",
        "2025-01-26（周日）：计入，春节调休上班，第 2 个工作日",
        "2025-01-27（周一）：计入，工作日，第 3 个工作日",
        "2025-01-28（周二） 至 2025-02-04（周二），共 8 日：不计，春节放假",
        "2025-02-05（周三） 至 2025-02-07（周五），共 3 日：计入，工作日，第 4 至 6 个工作日",
        "2025-02-08（周六）：计入，春节调休上班，第 7 个工作日",
        "末日：2025-02-08（周六），至当日 24 时",
    ]


def test_the_trace_tells_month_ends_extensions_and_rolling() -> None:
    found = due(
        parse_term("1个月"),
        moment("2025-01-31"),
        calendar=CALENDAR,
        roll=True,
        extended_by=[parse_term("30日")],
        not_counting=[Interval(start=date(2025, 3, 3), end=date(2025, 3, 9))],
    )
    lines = describe(found)
    assert lines[2] == "2025-02-28（周五）：计入，该月没有31日，以月末为末日，第 28 日"
    assert lines[3] == "2025-02-28（周五）：延长，30日，接着上一段计算"
    assert lines[5] == "2025-03-03（周一） 至 2025-03-09（周日），共 7 日：不计，不计入期限的期间"
    assert lines[7:] == [
        "2025-04-06（周日）：不计，末日逢清明节放假",
        "2025-04-07（周一）：顺延，至此日，工作日",
        "末日：2025-04-07（周一），至当日 24 时",
    ]


def test_the_trace_tells_where_months_end() -> None:
    gap = [Interval(start=date(2025, 3, 5), end=date(2025, 3, 9))]
    march = moment("2025-03-01")
    plain = due(parse_term("1个月"), march, calendar=CALENDAR)
    longer = due(parse_term("1个月"), march, calendar=CALENDAR, not_counting=gap)
    whole = due(parse_term("1个月"), march, calendar=CALENDAR, include_first=True)
    assert describe(plain)[-2] == "2025-04-01（周二）：计入，对应日为末日，第 31 日"
    assert describe(longer)[-2] == "2025-04-06（周日）：计入，补足不计入的日数后的末日，第 31 日"
    assert describe(whole)[-2] == "2025-03-31（周一）：计入，首日计入，对应日的前一日为末日，第 31 日"


def test_elapsed_in_every_unit() -> None:
    start, end = date(2024, 2, 29), date(2025, 2, 28)
    counted = {unit: elapsed(start, end, unit, CALENDAR) for unit in Unit}
    assert counted[Unit.DAY] == counted[Unit.SAME_DAY] == 365
    assert counted[Unit.HOUR] == 365 * 24
    assert (counted[Unit.MONTH], counted[Unit.YEAR]) == (12, 1)
    assert elapsed(start, date(2025, 2, 27), Unit.YEAR, CALENDAR) == 0
    assert elapsed(date(2025, 1, 23), date(2025, 2, 8), Unit.WORKDAY, CALENDAR) == 7
