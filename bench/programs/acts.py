"""Acts entered as fast as they go: through the function, and through HTTP; beside plain rows."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import psycopg
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.middleware.csrf import _get_new_csrf_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.programs.processor import COUNTED, plain_work_ms, postmaster, tree_seconds
from mingjing.apps.casework.service import open_file, perform
from mingjing.apps.registry.models import Account, Agency, AgencyRuleSet, Appointment
from mingjing.core.record.vocabulary import FileKind, Role
from mingjing.regulations.library import folders

CLIENTS = (1, 8)
SECONDS = 3.0
FILES = 48
ACT, DATA = "assign_officers", {"reason": "调整承办人员。"}
PARTY = {"kind": "自然人", "name": "张三", "address": "一路1号"}
CASE = {
    "party": PARTY,
    "case_facts": "占道经营。",
    "cause": "擅自占用城市道路",
    "start_reason": "巡查发现。",
    "source": "投诉",
    "handler_opinion": "建议立案。",
}
LAW = ("national", "xuecheng")


def measure(address: str) -> dict[str, Any]:
    """Acts and plain rows in a second, the ratio, statements and processor time per act."""
    head, files = _office()
    found: dict[str, Any] = {"counted": COUNTED, "entries_per_file_at_start": 1}
    with CaptureQueriesContext(connection) as counted:
        _act(files[0], head)
    found["statements_per_act"] = len(counted)
    found["plain_work_ms"] = round(plain_work_ms(), 1)
    rows = {n: _rate(n, _rows(address)) for n in CLIENTS}
    database = postmaster(address)
    for n in CLIENTS:
        shares = [cycle(files[k::n]) for k in range(n)]
        before = _Spent.now(os.getpid(), database)
        rate = _rate(n, lambda k, shares=shares: lambda: _act(next(shares[k]), head))  # type: ignore[misc]
        found |= _result(f"function_{n}", rate, rows[n], _Spent.now(os.getpid(), database) - before)
    with _serving(address) as (port, pid):
        cookies = _signed_in(head)
        warming = [cycle(files[k :: max(CLIENTS)]) for k in range(max(CLIENTS))]
        _rate(max(CLIENTS), lambda k: _posting(port, cookies, warming[k]))
        for n in CLIENTS:
            shares = [cycle(files[k::n]) for k in range(n)]
            before = _Spent.now(pid, database)
            rate = _rate(n, lambda k, shares=shares: _posting(port, cookies, shares[k]))  # type: ignore[misc]
            found |= _result(f"http_{n}", rate, rows[n], _Spent.now(pid, database) - before)
    found["plain_work_ms_at_end"] = round(plain_work_ms(), 1)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spent:
    """Seconds of processor used so far: by Python, and by PostgreSQL."""

    python: float
    database: float

    @classmethod
    def now(cls, python: int, database: int) -> "_Spent":
        return cls(python=tree_seconds(python), database=tree_seconds(database))

    def __sub__(self, before: "_Spent") -> "_Spent":
        return _Spent(python=self.python - before.python, database=self.database - before.database)


def _result(name: str, rate: float, row_rate: float, spent: _Spent) -> dict[str, float]:
    acts = rate * SECONDS
    return {
        f"{name}_acts_per_second": round(rate, 1),
        f"{name}_rows_per_second": round(row_rate, 1),
        f"{name}_act_times_row": round(row_rate / rate, 1),
        f"{name}_python_cpu_ms_per_act": round(spent.python * 1000 / acts, 2),
        f"{name}_database_cpu_ms_per_act": round(spent.database * 1000 / acts, 2),
        f"{name}_cpu_ms_per_act": round((spent.python + spent.database) * 1000 / acts, 2),
    }


def _rate(clients: int, make: Callable[[int], Callable[[], Any]]) -> float:
    """How often in a second as many clients together do what `make` gives each of them."""

    def work(k: int) -> int:
        step, done, end = make(k), 0, time.perf_counter() + SECONDS
        while time.perf_counter() < end:
            step()
            done += 1
        connection.close()
        return done

    with ThreadPoolExecutor(clients) as pool:
        return sum(pool.map(work, range(clients))) / SECONDS


def _office() -> tuple[Account, list[UUID]]:
    agency = Agency.objects.create(id="bench", name="试综执局", word="试综执")
    today = timezone.localdate().replace(year=2025)
    for name in LAW:
        if name in folders():
            AgencyRuleSet.objects.create(agency=agency, rule_set=name, since=today)
    people = {}
    for role in (Role.OFFICER, Role.AGENCY_HEAD):
        people[role] = Account.objects.create_user(role.value, None, name="孙立新", agency=agency)
        Appointment.objects.create(account=people[role], role=role.value, since=today)
    now = timezone.now()
    opened = [
        open_file(
            agency=agency, kind=FileKind.PENALTY, act="propose_case", data=CASE, by=people[Role.OFFICER],
            at=now, now=now,
        ).entry.file_id
        for _ in range(FILES)
    ]  # fmt: skip
    return people[Role.AGENCY_HEAD], opened


def _act(file_id: UUID, by: Account) -> None:
    now = timezone.now()
    perform(file_id=file_id, act=ACT, data=DATA, by=by, at=now, now=now)


def _rows(address: str) -> Callable[[int], Callable[[], Any]]:
    with psycopg.connect(address, autocommit=True) as plain:
        plain.execute("CREATE TABLE IF NOT EXISTS plain_row (id bigserial PRIMARY KEY, data jsonb)")

    def make(_: int) -> Callable[[], Any]:
        plain = psycopg.connect(address, autocommit=True)
        return lambda: plain.execute("INSERT INTO plain_row (data) VALUES (%s)", ['{"reason": "x"}'])

    return make


@contextmanager
def _serving(address: str) -> Iterator[tuple[int, int]]:
    """The service on a free port, with its process number."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mingjing", "serve", "--port", str(port), "--workers", "2"]
    environ = {**os.environ, "DATABASE_URL": address}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        service.stdout.readline()
        time.sleep(1)
        try:
            yield port, service.pid
        finally:
            service.terminate()


def _signed_in(account: Account) -> dict[str, str]:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "mingjing.apps.registry.backend.RegistryBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return {"sessionid": session.session_key or "", "csrftoken": _get_new_csrf_string()}


def _posting(port: int, cookies: dict[str, str], files: Iterator[UUID]) -> Callable[[], None]:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": cookies["csrftoken"],
        "Host": f"localhost:{port}",
    }

    def post() -> None:
        body = urlencode(DATA)
        client.request("POST", f"/desk/files/{next(files)}/{ACT}/", body=body, headers=headers)
        answer = client.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.FOUND:
            raise AssertionError(f"{answer.status} instead of a redirect")

    return post
