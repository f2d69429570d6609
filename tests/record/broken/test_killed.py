"""The power goes while four people enter acts: what was acknowledged is there, and the audit passes."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from mingjing.server.database import cluster_in, discard

ROOT = Path(__file__).parents[3]
CLIENTS = 4
ENOUGH = 40


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mj-") as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        discard(path)


def _environ(folder: Path) -> dict[str, str]:
    ours = ("MINGJING_", "DATABASE_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "MINGJING_DATA": str(folder)}


def _asked(folder: Path, what: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.record.broken.program", what],
        cwd=ROOT, env=_environ(folder), check=True, stdout=subprocess.PIPE, timeout=120,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _serving(folder: Path) -> tuple["subprocess.Popen[str]", int]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = subprocess.Popen(
        [sys.executable, "-m", "mingjing", "serve", "--port", str(port), "--workers", "2"],
        cwd=ROOT, env=_environ(folder), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert server.stdout is not None
    assert server.stdout.readline().startswith("http://")
    return server, port


def _enter(port: int, began: dict[str, Any], n: int, acknowledged: list[str]) -> None:
    """Enter acts in two files until the server is gone; keep the key of each that was answered."""
    cookies = "; ".join(f"{name}={value}" for name, value in began["cookies"].items())
    headers = {
        "Cookie": cookies, "X-CSRFToken": began["cookies"]["csrftoken"], "Host": f"localhost:{port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for turn in range(10_000):
        key = uuid4().hex
        file = began["files"][(n + turn * CLIENTS) % len(began["files"])]
        body = urlencode({"reason": "调整承办人员。", "_token": key})
        try:
            client.request("POST", f"/desk/files/{file}/assign_officers/", body=body, headers=headers)
            answer = client.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return
        assert answer.status == http.HTTPStatus.FOUND
        acknowledged.append(key)


def _power_off(server: "subprocess.Popen[str]", folder: Path) -> None:
    """Kill the service with its workers, and the database with it."""
    pid = int((cluster_in(folder).files / "postmaster.pid").read_text().splitlines()[0])
    os.killpg(server.pid, signal.SIGKILL)
    os.kill(pid, signal.SIGKILL)
    server.communicate()


def test_what_was_acknowledged_survives_the_power_going(folder: Path) -> None:
    began = _asked(folder, "begin")
    server, port = _serving(folder)
    acknowledged: list[str] = []
    people = [Thread(target=_enter, args=(port, began, n, acknowledged)) for n in range(CLIENTS)]
    try:
        for person in people:
            person.start()
        until = time.monotonic() + 60
        while len(acknowledged) < ENOUGH and time.monotonic() < until:
            time.sleep(0.02)
    finally:
        _power_off(server, folder)
    for person in people:
        person.join(timeout=30)
    found = _asked(folder, "tell")
    assert len(acknowledged) >= ENOUGH
    assert set(acknowledged) <= set(found["tokens"])
    # At most the one that each was waiting for was entered without being answered.
    assert len(set(found["tokens"]) - set(acknowledged)) <= CLIENTS
    assert found["entries"] == found["leaves"]
    assert found["faults"] == []
