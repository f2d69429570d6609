"""What an act entered through its page costs in statements, sign-in and all."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.models import Entry, File
from tests.record.casework.office import ENDORSED, Office, do, open_case

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 15
CONTROL = ("BEGIN", "COMMIT")


def _asked(client: Client, address: str, form: dict[str, Any]) -> list[str]:
    """The statements of a form that is taken, but for the beginning and end of its transaction."""
    with CaptureQueriesContext(connection) as counted:
        assert client.post(address, form).status_code == 302
    found = [query["sql"] for query in counted]
    assert [sql for sql in found if sql in CONTROL] == list(CONTROL)
    return [sql for sql in found if sql not in CONTROL]


def test_an_act_with_a_numbered_document_takes_few_statements(office: Office) -> None:
    """Number, content, document and its place in the file add four; that a duty is fulfilled, one."""
    file_id = open_case(office).entry.file_id
    do(File.objects.get(pk=file_id), "endorse_proposal", office.unit_head, 1, data=ENDORSED)
    client = Client()
    client.force_login(office.head, backend="mingjing.apps.registry.backend.RegistryBackend")
    officers = [str(office.officer.pk), str(office.second.pk)]
    form = {"leader_opinion": "同意立案。", "signature": "on", "assigned_officers": officers, "_token": "k"}
    asked = _asked(client, f"/desk/files/{file_id}/open_case/", form)
    assert Entry.objects.get(file=file_id, act="open_case").documents[0]["number"]
    assert len(asked) <= MOST, asked


def test_an_act_through_its_page_takes_few_statements(office: Office) -> None:
    file_id = open_case(office).entry.file_id
    for _ in range(3):
        open_case(office)
    client = Client()
    client.force_login(office.head, backend="mingjing.apps.registry.backend.RegistryBackend")
    asked = _asked(client, f"/desk/files/{file_id}/assign_officers/", {"reason": "调整。"})
    assert Entry.objects.filter(file=file_id).count() == 2
    assert len(asked) <= MOST, asked
