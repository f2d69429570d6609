"""The command `mingjing`: finds the command asked for, and makes ready what it needs, and no more.

Each command is a module in `mingjing.commands` with `add(subparsers)` and `run(args) -> int`. It is
loaded by name, so that what needs no Django starts without it.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec


class Needs(StrEnum):
    """What must be ready before a command's module can be loaded."""

    NOTHING = "nothing"
    DJANGO = "django"
    DATABASE = "database"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: what it does, and what it needs."""

    summary: str
    needs: Needs = Needs.NOTHING


COMMANDS = {
    "term": Command(summary="计算期限：几个工作日、几个月、几小时，逐日说明怎么算"),
    "verify": Command(summary="离线验证案卷证明包，不需要数据库和网络"),
    "rules": Command(summary="检查、查阅规则集，生成规则手册"),
    "scenario": Command(summary="运行规则场景"),
    "walk": Command(summary="让案件表里的案件走完一地的全部程序，并报告"),
    "rebuild": Command(summary="由记录重建列表与期限", needs=Needs.DATABASE),
    "audit": Command(summary="对照日志检查全部记录是否被改动", needs=Needs.DATABASE),
    "seal": Command(summary="封存尚未入日志的记录并签发检查点", needs=Needs.DATABASE),
    "tick": Command(summary="办理一次到时自动办理的事项，供定时任务调用", needs=Needs.DATABASE),
    "standards": Command(summary="把违法行为目录或裁量基准表导入机关的草稿", needs=Needs.DATABASE),
    "glossary": Command(summary="生成名词表"),
    "demo": Command(summary="启动演示：自带数据库和演示数据"),
    "serve": Command(summary="启动服务"),
    "database": Command(summary="在数据库上运行一条命令，例如 psql 或 pg_dump"),
    "migrate": Command(summary="更新数据库结构"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (0 done, 1 refused or failed, 2 misused)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in COMMANDS:
        return _overview(given)
    name = given[0]
    if not find_spec(f"mingjing.commands.{name}"):
        print(f"这一版还没有命令 {name}。", file=sys.stderr)
        return 1
    match COMMANDS[name].needs:
        case Needs.NOTHING:
            return _run(name, given)
        case Needs.DJANGO | Needs.DATABASE as needs:
            prepare = import_module("mingjing.server.prepare")
            return int(prepare.with_django(lambda: _run(name, given), database=needs is Needs.DATABASE))


def _run(name: str, given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mingjing")
    module = import_module(f"mingjing.commands.{name}")
    module.add(parser.add_subparsers(dest="command", required=True))
    return int(module.run(parser.parse_args(given)))


def _overview(given: list[str]) -> int:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{command.summary}" for name, command in COMMANDS.items()]
    text = "\n".join(["用法：mingjing 命令 [选项]      （mingjing 命令 --help 看选项）", "", *lines])
    wanted_help = not given or given[0] in ("-h", "--help")
    if not wanted_help:
        text = f"没有命令 {given[0]}。\n\n{text}"
    print(text, file=sys.stdout if wanted_help else sys.stderr)
    return 0 if wanted_help and given else 2
