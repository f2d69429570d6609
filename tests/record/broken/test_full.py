"""The disk is full: the page says so, nothing half-written remains, and it works once there is room."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjing.apps.casework.models import Entry, File
from mingjing.apps.documents.models import DocumentNumber, IssuedDocument
from mingjing.apps.evidence.models import StoredBlob, Upload
from tests.record.casework.office import ENDORSED, Office, do, investigated, open_case

pytestmark = pytest.mark.django_db
SAID = "存储空间不足"
ROOM = 4096  # bytes a file may have while the disk is full


@contextmanager
def _full() -> Iterator[None]:
    """As on a full disk: the system refuses to write more than a little into any file (EFBIG)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _client(account: Any) -> Client:
    client = Client()
    client.force_login(account, backend="mingjing.apps.registry.backend.RegistryBackend")
    return client


def _kept(data: Path) -> list[Path]:
    return [path for path in (data / "blobs").rglob("*") if path.is_file()]


def _upload(office: Office, file_id: UUID) -> Any:
    evidence = SimpleUploadedFile("现场.bin", b"x" * (ROOM * 50), content_type="application/octet-stream")
    return _client(office.officer).post(
        f"/desk/files/{file_id}/collect_evidence/", {"place": "一路1号", "attachments": evidence}
    )


def test_an_upload_that_does_not_fit_is_said(office: Office, data: Path) -> None:
    file_id = investigated(office).entry.file_id
    before = set(_kept(data))
    with _full():
        answer = _upload(office, file_id)
    assert answer.status_code == 422
    assert SAID in answer.content.decode()
    assert set(_kept(data)) == before
    assert Entry.objects.filter(file=file_id).count() == 3


def test_a_document_that_does_not_fit_takes_its_act_with_it(office: Office, data: Path) -> None:
    """The number given out goes back too."""
    first = open_case(office)
    do(first, "endorse_proposal", office.unit_head, 1, data=ENDORSED)
    officers = [str(office.officer.pk), str(office.second.pk)]
    form = {"leader_opinion": "同意立案。", "signature": "on", "assigned_officers": officers}
    address = f"/desk/files/{first.entry.file_id}/open_case/"
    with _full():
        answer = _client(office.head).post(address, form)
    assert answer.status_code == 422
    assert SAID in answer.content.decode()
    assert File.objects.get(pk=first.entry.file_id).entry_count == 2
    found = (Entry.objects.count(), DocumentNumber.objects.count(), IssuedDocument.objects.count())
    assert found == (2, 0, 0)
    assert (StoredBlob.objects.count(), Upload.objects.count(), _kept(data)) == (0, 0, [])
    assert _client(office.head).post(address, form).status_code == 302
    assert DocumentNumber.objects.get().text.endswith("1号")
