"""`mingjing glossary`: the tables of GLOSSARY.md, written from the definitions themselves."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from mingjing.core.record.act import ACTS, FAMILIES
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.vocabulary import (
    FILE_KIND_NAMES,
    PROCEDURE_NAMES,
    REVIEWER_KIND_NAMES,
    ROLE_NAMES,
    STAGE_NAMES,
)
from mingjing.regulations.coverage import STATES, SYSTEMS
from mingjing.regulations.reading.rulesets import MEANS

MARK = "<!-- From here on written by `mingjing glossary`. -->"
NORMS = {
    "gate": "禁止",
    "prompt": "提示",
    "requirement": "必备",
    "duty": "义务",
    "permission": "允许",
    "item set": "清单",
    "retention": "保存",
    "staffing": "配备",
    "scope": "须审",
}
STATE_NAMES = dict(zip(STATES, ("强制", "提示", "承载", "之外", "未落实"), strict=True))
SYSTEM_NAMES = dict(zip(SYSTEMS, ("公示", "记录", "审核", "信息化", "组织", "总则"), strict=True))


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `mingjing`."""
    parser = subparsers.add_parser("glossary", help="生成名词表")
    parser.add_argument("--to", default="GLOSSARY.md", metavar="文件")
    parser.add_argument("--check", action="store_true", help="只检查名词表是不是最新的")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the tables below the mark, or say that they are not current."""
    place = Path(args.to)
    before = place.read_text(encoding="utf-8") if place.exists() else f"# Glossary\n\n{MARK}\n"
    after = before.split(MARK)[0] + MARK + "\n\n" + "\n".join(tables()) + "\n"
    if args.check:
        if before != after:
            print("名词表不是最新的；请运行 mingjing glossary", file=sys.stderr)
        return 0 if before == after else 1
    place.write_text(after, encoding="utf-8")
    return 0


def tables() -> Iterator[str]:
    """One table a kind of name: English in code, Chinese on screen."""
    yield from _table("Norms", NORMS.items())
    yield from _table("Ways in which a clause is carried", ((v, k) for k, v in MEANS.items()))
    yield from _table("States of a clause", STATE_NAMES.items())
    yield from _table("Systems", SYSTEM_NAMES.items())
    yield from _table("Kinds of file", FILE_KIND_NAMES.items())
    yield from _table("Procedures", PROCEDURE_NAMES.items())
    yield from _table("Stages", STAGE_NAMES.items())
    yield from _table("Roles", ROLE_NAMES.items())
    yield from _table("Kinds of reviewer", REVIEWER_KIND_NAMES.items())
    yield from _table("Families of acts", FAMILIES.items())
    yield from _table("Acts", ((spec.slug, spec.label) for spec in ACTS.values()))
    yield from _table("Fields", sorted((name, field.label) for name, field in FIELDS.items()))


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"## {title}", "", "| in code | on screen |", "|---|---|")
    yield from (f"| {name!s} | {label} |" for name, label in rows)
    yield ""
