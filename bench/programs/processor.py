"""Processor time of processes that run beside this one, read from /proc.

Time, not speed: what others do on the machine meanwhile lengthens an act, but is not counted as its cost.
"""

import argparse
import os
import time
from collections.abc import Iterable
from pathlib import Path

import psycopg

COUNTED = (
    "每次行为所用处理器时间（用户态与内核态，取自 /proc，含已结束的子进程）："
    "python 是服务的全部进程及其后台工作，不含发出请求的一方（直接调用时是本进程）；"
    "database 是 PostgreSQL 集群的全部进程，含后台进程"
)


def tree_seconds(root: int) -> float:
    """Seconds used so far by a process and everything below it, those that have ended included."""
    stats = dict(_stats())
    wanted = _below(root, stats)
    ticks = sum(sum(map(int, stats[pid][11:15])) for pid in wanted)
    return ticks / os.sysconf("SC_CLK_TCK")


def postmaster(address: str) -> int:
    """The process number of the PostgreSQL behind an address on this machine: the parent of any backend."""
    with psycopg.connect(address) as asked:
        backend = asked.info.backend_pid
        return int(dict(_stats())[backend][1])


def plain_work_ms() -> float:
    """Milliseconds of processor that compiling a module of the standard library takes here and now.

    To compare runs by: where others load the machine, caches too are shared, and the same work takes more
    processor time. The least of three.
    """
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    return min(_compiling_ms(source) for _ in range(3))


def _compiling_ms(source: str) -> float:
    begun = time.thread_time()
    compile(source, "plain", "exec")
    return (time.thread_time() - begun) * 1000


def _below(root: int, stats: dict[int, list[str]]) -> set[int]:
    found, last = {root} & stats.keys(), set[int]()
    while found != last:
        last, found = found, found | {pid for pid, stat in stats.items() if int(stat[1]) in found}
    return found


def _stats() -> Iterable[tuple[int, list[str]]]:
    """Each process's fields from the third on: state, parent, …, utime, stime, cutime, cstime (proc(5))."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:  # ended meanwhile
            continue
        yield int(path.parent.name), text.rpartition(")")[2].split()
