"""Two officials send the same act from the same page at the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from mingjing.apps.casework.audit import audit
from mingjing.apps.casework.models import Entry
from mingjing.apps.casework.sealing import seal_pending
from mingjing.core.record.vocabulary import Role
from tests.record.casework.office import ENDORSED, Office, make_person, open_case

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 5


def _race(clients: list[Client], address: str, keys: list[str]) -> list[int]:
    gate, found = Barrier(len(clients)), [0] * len(clients)

    def send(n: int) -> None:
        gate.wait()
        answer = clients[n].post(address, {**ENDORSED, "_seen": "1", "_token": keys[n]})
        found[n] = answer.status_code
        connection.close()

    threads = [Thread(target=send, args=(n,)) for n in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(found)


@pytest.mark.parametrize(("keys", "answers"), [(["a", "b"], [302, 409]), (["a", "a"], [302, 302])])
def test_one_is_entered_and_the_other_looks_again(
    office: Office, keys: list[str], answers: list[int]
) -> None:
    """With keys of their own the second is told that the page is out of date; the same key is one act."""
    other = make_person(office.agency, "trial-deputy", "周副", Role.UNIT_HEAD)
    clients = [Client(), Client()]
    for client, account in zip(clients, (office.unit_head, other), strict=True):
        client.force_login(account, backend="mingjing.apps.registry.backend.RegistryBackend")
    for _ in range(TURNS):
        file_id = open_case(office).entry.file_id
        assert _race(clients, f"/desk/files/{file_id}/endorse_proposal/", keys) == answers
        assert Entry.objects.filter(file=file_id, act="endorse_proposal").count() == 1
    seal_pending()
    assert audit().ok
