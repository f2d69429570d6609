"""`mingjing term` as typed."""

import argparse

import pytest

from mingjing.commands import term


def typed(*words: str) -> int:
    parser = argparse.ArgumentParser()
    term.add(parser.add_subparsers())
    args = parser.parse_args(["term", *words])
    return term.run(args)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["7个工作日", "--from", "2025-01-23"], "2025-02-08"),
        (["7个工作日", "--from", "2025-02-10", "--before"], "2025-01-24"),
        (["30日", "--from", "2025-01-02", "--roll"], "2025-02-05"),
        (["5日", "--from", "2025-01-31", "--not-counting", "2025-02-01..2025-02-05"], "2025-02-10"),
        (
            ["5日", "--from", "2025-01-31", "--not-counting", "2025-02-01", "--not-counting", "2025-02-03"],
            "2025-02-07",
        ),
        (["30日", "--from", "2025-03-01", "--extend", "30日"], "2025-04-30"),
        (["10日", "--from", "2025-03-01", "--include-first"], "2025-03-10"),
        (["24小时", "--from", "2025-01-23T10:00"], "2025-01-24T10:00"),
        (["1日", "--from", "2025-01-23T20:00+00:00"], "2025-01-25"),
    ],
)
def test_the_last_day_and_nothing_else(
    words: list[str], first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*words) == 0
    assert capsys.readouterr().out == f"{first}\n"


def test_provisional_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("7个工作日", "--from", "2026-12-29") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "2027-01-07"
    assert second.startswith("暂定")


def test_the_trace_follows_the_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("7个工作日", "--from", "2025-01-23", "--trace") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2025-02-08"
    assert lines[1] == "2025-01-23（周四）：起算，当日不计入"
    assert lines[-1] == "末日：2025-02-08（周六），至当日 24 时"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["7周", "--from", "2025-01-23"], "看不懂期限“7周”"),
        (["7日", "--from", "2025-02-30"], "看不懂起算时间“2025-02-30”"),
        (["24小时", "--from", "2025-01-23"], "按小时计算要知道起算的时刻"),
        (["7日", "--from", "2025-01-23", "--not-counting", "春节"], "看不懂不计入的期间“春节”"),
        (["7日", "--from", "2025-01-23", "--not-counting", "2025-02-05..2025-02-01"], "倒置"),
        (["99999年", "--from", "2025-01-23"], "超出日历范围"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert "Traceback" not in err
