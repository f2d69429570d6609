"""细则: an agency enters its own rules, sees what is missing, and the public reads what holds."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from mingjing.apps.casework.models import Duty
from mingjing.apps.standards.models import LocalRule
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/desk/staff/rules/"
TEXT = b"%PDF-1.7 text"


def given(**changed: object) -> dict[str, object]:
    sent = {
        "kind": "review", "title": "法制审核细则", "document_number": "试执〔2025〕1号",
        "adopted_on": "2025-01-02",
        "since": "2025-02-01", "sections": ["审核范围", "审核程序", "审核方式", "审核时限"],
        "review_term": "5个工作日", "text": SimpleUploadedFile("a.pdf", TEXT),
    } | changed  # fmt: skip
    return {"do": "adopt", **{f"adopt-{name}": value for name, value in sent.items()}}


def page(bureau: Bureau, role: Role, address: str = PAGE) -> str:
    return bureau.client(role).get(address).content.decode()


def enter(bureau: Bureau, **changed: object) -> str:
    return bureau.client(Role.AGENCY_HEAD).post(PAGE, given(**changed), follow=True).content.decode()


def test_what_is_missing_is_said_until_it_is_there(bureau: Bureau) -> None:
    assert "审核细则还没有制定" in page(bureau, Role.UNIT_HEAD, "/desk/")
    assert "应写明：审核范围、审核程序、审核方式、审核时限" in page(bureau, Role.OFFICER)
    assert "已登记，2025-02-01起施行" in enter(bureau, sections=["审核范围"])
    assert "还没有写明：审核程序、审核方式、审核时限" in page(bureau, Role.OFFICER)
    assert "审核细则没有写明审核程序" in page(bureau, Role.AGENCY_HEAD, "/desk/")
    enter(bureau, title="二版", since="2025-03-01")
    text = page(bureau, Role.OFFICER)
    assert "还没有写明：审核" not in text
    assert "不在施行期" in text
    assert "审核细则" not in page(bureau, Role.AGENCY_HEAD, "/desk/")
    assert "细则不齐" not in page(bureau, Role.OFFICER, "/desk/")


def test_the_time_it_sets_is_the_time_of_the_review(bureau: Bureau) -> None:
    enter(bureau)
    file_id = bureau.case("submit_for_review")
    duty = Duty.objects.get(file=file_id, name="出具审核意见")
    assert duty.due_at is not None
    assert timedelta(days=5) <= duty.due_at - duty.opened_at <= timedelta(days=14)
    assert "还剩" in page(bureau, Role.REVIEWER, f"/desk/files/{file_id}/") or duty.due_at < timezone.now()


def test_without_rules_of_its_own_the_review_has_no_date(bureau: Bureau) -> None:
    file_id = bureau.case("submit_for_review")
    assert Duty.objects.get(file=file_id, name="出具审核意见").due_at is None


def test_a_refusal_keeps_what_was_typed(bureau: Bureau) -> None:
    client = bureau.client(Role.AGENCY_HEAD)
    for changed, said in (
        ({"review_term": "尽快"}, "看不懂期限"),
        ({"since": "2025-01-01"}, "施行日期早于制定日期"),
        ({"text": SimpleUploadedFile("a.docx", b"PK\x03\x04")}, "请先另存为 PDF"),
        ({"text": ""}, "请填写这一项"),
    ):  # fmt: skip
        answer = client.post(PAGE, given(**changed))
        assert answer.status_code == 422
        text = answer.content.decode()
        assert said in text
        assert 'value="法制审核细则"' in text
    assert not LocalRule.objects.exists()


def test_who_may_not_enter_is_told_who_may(bureau: Bureau) -> None:
    for role, said in (
        (Role.OFFICER, "由机关负责人或者系统管理员登记"),
        (Role.REVIEWER, "由机关负责人或者系统管理员登记"),
    ):
        assert said in bureau.client(role).post(PAGE, given()).content.decode()
    assert not LocalRule.objects.exists()


def test_a_filing_is_entered(bureau: Bureau) -> None:
    enter(bureau)
    rule = LocalRule.objects.get()
    sent = {"do": "file", "row": rule.pk, "recipient": "区司法局", "filed_on": "2025-03-01"}
    text = bureau.client(Role.UNIT_HEAD).post(PAGE, sent, follow=True).content.decode()
    assert "向区司法局的报备已登记" in text
    assert "2025年3月1日报区司法局" in text
    again = bureau.client(Role.UNIT_HEAD).post(PAGE, sent).content.decode()
    assert "已经登记过，不必重复" in again


def test_the_public_reads_what_holds_and_not_what_is_to_come(bureau: Bureau) -> None:
    enter(bureau)
    enter(bureau, title="将来的", since=(timezone.localdate() + timedelta(days=9)).isoformat())
    client = Client()
    text = client.get("/agencies/trial/").content.decode()
    assert "法制审核细则" in text
    assert "法制审核时限5个工作日" in text
    assert "将来的" not in text
    now, later = LocalRule.objects.order_by("since")
    answer = client.get(f"/agencies/trial/rules/{now.pk}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content) == TEXT  # type: ignore[attr-defined]
    assert client.get(f"/agencies/trial/rules/{later.pk}.pdf").status_code == 404
    assert client.get(f"/agencies/other/rules/{now.pk}.pdf").status_code == 404
    own = bureau.client(Role.OFFICER).get(f"{PAGE}{later.pk}.pdf")
    assert b"".join(own.streaming_content) == TEXT  # type: ignore[attr-defined]


def test_the_public_sees_who_answers_and_who_reviews(bureau: Bureau) -> None:
    client = bureau.client(Role.AGENCY_HEAD)
    named = {"name-duty": "first", "name-name": "赵宏", "name-position": "局长", "name-since": "2025-01-01"}
    client.post("/desk/staff/responsible/", {"do": "name", **named})
    unit = bureau.people[Role.REVIEWER].unit_id
    body = {"designate-unit": unit, "designate-since": "2025-01-01", "designate-head": "孙洁"}
    client.post("/desk/staff/", {"do": "designate", **body})
    text = Client().get("/agencies/trial/").content.decode()
    assert "赵宏（局长）" in text
    assert "法制科，负责人孙洁" in text
