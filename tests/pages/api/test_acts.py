"""The acts as the interface defines them: all, from their own definitions, in schemas that hold."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.apps.api.schemas import SHAPES, act_schema
from mingjing.apps.casework.models import Entry
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.field import Field, FieldKind
from mingjing.core.record.parsing import PARSERS, FieldError
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI
from tests.pages.api.system import System
from tests.pages.desk.bureau import Bureau

Systems = Callable[[Role], System]
SPECS = list(ACTS.values())
AT = datetime(2026, 3, 2, 12, tzinfo=SHANGHAI)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.django_db
def test_every_act_is_there_with_its_fields() -> None:
    status, answer = System().get("/acts")
    assert status == 200
    assert [item["slug"] for item in answer["acts"]] == list(ACTS)
    for told, spec in zip(answer["acts"], SPECS, strict=True):
        assert told["label"] == spec.label
        properties = told["data_schema"]["properties"]
        assert [(name, shape["title"]) for name, shape in properties.items()] == [
            (item.name, item.label) for item in spec.fields
        ]
        assert told["data_schema"]["required"] == [item.name for item in spec.fields if item.needed]


@pytest.mark.django_db
def test_one_act_and_one_that_is_none() -> None:
    status, told = System().get("/acts/open_case")
    assert (status, told["by"], told["after"]) == (200, ["agency_head"], [["propose_case"]])
    status, refused = System().get("/acts/open_sesame")
    assert (status, refused["kind"]) == (404, "unknown_act")
    assert "open_sesame" in refused["message"]


def test_every_kind_of_field_has_its_shape() -> None:
    assert set(SHAPES) == set(FieldKind)


def test_choices_are_the_fields_own() -> None:
    chosen = [
        (shape.get("enum") or shape["items"]["enum"], list(item.field.choices))
        for spec in SPECS
        for item in spec.fields
        if item.field.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
        for shape in [act_schema(spec)["properties"][item.name]]
    ]
    assert chosen
    assert all(told == own for told, own in chosen)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.slug)
def test_schemas_are_schemas(spec: ActSpec) -> None:
    jsonschema_rs.meta.validate(
        {"$schema": "https://json-schema.org/draft/2020-12/schema"} | act_schema(spec)
    )


@pytest.mark.django_db
def test_what_the_record_keeps_fits_the_schema(bureau: Bureau) -> None:
    """A whole case, to the archive: entries hold nothing that could not be sent again as it is."""
    file_id = bureau.case("archive_volume")
    entries = list(Entry.objects.filter(file=file_id))
    assert len(entries) > 30
    for entry in entries:
        jsonschema_rs.validate(act_schema(ACTS[entry.act]), entry.data, validate_formats=True)


# What the record reads beyond what the schema promises: how people write, not how programs do.
LENIENT = {
    FieldKind.NUMBER, FieldKind.MONEY, FieldKind.TERM, FieldKind.FLAG, FieldKind.DATE, FieldKind.MOMENT,
    FieldKind.CHOICES, FieldKind.LINK, FieldKind.OFFICERS, FieldKind.DIGEST,
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in FieldKind if kind not in LENIENT])
@given(data=st.data())
def test_what_the_schema_forbids_is_refused(kind: FieldKind, data: st.DataObject) -> None:
    field = Field("某项", kind, options="甲|乙")
    raw = data.draw(JSON)
    if raw in (None, "", [], {}) or isinstance(raw, int) or jsonschema_rs.is_valid(SHAPES[kind](field), raw):
        return
    if isinstance(raw, str) and raw.strip() == "":
        return
    with pytest.raises(FieldError):
        PARSERS[kind](raw, field)


GOOD: dict[FieldKind, list[Any]] = {
    FieldKind.TEXT: ["字" * 200],
    FieldKind.NOTE: ["字" * 20_000],
    FieldKind.PLACE: ["一路1号"],
    FieldKind.BASIS: ["《某条例》第三条"],
    FieldKind.PERSON: ["张三"],
    FieldKind.DOCUMENT: ["笔录"],
    FieldKind.SIGNATURE: ["张三"],
    FieldKind.DIGEST: ["0" * 64],
    FieldKind.NUMBER: [0, 1_000_000],
    FieldKind.MONEY: ["0", "2000.00", "9999999999.99", 35],
    FieldKind.TERM: ["7个工作日", "24小时", "30日", "3个月", "5年", "当日"],
    FieldKind.FLAG: [True, False],
    FieldKind.DATE: ["2026-02-28"],
    FieldKind.MOMENT: ["2026-02-28T09:00:00+08:00"],
    FieldKind.CHOICE: ["甲"],
    FieldKind.CHOICES: [["甲", "乙"]],
    FieldKind.PARTY: [{"kind": "自然人", "name": "张三", "phone": "123"}],
    FieldKind.OFFICERS: [[{"id": "7", "name": "李敏"}]],
    FieldKind.PAPERS: [[{"name": "照片", "sha256": "0" * 64}], [{"name": "笔录", "entry": 3}]],
    FieldKind.LINK: [1],
}


@pytest.mark.parametrize("kind", FieldKind)
def test_what_the_schema_allows_is_read(kind: FieldKind) -> None:
    field = Field("某项", kind, options="甲|乙")
    for raw in GOOD[kind]:
        jsonschema_rs.validate(SHAPES[kind](field), raw, validate_formats=True)
        PARSERS[kind](raw, field)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (FieldKind.TEXT, {"a": 1}), (FieldKind.NOTE, ["甲"]), (FieldKind.PERSON, True), (FieldKind.LINK, 1.9),
        (FieldKind.LINK, True), (FieldKind.PARTY, {"kind": "法人", "name": ["甲"]}),
        (FieldKind.MOMENT, "9999-12-31T23:59:59-08:00"),
    ],
)  # fmt: skip
def test_nothing_is_read_as_what_it_is_not(kind: FieldKind, raw: Any) -> None:
    with pytest.raises(FieldError):
        PARSERS[kind](raw, Field("某项", kind))
