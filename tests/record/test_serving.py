"""`serve` and `demo` as a user meets them: an address, a clean stop, and going on where it left off."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mingjing.server.database import answers, cluster_in, discard
from mingjing.server.demo_folder import DemoFolder
from mingjing.server.errors import ServerError

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mj-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        discard(folder)


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def start(data: Path) -> Iterator[Start]:
    """Starts `mingjing …` on the data folder; what a failing test left running is killed."""
    ours = ("MINGJING_", "DATABASE_", "DJANGO_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    servers: list[subprocess.Popen[str]] = []

    def begin(*arguments: str) -> "subprocess.Popen[str]":
        server = subprocess.Popen(
            [sys.executable, "-m", "mingjing", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**inherited, "MINGJING_DATA": str(data)},
            start_new_session=True,
        )
        servers.append(server)
        return server

    yield begin
    for server in servers:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.communicate()


def _address(server: "subprocess.Popen[str]") -> str:
    assert server.stdout
    for line in server.stdout:
        if line.startswith("http://"):
            return line.strip()
    raise AssertionError(server.stderr.read() if server.stderr else "")


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_answers_and_stops_cleanly(
    start: Start, data: Path, port: int, command: str, number: signal.Signals
) -> None:
    server = start(command, "--port", str(port))
    assert _address(server) == f"http://127.0.0.1:{port}/"
    assert _status(f"http://127.0.0.1:{port}/no-such-page/") == 404
    # As Ctrl-C does: to the whole group, workers and all.
    os.killpg(server.pid, number)
    _, said = server.communicate(timeout=30)
    assert (server.returncode, said) == (0, "")
    assert not answers(cluster_in(data))


def test_taken_port_is_explained_and_leaves_nothing_running(start: Start, data: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = start("serve", "--port", str(taken.getsockname()[1]))
        _, said = server.communicate(timeout=60)
    assert server.returncode == 1
    assert "--port" in said
    assert not answers(cluster_in(data))


def test_interrupted_while_starting_leaves_nothing_running(start: Start, data: Path, port: int) -> None:
    server = start("serve", "--port", str(port))
    while server.poll() is None and not (cluster_in(data).files / "postmaster.pid").exists():
        time.sleep(0.01)
    os.killpg(server.pid, signal.SIGINT)
    server.communicate(timeout=60)
    assert not answers(cluster_in(data))


def test_demo_goes_on_where_it_left_off(data: Path) -> None:
    folder = DemoFolder(path=data)
    folder.open(fresh=False)
    assert not folder.filled
    folder.mark_filled()
    (data / "kept").touch()
    folder.open(fresh=False)
    assert folder.filled
    assert (data / "kept").exists()


@pytest.mark.parametrize("fresh", [True, False])
def test_demo_begins_anew_when_asked_or_cut_short(data: Path, fresh: bool) -> None:
    folder = DemoFolder(path=data)
    folder.open(fresh=False)
    (data / "half").touch()
    if fresh:
        folder.mark_filled()
    folder.open(fresh=fresh)
    assert not folder.filled
    assert [path.name for path in data.iterdir()] == [".demo"]


@pytest.mark.parametrize("fresh", [True, False])
def test_demo_never_touches_other_data(data: Path, fresh: bool) -> None:
    (data / "case").touch()
    with pytest.raises(ServerError, match="不是演示数据"):
        DemoFolder(path=data).open(fresh=fresh)
    assert [path.name for path in data.iterdir()] == ["case"]
