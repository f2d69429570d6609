"""`mingjing scenario`: run the tests of the law."""

import argparse
import sys
from pathlib import Path

from mingjing.regulations.library import HOME, RuleSetExpired, RuleSetUnknown
from mingjing.regulations.reading.errors import RuleError, RuleErrors
from mingjing.regulations.scenarios import Outcome, run_folder


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `mingjing`."""
    parser = subparsers.add_parser("scenario", help="运行规则场景")
    parser.add_argument("paths", nargs="*", metavar="文件或文件夹", help="不写就是全部自带的场景")
    parser.add_argument("--rules", metavar="文件夹", help="规则集所在的文件夹（其下每个规则集一个文件夹）")
    parser.add_argument("--quiet", action="store_true", help="只列出不符的场景")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the scenarios; 0 when every one came out as written, else 1."""
    home = Path(args.rules).resolve() if args.rules else HOME
    places = [Path(item) for item in args.paths] or [home]
    missing = [place for place in places if not place.exists()]
    if missing:
        print(f"没有这个文件或文件夹：{missing[0]}", file=sys.stderr)
        return 1
    try:
        outcomes = [outcome for place in places for outcome in run_folder(place, home)]
    except (RuleError, RuleErrors, RuleSetUnknown, RuleSetExpired) as error:
        print(error, file=sys.stderr)
        return 1
    for outcome in outcomes:
        if not (args.quiet and outcome.passed):
            _show(outcome)
    failed = sum(not outcome.passed for outcome in outcomes)
    print(f"{len(outcomes)} 个场景，{len(outcomes) - failed} 个相符，{failed} 个不符")
    return 1 if failed or not outcomes else 0


def _show(outcome: Outcome) -> None:
    scenario = outcome.scenario
    print(f"{'相符' if outcome.passed else '不符'}  {scenario.name}  ({scenario.file.name}:{scenario.line})")
    for fault in outcome.faults:
        print(f"      {fault}")
