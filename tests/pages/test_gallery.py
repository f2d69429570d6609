"""Every component is rendered with real content, and says what it has to say."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test.signals import template_rendered

from mingjing.apps.interface.fields import InputKind
from tests.pages import gallery, gallery_fields

TEMPLATES = gallery.ROOM / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """The names of all templates that were rendered meanwhile, also the included ones."""
    names: set[str] = set()

    def note(template: Any, **_: object) -> None:
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def test_no_template_is_left_out(rendered: set[str]) -> None:
    for name in gallery.PAGES:
        gallery.render(name)
    assert set(NAMES) - rendered == set()


def test_every_kind_of_question_is_asked() -> None:
    asked = {field.kind for group in gallery_fields.GROUPS for field in group.fields}
    assert asked == set(InputKind)


class Outline(HTMLParser):
    """Ids, what refers to them, headings, and tags that are opened but not closed."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.headings: list[int] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        for key in ("for", "aria-describedby", "aria-labelledby", "list", "data-capital"):
            self.references += values.get(key, "").split()
        if tag == "a" and values.get("href", "").startswith("#") and len(values["href"]) > 1:
            self.references.append(values["href"][1:])
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", gallery.PAGES)
def test_outline(name: str) -> None:
    outline = Outline()
    outline.feed(gallery.render(name))
    outline.close()
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.references) <= set(outline.ids)
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps), outline.headings
    assert "None" not in gallery.render(name)


def test_errors_lead_to_their_fields() -> None:
    page = gallery.render("form_wrong")
    for name, (error,) in gallery_fields.ERRORS.items():
        assert f'<a href="#f-{name}">' in page
        assert page.count(error) == 2
    assert 'role="alert"' in page
    assert "批准立案" in page


def test_barred_act_shows_clause_and_what_lifts_it() -> None:
    page = gallery.render("file")
    assert "暂不能做" in page
    assert "法制审核办法 第二条" in page
    assert "先完成：" in page
    assert "先弄清：" in page


def test_nothing_due_is_a_sentence() -> None:
    page = gallery.render("duties_none")
    assert "没有逾期的事。" in page
    assert '<ul class="duties">' not in page


def test_current_place_is_marked_with_its_number() -> None:
    page = gallery.render("review")
    assert page.count('aria-current="page">法制审核<b>3</b>') == 1
    assert '<a href="/desk/" >' not in page


def test_large_type_is_on_the_root_and_can_be_left() -> None:
    assert 'data-type="large"' in gallery.render("search", large=True)
    assert "标准字号" in gallery.render("search", large=True)
    assert "data-type" not in gallery.render("search")
