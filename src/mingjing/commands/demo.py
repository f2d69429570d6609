"""`mingjing demo`: the whole product with data to look at, in a folder of its own."""

import argparse
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mingjing.server.assets import collect_if_changed
from mingjing.server.demo_folder import DemoFolder
from mingjing.server.errors import ServerError
from mingjing.server.place import data_folder
from mingjing.server.prepare import database_running, django_ready, migrate
from mingjing.server.serve import THREADS, serve, stopping_cleanly

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SEEDING = "mingjing.server.demo"
SEALING = "mingjing.apps.casework.sealing"
JOBS = "mingjing.apps.jobs.loop"


def add(subparsers: "Subparsers") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("demo", help="启动演示：自带数据库和演示数据")
    parser.add_argument("--fresh", action="store_true", help="丢弃上次的演示数据，从头开始")
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址（默认只接受本机）")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认 8000）")


def run(args: argparse.Namespace) -> int:
    """Show the demonstration until told to stop; returns 0, or 1 after saying why it couldn't."""
    try:
        with stopping_cleanly():
            folder = DemoFolder(path=_folder())
            folder.open(fresh=args.fresh)
            _environment(folder.path, args.host, args.port)
            with database_running():
                django_ready()
                migrate()
                _fill(folder)
                collect_if_changed()
                with (
                    import_module(SEALING).sealing_in_background(),
                    import_module(JOBS).working_in_background(),
                ):
                    serve(host=args.host, port=args.port, workers=1, threads=THREADS, ready=_say)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    print("演示已停止，数据保留在原处。")
    return 0


def _folder() -> Path:
    return data_folder() if os.environ.get("MINGJING_DATA") else data_folder() / "demo"


def _environment(folder: Path, host: str, port: int) -> None:
    """Point the settings at the demonstration: never at the database of a real deployment."""
    os.environ.pop("DATABASE_URL", None)
    os.environ["MINGJING_DATA"] = str(folder)
    os.environ["MINGJING_DEMO"] = "1"
    os.environ.setdefault("MINGJING_PUBLIC", f"http://127.0.0.1:{port}")
    if host not in LOOPBACK:
        os.environ.setdefault("MINGJING_HOSTS", "*")


def _fill(folder: DemoFolder) -> None:
    if folder.filled or not find_spec(SEEDING):
        return
    print("正在准备演示数据……", flush=True)
    import_module(SEEDING).seed()
    folder.mark_filled()


def _say(address: str) -> None:
    print(f"{address}", flush=True)
    print("按 Ctrl-C 停止。", flush=True)
