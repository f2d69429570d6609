"""`mingjing database -- COMMAND …`: run a command, such as psql or pg_dump, on the database.

The command finds the address in DATABASE_URL and PostgreSQL's programs on its PATH.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mingjing.server.binaries import Origin, find_binaries
from mingjing.server.database import EmbeddedDatabase
from mingjing.server.errors import ServerError
from mingjing.server.place import data_folder

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LIBPQ = {"PGUSER": "mingjing", "PGDATABASE": "mingjing"}


def add(subparsers: "Subparsers") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("database", help="在数据库上运行一条命令，例如 psql 或 pg_dump")
    parser.add_argument("--folder", type=Path, help="数据目录（默认为本部署的数据目录）")
    parser.add_argument("--system", action="store_true", help="用本机安装的 PostgreSQL，不用自带的")
    parser.add_argument("command_line", nargs="+", metavar="命令", help="要运行的命令，前面加 --")


def run(args: argparse.Namespace) -> int:
    """Run the command with the embedded database up; returns its exit code, or 1 where that can't be."""
    origin: Origin | None = "system" if args.system else None
    try:
        binaries = find_binaries(origin=origin) if origin else None
        with EmbeddedDatabase(args.folder or data_folder(), binaries=binaries) as database:
            return _call(args.command_line, database)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1


def _call(command: list[str], database: EmbeddedDatabase) -> int:
    environ = {
        **os.environ,
        **LIBPQ,
        "PGHOST": str(database.cluster.sockets),
        "DATABASE_URL": database.cluster.url(),
        "PATH": f"{database.programs}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    try:
        return subprocess.run(command, env=environ, check=False).returncode  # noqa: S603 - the caller's own
    except OSError as error:
        raise ServerError(f"不能运行 {command[0]}：{error.strerror}。") from error
