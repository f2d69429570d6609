"""The workday table against two independent tables, and what is said of a faulty one."""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest

from mingjing.core.terms import Arrangement, Calendar, TermError
from mingjing.regulations.calendar import TABLE, load_calendar, read_calendar

FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1)]
HEADER = "年份,安排,起,止,节日,文号\n"


def test_every_day_agrees_with_chinesecalendar() -> None:
    calendar = load_calendar()
    assert [day for day in DAYS if calendar.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_every_day_agrees_with_holidays() -> None:
    calendar = load_calendar()
    china = holidays.country_holidays("CN", years=range(2015, 2027))
    assert [day for day in DAYS if calendar.is_workday(day) != china.is_working_day(day)] == []


def test_every_day_agrees_with_the_published_list() -> None:
    beside = Path(__file__).parents[3].parent / "shared"
    path = Path(os.environ.get("MINGJING_SHARED", beside)) / "data" / "cn_calendar_2015_2026.csv"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    calendar = load_calendar()
    with path.open(encoding="utf-8") as lines:
        listed = {date.fromisoformat(row["date"]): row["is_workday"] == "1" for row in csv.DictReader(lines)}
    assert listed == {day: calendar.is_workday(day) for day in DAYS}


def test_announced_years_are_those_of_the_notices() -> None:
    calendar = load_calendar()
    assert calendar.announced_years == frozenset(range(2015, 2027))
    assert calendar.is_announced(2026)
    assert not calendar.is_announced(2014)
    assert not calendar.is_announced(2027)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2025, 1, 26), "春节调休上班"),
        (date(2025, 1, 29), "春节放假"),
        (date(2025, 3, 3), "工作日"),
        (date(2025, 3, 8), "周末"),
        (date(2027, 10, 1), "工作日（2027年放假安排不在表内，只按周末推断）"),
    ],
)
def test_why(day: date, why: str) -> None:
    assert load_calendar().why(day) == why


def test_lines_say_only_what_differs_or_belongs_to_a_festival() -> None:
    with TABLE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    starts = [row["起"] for row in rows]
    assert starts == sorted(starts)
    spans = [(row["起"], row["止"]) for row in rows if row["安排"] == "上班"]
    worked = [day for day in DAYS for first, last in spans if first <= day.isoformat() <= last]
    assert all(day.weekday() >= 5 for day in worked)
    assert len(worked) == 75


def test_a_day_may_be_arranged_only_once() -> None:
    row = Arrangement(year=2030, first=date(2030, 1, 1), last=date(2030, 1, 2), works=False, occasion="元旦")
    with pytest.raises(TermError, match="2030-01-01 出现了两次"):
        Calendar.from_rows([row, row])


def test_running_numbers_invert_each_other_outside_the_table_too() -> None:
    for calendar in (load_calendar(), Calendar.from_rows([])):
        for year in (1, 1949, 2014, 2015, 2020, 2026, 2027, 2100):
            first = date(year, 1, 1).toordinal()
            for ordinal in range(first, first + 366):
                number = calendar.number_through(ordinal)
                day = date.fromordinal(ordinal)
                assert number - calendar.number_through(ordinal - 1) == calendar.is_workday(day)
                if calendar.is_workday(day):
                    assert calendar.nth_workday(number) == ordinal


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("年,安排\n", "第1行：表头"),
        (HEADER + "2030,休息,2030-01-01,2030-01-01,元旦,\n", "第2行：“安排”只能是"),
        (HEADER + "\n# 注\n2030,放假,2030-1-1,2030-01-01,元旦,\n", "第4行：年份或日期写法不对"),
        (HEADER + "2030,放假,2030-01-01\n", "第2行：应有6列，实有3列"),
        (HEADER + "2030,放假,2030-01-03,2030-01-01,元旦,\n", "倒置"),
    ],
)
def test_a_faulty_table_says_where(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "workdays.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TermError, match=message):
        read_calendar(path)
