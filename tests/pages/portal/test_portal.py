"""The public's pages on a case walked to its publication: what they show, cost and refuse."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingjing.apps.casework.models import Entry
from mingjing.apps.casework.queries import log_verifier
from mingjing.apps.casework.sealing import seal_pending
from mingjing.apps.documents.models import IssuedDocument
from mingjing.apps.evidence.queries import read_content
from mingjing.apps.publicity.models import Publication
from mingjing.apps.registry.models import Certificate, Parameter
from mingjing.core.ledger.checkpoint import peek_checkpoint
from mingjing.core.ledger.leaf import commits_to, leaf_from
from mingjing.core.ledger.tiles import tile_path
from mingjing.core.record.vocabulary import Role
from tests.record.publicity.published import do, walked

pytestmark = pytest.mark.django_db
MOST = 15
WITHDRAWAL = {"withdrawal_ground": "撤销", "public_statement": "原决定被撤销"}
SAID = {"name": "丁小满", "contact": "13906320001", "inaccuracy": "金额应当是200元", "evidence": "决定书"}


@pytest.fixture
def item() -> Publication:
    return Publication.objects.get(file=walked(), kind="decision")


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
    for where in (
        "/search/?q=没有的词",
        "/search/?q=水污倒乱",
        "/search/?year=1999",
        "/search/?kind=inspection",
    ):
        assert address not in _page(client, where), where
    assert "<mark>乱倒污水</mark>" in _page(client, "/search/?q=乱倒污水")
    told = _page(client, address)
    for text in (item.document_no, "甲公司", "2000元", "申请更正", item.data_sha256, "不服这个决定的"):
        assert text in told


def test_searching_never_breaks_nor_lets_markup_in(client: Client, item: Publication) -> None:
    for text in ("'); --", "<script>", "%25", "a" * 300, "\\", "'", "甲"):
        told = _page(client, f"/search/?q={text}&after=x.y&year=0000&agency=%27")
        assert "<script>alert" not in told
        assert "<mark><script>" not in told


def test_pages_are_turned_by_key(client: Client, item: Publication) -> None:
    copies = []
    for n in range(25):
        row = Publication.objects.get(pk=item.pk)
        row.pk, row.position = row.pk.__class__(int=n + 1), 1000 + n
        copies.append(row)
    Publication.objects.bulk_create(copies)
    first = client.get("/search/")
    assert "找到 26 条" in first.content.decode()
    after = first.context["older"]
    second = client.get("/search/", {"after": after})
    shown = [{hit["link"] for hit in page.context["hits"]} for page in (first, second)]
    assert (len(shown[0]), len(shown[1]), len(shown[0] | shown[1])) == (20, 6, 26)


def test_withdrawn_keeps_its_address_and_nothing_else(client: Client, item: Publication) -> None:
    do(item.file_id, "withdraw_publication", Role.LIAISON, WITHDRAWAL)
    address = f"/decisions/{item.pk}/"
    told = _page(client, address, 410)
    assert "撤销。原决定被撤销" in told
    assert "甲公司" not in told
    for where in ("/", "/search/?q=甲公司", "/feed.xml", "/agencies/trial/"):
        assert address not in _page(client, where), where
    for part in ("content.json", "text.pdf", "correct/"):
        assert client.get(address + part).status_code == 410


def test_anybody_can_check_that_the_log_commits_to_what_is_shown(client: Client, item: Publication) -> None:
    address = f"/decisions/{item.pk}/"
    assert client.get(f"{address}proof.json").status_code == 503
    seal_pending()
    told = json.loads(_page(client, f"{address}proof.json"))
    assert commits_to(leaf_from(told["leaf"]), told["entry"], bytes.fromhex(told["salt"]))
    assert item.data_sha256 in [paper["sha256"] for paper in told["entry"]["documents"]]
    answer = client.get(f"{address}content.json")
    assert answer.content == read_content(item.data_sha256)
    again = client.get(f"{address}content.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{address}text.pdf").status_code == 404


def test_the_log_lies_open_for_tools_of_others(client: Client, item: Publication) -> None:
    assert client.get("/log/checkpoint").status_code == 404
    seal_pending()
    told = _page(client, "/verify/")
    key = log_verifier()
    assert key in told
    signed = client.get("/log/checkpoint").content
    size = peek_checkpoint(signed).size
    tile = client.get(f"/log/{tile_path(0, 0, size)}")
    assert (tile.status_code, len(tile.content)) == (200, 32 * size)
    for wrong in ("../log_key", "tile/0/1", "log_key", "tile/x/000"):
        assert client.get(f"/log/{wrong}").status_code == 404


def test_a_request_for_correction_is_entered_with_a_receipt(client: Client, item: Publication) -> None:
    form = reverse("portal:correct", args=[item.pk])
    assert "哪里不准确" in _page(client, form)
    wrong = client.post(form, {**SAID, "inaccuracy": ""})
    assert wrong.status_code == 422
    assert "13906320001" in wrong.content.decode()
    answer = client.post(form, {**SAID, "_token": "t1"})
    assert answer.status_code == 302, answer.context["barriers"]
    entry = Entry.objects.get(act="request_correction")
    assert (entry.role, entry.by_id, entry.data["requester"]["name"]) == ("system", None, "丁小满")
    assert client.post(form, {**SAID, "_token": "t1"}).headers["Location"] == answer.headers["Location"]
    told = _page(client, answer.headers["Location"])
    assert f"更正-{item.pk.hex[:8].upper()}-{entry.position}" in told
    assert "13906320001" not in told
    assert client.get(answer.headers["Location"][:-2] + "x/").status_code == 404
    assert "丁小满" not in _page(client, f"/decisions/{item.pk}/")


def test_five_requests_a_day(client: Client, item: Publication) -> None:
    form = reverse("portal:correct", args=[item.pk])
    codes = [client.post(form, {**SAID, "_token": f"t{n}"}).status_code for n in range(6)]
    assert codes == [302] * 5 + [429]
    assert Entry.objects.filter(act="request_correction").count() == 5


def test_a_document_is_verified_by_its_code(client: Client, item: Publication) -> None:
    issued = IssuedDocument.objects.get(document="penalty_decision")
    assert "核验码" in _page(client, "/verify/")
    assert client.get("/verify/", {"code": issued.code}).status_code == 302
    told = _page(client, f"/verify/{issued.code.lower().replace('-', '')}/")
    assert "行政处罚决定书" in told
    assert issued.sha256 in told
    assert "甲公司" not in told
    assert "没有这个核验码" in _page(client, "/verify/AAAA-AAAA-AAAA-AAAA/", 404)
    whole = read_content(issued.sha256)
    for content, answer in ((whole, "一致：您的文件"), (whole + b" ", "不一致：")):
        copy = _upload(content)
        assert answer in client.post(f"/verify/{issued.code}/", {"copy": copy}).content.decode()


def _upload(content: bytes) -> object:
    return SimpleUploadedFile("copy.pdf", content, content_type="application/pdf")


def test_an_officer_is_found_by_the_exact_number_only(client: Client, item: Publication) -> None:
    row = Certificate.objects.get(number="trial-0")
    assert row.account.name in _page(client, "/officers/?q=trial-0")
    assert "证件今天有效" in _page(client, "/officers/?q=trial-0")
    for text in ("trial", "trial-", row.account.name, "TRIAL-0"):
        assert "没有这个执法证号" in _page(client, f"/officers/?q={text}")
    Certificate.objects.filter(pk=row.pk).update(suspended_on="2026-01-01")
    assert "证件今天无效" in _page(client, "/officers/?q=trial-0")


def test_officers_are_listed_only_where_the_place_wants_it(client: Client, item: Publication) -> None:
    assert "trial-0" not in _page(client, "/agencies/trial/")
    Parameter.objects.create(agency_id="trial", name="公示执法人员", value=True, since="2026-01-01")
    assert "trial-0" in _page(client, "/agencies/trial/")
    assert client.get("/agencies/nowhere/").status_code == 404
