"""`mingjing rebuild`: derive lists and duties anew from the entries."""

import argparse
from typing import TYPE_CHECKING

from django.utils import timezone

from mingjing.apps.casework.projections import rebuild

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: "Subparsers") -> None:
    """Declare the command."""
    subparsers.add_parser("rebuild", help="由记录重建列表与期限")


def run(_args: argparse.Namespace) -> int:
    """Rebuild; returns 0."""
    print(f"已重建{rebuild(now=timezone.now())}件案卷的列表与期限。")
    return 0
