"""What an act entered through its page costs in statements, sign-in and all."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.models import Entry
from tests.record.casework.office import Office, open_case

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 15
CONTROL = ("BEGIN", "COMMIT")


def test_an_act_through_its_page_takes_few_statements(office: Office) -> None:
    file_id = open_case(office).entry.file_id
    for _ in range(3):
        open_case(office)
    client = Client()
    client.force_login(office.head, backend="mingjing.apps.registry.backend.RegistryBackend")
    with CaptureQueriesContext(connection) as counted:
        answer = client.post(f"/desk/files/{file_id}/assign_officers/", {"reason": "调整。"})
    assert answer.status_code == 302
    assert Entry.objects.filter(file=file_id).count() == 2
    asked = [query["sql"] for query in counted if query["sql"] not in CONTROL]
    assert len(asked) <= MOST, asked
