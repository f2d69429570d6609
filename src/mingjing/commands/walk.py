"""`mingjing walk`: takes a table of real penalty cases through an agency's law, from lead to archive."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from mingjing.core.record.vocabulary import Procedure
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import RuleSetExpired
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.walk.clock import Clock
from mingjing.walk.figures import figures_page
from mingjing.walk.office import Memory, Office
from mingjing.walk.reader import TableError, read_rows
from mingjing.walk.report import page, summarise
from mingjing.walk.rows import Fault, PenaltyRow
from mingjing.walk.run import Walk, Walked

NATIONAL = "national"
AGENCY_NAME = "示范综合行政执法局"
STARTS_SPREAD = 20  # workdays over which the cases begin

OfficeMaker = Callable[[str, PenaltyRow, datetime], Office]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `mingjing`."""
    parser = subparsers.add_parser(
        "walk",
        help="让真实处罚案件逐件走完一地的全部程序",
        description="读入处罚案件表，在模拟时间里依一地的规则从立案走到归档，报告拒绝、审核、报备、公示和坏行。",
    )
    parser.add_argument("table", metavar="CSV", type=Path, help="处罚案件表（UTF-8，带表头）")
    parser.add_argument(
        "--agency",
        action="append",
        required=True,
        metavar="规则集",
        help="地方规则集的名称，例如 xuecheng；可以重复",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="只走前 N 件")
    parser.add_argument(
        "--start", type=date.fromisoformat, default=date(2026, 3, 2), metavar="日期", help="开始日"
    )
    parser.add_argument(
        "--database",
        action="store_true",
        help="写入数据库：--agency 改填已登记机关的代码，逐个行为记录、出文书",
    )
    parser.add_argument(
        "--figures", action="store_true", help="只报数字和条款，不带案件内容（如 docs/walk.md）"
    )
    parser.add_argument("--out", type=Path, metavar="文件", help="把报告写进文件，不显示在屏幕上")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the report; 0 when every case was archived, 1 when one was not or the input can't be used."""
    if not args.database:
        return _report(args, in_memory)
    prepare = import_module("mingjing.server.prepare")  # by name: without --database no Django is loaded
    return int(prepare.with_django(lambda: _report(args, _in_database()), database=True))


def _report(args: argparse.Namespace, office: OfficeMaker) -> int:
    try:
        with args.table.open(encoding="utf-8", newline="") as file:
            rows = list(read_rows(file))
        faults = [row for row in rows if isinstance(row, Fault)]
        cases = [row for row in rows if isinstance(row, PenaltyRow)][: args.limit]
        summaries = [
            summarise(place, list(walk_all(place, cases, args.start, office))) for place in args.agency
        ]
    except FileNotFoundError:
        print(f"找不到文件 {args.table}，请核对路径。", file=sys.stderr)
        return 1
    except (TableError, LookupError, RuleSetExpired, RuleErrors, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    report = (figures_page if args.figures else page)(len(rows), faults, summaries)
    if args.out:
        args.out.write_text(report, encoding="utf-8")
    else:
        print(report, end="")
    return 0 if all(summary.archived == summary.cases for summary in summaries) else 1


def walk_all(place: str, cases: Sequence[PenaltyRow], start: date, office: OfficeMaker) -> Iterator[Walked]:
    """Walk each case under the agency's law, begun on successive workdays."""
    clock = Clock(load_calendar(), start)
    starts = [clock.workdays(count) for count in range(STARTS_SPREAD)]
    for index, row in enumerate(cases):
        begun = starts[index % STARTS_SPREAD]
        yield Walk(row, office(place, row, begun), begun.date()).run()


def in_memory(place: str, row: PenaltyRow, day: datetime) -> Office:
    """An agency made up for the walk, under national law and the place's."""
    return Memory(
        number=row.number, agency=AGENCY_NAME, rule_sets=(NATIONAL, place), procedure=_procedure(row)
    )


def _in_database() -> OfficeMaker:
    database = import_module("mingjing.walk.database")

    def make(place: str, row: PenaltyRow, day: datetime) -> Office:
        made: Office = database.Database(
            number=row.number, agency_id=place, procedure=_procedure(row), day=day
        )
        return made

    return make


def _procedure(row: PenaltyRow) -> Procedure:
    return Procedure.ON_THE_SPOT if row.on_the_spot else Procedure.ORDINARY
