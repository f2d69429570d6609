"""The desk's pages asked in process, on a database with many files made up for it."""

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.programs.acts import ACT, DATA, _office, _signed_in
from mingjing.apps.casework.bigrams import lexemes
from mingjing.apps.casework.identity import derived_id, new_file_id
from mingjing.apps.casework.models import File
from mingjing.apps.registry.models import Account
from mingjing.core.record.vocabulary import Role
from mingjing.server.assets import collect_if_changed

FILES = 100_000
TIMES = 30
NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
CAUSES = ("擅自占用城市道路", "违法建设", "运输车辆未密闭", "占道经营", "未按规定倾倒垃圾", "夜间施工噪声")
STAGES = ("start", "investigation", "decision", "execution", "archive")
# The newest are running, five in a hundred, each with an open duty; the others lie in the archive.
RUNNING = 5_000
FILE_COLUMNS = (
    "id, agency_id, kind, procedure, number, opened_at, opened_under, token, title, stage, entry_count,"
    " last_at, party_name, cause, handler_ids, offence, decided_grade, search, search_text, projected_at"
)
DUTY_COLUMNS = (
    "id, file_id, agency_id, key, name, clause, source, gist, role, opened_by, opened_at, due_at,"
    " provisional, closed_by, closed_at, closing_acts, barred, lapse_act"
)

ASKED_COLUMNS = "id, file_id, agency_id, kind, position, act, at, by_name"
BARRED = '{"open_case": [{"lift": "先呈请立案", "source": "办法 第一条", "waits_for": ["propose_case"]}]}'


def measure(_address: str) -> dict[str, Any]:
    """Statements and median milliseconds of each page and of an act, beside `SELECT 1`."""
    collect_if_changed()
    head, files = _office()
    _fill(head)
    officer = Account.objects.get(username=Role.OFFICER.value)
    trip = _median(lambda: _ask(connection))
    found: dict[str, Any] = {"files": File.objects.count(), "round_trip_ms": trip}
    for name, by, address in (
        ("todo_head", head, "/desk/"),
        ("todo_officer", officer, "/desk/"),
        ("files", head, "/desk/files/"),
        ("files_search_frequent", head, f"/desk/files/?{urlencode({'q': '占道经营'})}"),
        ("files_search_rare", head, f"/desk/files/?{urlencode({'q': '赵一丁'})}"),
        ("files_mine_overdue", officer, "/desk/files/?mine=1&overdue=1"),
        ("file", head, f"/desk/files/{files[0]}/"),
        ("form", head, f"/desk/files/{files[0]}/{ACT}/"),
    ):
        client = Browser(by)
        found[name] = _page(lambda client=client, address=address: client.get(address), trip)  # type: ignore[misc]
    found["act"] = _page(_acting(Browser(head), iter(files * 2)), trip)
    return found


class Browser:
    """Asks the application as a browser would, without a network between."""

    def __init__(self, account: Account) -> None:
        self._cookies = _signed_in(account)
        self._application = get_wsgi_application()

    def get(self, address: str) -> None:
        """Ask for a page; it must be there."""
        self._ask("GET", address, b"", "200")

    def post(self, address: str, data: dict[str, str]) -> None:
        """Send a form; it must be taken."""
        self._ask("POST", address, urlencode(data).encode(), "302")

    def _ask(self, method: str, address: str, body: bytes, wanted: str) -> None:
        path, _, query = address.partition("?")
        told: list[str] = []
        answer = self._application(
            {
                "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
                "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
                "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
                "HTTP_X_CSRFTOKEN": self._cookies["csrftoken"],
                "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
                "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr,
            },
            lambda status, _headers: told.append(status),
        )  # fmt: skip
        b"".join(answer)
        answer.close()
        if not told[0].startswith(wanted):
            raise AssertionError(f"{told[0]} from {address}")


def _acting(client: Browser, files: Iterator[UUID]) -> Callable[[], None]:
    return lambda: client.post(f"/desk/files/{next(files)}/{ACT}/", DATA)


def _page(work: Callable[[], None], trip: float) -> dict[str, Any]:
    work()
    with CaptureQueriesContext(connection) as counted:
        work()
    asked = [query["sql"] for query in counted if query["sql"] not in ("BEGIN", "COMMIT")]
    taken = _median(work)
    return {"statements": len(asked), "median_ms": taken, "round_trips": round(taken / trip)}


def _median(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return round(statistics.median(times) * 1000, 3)


def _ask(database: Any) -> None:
    with database.cursor() as cursor:
        cursor.execute("SELECT 1")


def _fill(head: Account) -> None:
    """Made-up files straight into what is otherwise derived.

    Each that is not archived has an open duty, one in five waits for the head, one in ten for a review.
    """
    with connection.cursor() as cursor:
        ids = []
        with cursor.copy(f"COPY casework_file ({FILE_COLUMNS}) FROM STDIN") as copy:
            for n in range(FILES):
                row = _file(n, head)
                ids.append((row[0], row[9]))
                copy.write_row(row)
        with cursor.copy(f"COPY casework_duty ({DUTY_COLUMNS}) FROM STDIN") as copy:
            for n, (file_id, stage) in enumerate(ids):
                if stage != "archived":
                    copy.write_row(_duty(n, file_id, head))
        with cursor.copy(f"COPY casework_asked ({ASKED_COLUMNS}) FROM STDIN") as copy:
            for n, (file_id, stage) in enumerate(ids):
                if stage != "archived" and n % 5 == 0:
                    copy.write_row(_asked(n, file_id, head, "signature", "propose_case"))
                if stage != "archived" and n % 10 == 0:
                    copy.write_row(_asked(n, file_id, head, "review", "submit_for_review"))
        cursor.execute("ANALYZE")


def _file(n: int, head: Account) -> tuple[Any, ...]:
    now = timezone.now() - timedelta(days=900) + timedelta(minutes=12 * n)
    name = NAMES[n % 16] + NAMES[n // 16 % 16] + NAMES[n // 256 % 16]
    cause = CAUSES[n % len(CAUSES)]
    number = f"试综执案〔{now.year}〕M{n}号"
    text = f"{number}\n{name}{cause}"
    words = " ".join(f"'{word}'" for word in sorted(set(lexemes(text))))
    return (
        new_file_id(now), head.agency_id, "penalty", "ordinary", number, now, "[]", None, f"{name}{cause}",
        _stage(n), 1, now, name, cause, f"{{{head.pk + n % 20}}}", "", "", words, text, now,
    )  # fmt: skip


def _stage(n: int) -> str:
    return STAGES[n % len(STAGES)] if n >= FILES - RUNNING else "archived"


def _asked(n: int, file_id: UUID, head: Account, kind: str, act: str) -> tuple[Any, ...]:
    at = timezone.now() - timedelta(minutes=n)
    return (derived_id(file_id, kind), file_id, head.agency_id, kind, 1, act, at, "孙立新")


def _duty(n: int, file_id: UUID, head: Account) -> tuple[Any, ...]:
    now = timezone.now()
    return (
        derived_id(file_id, f"d{n}"), file_id, head.agency_id, f"d{n}", "决定是否立案", "bench.1",
        "办法 第一条",
        "七个工作日内决定", ("officer", "agency_head", "unit_head", "reviewer")[n % 4], 1, now,
        now + timedelta(days=n % 90 - 10), False, None, None, "{open_case}",
        BARRED if n % 2 else "{}", None,
    )  # fmt: skip
