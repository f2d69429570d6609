"""The embedded PostgreSQL: starting, sharing, surviving and stopping."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

from mingjing.server.binaries import Binaries, find_binaries
from mingjing.server.database import EmbeddedDatabase, answers, cluster_in, discard
from mingjing.server.errors import DatabaseError

CHILD = """
import sys
from pathlib import Path
from mingjing.server.database import EmbeddedDatabase
with EmbeddedDatabase(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.readline()
"""
NOBODY_IS_ENOUGH = "要有 root 才能换成别的用户"


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder every user can reach; whatever is still running in it afterwards is stopped."""
    with tempfile.TemporaryDirectory(prefix="mj-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        discard(folder)


@pytest.fixture(params=["embedded", "system"])
def binaries(request: pytest.FixtureRequest) -> Binaries:
    try:
        return find_binaries(origin=request.param)
    except DatabaseError:
        pytest.skip(f"没有 {request.param} 的 PostgreSQL")


def _child(data: Path, *prefix: str, **environ: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*prefix, sys.executable, "-c", CHILD, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environ},
    )


def _ready(child: "subprocess.Popen[str]") -> bool:
    return bool(child.stdout and child.stdout.readline() == "ready\n")


def _let_go(child: "subprocess.Popen[str]") -> int:
    child.communicate("\n", timeout=60)
    return child.returncode


def _postmaster(data: Path) -> int:
    return int((cluster_in(data).files / "postmaster.pid").read_text().split("\n", 1)[0])


def _write(url: str, word: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def _ask(url: str, question: LiteralString) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


def _words(url: str) -> list[object]:
    return [word for (word,) in _ask(url, "SELECT word FROM kept ORDER BY word")]


def test_keeps_what_was_written_and_stops_cleanly(data: Path, binaries: Binaries) -> None:
    with EmbeddedDatabase(data, binaries=binaries) as server:
        _write(server.cluster.url(), "一")
    assert not answers(cluster_in(data))
    assert not (cluster_in(data).files / "postmaster.pid").exists()
    assert "database system is shut down" in cluster_in(data).log.read_text()
    with EmbeddedDatabase(data, binaries=binaries) as server:
        assert _words(server.cluster.url()) == ["一"]
    assert "was not properly shut down" not in cluster_in(data).log.read_text()


def test_sees_chinese_letters(data: Path, binaries: Binaries) -> None:
    with EmbeddedDatabase(data, binaries=binaries) as server:
        assert _ask(server.cluster.url(), r"SELECT '明镜' ~ '^\w+$'") == [(True,)]
        assert _ask(server.cluster.url(), "SHOW server_encoding") == [("UTF8",)]


def test_application_is_no_superuser(data: Path) -> None:
    with EmbeddedDatabase(data) as server:
        question = "SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user"
        assert _ask(server.cluster.url(), question) == [("mingjing", False)]


def test_comes_back_after_every_process_was_killed(data: Path) -> None:
    child = _child(data)
    assert _ready(child)
    _write(cluster_in(data).url(), "一")
    postmaster = _postmaster(data)
    child.kill()
    child.communicate()
    os.kill(postmaster, signal.SIGKILL)
    with EmbeddedDatabase(data) as server:
        assert _words(server.cluster.url()) == ["一"]
    assert not answers(cluster_in(data))


def test_lock_file_of_a_number_that_is_now_someone_else(data: Path) -> None:
    with EmbeddedDatabase(data) as server:
        _write(server.cluster.url(), "一")
    # Our own number: alive, of the same user, and no postgres.
    cluster = cluster_in(data)
    lines = [str(os.getpid()), str(cluster.files), "0", "5432", str(cluster.sockets), "", ""]
    (cluster.files / "postmaster.pid").write_text("\n".join(lines))
    (cluster.sockets / ".s.PGSQL.5432.lock").write_text("\n".join(lines))
    with EmbeddedDatabase(data) as server:
        assert _words(server.cluster.url()) == ["一"]


def test_two_starting_at_once_share_one_server(data: Path) -> None:
    first, second = _child(data), _child(data)
    assert _ready(first)
    assert _ready(second)
    postmaster = _postmaster(data)
    assert _let_go(first) == 0
    assert answers(cluster_in(data))
    assert _postmaster(data) == postmaster
    assert _let_go(second) == 0
    assert not answers(cluster_in(data))


def test_server_outlives_a_killed_user_and_is_reused(data: Path) -> None:
    child = _child(data)
    assert _ready(child)
    postmaster = _postmaster(data)
    child.kill()
    child.communicate()
    assert answers(cluster_in(data))
    with EmbeddedDatabase(data):
        assert _postmaster(data) == postmaster
    assert not answers(cluster_in(data))


def test_discarding_refuses_while_in_use(data: Path) -> None:
    with EmbeddedDatabase(data):
        with pytest.raises(DatabaseError, match="正在使用"):
            discard(data)
        assert answers(cluster_in(data))
    discard(data)
    assert not cluster_in(data).folder.exists()


def test_half_an_initialisation_is_made_anew(data: Path) -> None:
    abandoned = cluster_in(data).folder / "cluster.abandoned"
    abandoned.mkdir(parents=True)
    (abandoned / "PG_VERSION").write_text("18")
    with EmbeddedDatabase(data) as server:
        _write(server.cluster.url(), "一")
    assert not abandoned.exists()


def test_long_folder_gets_a_short_socket(data: Path) -> None:
    deep = data / ("深" * 40)
    deep.mkdir()
    try:
        with EmbeddedDatabase(deep) as server:
            assert len(os.fsencode(server.cluster.sockets)) < 90
            _write(server.cluster.url(), "一")
    finally:
        discard(deep)


def test_faulty_start_says_why(data: Path) -> None:
    with EmbeddedDatabase(data):
        pass
    (cluster_in(data).files / "PG_VERSION").write_text("11")
    with pytest.raises(DatabaseError, match="PostgreSQL 11"), EmbeddedDatabase(data):
        pass
    (cluster_in(data).files / "PG_VERSION").write_text(str(find_binaries().major))


@pytest.mark.skipif(os.geteuid() != 0, reason=NOBODY_IS_ENOUGH)
def test_root_without_user_namespaces_runs_it_as_nobody(data: Path) -> None:
    child = _child(data, MINGJING_POSTGRES_AS="nobody")
    assert _ready(child)
    assert Path(f"/proc/{_postmaster(data)}").stat().st_uid == 65534
    _write(cluster_in(data).url(), "一")
    assert _let_go(child) == 0
    # The same folder goes on under root's usual identity.
    with EmbeddedDatabase(data) as server:
        assert _words(server.cluster.url()) == ["一"]


@pytest.mark.skipif(os.geteuid() != 0, reason=NOBODY_IS_ENOUGH)
def test_ordinary_user_runs_it_as_itself(data: Path) -> None:
    as_nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")
    if (
        subprocess.run([*as_nobody, sys.executable, "-c", ""], capture_output=True, check=False).returncode
        != 0
    ):
        pytest.skip("普通用户不能执行这个 Python")
    os.chown(data, 65534, 65534)
    child = _child(data, *as_nobody)
    assert _ready(child)
    assert Path(f"/proc/{_postmaster(data)}").stat().st_uid == 65534
    assert _let_go(child) == 0


def test_start_is_quick_once_made(data: Path) -> None:
    with EmbeddedDatabase(data):
        pass
    started = time.monotonic()
    with EmbeddedDatabase(data):
        assert time.monotonic() - started < 5
