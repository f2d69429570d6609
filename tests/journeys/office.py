"""The officials at their desks, as the journeys drive them: by what is written on the page, nothing else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.journeys.reach import barriers

AGENCY = "薛城区综合行政执法局"
Values = Mapping[str, Any]

LABELS = """form => [...form.querySelectorAll('.field')].map(field => {
  const head = field.querySelector(':scope > label, :scope > legend').cloneNode(true);
  head.querySelectorAll('.opt').forEach(mark => mark.remove());
  return head.textContent.trim();
})"""


@dataclass(kw_only=True)
class Office:
    """One agency's officials; each is signed in once, in a browser context of their own.

    `reached`: whether axe-core looks at the pages on the way; it takes its time.
    """

    browser: Browser
    site: str
    agency: str = AGENCY
    reached: bool = True
    faults: list[str] = field(default_factory=list)
    _desks: dict[str, "Desk"] = field(default_factory=dict)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def desk(self, name: str) -> "Desk":
        """The desk of an official, signed in."""
        if name not in self._desks:
            self._desks[name] = self.another_desk(name)
        return self._desks[name]

    def another_desk(self, name: str, **options: Any) -> "Desk":
        """The same official once more, in another browser. `options`: as Playwright's new_context."""
        desk = Desk(page=self.page(**options), site=self.site, reached=self.reached)
        desk.sign_in(self.agency, name)
        return desk

    def page(self, **options: Any) -> Page:
        """A page in a browser context of its own, nobody signed in."""
        context = self.browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **options}
        )
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self.faults.extend(_refused(said.text)))
        page.on("response", lambda answer: self.faults.extend(_broken(answer.status, answer.url)))
        return page

    def close(self) -> None:
        """Close every desk."""
        for context in self._contexts:
            context.close()


def _refused(text: str) -> list[str]:
    return [text] if "Content Security Policy" in text else []


def _broken(status: int, address: str) -> list[str]:
    return [f"{status} {address}"] if status >= 500 else []


@dataclass(kw_only=True)
class Desk:
    """One official's page."""

    page: Page
    site: str
    reached: bool = True

    def sign_in(self, agency: str, name: str) -> None:
        """One press on the demonstration's sign-in page."""
        self.page.goto(f"{self.site}/login/")
        people = self.page.locator("details", has=self.page.locator("summary", has_text=agency)).first
        if people.get_attribute("open") is None:
            people.locator("summary").click()
        people.get_by_role("button", name=re.compile(rf"^{name}\s")).click()
        self.page.wait_for_url("**/desk/")

    def visit(self, address: str) -> None:
        """Open a page by its address: relative to the site, or whole."""
        self.page.goto(address if address.startswith("http") else self.site + address)

    # What the pages offer

    def choose(self, file: str, act: str) -> str:
        """Press the act's button on the file page; returns whether it stood among the first or the others."""
        self.visit(file)
        exact = re.compile(rf"^{re.escape(act)}(\s*（.*）)?$")
        first = self.page.locator("ul.next a.do").filter(has_text=exact)
        if first.count():
            first.first.click()
            return "first"
        other = self.page.locator(".rooms a").filter(has_text=exact)
        assert other.count(), f"“{act}”不在案卷页上；现有：{self.offered()}；暂不能做：{list(self.barred())}"
        other.locator("xpath=ancestor::details[1]/summary").click()
        other.first.click()
        return "other"

    def pick(self, place: str, file: str, verb: str) -> None:
        """Go to a place of the bar and press the button of this wording in the file's line."""
        self.visit("/desk/")
        with self.page.expect_navigation():
            self.page.locator("header nav").get_by_role("link", name=place).click()
        lines = self.page.locator(
            "ul.duties > li", has=self.page.locator(f'a[href*="{file.split("/")[-2]}"]')
        )
        button = lines.locator("a.do").filter(has_text=re.compile(rf"^{re.escape(verb)}：")).first
        assert button.count(), f"{place}里没有“{verb}”；有：{lines.locator('a.do').all_inner_texts()}"
        self.expect_reachable()
        with self.page.expect_navigation():
            button.click()
        self.expect_reachable()

    def expect_reachable(self) -> None:
        """Nothing on the page keeps somebody out."""
        if self.reached:
            assert barriers(self.page) == []

    def offered(self) -> list[str]:
        """The acts that 接下来 puts first."""
        return self.page.locator("ul.next a.do").all_inner_texts()

    def barred(self) -> dict[str, str]:
        """The acts shown as barred, each with the clauses and what would lift them."""
        shown = self.page.locator("li.barred")
        return {
            item.locator("strong").text_content() or "": " ".join((item.text_content() or "").split())
            for item in shown.all()
        }

    def terms(self) -> dict[str, str]:
        """The open duties of the file page: name and how the day was counted, or why there is no day."""
        parts = self.page.locator("section[aria-labelledby=terms] .part").all()
        return {
            " ".join((part.locator("p").first.text_content() or "").split()): " ".join(
                (part.text_content() or "").split()
            )
            for part in parts
        }

    def duties(self) -> list[str]:
        """The lines of 待办."""
        self.visit("/desk/")
        return [" ".join(text.split()) for text in self.page.locator("ul.duties > li").all_inner_texts()]

    # Forms

    @property
    def form(self) -> Locator:
        """The act's form on the page."""
        return self.page.locator("form[enctype]")

    def fill(self, values: Values) -> None:
        """Answer the questions named by their labels; what is folded is unfolded first."""
        self.page.wait_for_load_state()
        folded = self.form.locator("details:not([open]) > summary")
        while folded.count():
            folded.first.click()
        labels: list[str] = self.form.evaluate(LABELS)
        fields = self.form.locator(".field")
        for label, value in values.items():
            assert label in labels, f"表单没有“{label}”；有：{labels}"
            enter(fields.nth(labels.index(label)), value)

    def value(self, label: str) -> str:
        """What stands in a single field now."""
        labels: list[str] = self.form.evaluate(LABELS)
        return self.form.locator(".field").nth(labels.index(label)).locator(".input").first.input_value()

    def press(self) -> None:
        """Submit, and wait for the answer."""
        with self.page.expect_navigation():
            self.form.locator("button.do.first").click()

    def said(self) -> str:
        """What the page reports at its top."""
        return " ".join(self.page.locator(".notice").all_inner_texts())

    def refusals(self) -> list[str]:
        """What keeps the form from being taken, sentence by sentence."""
        return [" ".join(text.split()) for text in self.page.locator(".wrongs li").all_inner_texts()]

    def file(self) -> str:
        """The address of the file the page is in."""
        found = re.match(r"(.*/desk/files/[0-9a-f-]{36}/)", self.page.url)
        assert found, self.page.url
        return found.group(1)

    # Acts

    def begin(self, way: str, values: Values) -> str:
        """Open a file by the way named; returns its address."""
        self.visit("/desk/files/")
        self.page.get_by_role("link", name="新立案卷").first.click()
        self.page.get_by_role("link", name=way, exact=True).click()
        self.fill(values)
        self.press()
        self.expect_entered(way)
        return self.file()

    def do(self, file: str, act: str, values: Values) -> str:
        """Do an act from the file page by its button; returns where the button stood."""
        stood = self.choose(file, act)
        self.fill(values)
        self.press()
        self.expect_entered(act)
        return stood

    def do_from(self, place: str, file: str, act: str, values: Values) -> None:
        """Do an act from a place of the bar: by the line's button, and on a draft's page by its own."""
        self.pick(place, file, act)
        if not self.form.count():
            self.page.locator("ul.next a.do").filter(has_text=re.compile(rf"^{re.escape(act)}$")).click()
        self.fill(values)
        self.press()
        self.expect_entered(act)

    def review(self, file: str, answer: str, values: Values) -> None:
        """Review at the review desk: every item answered alike, then the opinion."""
        self.pick("法制审核", file, "审核")
        items = self.page.locator("ol.checklist > li")
        for item in items.all():
            item.locator("label.choice").filter(has_text=re.compile(f"^{answer}$")).locator("input").check()
        assert items.count()
        self.fill(values)
        self.press()

    def expect_entered(self, act: str) -> None:
        """The record has the act, and the page says so."""
        assert f"“{act}”已写入记录" in self.said(), f"{act}：{self.refusals() or self.page.url}"

    def refused(self, file: str, act: str, values: Values) -> list[str]:
        """Send an act's form that can't be taken; returns the sentences."""
        self.choose(file, act)
        self.fill(values)
        self.press()
        assert not self.said().startswith("“"), f"{act}本应被拦下"
        return self.refusals()


