"""The OpenAPI document and the page for programmers."""

import json
import re
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

from mingjing.apps.api.refusals import KINDS, KINDS_TOLD
from mingjing.core.record.act import ACTS
from tests.pages.api.system import System

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
OTHER_PATHS = {
    "/acts": {"get"}, "/acts/{slug}": {"get"}, "/files": {"get", "post"}, "/files/{file_id}": {"get"},
    "/files/{file_id}/next": {"get"}, "/files/{file_id}/duties": {"get"}, "/files/{file_id}/papers": {"post"},
    "/files/{file_id}/papers/{sha256}": {"get"},
}  # fmt: skip


@pytest.fixture
def document() -> Any:
    status, document = System().get("/openapi.json")
    assert status == 200
    return document


def test_every_address_and_every_act_is_in_it(document: Any) -> None:
    paths = {path.removeprefix(V1): set(methods) for path, methods in document["paths"].items()}
    assert paths == OTHER_PATHS | {f"/files/{{file_id}}/acts/{slug}": {"post"} for slug in ACTS}


def test_every_reference_leads_somewhere(document: Any) -> None:
    for target in set(re.findall(r'"#/([^"]+)"', json.dumps(document))):
        found = document
        for part in target.split("/"):
            found = found[part]


def test_every_schema_is_one(document: Any) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema)


def test_operations_have_names_of_their_own_and_say_who_may(document: Any) -> None:
    operations = [item for methods in document["paths"].values() for item in methods.values()]
    names = [item["operationId"] for item in operations]
    assert len(set(names)) == len(names)
    for path, methods in document["paths"].items():
        for item in methods.values():
            assert bool(item.get("security")) == ("/files" in path)
    schemes = document["components"]["securitySchemes"]
    assert sorted(item["type"] for item in schemes.values()) == ["apiKey", "http"]


def test_the_document_is_fetched_once() -> None:
    first = Client().get(f"{V1}/openapi.json")
    again = Client().get(f"{V1}/openapi.json", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_the_page_has_everything_and_nothing_from_elsewhere() -> None:
    text = Client().get(f"{V1}/").content.decode()
    assert all(f">{slug}<" in text for slug in ACTS)
    assert all(path.split("/")[1] in text for path in OTHER_PATHS)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
    assert "<script" not in text
    assert len(text.encode()) < 100_000


def test_every_refusal_is_told_on_the_page() -> None:
    told = {(status, kind) for status, kind, _ in KINDS_TOLD}
    assert {known for known in KINDS.values()} <= told
