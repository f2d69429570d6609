"""Periods as people write them, and what is said of those that can't be read."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.terms import SHANGHAI, Interval, Term, TermError, Unit, due, parse_term
from mingjing.regulations.calendar import load_calendar


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("7个工作日", 7, Unit.WORKDAY),
        ("7工作日", 7, Unit.WORKDAY),
        (" 20 个工作日 ", 20, Unit.WORKDAY),
        ("24小时", 24, Unit.HOUR),
        ("48个小时", 48, Unit.HOUR),
        ("30日", 30, Unit.DAY),
        ("15天", 15, Unit.DAY),
        ("10个自然日", 10, Unit.DAY),
        ("3个月", 3, Unit.MONTH),
        ("6月", 6, Unit.MONTH),
        ("5年", 5, Unit.YEAR),
        ("当日", 1, Unit.SAME_DAY),
        ("当天", 1, Unit.SAME_DAY),
        ("七个工作日", 7, Unit.WORKDAY),
        ("二十日", 20, Unit.DAY),
        ("两年", 2, Unit.YEAR),
        ("十五日", 15, Unit.DAY),
        ("一百二十五日", 125, Unit.DAY),
        ("一百零五日", 105, Unit.DAY),
        ("７日", 7, Unit.DAY),
    ],
)
def test_readable(text: str, amount: int, unit: Unit) -> None:
    assert parse_term(text) == Term(amount=amount, unit=unit)


@pytest.mark.parametrize(
    "text", ["", "及时", "7", "工作日", "七", "7周", "半年", "1.5日", "-3日", "7个工作日内", "二五日"]
)
def test_unreadable(text: str) -> None:
    with pytest.raises(TermError, match="看不懂"):
        parse_term(text)


def test_a_length_is_at_least_one() -> None:
    with pytest.raises(TermError, match="至少为 1"):
        parse_term("0日")
    with pytest.raises(TermError, match="当日"):
        Term(amount=2, unit=Unit.SAME_DAY)


@given(amount=st.integers(1, 10_000), unit=st.sampled_from(Unit))
def test_what_is_written_is_read_back(amount: int, unit: Unit) -> None:
    term = Term(amount=1 if unit is Unit.SAME_DAY else amount, unit=unit)
    assert parse_term(str(term)) == term


def test_an_interval_has_an_order() -> None:
    with pytest.raises(TermError, match="倒置"):
        Interval(start=date(2025, 2, 2), end=date(2025, 2, 1))


@pytest.mark.parametrize(
    "text", ["9999年", "99999999个月", "9999999日", "9999999个工作日", "99999999小时", "99999999999日"]
)
@pytest.mark.parametrize("backwards", [False, True])
def test_dates_beyond_the_calendar_are_refused(text: str, backwards: bool) -> None:
    from_midnight = datetime(2025, 1, 1, tzinfo=SHANGHAI)
    with pytest.raises(TermError, match="超出日历范围"):
        due(parse_term(text), from_midnight, calendar=load_calendar(), backwards=backwards)
