"""The embedded PostgreSQL: one cluster in a data folder, shared by every process that asks for it.

The server listens on a Unix socket only, in a folder its owner alone can enter. It outlives the
process that started it (a crash of ours never takes the database down) and is stopped by the last
one to let go. Two files carry the sharing: `gate` is held while starting or stopping, `users` is
held, shared, for as long as a process uses the server; the kernel lets both go when a process dies.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from mingjing.server.binaries import Binaries, enters, find_binaries, give, run
from mingjing.server.errors import DatabaseError

GOING_DOWN = 10.0  # seconds that a server already told to stop may take
DATABASE = "mingjing"
OWNER = "mingjing"
SUPERUSER = "postgres"
# sun_path holds 108 bytes; the socket is called .s.PGSQL.5432.
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432")
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where one embedded database lives; says so without starting anything."""

    folder: Path

    @property
    def files(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        """What PostgreSQL has to say."""
        return self.folder / "log" / "postgres.log"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: in the data folder, or a short path where that is too long."""
        inside = self.folder / "socket"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        short = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"mingjing-{os.geteuid()}-{short}"

    def url(self, database: str = DATABASE, *, user: str = OWNER) -> str:
        """The address of a database of this cluster, in libpq's form."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.sockets), safe='')}"


class EmbeddedDatabase:
    """A share in the running server: taken on entering, let go on leaving; the last one stops it.

    `durable=False` gives up surviving a power cut for speed, for tests alone.
    Raises DatabaseError where the server can't be started.
    """

    __slots__ = ("_binaries", "_users", "cluster", "durable")

    def __init__(self, data: Path, *, binaries: Binaries | None = None, durable: bool = True) -> None:
        self.cluster = cluster_in(data)
        self.durable = durable
        self._binaries = binaries
        self._users: int | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs that fit the cluster."""
        return (self._binaries or find_binaries(major=_major(self.cluster))).folder

    def start(self) -> str:
        """Make the cluster if there is none, start it if it isn't running; returns its address."""
        for folder, mode in ((self.cluster.folder, 0o755), (self.cluster.log.parent, 0o700)):
            folder.mkdir(parents=True, exist_ok=True, mode=mode)
        with _gate(self.cluster):
            users = _open_users(self.cluster)
            try:
                if not answers(self.cluster):
                    binaries = self._binaries or find_binaries(major=_major(self.cluster))
                    _initialise(self.cluster, binaries)
                    _start(self.cluster, binaries, durable=self.durable)
                _create_database(self.cluster)
                fcntl.flock(users, fcntl.LOCK_SH)
            except BaseException:
                os.close(users)
                raise
            self._users = users
        return self.cluster.url()

    def stop(self) -> None:
        """Let go; stop the server if no other process holds a share."""
        if self._users is None:
            return
        with _gate(self.cluster):
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                last = False
            else:
                last = True
            if last:
                _stop(self.cluster, self._binaries or find_binaries(major=_major(self.cluster)))
            os.close(self._users)
            self._users = None


def cluster_in(data: Path) -> Cluster:
    """The cluster a data folder holds or will hold."""
    return Cluster(folder=data.absolute() / "postgres")


def discard(data: Path) -> None:
    """Delete the cluster of a data folder, stopping a server that a killed process left behind.

    Raises DatabaseError where another process still uses it.
    """
    cluster = cluster_in(data)
    if not cluster.folder.exists():
        return
    with _gate(cluster):
        users = _open_users(cluster)
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseError(f"{data} 的数据库正在使用中。请先停止使用它的程序，再试一次。") from None
        else:
            if answers(cluster):
                _stop(cluster, find_binaries(major=_major(cluster)))
            _remove(cluster.folder)
        finally:
            os.close(users)


def _remove(folder: Path) -> None:
    """Delete a folder whose server may be going down, taking away files of its own meanwhile."""
    until = time.monotonic() + GOING_DOWN
    while folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def answers(cluster: Cluster) -> bool:
    """Whether the cluster's server takes connections now."""
    try:
        with psycopg.connect(cluster.url("postgres", user=SUPERUSER), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


@contextmanager
def _gate(cluster: Cluster) -> Iterator[None]:
    gate = os.open(cluster.folder / "gate", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield
    finally:
        os.close(gate)


def _open_users(cluster: Cluster) -> int:
    return os.open(cluster.folder / "users", os.O_RDWR | os.O_CREAT, 0o600)


def _major(cluster: Cluster) -> int | None:
    version = cluster.files / "PG_VERSION"
    return int(version.read_text(encoding="ascii")) if version.exists() else None


def _initialise(cluster: Cluster, binaries: Binaries) -> None:
    if cluster.files.exists():
        return
    # Made beside and renamed into place: a crash leaves a draft that the next start makes anew.
    for abandoned in cluster.folder.glob("cluster.*"):
        shutil.rmtree(abandoned)
    if not enters(cluster.folder):
        raise DatabaseError(
            f"运行 PostgreSQL 的用户 nobody 进不了 {cluster.folder}。"
            "请用 MINGJING_DATA 指定别的目录，例如 /var/lib/mingjing，或改用普通用户运行。"
        )
    draft = Path(tempfile.mkdtemp(prefix="cluster.", dir=cluster.folder))
    give(draft)
    locale = ["--locale=C.UTF-8"]
    if binaries.major >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    role = f"--username={SUPERUSER}"
    done = run(binaries, "initdb", f"--pgdata={draft}", role, "--auth=trust", "--encoding=UTF8", *locale)
    if done.returncode != 0:
        raise DatabaseError(f"数据库初始化失败（{cluster.folder}）：{_last_line(done.stderr)}")
    draft.rename(cluster.files)


def _start(cluster: Cluster, binaries: Binaries, *, durable: bool) -> None:
    """Start the server, trying again while a killed one's processes are still letting go."""
    cluster.sockets.mkdir(mode=0o700, exist_ok=True)
    for folder in (cluster.sockets, cluster.log.parent, cluster.files):
        give(folder)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        _clear_stale_locks(cluster)
        done = run(
            binaries,
            "pg_ctl",
            "start",
            "--wait",
            f"--timeout={int(PATIENCE_SECONDS)}",
            f"--pgdata={cluster.files}",
            f"--log={cluster.log}",
            f"--options={_options(cluster, durable=durable)}",
        )
        if done.returncode == 0 or answers(cluster):
            return
        if time.monotonic() > until:
            said = cluster.log.read_text("utf-8", "replace") if cluster.log.exists() else done.stderr
            raise DatabaseError(f"数据库启动失败：{_last_line(said)} 详见 {cluster.log}。")
        time.sleep(0.3)


def _options(cluster: Cluster, *, durable: bool) -> str:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(cluster.sockets),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "max_connections": "200",
        # As for flash and memory: by its default of 4 it would rather read all files than look some up.
        "random_page_cost": "1.1",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return " ".join(f"-c {name}='{value}'" for name, value in settings.items())


def _clear_stale_locks(cluster: Cluster) -> None:
    """Remove the lock files of a killed server whose process number now belongs to something else.

    PostgreSQL removes them itself where the number is free, but refuses where any process has it.
    """
    lock = cluster.files / "postmaster.pid"
    try:
        number = int(lock.read_text(encoding="utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return
    if _is_postgres(number):
        return
    for stale in (lock, cluster.sockets / ".s.PGSQL.5432.lock", cluster.sockets / ".s.PGSQL.5432"):
        stale.unlink(missing_ok=True)


def _is_postgres(number: int) -> bool:
    try:
        return b"postgres" in Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return False


def _create_database(cluster: Cluster) -> None:
    """Make the database and the plain role that owns it; the superuser is for this alone."""
    with psycopg.connect(cluster.url("postgres", user=SUPERUSER), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(OWNER)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            statement = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(statement.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))


def _stop(cluster: Cluster, binaries: Binaries) -> None:
    run(binaries, "pg_ctl", "stop", "--wait", "--mode=fast", f"--pgdata={cluster.files}")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "没有说明原因"
