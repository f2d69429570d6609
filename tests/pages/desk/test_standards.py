"""The discretion standard at the desk: prepared, taken in from a table, adopted; drafts measured by it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.standards.models import DiscretionEdition
from mingjing.apps.standards.queries.discretion import law_rows, rows_of
from mingjing.apps.standards.service import discretion as service
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.ranges import FineRange
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
OFFENCE = "乱倒污水"
TABLE = """违法行为,依据,裁量,情形,适用对象,处罚种类,下限,上限,不含下限,不含上限,单位,金额确以元为单位
乱倒污水,《某条例》第三条,从轻,,,罚款,100,500,,是,,
乱倒污水,《某条例》第三条,一般,,,"警告、罚款",500,2000,,,,
乱倒污水,《某条例》第三条,从重,,,罚款,1,5,,,,
,,,,,罚款,1,5,,,,
"""


def draft(bureau: Bureau, *rows: DiscretionRow) -> DiscretionEdition:
    person = person_on_day(bureau.people[Role.REVIEWER], timezone.now())
    edition = service.begin(bureau.agency, by=person, name="裁量基准")
    service.add_rows(edition, rows, by=person)
    return edition


def adopted(bureau: Bureau, *rows: DiscretionRow) -> DiscretionEdition:
    edition, now = draft(bureau, *rows), timezone.now()
    since = now.date() - timedelta(days=90)
    service.adopt(
        edition, by=person_on_day(bureau.people[Role.AGENCY_HEAD], now), adopted_by="局长办公会",
        adopted_on=since, since=since, today=now.date(),
    )  # fmt: skip
    return edition


ROW = DiscretionRow(
    offence=OFFENCE, grade="一般", circumstances="初次", penalty_kinds=("罚款",),
    fine=FineRange(low=Decimal(500), high=Decimal(2000)),
)  # fmt: skip


def post(client: Client, edition: DiscretionEdition, **data: Any) -> str:
    return client.post(f"/desk/rules/discretion/{edition.pk}/", data, follow=True).content.decode()


def test_a_standard_goes_from_a_table_to_the_public(bureau: Bureau) -> None:
    reviewer, head = bureau.client(Role.REVIEWER), bureau.client(Role.AGENCY_HEAD)
    assert "还没有制定裁量基准" in reviewer.get("/desk/rules/discretion/").content.decode()
    reviewer.post("/desk/rules/discretion/", {"do": "blank"})
    edition = DiscretionEdition.objects.get()
    upload = SimpleUploadedFile("基准.csv", TABLE.encode("gb18030"), content_type="text/csv")
    text = post(reviewer, edition, do="import", table=upload)
    assert "带入 2 行" in text
    assert "第4行" in text
    assert "一万元请写 10000" in text
    assert "第5行：请写明违法行为" in text
    assert rows_of(edition).count() == 2
    assert Client().get(f"/standards/{edition.pk}/").status_code == 404
    today = timezone.localdate().isoformat()
    given = {"do": "adopt", "adopted_by": "局长办公会", "adopted_on": today, "since": today}
    assert "由机关负责人办理" in post(reviewer, edition, **given)
    assert "已制定并向社会公布" in post(head, edition, **given)
    public = Client().get("/standards/", {"q": "污水"}).content.decode()
    assert "罚款500元以上2,000元以下；警告" in public
    page = Client().get(f"/standards/{edition.pk}/").content.decode()
    assert OFFENCE in page
    assert f"/standards/{edition.pk}/" in Client().get(f"/agencies/{bureau.agency.pk}/").content.decode()


@pytest.mark.parametrize("content", [b"\x00\x01\xff", b"", "甲,乙\n1,2\n".encode(), b'"' + b"x" * 200_000])
def test_what_is_no_table_is_refused_with_the_columns_wanted(bureau: Bureau, content: bytes) -> None:
    edition = draft(bureau)
    upload = SimpleUploadedFile("x.csv", content or b" ", content_type="text/csv")
    assert "第一行写列名" in post(bureau.client(Role.REVIEWER), edition, do="import", table=upload)
    assert not rows_of(edition).exists()


def test_a_row_is_added_changed_and_removed_and_nothing_typed_is_lost(bureau: Bureau) -> None:
    edition, client = draft(bureau), bureau.client(Role.REVIEWER)
    address = f"/desk/rules/discretion/{edition.pk}/rows/"
    given = {"offence": OFFENCE, "grade": "一般", "penalty_kinds": ["罚款"], "low": "2000", "high": "500"}
    refused = client.post(address, given)
    assert refused.status_code == 422
    assert "下限2,000大于上限500" in refused.content.decode()
    assert f'value="{OFFENCE}"' in refused.content.decode()
    more = client.post(address, {**given, "low": "500", "high": "2000", "more": "1"})
    assert OFFENCE in client.get(more["Location"]).content.decode()
    stored = rows_of(edition).get()
    client.post(f"{address}{stored.pk}/", {**given, "low": "500", "high": "3000"})
    assert [row.fine and row.fine.high for row in law_rows(rows_of(edition))] == [3000]
    client.post(f"{address}{stored.pk}/", {"remove": "1"})
    assert not rows_of(edition).exists()


def test_an_adopted_edition_has_no_forms_and_its_rows_no_page(bureau: Bureau) -> None:
    edition = adopted(bureau, ROW)
    client = bureau.client(Role.AGENCY_HEAD)
    text = client.get(f"/desk/rules/discretion/{edition.pk}/").content.decode()
    assert "制定并公布" not in text
    assert (
        client.get(f"/desk/rules/discretion/{edition.pk}/rows/{rows_of(edition).get().pk}/").status_code
        == 404
    )
    assert "不能再改" in post(client, edition, do="discard")
    client.post("/desk/rules/discretion/", {"do": "copy"})
    assert DiscretionEdition.objects.filter(adopted_on=None).count() == 1


def test_another_agencys_edition_is_nobodys_business_here(bureau: Bureau) -> None:
    edition = adopted(bureau, ROW)
    assert bureau.client(Role.SUPERVISOR).get(f"/desk/rules/discretion/{edition.pk}/").status_code == 404


@pytest.fixture
def concluded(bureau: Bureau) -> UUID:
    return bureau.case("conclude_investigation", party="丁公司")


def typed(client: Client, file_id: UUID, **more: Any) -> dict[str, Any]:
    page = client.get(f"/desk/files/{file_id}/propose_decision/")
    hidden: dict[str, Any] = page.context["hidden"]
    answers = {
        "proposed_content": "罚款", "offence": OFFENCE, "discretion_level": "一般", "penalty_kinds": ["罚款"],
    }  # fmt: skip
    return {**{name: str(value) for name, value in hidden.items()}, **answers, **more}


def test_a_draft_is_measured_before_it_is_sent(bureau: Bureau, concluded: UUID) -> None:
    adopted(bureau, ROW)
    client, address = bureau.client(Role.OFFICER), f"/desk/files/{concluded}/propose_decision/"
    first = client.get(address).content.decode()
    assert f'<option value="{OFFENCE}">' in first
    assert "先核对裁量" in first
    told = client.post(address, typed(client, concluded, fine="0.2", _measure="1"))
    assert told.status_code == 200
    text = told.content.decode()
    assert "低于幅度" in text
    assert "是不是以万元为单位？请以元填写" in text
    inside = client.post(address, typed(client, concluded, fine="1,100", _measure="1")).content.decode()
    assert "位于幅度的 40%" in inside
    assert 'value="1,100"' in inside or 'value="1100"' in inside


def test_a_departure_is_sent_with_its_reason_only(bureau: Bureau, concluded: UUID) -> None:
    adopted(bureau, ROW)
    client, address = bureau.client(Role.OFFICER), f"/desk/files/{concluded}/propose_decision/"
    refused = client.post(address, typed(client, concluded, fine="5000"))
    assert refused.status_code == 422
    assert "请填写偏离裁量基准的理由" in refused.content.decode()
    assert "高于幅度" in refused.content.decode()
    sent = client.post(address, typed(client, concluded, fine="5000", departure_reason="屡次倾倒"))
    assert sent.status_code == 302


def test_measuring_keeps_the_form_within_its_statements(
    bureau: Bureau, concluded: UUID, django_assert_max_num_queries: Any
) -> None:
    adopted(bureau, ROW)
    client, address = bureau.client(Role.OFFICER), f"/desk/files/{concluded}/propose_decision/"
    given = typed(client, concluded, fine="1000", _measure="1")
    with django_assert_max_num_queries(15):
        assert client.post(address, given).status_code == 200


@pytest.mark.parametrize("fine", ["NaN", "1e999999", "abc", "-5", "", "９"])
def test_an_amount_that_can_not_be_read_is_measured_as_none(
    bureau: Bureau, concluded: UUID, fine: str
) -> None:
    adopted(bureau, ROW)
    client = bureau.client(Role.OFFICER)
    address = f"/desk/files/{concluded}/propose_decision/"
    told = client.post(address, typed(client, concluded, fine=fine, _measure="1"))
    assert told.status_code == 200
    assert "还要看罚款金额" in told.content.decode()


def test_similar_cases_stand_beside_the_form(bureau: Bureau, concluded: UUID) -> None:
    bureau.case("decide_penalty", party="戊公司", fine=900)
    bureau.case("decide_penalty", party="己公司", fine=1200)
    client, address = bureau.client(Role.OFFICER), f"/desk/files/{concluded}/propose_decision/"
    text = client.post(address, typed(client, concluded, fine="1000", _measure="1")).content.decode()
    assert "只有 2 件处罚决定" in text
    assert "<svg" in text
    assert "没有找到“乱倒污水”的裁量基准" in text
