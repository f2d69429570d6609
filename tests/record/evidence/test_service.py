"""What is kept is entered once, brought into files by name, and can't be rewritten."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mingjing.apps.evidence import queries, service
from mingjing.apps.evidence.errors import EmptyError, TooLargeError
from mingjing.apps.evidence.models import Access, StoredBlob, Upload
from mingjing.apps.evidence.store import BlobStore

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def test_same_content_is_kept_once_and_brought_in_under_both_names(people: Any) -> None:
    first = service.keep(JPEG, name="现场.jpg", media_type="image/jpeg")
    second = service.keep_stream(iter([JPEG[:5], JPEG[5:]]), name="副本.jpg", media_type="text/html")
    assert (first.sha256, first.size) == (second.sha256, len(JPEG))
    stored = StoredBlob.objects.get()
    assert (stored.sm3, stored.sniffed_type, stored.claimed_type) == (first.sm3, "image/jpeg", "image/jpeg")
    for blob in (first, second):
        service.attach(blob, file_id=people.file, by=people.officer)
    assert [upload.name for upload in queries.uploads_of(people.file)] == ["现场.jpg", "副本.jpg"]
    assert queries.read_content(first.sha256) == JPEG
    assert queries.digests_now(first.sha256).sm3 == first.sm3


def test_too_much_leaves_neither_file_nor_row(data: Path, db: None) -> None:
    with pytest.raises(TooLargeError):
        service.keep_stream([b"x" * 10] * 10, name="大.bin", media_type="", limit=99)
    assert not StoredBlob.objects.exists()
    assert list(BlobStore(root=data / "blobs").names()) == []


def test_empty_files_are_not_brought_in(people: Any) -> None:
    with pytest.raises(EmptyError, match="空白"):
        service.attach(
            service.keep(b"", name="空白.txt", media_type=""), file_id=people.file, by=people.officer
        )


def test_names_lose_folders_and_keep_their_ending(people: Any) -> None:
    blob = service.keep(b"x", name="C:\\照片\\" + "长" * 300 + ".jpg", media_type="")
    name = service.attach(blob, file_id=people.file, by=None).name
    assert (len(name), name[0], name[-5:]) == (255, "长", "长.jpg")


def test_rows_are_never_rewritten(people: Any) -> None:
    upload = service.attach(
        service.keep(b"x", name="甲.txt", media_type=""), file_id=people.file, by=people.officer
    )
    access = service.record_access(upload, by=people.officer, purpose="查看")
    attempts = [
        lambda: Upload.objects.filter(pk=upload.pk).update(name="乙.txt"),
        lambda: StoredBlob.objects.update(size=2),
        lambda: Access.objects.filter(pk=access.pk).update(purpose="下载"),
        lambda: Access.objects.filter(pk=access.pk).delete(),
    ]
    for attempt in attempts:
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            attempt()
    assert [item.purpose for item in queries.accesses_to(people.file)] == ["查看"]


def test_accesses_are_never_emptied(db: None) -> None:
    with connection.cursor() as cursor:  # the tests' own set-up lets tables be emptied between tests
        cursor.execute("ALTER TABLE evidence_access ENABLE TRIGGER access_never_emptied")
    with pytest.raises(IntegrityError, match="never changed"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE evidence_access")
