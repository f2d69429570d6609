"""What an act entered through its page costs in statements, sign-in and all."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.models import Entry, File
from mingjing.apps.registry.models import Account, Agency
from tests.record.casework.office import ENDORSED, Office, do, investigated, open_case

pytestmark = pytest.mark.django_db(transaction=True)
MOST, MOST_WITHOUT_DOCUMENT = 15, 10
CONCLUDED = {"facts": "占道经营。", "suspected_basis": "条例第二十七条"}
NOTICE = {
    "facts": "占道经营。",
    "evidence_stated": "笔录、照片。",
    "reasons": "违法。",
    "legal_basis.rows": "1",
    "legal_basis.0.law": "条例",
    "legal_basis.0.article": "第四十二条",
    "proposed_content": "罚款五千元。",
    "hearing_ground": "较大数额罚款",
    "_token": "k",
}
CONTROL = ("BEGIN", "COMMIT")


def _asked(client: Client, address: str, form: dict[str, Any]) -> list[str]:
    """The statements of a form that is taken, but for the beginning and end of its transaction."""
    with CaptureQueriesContext(connection) as counted:
        assert client.post(address, form).status_code == 302
    found = [query["sql"] for query in counted]
    assert [sql for sql in found if sql in CONTROL] == list(CONTROL)
    return [sql for sql in found if sql not in CONTROL]


def _signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="mingjing.apps.registry.backend.RegistryBackend")
    return client


def test_an_act_with_a_numbered_document_takes_few_statements(office: Office) -> None:
    """Number, content, document and its place in the file add four; that a duty is fulfilled, one."""
    file_id = open_case(office).entry.file_id
    do(File.objects.get(pk=file_id), "endorse_proposal", office.unit_head, 1, data=ENDORSED)
    officers = [str(office.officer.pk), str(office.second.pk)]
    form = {"leader_opinion": "同意立案。", "signature": "on", "assigned_officers": officers, "_token": "k"}
    asked = _asked(_signed_in(office.head), f"/desk/files/{file_id}/open_case/", form)
    assert Entry.objects.get(file=file_id, act="open_case").documents[0]["number"]
    assert len(asked) <= MOST, asked


def test_an_act_with_two_numbered_documents_takes_few_statements(office: Office) -> None:
    """A second document adds its number alone: contents, documents and places are entered together."""
    contacts = {"address": "一路1号", "phone": "0000-1234567", "contact_person": "李敏"}
    Agency.objects.update(**contacts, reconsideration_organ="试验区人民政府", court="试验区人民法院")
    file_id = investigated(office).entry.file_id
    do(File.objects.get(pk=file_id), "conclude_investigation", office.officer, 3, data=CONCLUDED)
    asked = _asked(_signed_in(office.officer), f"/desk/files/{file_id}/give_prior_notice/", NOTICE)
    issued = Entry.objects.get(file=file_id, act="give_prior_notice").documents
    assert [paper["document"] for paper in issued] == ["pre_penalty_notice", "hearing_right_notice"]
    assert all(paper["number"] for paper in issued)
    assert len(asked) <= MOST, asked


def test_an_act_through_its_page_takes_few_statements(office: Office) -> None:
    file_id = open_case(office).entry.file_id
    for _ in range(3):
        open_case(office)
    asked = _asked(_signed_in(office.head), f"/desk/files/{file_id}/assign_officers/", {"reason": "调整。"})
    assert Entry.objects.filter(file=file_id).count() == 2
    assert len(asked) <= MOST_WITHOUT_DOCUMENT, asked
