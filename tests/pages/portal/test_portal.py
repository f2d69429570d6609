"""The public's pages on a case walked to its publication: what they show, cost and refuse."""

import hashlib
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.sealing import seal
from mingjing.apps.publicity.models import Publication
from mingjing.core.ledger.leaf import leaf_from, commits_to
from mingjing.core.record.vocabulary import Role
from tests.record.publicity.published import do, walked

pytestmark = pytest.mark.django_db
MOST = 15


@pytest.fixture
def item() -> Publication:
    file = walked()
    return Publication.objects.get(file=file, kind="decision")


def _page(client: Client, address: str, status: int = 200) -> str:
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    assert len(counted) <= MOST, [query["sql"] for query in counted]
    assert "Cookie" in answer.headers["Vary"]
    assert "no-cache" in answer.headers["Cache-Control"]
    return answer.content.decode()


def test_what_is_published_is_found_and_read(client: Client, item: Publication) -> None:
    address = f"/decisions/{item.pk}/"
    for where in ("/", "/search/?q=乱倒污水", "/search/?q=甲公司 污水", "/feed.xml", "/agencies/trial/"):
        assert address in _page(client, where), where
    assert "<mark>乱倒污水</mark>" in _page(client, "/search/?q=乱倒污水")
    told = _page(client, address)
    assert item.document_no in told and "甲公司" in told and "罚款人民币2000元" in told
    assert "申请更正" in told and item.data_sha256 in told
