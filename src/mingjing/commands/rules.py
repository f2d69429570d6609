"""`mingjing rules`: check rule sets, count what they cover, write the manual."""

import argparse
import json
import sys
from pathlib import Path

from mingjing.regulations.changes import changes_in
from mingjing.regulations.coverage import STATES, coverage, open_clauses
from mingjing.regulations.library import HOME, RuleSetUnknown, folders, rule_set
from mingjing.regulations.manual import write_manual
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.regulations.reading.rulesets import HEADER_FILE, read_rule_set
from mingjing.server.carried import bitten_clauses, documents_made, pages_served

STATE_NAMES = dict(zip(STATES, ("强制", "提示", "承载", "之外", "未落实"), strict=True))
SYSTEM_NAMES = {
    "publicity": "公示",
    "record": "记录",
    "review": "审核",
    "it": "信息化",
    "org": "组织",
    "meta": "总则",
}
NATIONAL = "national"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `mingjing`."""
    parser = subparsers.add_parser("rules", help="检查、查阅规则集，生成规则手册")
    tasks = parser.add_subparsers(dest="task", required=True)
    check = tasks.add_parser("check", help="检查规则集写得对不对")
    check.add_argument("folders", nargs="*", metavar="文件夹", help="不写就是全部自带的规则集")
    count = tasks.add_parser("coverage", help="各地各项制度的条款落实情况")
    count.add_argument("--json", action="store_true", help="机器可读")
    count.add_argument("--open", action="store_true", help="列出还没有落实的条款")
    changes = tasks.add_parser("changes", help="改过的规则集和自带的有什么不同，哪些场景因此变了")
    changes.add_argument("folder", metavar="文件夹", help="改过的规则集所在的文件夹，与自带的同名")
    manual = tasks.add_parser("manual", help="生成规则手册")
    manual.add_argument("--to", metavar="文件夹", default="docs/manual")
    manual.add_argument("--check", action="store_true", help="只检查手册是不是最新的")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the task; 0, or 1 after saying what is wrong."""
    match args.task:
        case "check":
            return _check([Path(item) for item in args.folders] or list(folders().values()))
        case "coverage":
            return _coverage(as_json=args.json, list_open=args.open)
        case "changes":
            return _changes(Path(args.folder).resolve())
        case _:
            return _manual(Path(args.to), only_check=args.check)


def _check(places: list[Path]) -> int:
    wrong = 0
    for place in [rules for item in places for rules in _rule_folders(item)]:
        try:
            rules = read_rule_set(place)
            norms = sum(len(clause.norms) for clause in rules.clauses)
            print(f"{rules.id}：{rules.name}，{len(rules.clauses)} 条，{norms} 条规范，没有错误")
        except RuleErrors as errors:
            wrong += len(errors.errors)
            print(errors, file=sys.stderr)
    return 1 if wrong else 0


def _rule_folders(place: Path) -> list[Path]:
    """The folder itself, or the rule sets right below it."""
    below = sorted(item.parent for item in place.glob(f"*/{HEADER_FILE}"))
    return below if below and not (place / HEADER_FILE).exists() else [place]


def _coverage(*, as_json: bool, list_open: bool) -> int:
    places = [rule_set(name) for name in folders() if name != NATIONAL]
    bitten, failed = bitten_clauses(HOME)
    pages, documents = pages_served(), documents_made()
    counts = coverage(places, bitten, pages, documents)
    if as_json:
        print(json.dumps({"places": counts}, ensure_ascii=False, indent=2))
    else:
        _table(counts)
    if list_open:
        for rules in places:
            for clause in open_clauses(rules, bitten, pages, documents):
                print(f"{clause.id}  {clause.citation.gist}")
    if failed:
        print(f"有 {failed} 个场景不符，其中的条款没有计入；请先运行 mingjing scenario", file=sys.stderr)
    return 1 if failed else 0


def _table(counts: dict[str, dict[str, dict[str, int]]]) -> None:
    print("\t".join(["规则集", "制度", *STATE_NAMES.values()]))
    for place, systems in counts.items():
        for system, states in systems.items():
            if any(states.values()):
                name = SYSTEM_NAMES.get(system, system)
                print("\t".join([place, name, *(str(states[state]) for state in STATES)]))
    total = {s: sum(states[s] for systems in counts.values() for states in systems.values()) for s in STATES}
    print("\t".join(["合计", "", *(str(total[state]) for state in STATES)]))


def _changes(folder: Path) -> int:
    try:
        found = changes_in(folder)
    except (RuleErrors, RuleSetUnknown) as error:
        print(error, file=sys.stderr)
        return 1
    for item in found.clauses:
        print(item.clause)
        for mark, lines in (("原", item.before), ("新", item.after)):
            print("\n".join(f"  {mark}  {line}" for line in lines) or f"  {mark}  （没有这一条）")
    for outcome in found.broken:
        print(f"场景变了  {outcome.scenario.name}")
        print("\n".join(f"      {fault}" for fault in outcome.faults))
    print(f"{len(found.clauses)} 条不同，{found.scenarios} 个场景中 {len(found.broken)} 个的结果因此改变")
    return 0


def _manual(place: Path, *, only_check: bool) -> int:
    stale = write_manual(place, only_check=only_check)
    if only_check and stale:
        print(
            f"规则手册不是最新的：{stale[0]} 等 {len(stale)} 个文件；请运行 mingjing rules manual",
            file=sys.stderr,
        )
        return 1
    print("规则手册是最新的" if only_check else f"规则手册写在 {place}，共改动 {len(stale)} 个文件")
    return 0
