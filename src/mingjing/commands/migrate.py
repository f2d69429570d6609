"""`mingjing migrate`: bring the database's structure up to date; `serve` and `demo` do so by themselves."""

import argparse
import sys
from typing import TYPE_CHECKING

from mingjing.server.errors import ServerError
from mingjing.server.prepare import database_running, django_ready, migrate

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: "Subparsers") -> None:
    """Declare the command."""
    subparsers.add_parser("migrate", help="更新数据库结构")


def run(_args: argparse.Namespace) -> int:
    """Migrate; returns 0, or 1 after saying why it couldn't."""
    try:
        with database_running():
            django_ready()
            migrate()
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    print("数据库结构已是最新。")
    return 0
