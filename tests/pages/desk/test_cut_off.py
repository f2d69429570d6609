"""A form whose upload broke off: the page says so, and nothing that was typed is lost."""

from uuid import UUID

import pytest

from mingjing.apps.casework.models import Entry
from mingjing.apps.desk.models import Draft
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db
BOUNDARY = "cut-9"
TYPED = {"place": "城南市场东门外第三个摊位", "maker": "李敏与王强"}


def part(name: str, value: str) -> str:
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'


def send(bureau: Bureau, file_id: UUID, body: str) -> str:
    """Post a body as it is, its own length announced; returns the page."""
    answer = bureau.client(Role.OFFICER).generic(
        "POST", f"/desk/files/{file_id}/capture_recording/", body.encode(),
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
    )  # fmt: skip
    assert answer.status_code == 422
    return answer.content.decode()


def test_what_was_typed_is_shown_again(bureau: Bureau) -> None:
    file_id = bureau.case("open_case")
    count = Entry.objects.filter(file=file_id).count()
    address = f"/desk/files/{file_id}/capture_recording/draft/"
    bureau.client(Role.OFFICER).post(address, TYPED)
    told = send(bureau, file_id, part("place", TYPED["place"][:4]).rstrip())
    assert "上传中断" in told
    assert "请重新选择文件上传" in told
    assert all(value in told for value in TYPED.values())
    assert Entry.objects.filter(file=file_id).count() == count
    assert Draft.objects.count() == 1
