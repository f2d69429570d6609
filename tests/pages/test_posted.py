"""What the field templates draw is what `posted.read` reads: each question there and back."""

from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.template import Context, Template

from mingjing.apps.interface import posted
from mingjing.apps.interface.fields import Field, InputKind
from mingjing.core.record import field as record_field
from tests.pages import gallery_fields

ALL = [field for group in gallery_fields.GROUPS for field in group.fields]
DRAW = "{% load interface %}{% show_field field %}"


class Browser(HTMLParser):
    """Posts a form the way a browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.area: str | None = None
        self.picked: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name, value = values.get("name") or "", values.get("value") or ""
        if tag == "textarea":
            self.area = name
            self.pairs.append((name, ""))
        elif tag == "select":
            self.picked = name
        elif tag == "option" and self.picked and "selected" in values:
            self.pairs.append((self.picked, value))
        elif tag == "input" and name and self._is_sent(values):
            self.pairs.append((name, value))

    @staticmethod
    def _is_sent(values: dict[str, str | None]) -> bool:
        if values.get("type") in {"radio", "checkbox"}:
            return "checked" in values
        return values.get("type") != "file"

    def handle_data(self, data: str) -> None:
        if self.area:
            self.pairs[-1] = (self.area, self.pairs[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = None
        if tag == "select":
            self.picked = None


def _post(field: Field, *more: tuple[str, str]) -> QueryDict:
    browser = Browser()
    browser.feed(Template(DRAW).render(Context({"field": field})))
    data = QueryDict(mutable=True)
    for name, value in [*browser.pairs, *more]:
        data.appendlist(name, value)
    return data


def _expected(field: Field) -> object:
    if field.kind is InputKind.PAPERS:
        return [paper["key"] for paper in field.value]
    if field.kind is InputKind.NUMBER:
        return str(field.value)
    return "" if field.value is None else field.value


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.name)
def test_there_and_back(field: Field) -> None:
    assert posted.read(field.kind, field.name, _post(field)) == _expected(field)


@pytest.mark.parametrize("kind", InputKind)
def test_nothing_typed_is_nothing_read(kind: InputKind) -> None:
    field = Field(name="x", label="问题", kind=kind)
    assert posted.read(kind, "x", _post(field)) in ("", None, [], {}, {"unit": "工作日"})


@pytest.mark.parametrize("kind", [InputKind.ITEMS, InputKind.BASIS])
def test_one_more_row(kind: InputKind) -> None:
    field = next(field for field in ALL if field.kind is kind)
    data = _post(field, (posted.ADD_ROW, field.name))
    assert posted.wants_row(data) == field.name
    again = Field(name=field.name, label="", kind=kind, value=posted.read(kind, field.name, data))
    assert len(again.rows) == len(field.rows) + 1
    assert again.rows[0] == field.value[0]
    assert not any(again.rows[1:])


def test_number_of_rows_is_bounded() -> None:
    data = QueryDict(mutable=True)
    data["items.rows"] = "999999999"
    data["items.499.name"] = "最后一行"
    data["items.500.name"] = "再后面的不读"
    assert posted.read(InputKind.ITEMS, "items", data) == [{"name": "最后一行"}]


def test_flag_unanswered_is_unknown() -> None:
    assert posted.read(InputKind.FLAG, "x", QueryDict("")) is None
    assert posted.read(InputKind.FLAG, "x", QueryDict("x=no")) is False
    assert posted.read(InputKind.FLAG, "x", QueryDict("x=maybe")) is None


def test_amount_loses_its_separators() -> None:
    assert posted.read(InputKind.MONEY, "x", QueryDict("x=1,204，500.00 ")) == "1204500.00"


def test_every_kind_is_read_and_every_kind_of_the_record_is_drawn() -> None:
    assert set(posted.READERS) == set(InputKind)
    assert {kind.name for kind in record_field.FieldKind} <= {kind.name for kind in InputKind}
