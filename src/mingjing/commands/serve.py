"""`mingjing serve`: the service, on the embedded database or on DATABASE_URL's."""

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from mingjing.server.assets import collect_if_changed
from mingjing.server.errors import ServerError
from mingjing.server.prepare import database_running, django_ready, migrate
from mingjing.server.serve import THREADS, serve, stopping_cleanly, usual_workers

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

# Loaded by name once Django is ready: they read the tables of history.
SEALING = "mingjing.apps.casework.sealing"
JOBS = "mingjing.apps.jobs.loop"


def add(subparsers: "Subparsers") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("serve", help="启动服务")
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址（默认只接受本机）")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认 8000）")
    parser.add_argument("--workers", type=int, default=usual_workers(), help="进程数（默认与处理器核数相同）")
    parser.add_argument("--threads", type=int, default=THREADS, help=f"每个进程的线程数（默认 {THREADS}）")


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop; returns 0, or 1 after saying why it couldn't."""
    os.environ.setdefault("MINGJING_PUBLIC", f"http://127.0.0.1:{args.port}")
    try:
        with stopping_cleanly(), database_running():
            django_ready()
            migrate()
            collect_if_changed()
            with import_module(SEALING).sealing_in_background(), import_module(JOBS).working_in_background():
                serve(host=args.host, port=args.port, workers=args.workers, threads=args.threads, ready=_say)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _say(address: str) -> None:
    print(address, flush=True)
