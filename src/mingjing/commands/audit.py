"""`mingjing audit`: derive everything anew from what is stored, and say what doesn't fit."""

import argparse
from typing import TYPE_CHECKING

from mingjing.apps.casework.audit import audit

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: "Subparsers") -> None:
    """Declare the command."""
    subparsers.add_parser("audit", help="对照日志检查全部记录是否被改动")


def run(_args: argparse.Namespace) -> int:
    """Print each step; 0 when all held, 1 otherwise."""
    report = audit()
    for step in report.steps:
        print(f"{step.n}. {'通过' if step.ok else '不通过'}  {step.name}：{step.detail}")
    print("结论：没有发现改动。" if report.ok else "结论：有不符之处，请保全现场并从备份核对。")
    return 0 if report.ok else 1
