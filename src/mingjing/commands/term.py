"""`mingjing term`: when a period ends, and how it was counted."""

import argparse
import sys
from datetime import date, datetime

from mingjing.core.terms import SHANGHAI, Due, Interval, TermError, Unit, describe, due, parse_term
from mingjing.core.terms.wording import PROVISIONAL
from mingjing.regulations.calendar import load_calendar


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `mingjing`."""
    parser = subparsers.add_parser(
        "term", help="计算期限的末日", description="计算期限的末日，并说明逐日怎样计算。"
    )
    parser.add_argument("term", metavar="期限", help="例如 7个工作日、24小时、30日、3个月、5年、当日")
    parser.add_argument(
        "--from",
        dest="start",
        required=True,
        metavar="日期",
        help="起算日 2025-01-23；按小时计算时写到时刻 2025-01-23T10:00（北京时间）",
    )
    parser.add_argument("--before", action="store_true", help="从起算日向前倒推")
    parser.add_argument("--roll", action="store_true", help="末日不是工作日时顺延（倒推时提前）")
    parser.add_argument("--include-first", action="store_true", help="起算当日计入期限")
    parser.add_argument(
        "--not-counting",
        action="append",
        default=[],
        metavar="起..止",
        help="不计入的期间，首尾都算，可以重复：2025-02-01..2025-02-05",
    )
    parser.add_argument("--extend", action="append", default=[], metavar="期限", help="延长的期限，可以重复")
    parser.add_argument("--trace", action="store_true", help="逐日说明怎样计算")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the last day (for hours the moment) on the first line; 1 and a sentence on bad input."""
    try:
        found = _count(args)
    except TermError as error:
        print(error, file=sys.stderr)
        return 1
    hours = found.counting.legs[-1].term.unit is Unit.HOUR
    lines = [f"{found.moment:%Y-%m-%dT%H:%M}" if hours else found.day.isoformat()]
    if args.trace:
        lines += describe(found)
    elif found.provisional:
        lines.append(PROVISIONAL)
    print("\n".join(lines))
    return 0


def _count(args: argparse.Namespace) -> Due:
    term = parse_term(args.term)
    start = _moment(args.start, to_the_hour=term.unit is Unit.HOUR)
    return due(
        term,
        start,
        calendar=load_calendar(),
        roll=args.roll,
        backwards=args.before,
        include_first=args.include_first,
        not_counting=[_interval(text) for text in args.not_counting],
        extended_by=[parse_term(text) for text in args.extend],
    )


def _moment(text: str, *, to_the_hour: bool) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise TermError(f"看不懂起算时间“{text}”，请写成 2025-01-23 或 2025-01-23T10:00。") from error
    if to_the_hour and len(text) <= len("2025-01-23"):
        raise TermError(f"按小时计算要知道起算的时刻，请把“{text}”写成 {text}T10:00 这样。")
    return moment if moment.tzinfo else datetime.combine(moment.date(), moment.time(), SHANGHAI)


def _interval(text: str) -> Interval:
    first, dots, last = text.partition("..")
    try:
        start, end = date.fromisoformat(first.strip()), date.fromisoformat(last.strip() if dots else first)
    except ValueError as error:
        raise TermError(f"看不懂不计入的期间“{text}”，请写成 2025-02-01..2025-02-05。") from error
    return Interval(start=start, end=end)
