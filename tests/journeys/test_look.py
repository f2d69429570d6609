"""The gallery in a browser: reachable for everybody, from 360 px to 1440 px, and light."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from mingjing.core.record.amounts import money_capital
from tests.pages import gallery

AXE = Path(__file__).parent / "axe.min.js"
PAGES = [*gallery.PAGES, "search_large"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A control in running text may be smaller (WCAG 2.2, 2.5.8, inline), and so may what a label enlarges.
SMALL = """() => [...document.querySelectorAll(
    'button, .do, input, select, textarea, summary, .choice, nav.pages a, .bar a')]
  .filter(e => !['hidden', 'radio', 'checkbox'].includes(e.type))
  .filter(e => e.offsetParent && !e.closest('.visually-hidden'))
  .filter(e => e.getBoundingClientRect().height < 43.9 || e.getBoundingClientRect().width < 43.9)
  .map(e => e.outerHTML.slice(0, 90))"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the gallery; answers drafts; counts what is posted."""

    posted: list[str] = []  # noqa: RUF012  # one list for all requests, read by the tests
    draft_status = 200

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """Take a form as the desk would."""
        self.rfile.read(int(self.headers["Content-Length"]))
        Quiet.posted.append(self.path)
        self.send_response(Quiet.draft_status if "drafts" in self.path else 204)
        self.end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gallery")
    gallery.write(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_everybody_can_use_every_page(site: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    faults: dict[str, object] = {}
    for name in PAGES:
        page.goto(f"{site}/{name}.html")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert found["passes"]
        for fault in found["violations"]:
            faults[f"{name}: {fault['id']}"] = [node["html"][:120] for node in fault["nodes"]][:3]
        if small := page.evaluate(SMALL):
            faults[f"{name}: 44 px"] = small
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[f"{name}: wider than the window"] = width
    assert faults == {}


def test_double_size_on_a_small_window(site: str, page: Page) -> None:
    """200 % zoom of a 1280 px window is a 640 px window; large type makes it narrower still."""
    page.set_viewport_size({"width": 640, "height": 450})
    for name in PAGES:
        page.goto(f"{site}/{name}.html")
        page.evaluate("document.documentElement.dataset.type = 'large'")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name


def test_pages_are_light(site: str, page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    for name in PAGES:
        answers.clear()
        page.goto(f"{site}/{name}.html", wait_until="networkidle")
        page.wait_for_function("document.readyState === 'complete'")  # by now every answer was told of
        assert 0 < sum(len(answer.body()) for answer in answers) < 100_000, name


def test_keyboard_reaches_the_content_first(site: str, page: Page) -> None:
    page.goto(f"{site}/duties.html")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_wrongs_are_read_first(site: str, page: Page) -> None:
    page.goto(f"{site}/form_wrong.html")
    assert page.evaluate("'wrongs' in document.activeElement.dataset")
    page.click("text=罚款金额：金额")
    assert page.evaluate("document.activeElement.id") == "f-fine"


@pytest.mark.parametrize(
    "text", ["2000", "0.05", "10.05", "100010000", "20000.3", "1000000000001", "15.50", "3008.06", "0"]
)
def test_capitals_while_typing_are_the_servers(site: str, page: Page, text: str) -> None:
    page.goto(f"{site}/form.html")
    page.fill("#f-fine", text)
    assert page.text_content("#f-fine-capital") == money_capital(text)
    page.fill("#f-fine", text + "元")
    assert page.text_content("#f-fine-capital") == ""


def test_second_press_sends_nothing(site: str, page: Page) -> None:
    page.goto(f"{site}/form.html")
    Quiet.posted.clear()
    page.evaluate("document.querySelector('.do.first').click(); document.querySelector('.do.first').click()")
    page.wait_for_timeout(300)
    assert Quiet.posted == ["/desk/files/1/inspect/"]


def test_enter_submits_and_adds_no_row(site: str, page: Page) -> None:
    page.goto(f"{site}/form.html")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.press("#f-note", "Enter")
    assert "_add_row" not in (sent.value.post_data or "")


def test_draft_saves_itself_and_survives_a_lost_connection(site: str, page: Page) -> None:
    page.goto(f"{site}/form.html")
    Quiet.posted.clear()
    page.fill("#f-findings", "桌椅已经搬走。")
    page.wait_for_function(
        "document.querySelector('[data-draft-status]').textContent.startsWith('草稿已保存 ')"
    )
    page.wait_for_timeout(1800)
    assert Quiet.posted == ["/desk/drafts/1/"]
    Quiet.draft_status = 503
    try:
        page.fill("#f-findings", "桌椅已经搬走，遮阳棚还在。")
        page.wait_for_selector("text=连不上服务器")
        page.reload()
        assert page.input_value("#f-findings") == "桌椅已经搬走，遮阳棚还在。"
        assert "请核对" in (page.text_content("[data-draft-status]") or "")
    finally:
        Quiet.draft_status = 200


def test_blank_rows_come_one_at_a_time_on_a_phone(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/form.html")
    rows = page.locator("#f-items tbody tr")
    assert [rows.nth(n).is_visible() for n in range(5)] == [True, True, False, False, False]
    page.fill("[name='items.1.name']", "遮阳棚")
    assert [rows.nth(n).is_visible() for n in range(5)] == [True, True, True, False, False]


def test_print_leaves_out_what_is_pressed(site: str, page: Page) -> None:
    page.goto(f"{site}/file.html")
    page.emulate_media(media="print")
    assert page.locator(".do:visible, .bar nav:visible").count() == 0
    assert page.locator(".record .act:visible").count() == 5
