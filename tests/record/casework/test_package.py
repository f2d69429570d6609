"""A file leaves the house with its proofs, and a stranger can check it."""

import io
from datetime import timedelta
from pathlib import Path

import pytest

from mingjing.apps.archive.errors import NotYetSealed
from mingjing.apps.archive.service import export_package
from mingjing.apps.casework.log_folder import log_key
from mingjing.apps.casework.models import Entry, File
from mingjing.apps.casework.sealing import seal_pending
from mingjing.apps.evidence.service import attach, keep
from mingjing.commands.verify import verify_package
from tests.record.casework.office import NOON, Office, do, investigated, open_case

pytestmark = pytest.mark.django_db
NOW = NOON + timedelta(hours=1)


def _with_attachment(office: Office) -> File:
    first = investigated(office)
    blob = keep("投诉信".encode(), name="投诉信.txt", media_type="text/plain")
    attach(blob, file_id=first.entry.file_id, by=office.officer)
    paper = {"name": "投诉信", "sha256": blob.sha256}
    data = {"attachments": [paper]}
    do(first, "collect_evidence", office.officer, 3, data=data)
    return File.objects.get(pk=first.entry.file_id)


def test_a_package_is_verified_without_the_database(office: Office) -> None:
    open_case(office)
    file = _with_attachment(office)
    with pytest.raises(NotYetSealed):
        export_package(file, now=NOW)
    seal_pending()
    archive = b"".join(export_package(file, now=NOW))
    report = verify_package(io.BytesIO(archive), trusted_keys=[log_key().verifier()])
    assert report.ok, [step for step in report.steps if not step.ok]
    assert archive == b"".join(export_package(file, now=NOW))
    assert "投诉信".encode() in archive
    assert (
        archive.count(b"%PDF-") == sum(len(entry.documents) for entry in Entry.objects.filter(file=file)) > 0
    )


def test_what_the_store_lost_is_listed_and_the_rest_still_holds(office: Office, data: Path) -> None:
    file = _with_attachment(office)
    seal_pending()
    lost = Entry.objects.get(position=4).attachments[0]["sha256"]
    (data / "blobs" / lost[:2] / lost[2:]).unlink()
    archive = b"".join(export_package(file, now=NOW))
    assert verify_package(io.BytesIO(archive), trusted_keys=[log_key().verifier()]).ok
    assert "未能收入".encode() in archive