def enter(shown: Locator, value: Any) -> None:
    """Answer one question, as its kind wants it."""
    match value:
        case bool():
            _pick(shown, "是" if value else "否")
        case Path():
            shown.locator("input[type=file]").set_input_files(value)
        case Mapping():
            _enter_parts(shown, value)
        case [(_, _), *_]:
            _enter_rows(shown, value)
        case [*_]:
            _tick(shown, value)
        case _:
            _enter_text(shown, str(value))


def _enter_text(shown: Locator, text: str) -> None:
    if shown.locator("input[type=radio]").count():
        _pick(shown, text)
    elif shown.locator("select").count():
        options = shown.locator("select option").all_inner_texts()
        shown.locator("select").select_option(label=next(_matching(options, text)))
    else:
        shown.locator(".input").first.fill(text)


def _matching(options: Sequence[str], text: str) -> Iterator[str]:
    yield from (option for option in options if option == text)
    yield from (option for option in options if text in option)


def _pick(shown: Locator, word: str) -> None:
    """Pick the one answer of this wording."""
    shown.locator("label.choice").filter(has_text=re.compile(f"^{re.escape(word)}$")).locator("input").check()


def _tick(shown: Locator, words: Sequence[str]) -> None:
    """Tick exactly these: what was ticked beforehand and isn't named is unticked."""
    choices = shown.locator("label.choice")
    names = choices.locator("span").evaluate_all("all => all.map(one => one.firstChild.textContent.trim())")
    assert set(words) <= set(names), f"没有 {set(words) - set(names)}，有 {names}"
    for name, choice in zip(names, choices.locator("input").all(), strict=True):
        choice.set_checked(name in words)


def _enter_parts(shown: Locator, parts: Mapping[str, Any]) -> None:
    for word, value in parts.items():
        if word == "类型":
            _pick(shown, value)
        else:
            found = shown.locator(
                ".sub", has=shown.page.locator("label", has_text=re.compile(f"^{re.escape(word)}"))
            )
            found.locator(".input").fill(str(value))


def _enter_rows(shown: Locator, rows: Sequence[tuple[str, str]]) -> None:
    for number, cells in enumerate(rows):
        line = shown.locator("tbody tr").nth(number)
        for place, text in enumerate(cells):
            line.locator("input").nth(place).fill(text)
