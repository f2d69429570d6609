"""The browser obeys the policy, and the journeys would notice a breach."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.head.append(script);
  return window.ran === true;
}"""


@pytest.mark.django_db(transaction=True)
def test_browser_refuses_inline_scripts(page: Page, live_server: LiveServer, faults: list[str]) -> None:
    page.goto(f"{live_server.url}/no-such-page/")
    assert faults == []
    assert page.evaluate(INLINE) is False
    assert [fault for fault in faults if "script-src" in fault]
    faults.clear()
