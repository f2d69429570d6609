"""档案: what waits, what is archived, the volume's index and retention, and the package to take away."""

import zipfile
from io import BytesIO

import pytest

from mingjing.apps.casework.sealing import seal_pending
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau, make_bureau

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_closed_file_waits_with_its_next_step(bureau: Bureau) -> None:
    file_id = bureau.case("close_case", days_ago=90)
    text = bureau.client(Role.ARCHIVIST).get("/desk/archive/").content.decode()
    assert "等待立卷" in text
    assert f"/desk/files/{file_id}/compile_volume/" in text
    assert "没有已归档的案卷" in text


def test_an_archived_file_has_its_index_and_its_package(bureau: Bureau) -> None:
    file_id = bureau.case("archive_volume", days_ago=90)
    client = bureau.client(Role.ARCHIVIST)
    assert f"/desk/archive/{file_id}/" in client.get("/desk/archive/").content.decode()
    volume = client.get(f"/desk/archive/{file_id}/").content.decode()
    assert "立案审批表" in volume
    early = client.get(f"/desk/files/{file_id}/package.zip", follow=True)
    assert "尚未封存" in early.content.decode()
    seal_pending()
    answer = client.get(f"/desk/files/{file_id}/package.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))).namelist()
    assert any(name.endswith(".pdf") or "blobs" in name for name in names)
    assert "下载案卷证明包" in client.get(f"/desk/files/{file_id}/").content.decode()


def test_how_long_things_are_kept_is_said_with_the_clause(db: None) -> None:
    bureau = make_bureau("leqing", "national", "leqing")
    file_id = bureau.case("close_case", days_ago=90)
    page = bureau.client(Role.ARCHIVIST).get(f"/desk/archive/{file_id}/")
    kept = dict(page.context["keeping"])
    assert kept["音像记录"][0].citation.clause.startswith("leqing.")
    assert kept["音像记录"][0].citation.source in page.content.decode()
