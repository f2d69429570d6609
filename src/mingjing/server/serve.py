"""Answering HTTP: granian workers around the WSGI application."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Thread
from types import FrameType

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from mingjing.server.errors import ServerError

THREADS = 4
# A worker that doesn't finish its requests in this time is killed, or Ctrl-C would seem to hang.
KILL_AFTER_SECONDS = 5
LONGEST_START_SECONDS = 120


def usual_workers() -> int:
    """One worker a core, at most four: beyond that a deployer should have measured."""
    return max(1, min(4, os.cpu_count() or 1))


def serve(*, host: str, port: int, workers: int, threads: int, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is called with the address once connections are taken.

    Raises ServerError where the port is taken.
    """
    _check_port(host, port)
    server = Server(
        "mingjing.server.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER_SECONDS,
        websockets=False,
        log_level=LogLevels.warning,
    )
    waiting = Thread(target=_when_listening, args=(host, port, ready), daemon=True)
    server.on_startup(waiting.start)
    server.serve()


@contextmanager
def stopping_cleanly() -> Iterator[None]:
    """Turn SIGTERM into KeyboardInterrupt while starting, and end quietly on either.

    Everything entered inside is left in order: the database above all.
    """
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def _when_listening(host: str, port: int, ready: Callable[[str], None]) -> None:
    """Say the address once a worker takes connections, a second or so after the port is bound."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - asked, not bound
    until = time.monotonic() + LONGEST_START_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection((reached, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            ready(f"http://{_shown(host)}:{port}/")
            return


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerError(
                f"不能在 {host} 的 {port} 端口提供服务：{error.strerror}。请用 --port 换一个端口。"
            ) from error


def _shown(host: str) -> str:
    names = {"0.0.0.0": "localhost", "::": "localhost"}  # noqa: S104 - shown, not bound
    return names.get(host, f"[{host}]" if ":" in host else host)
