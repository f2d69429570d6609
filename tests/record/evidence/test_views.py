"""Uploads over HTTP come in whole or not at all; what goes out is written down."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import reverse

from mingjing.apps.evidence import receiving, service
from mingjing.apps.evidence.errors import StoreFullError
from mingjing.apps.evidence.models import Access, StoredBlob, Upload
from mingjing.apps.evidence.store import BlobStore, Draft
from mingjing.apps.evidence.views import receive

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100
BOUNDARY = "frontier"
JSON = {"HTTP_ACCEPT": "application/json"}


def signed_in(account: Any) -> Client:
    client = Client()
    client.force_login(account, backend="mingjing.apps.registry.backend.RegistryBackend")
    return client


def named(content: bytes, name: str) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def send(people: Any, account: Any, *files: BytesIO, **fields: str) -> Any:
    address = reverse("evidence:receive", args=[people.file])
    return signed_in(account).post(address, {"file": list(files), **fields}, **JSON)


def fetch(client: Client, address: str, *query: dict[str, str], **headers: str) -> Any:
    """Get a content and read it to its end, as a browser does."""
    answer = client.get(address, *query, **headers)
    answer.content_read = answer.getvalue()
    return answer


def left_in(data: Path) -> list[str]:
    store = BlobStore(root=data / "blobs")
    return [*store.names(), *(path.name for path in (store.root / "drafts").glob("*"))]


def body(content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def arriving(people: Any, stream: BytesIO, announced: int) -> WSGIRequest:
    """A request whose body comes from `stream`, whatever length was announced."""
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}", "CONTENT_LENGTH": str(announced),
        "wsgi.input": stream, "wsgi.url_scheme": "http", **JSON,
    }  # fmt: skip
    request = WSGIRequest(environ)
    request.user = people.officer
    request._dont_enforce_csrf_checks = True
    return request


def test_upload_is_kept_and_described(people: Any, data: Path) -> None:
    answer = send(people, people.officer, named(PNG, "门头.png"), named(b"a note", "说明.txt"))
    assert answer.status_code == 201
    first, second = answer.json()["uploads"]
    assert (first["name"], first["size"], first["media_type"]) == ("门头.png", len(PNG), "image/png")
    assert second["media_type"] == "application/octet-stream"
    assert Upload.objects.filter(uploaded_by=people.officer, file_id=people.file).count() == 2
    assert sorted(left_in(data)) == sorted([first["sha256"], second["sha256"]])


def test_capture_time_is_kept_as_given_in_local_time(people: Any) -> None:
    send(people, people.officer, named(PNG, "a.png"), captured_at="2026-03-02T09:30")
    captured = Upload.objects.get().captured_at
    assert captured is not None
    assert captured.isoformat() == "2026-03-02T01:30:00+00:00"


def test_form_goes_on_to_the_page_it_names_and_to_no_other_site(people: Any) -> None:
    client = signed_in(people.officer)
    address = reverse("evidence:receive", args=[people.file])
    for onward, target in (("/desk/x/", "/desk/x/"), ("https://elsewhere.example/", "/desk/")):
        answer = client.post(address, {"file": named(PNG, "a.png"), "next": onward})
        assert (answer.status_code, answer["Location"]) == (302, target)


@pytest.mark.parametrize("announced", [1, 0])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_cut_off_upload_leaves_nothing(people: Any, data: Path, part: float, announced: int) -> None:
    whole = body(PNG)
    arrived = whole[: int(len(whole) * part)]
    request = arriving(people, BytesIO(arrived), len(whole) if announced else len(arrived))
    answer = receive(request, people.file)
    request.close()
    assert answer.status_code == 400
    assert "上传中断" in answer.content.decode()
    assert left_in(data) == []
    assert not StoredBlob.objects.exists()
    complete = receive(arriving(people, BytesIO(whole), len(whole)), people.file)
    assert complete.status_code == 201


@pytest.mark.parametrize("end", [b"", b"\r\n"])
def test_a_body_is_whole_with_its_closing_boundary(people: Any, end: bytes) -> None:
    whole = body(PNG).rstrip() + end
    assert receive(arriving(people, BytesIO(whole), len(whole)), people.file).status_code == 201


def test_broken_connection_leaves_nothing(people: Any, data: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            if not piece:
                raise OSError("connection reset")
            return piece

    whole = body(PNG)
    request = arriving(people, Broken(whole[:4000]), len(whole))
    answer = receive(request, people.file)
    request.close()
    assert answer.status_code == 400
    assert left_in(data) == []


def test_full_disk_is_said_and_leaves_nothing(
    people: Any, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(draft: Draft, chunk: bytes) -> None:
        raise StoreFullError

    monkeypatch.setattr(Draft, "write", full)
    answer = send(people, people.officer, named(PNG, "a.png"))
    assert answer.status_code == 507
    assert "存储空间不足" in answer.json()["error"]
    assert left_in(data) == []


def test_nothing_chosen_is_said(people: Any) -> None:
    answer = send(people, people.officer)
    assert (answer.status_code, answer.json()["error"][:6]) == (400, "没有选择文件")


def test_too_large_and_empty_are_said(people: Any, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert send(people, people.officer, named(b"", "空.txt")).status_code == 400
    stream_to_store = receiving.stream_to_store
    monkeypatch.setattr(
        "mingjing.apps.evidence.views.stream_to_store", lambda request: stream_to_store(request, limit=100)
    )
    answer = send(people, people.officer, named(b"x", "小.txt"), named(PNG, "大.png"))
    assert answer.status_code == 413
    assert left_in(data) == [], "of several files all come in or none"


def test_forged_form_is_refused_and_leaves_nothing(people: Any, data: Path) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.officer, backend="mingjing.apps.registry.backend.RegistryBackend")
    address = reverse("evidence:receive", args=[people.file])
    assert client.post(address, {"file": named(PNG, "a.png")}).status_code == 403
    assert left_in(data) == []


def test_only_the_agencys_own_people_bring_in_and_only_who_may_see_gets(people: Any) -> None:
    address = reverse("evidence:receive", args=[people.file])
    assert Client().post(address, {"file": named(PNG, "a.png")})["Location"].startswith("/login/")
    for account in (people.stranger, people.supervisor):
        assert send(people, account, named(PNG, "a.png")).status_code == 404
    sha256 = send(people, people.officer, named(PNG, "a.png")).json()["uploads"][0]["sha256"]
    download = reverse("evidence:download", args=[people.file, sha256])
    assert fetch(signed_in(people.stranger), download).status_code == 404
    assert fetch(signed_in(people.supervisor), download).status_code == 200
    assert [access.by for access in Access.objects.all()] == [people.supervisor]
    assert signed_in(people.officer).get(download.replace(sha256, "0" * 64)).status_code == 404


@pytest.fixture
def kept(people: Any) -> str:
    blob = service.keep(PNG, name="现场 一.png", media_type="image/png")
    service.attach(blob, file_id=people.file, by=people.officer)
    return reverse("evidence:download", args=[people.file, blob.sha256])


def test_download_is_an_attachment_under_its_chinese_name(people: Any, kept: str) -> None:
    answer = fetch(signed_in(people.officer), kept, {"purpose": "审核"})
    assert answer.content_read == PNG
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E7%8E%B0%E5%9C%BA%20%E4%B8%80.png"
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == (
        "nosniff",
        "application/octet-stream",
    )
    access = Access.objects.get()
    assert (access.by, access.purpose, access.part) == (people.officer, "审核", "")


def test_harmless_types_may_be_shown_in_the_page_and_no_others(people: Any, kept: str) -> None:
    client = signed_in(people.officer)
    assert fetch(client, kept, {"show": "1"})["Content-Type"] == "image/png"
    page = service.keep(b"<html><script>alert(1)</script>", name="x.png", media_type="image/png")
    service.attach(page, file_id=people.file, by=people.officer)
    answer = fetch(client, reverse("evidence:download", args=[people.file, page.sha256]), {"show": "1"})
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=0-1,4-5", 200, slice(None)),
    ],
)
def test_ranges(people: Any, kept: str, asked: str, status: int, span: slice) -> None:
    answer = fetch(signed_in(people.officer), kept, HTTP_RANGE=asked)
    assert (answer.status_code, answer.content_read) == (status, PNG[span])
    assert answer["Content-Length"] == str(len(PNG[span]))
    assert Access.objects.get().part == ("" if status == 200 else answer["Content-Range"][6:].split("/")[0])


def test_ranges_outside_and_of_another_content(people: Any, kept: str) -> None:
    client = signed_in(people.officer)
    answer = fetch(client, kept, HTTP_RANGE=f"bytes={len(PNG)}-")
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(PNG)}")
    assert fetch(client, kept, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE='"another"').status_code == 200


def test_lost_content_is_said_and_counts_as_seen_by_nobody(people: Any, kept: str, data: Path) -> None:
    BlobStore(root=data / "blobs").path(kept.strip("/").rsplit("/", 1)[-1]).unlink()
    answer = signed_in(people.officer).get(kept)
    assert (answer.status_code, "从备份恢复" in answer.content.decode()) == (500, True)
    assert not Access.objects.exists()
