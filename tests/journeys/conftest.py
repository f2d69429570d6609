"""A browser and a server, where the machine has one; where it has none the journeys skip, and say so."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from mingjing.server.database import cluster_in, discard
from tests.journeys.office import Office

NAMES = ("chromium", "chromium-browser", "google-chrome")
OURS = ("MINGJING_", "DATABASE_", "DJANGO_")
HERE = Path(__file__).parents[2]
SEED = """
from mingjing.server.prepare import django_ready
django_ready()
from mingjing.server.demo_people import seed_people
seed_people()
"""
DRAFT = """
import sys
from mingjing.server.prepare import django_ready
django_ready()
from tests.journeys.drafted import walked
print(walked(sys.argv[1]))
"""
# Playwright keeps an event loop in this thread, and Django would refuse the tests their own queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it, headless."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("没有 Chromium：在 Debian 上用 apt-get install chromium 安装")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def faults() -> list[str]:
    """What went wrong inside the page: scripts that failed, and what the security policy refused."""
    return []


@pytest.fixture
def page(browser: Browser, faults: list[str]) -> Iterator[Page]:
    """A fresh page of 1440 × 900; any fault in it fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.extend(_refused(message.text)))
    yield opened
    context.close()
    assert faults == []


def _refused(text: str) -> list[str]:
    return [text] if "Content Security Policy" in text else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The server under test: where it answers, and the environment of a process beside it."""

    address: str
    settings: dict[str, str]


@pytest.fixture(scope="session")
def site(served: Served) -> str:
    """Where the server answers."""
    return served.address


@pytest.fixture(scope="session")
def drafted(served: Served) -> Callable[[str], str]:
    """Takes a new case of the place to where its decision can be drafted; returns the file's address."""

    def prepare(place: str) -> str:
        command = [sys.executable, "-c", DRAFT, place]
        done = subprocess.run(
            command, env=served.settings, cwd=HERE, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return f"{served.address}/desk/files/{done.stdout.strip()}/"

    return prepare


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """`mingjing serve` on a data folder of its own, with the demonstration's people and no case."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    with tempfile.TemporaryDirectory(prefix="mj-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        settings = {**inherited, "MINGJING_DATA": name, "MINGJING_DEMO": "1"}
        command = [sys.executable, "-m", "mingjing", "serve", "--workers", "1", "--port", str(_free_port())]
        with (folder / "said").open("wb") as said:
            server = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, text=True,
                env=settings, start_new_session=True,
            )  # fmt: skip
        try:
            yield _ready(server, folder, settings)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.communicate(timeout=30)
            discard(folder)


def _ready(server: "subprocess.Popen[str]", folder: Path, settings: dict[str, str]) -> Served:
    assert server.stdout
    address = next((line.strip() for line in server.stdout if line.startswith("http://")), "")
    assert address, (folder / "said").read_text(encoding="utf-8")
    beside = settings | {"DATABASE_URL": cluster_in(folder).url()}
    subprocess.run([sys.executable, "-c", SEED], env=beside, check=True, timeout=120)
    return Served(address=address.rstrip("/"), settings=beside)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def office(browser: Browser, site: str) -> Iterator[Office]:
    """The agency's officials, each at a desk of their own; any fault in a page fails the test."""
    staff = Office(browser=browser, site=site)
    yield staff
    staff.close()
    assert staff.faults == []
