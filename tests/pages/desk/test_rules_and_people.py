"""规则 for whoever reads the law, and 人员和设置 for the administrator."""

from datetime import date

import pytest

from mingjing.apps.registry.models import Account, AgencyRuleSet, Appointment, Certificate, Parameter
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_clause_says_what_the_program_does(bureau: Bureau) -> None:
    client = bureau.client(Role.OFFICER)
    rules = client.get("/desk/rules/").content.decode()
    assert "薛城区" in rules
    assert "mingjing rules check" in rules
    listed = client.get("/desk/rules/xuecheng/?q=九项").content.decode()
    assert "/desk/rules/xuecheng/xuecheng.review.7/" in listed
    clause = client.get("/desk/rules/xuecheng/xuecheng.review.7/").content.decode()
    assert "清单：法制审核清单" in clause
    assert "系统把关" in clause
    assert "没有符合条件的条款" in client.get("/desk/rules/xuecheng/?q=无此词").content.decode()


def post(bureau: Bureau, address: str, **sent: object) -> str:
    return bureau.client(Role.ADMINISTRATOR).post(address, sent, follow=True).content.decode()


def test_an_account_is_opened_appointed_certified_and_closed(bureau: Bureau) -> None:
    text = post(
        bureau,
        "/desk/people/",
        do="add",
        username="new",
        name="新人",
        unit="执法科",
        password="Clear-water-77",
    )
    assert "已开通新人的账号" in text
    account = Account.objects.get(username="new")
    page = f"/desk/people/{account.pk}/"
    given = {"appoint-role": "officer", "appoint-since": "2026-01-01"}
    assert "已任命" in post(bureau, page, do="appoint", **given)
    assert "从同一天起已有同样的登记" in post(bureau, page, do="appoint", **given)
    days = {
        "certify-issued": "2026-01-01",
        "certify-valid_from": "2026-01-01",
        "certify-valid_until": "2030-01-01",
    }
    assert "执法证已登记" in post(bureau, page, do="certify", **{"certify-number": "证77"}, **days)
    certificate = Certificate.objects.get(number="证77")
    assert "已暂停使用" in post(bureau, page, do="suspend", row=certificate.pk, on="2026-05-01")
    appointment = Appointment.objects.get(account=account)
    assert "截止日早于开始日" in post(bureau, page, do="end", row=appointment.pk, on="2025-01-01")
    assert "任职已写明截止日" in post(bureau, page, do="end", row=appointment.pk, on="2026-06-01")
    appointment.refresh_from_db()
    assert appointment.until == date(2026, 6, 1)
    assert "账号已停用" in post(bureau, page, do="close")
    assert not Account.objects.get(username="new").is_active


def test_a_name_taken_and_a_weak_password_are_said_and_nothing_is_lost(bureau: Bureau) -> None:
    text = post(bureau, "/desk/people/", do="add", username="trial-0", name="某", password="Clear-water-77")
    assert "已经有人使用" in text
    assert 'value="某"' in text
    assert "没有保存" in post(bureau, "/desk/people/", do="add", username="x", name="某", password="1")


def test_the_last_administrator_stays(bureau: Bureau) -> None:
    account = bureau.people[Role.ADMINISTRATOR]
    appointment = Appointment.objects.get(account=account)
    page = f"/desk/people/{account.pk}/"
    assert "唯一的系统管理员" in post(bureau, page, do="end", row=appointment.pk, on="2026-06-01")
    assert "唯一的系统管理员" in post(bureau, page, do="close")


def test_rule_sets_are_confirmed_and_parameters_set(bureau: Bureau) -> None:
    row = AgencyRuleSet.objects.get(agency=bureau.agency, rule_set="xuecheng")
    AgencyRuleSet.objects.filter(pk=row.pk).update(inferred=True)
    page = "/desk/people/settings/"
    assert "推定" in bureau.client(Role.ADMINISTRATOR).get(page).content.decode()
    assert "推定" in bureau.client(Role.OFFICER).get("/desk/rules/").content.decode()
    assert "已确认" in post(bureau, page, do="confirm", row=row.pk, since="2024-09-01")
    row.refresh_from_db()
    assert (row.inferred, row.since) == (False, date(2024, 9, 1))
    given = {"set-name": "公示渠道", "set-value": "没收、罚款", "set-since": "2026-01-01"}
    assert "已设定" in post(bureau, page, do="set", **given)
    assert Parameter.objects.get(agency=bureau.agency).value == ["没收", "罚款"]


def test_only_the_administrator_changes_people(bureau: Bureau) -> None:
    answer = bureau.client(Role.AGENCY_HEAD).post(
        "/desk/people/", {"do": "add", "username": "y", "name": "某"}
    )
    assert answer.status_code == 403
    assert "由系统管理员管理" in answer.content.decode()
    assert not Account.objects.filter(username="y").exists()
