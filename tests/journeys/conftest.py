"""A browser, where the machine has one; where it has none the journeys skip, and say so."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
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
