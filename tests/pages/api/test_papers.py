"""Papers through the interface: brought in as they are, named in an act, given out with a trace."""

import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from mingjing.apps.api.views import papers
from mingjing.apps.evidence.models import Access, Upload
from mingjing.apps.evidence.service import store
from mingjing.core.record.vocabulary import Role
from tests.pages.api.system import LEAD, V1, System
from tests.pages.desk.bureau import BACKEND, Bureau

pytestmark = pytest.mark.django_db(transaction=True)
Systems = Callable[[Role], System]
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 500
DIGEST = hashlib.sha256(PHOTO).hexdigest()


def sent(system: System, file_id: str, content: bytes = PHOTO, name: str = "现场.jpg", **more: Any) -> Any:
    return Client().post(
        f"{V1}/files/{file_id}/papers?name={name}", content, content_type=more.pop("kind", "image/jpeg"),
        headers={"Authorization": f"Bearer {system.secret}"}, **more,
    )  # fmt: skip


def given(system: System, file_id: str, digest: str = DIGEST, **headers: str) -> Any:
    return Client().get(
        f"{V1}/files/{file_id}/papers/{digest}?purpose=归档",
        headers={"Authorization": f"Bearer {system.secret}"} | headers,
    )


def test_a_paper_is_brought_in_named_and_given_out(system: Systems, bureau: Bureau) -> None:
    officer = system(Role.OFFICER)
    file_id = officer.opened()
    answer = sent(officer, file_id)
    assert answer.status_code == 201
    paper = answer.json()
    assert (paper["name"], paper["sha256"], paper["size"]) == ("现场.jpg", DIGEST, len(PHOTO))
    named = [{"name": paper["name"], "sha256": paper["sha256"]}]
    status, done = officer.does(file_id, "register_lead", LEAD | {"attachments": named})
    assert status == 201
    assert done["entry"]["attachments"][0] == {key: paper[key] for key in ("name", "sha256", "sm3", "size")}
    content = given(system(Role.SUPERVISOR), file_id)
    assert b"".join(content.streaming_content) == PHOTO
    access = Access.objects.get()
    assert (access.by, access.purpose) == (bureau.people[Role.SUPERVISOR], "归档")
    part = given(officer, file_id, Range="bytes=0-3")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, PHOTO[:4])


def test_what_was_not_brought_in_cannot_be_named(system: Systems) -> None:
    officer = system(Role.OFFICER)
    file_id = officer.opened()
    sent(officer, officer.opened())
    named = {"attachments": [{"name": "现场.jpg", "sha256": DIGEST}]}
    status, refused = officer.does(file_id, "register_lead", LEAD | named)
    assert (status, refused["problems"][0]["fields"]) == (422, ["attachments"])
    answer = given(officer, file_id)
    assert (answer.status_code, answer.json()["kind"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("content", "more", "status", "kind"),
    [
        (b"", {}, 422, "empty"), (PHOTO, {"kind": "multipart/form-data; boundary=x"}, 422, "form"),
        (PHOTO, {"kind": "application/x-www-form-urlencoded"}, 422, "form"),
        (PHOTO, {"name": ""}, 422, "invalid"),
        (PHOTO, {"name": "a%00b"}, 422, "invalid"), (PHOTO, {"name": "a" * 256}, 422, "invalid"),
    ],
)  # fmt: skip
def test_nothing_half_is_kept(
    system: Systems, content: bytes, more: dict[str, str], status: int, kind: str
) -> None:
    officer = system(Role.OFFICER)
    answer = sent(officer, officer.opened(), content, **more)
    assert (answer.status_code, answer.json()["kind"]) == (status, kind)
    assert not Upload.objects.exists()


def test_a_body_cut_off_is_thrown_away(system: Systems) -> None:
    officer = system(Role.OFFICER)
    announced = {"CONTENT_LENGTH": str(len(PHOTO) + 1), "wsgi.input": io.BytesIO(PHOTO)}
    answer = sent(officer, officer.opened(), **announced)
    assert (answer.status_code, answer.json()["kind"]) == (400, "cut_off")
    assert not Upload.objects.exists()


def test_a_content_that_is_gone_is_said(system: Systems) -> None:
    officer = system(Role.OFFICER)
    file_id = officer.opened()
    sent(officer, file_id)
    store().path(DIGEST).unlink()
    answer = given(officer, file_id)
    assert (answer.status_code, answer.json()["kind"]) == (503, "store")
    assert "备份" in answer.json()["message"]
    assert not Access.objects.exists()


def test_what_is_too_large_is_said(system: Systems, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = system(Role.OFFICER)
    monkeypatch.setattr(papers, "LARGEST_UPLOAD", 1000)
    answer = sent(officer, officer.opened())
    assert (answer.status_code, answer.json()["kind"]) == (413, "too_large")
    assert not Upload.objects.exists()


def test_only_the_agency_itself_brings_papers_in(system: Systems) -> None:
    file_id = system(Role.OFFICER).opened()
    answer = sent(system(Role.SUPERVISOR), file_id)
    assert (answer.status_code, answer.json()["kind"]) == (404, "not_found")


def test_a_session_brings_in_with_its_csrf_token(bureau: Bureau, system: Systems) -> None:
    file_id = system(Role.OFFICER).opened()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(bureau.people[Role.OFFICER], backend=BACKEND)
    address = f"{V1}/files/{file_id}/papers?name=a.jpg"
    assert browser.post(address, PHOTO, content_type="image/jpeg").status_code == 403
    token = str(browser.get("/desk/files/new/ordinary/register_lead/").context["csrf_token"])
    answer = browser.post(address, PHOTO, content_type="image/jpeg", headers={"X-CSRFToken": token})
    assert answer.status_code == 201
