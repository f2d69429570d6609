"""公示: each role sees what waits, with the one button that does its next step."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingjing.apps.casework.models import File
from mingjing.apps.publicity.models import Publication
from mingjing.apps.registry.models import Account
from mingjing.core.record.vocabulary import Role
from tests.record.publicity.published import PERSON, do, walked

pytestmark = pytest.mark.django_db
MOST = 15
ROLES = [
    Role.OFFICER, Role.UNIT_HEAD, Role.REVIEWER, Role.AGENCY_HEAD, Role.LIAISON, Role.ARCHIVIST,
    Role.HEARING_OFFICER,
]  # fmt: skip


def _page(file: File, role: Role, address: str, status: int = 200) -> str:
    client = Client()
    account = Account.objects.get(username__startswith=file.agency_id, pk=_holder(file, role))
    client.force_login(account)
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(address)
    assert answer.status_code == status
    assert len(counted) <= MOST, [query["sql"] for query in counted]
    return answer.content.decode()


def _holder(file: File, role: Role) -> int:
    found = Account.objects.filter(agency=file.agency, appointments__role=role).order_by("pk").first()
    assert found is not None
    return found.pk


def test_everybody_sees_what_is_shown() -> None:
    file = walked()
    item = Publication.objects.get(kind="decision")
    for role in ROLES:
        told = _page(file, role, reverse("desk:publicity"))
        assert item.document_no in told, role
    assert f"/decisions/{item.pk}/" in _page(file, Role.REVIEWER, reverse("desk:publicity"))
    pushing = reverse("desk:act", args=[file.pk, "deliver_to_channel"])
    assert pushing in _page(file, Role.LIAISON, reverse("desk:publicity"))


def test_a_draft_shows_its_step_and_who_is_to_do_it() -> None:
    file = walked("prepare_result_publication", party=PERSON)
    screening = reverse("desk:screening", args=[file.pk])
    told = _page(file, Role.OFFICER, reverse("desk:publicity"))
    assert screening in told
    assert reverse("desk:act", args=[file.pk, "redact"]) in _page(file, Role.OFFICER, screening)
    assert "下一步：隐去" in told
    assert "等承办人办理" in _page(file, Role.LIAISON, reverse("desk:publicity"))


def test_the_screening_page_shows_the_draft_without_its_secrets() -> None:
    file = walked("prepare_result_publication", party=PERSON)
    told = _page(file, Role.UNIT_HEAD, reverse("desk:screening", args=[file.pk]))
    assert "丁某" in told
    assert reverse("desk:act", args=[file.pk, "screen_secrecy"]) in told
    assert PERSON["id_number"] not in told
    assert PERSON["phone"] not in told


def test_a_request_for_correction_waits_for_its_answer() -> None:
    file = walked()
    asked = {"requester": {"kind": "自然人", "name": "丁小满"}, "inaccuracy": "金额不对",
             "requested_on": "2026-03-02",
             "correction_proof": [{"name": "决定书"}]}  # fmt: skip
    do(file.pk, "request_correction", None, asked)
    told = _page(file, Role.OFFICER, reverse("desk:publicity"))
    assert "申请更正公示信息" in told
    assert reverse("desk:act", args=[file.pk, "verify_correction"]) in told


def test_the_draft_form_is_filled_with_the_public_name() -> None:
    file = walked("serve_directly", party=PERSON)
    told = _page(file, Role.OFFICER, reverse("desk:act", args=[file.pk, "prepare_result_publication"]))
    assert 'value="丁某某"' in told
    assert "罚决〔2026〕1号" in told
    assert PERSON["id_number"] not in told
