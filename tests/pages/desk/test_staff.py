"""The people of legal review: who may look, who may change, what is warned of and until when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mingjing.apps.registry import legal
from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Counsel,
    Responsible,
    Reviewer,
    Training,
    Unit,
)
from mingjing.core.record.vocabulary import ReviewerKind, Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("/desk/staff/", "/desk/staff/counsels/", "/desk/staff/training/", "/desk/staff/responsible/")
LOOKING = (Role.OFFICER, Role.UNIT_HEAD, Role.REVIEWER, Role.AGENCY_HEAD, Role.ADMINISTRATOR, Role.SUPERVISOR)
SINCE = "2025-01-01"


def page(bureau: Bureau, role: Role, address: str) -> str:
    return bureau.client(role).get(address).content.decode()


def post(bureau: Bureau, role: Role, address: str, **sent: object) -> str:
    return bureau.client(role).post(address, sent, follow=True).content.decode()


def entered(bureau: Bureau, kind: ReviewerKind = ReviewerKind.LEGAL_UNIT) -> Reviewer:
    return legal.appoint_reviewer(
        bureau.people[Role.REVIEWER], kind=kind, legal_background="", reviewed_since=None,
        since=date(2025, 1, 1),
    )  # fmt: skip


def elsewhere() -> Account:
    agency = Agency.objects.create(id="other", name="别处", word="别")
    return Account.objects.create_user("stranger", name="外人", agency=agency)


def test_everybody_looks_and_only_some_change(bureau: Bureau) -> None:
    for role in LOOKING:
        for address in PAGES:
            assert bureau.client(role).get(address).status_code == 200, (role, address)
    for role in (Role.OFFICER, Role.UNIT_HEAD, Role.REVIEWER):
        answer = bureau.client(role).post("/desk/staff/", {"do": "appoint"})
        assert answer.status_code == 403
        assert "由机关负责人或者系统管理员登记" in answer.content.decode()
        assert "任命法制审核人员" not in page(bureau, role, "/desk/staff/")


def test_a_reviewer_is_appointed_noted_and_dismissed(bureau: Bureau) -> None:
    account = Account.objects.create_user("lawyer", name="钱宁", agency=bureau.agency)
    given = {
        "appoint-account": account.pk, "appoint-kind": "full_time", "appoint-legal_background": "法学硕士",
        "appoint-since": SINCE,
    }  # fmt: skip
    assert "钱宁已登记为法制审核人员" in post(bureau, Role.AGENCY_HEAD, "/desk/staff/", do="appoint", **given)
    text = page(bureau, Role.OFFICER, "/desk/staff/")
    assert "法学硕士" in text
    assert "初次审核行政处罚须有资格" in text
    assert Appointment.objects.filter(account=account, role="reviewer").count() == 1
    row = Reviewer.objects.get(appointment__account=account)
    note = {"row": row.pk, "legal_background": "法学硕士", "reviewed_since": "2019-05-01"}
    text = post(bureau, Role.ADMINISTRATOR, "/desk/staff/", do="note", **note)
    assert "2019年5月1日" in text
    assert "初次审核行政处罚须有资格" not in text
    end = {"row": row.pk, "on": "2025-06-01", "because": "调离"}
    text = post(bureau, Role.ADMINISTRATOR, "/desk/staff/", do="dismiss", **end)
    assert "已写明最后一天" in text
    assert "调离" in text


def test_what_was_typed_is_still_there_when_it_is_refused(bureau: Bureau) -> None:
    account = Account.objects.create_user("lawyer", name="钱宁", agency=bureau.agency)
    given = {
        "appoint-account": account.pk, "appoint-kind": "full_time", "appoint-legal_background": "法学硕士",
        "appoint-since": "某天",
    }  # fmt: skip
    answer = bureau.client(Role.AGENCY_HEAD).post("/desk/staff/", {"do": "appoint", **given})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="法学硕士"' in text
    assert 'value="某天"' in text
    assert "日期请写成 2026-11-20" in text
    assert not Reviewer.objects.exists()


def test_another_agencys_people_cannot_be_entered(bureau: Bureau) -> None:
    stranger = elsewhere()
    answer = bureau.client(Role.AGENCY_HEAD).post(
        "/desk/staff/",
        {
            "do": "appoint",
            "appoint-account": stranger.pk,
            "appoint-kind": "full_time",
            "appoint-since": SINCE,
        },
    )
    assert answer.status_code == 422
    assert not Reviewer.objects.exists()
    row = legal.appoint_reviewer(
        stranger, kind=ReviewerKind.LEGAL_UNIT, legal_background="", reviewed_since=None,
        since=date(2025, 1, 1),
    )  # fmt: skip
    text = post(bureau, Role.AGENCY_HEAD, "/desk/staff/", do="dismiss", row=row.pk, on="2025-06-01")
    assert "没有找到这一项登记" in text


def test_the_body_that_reviews_should_hold_no_officers(bureau: Bureau) -> None:
    units = {unit.name: unit.pk for unit in Unit.objects.filter(agency=bureau.agency)}
    assert "还没有明确" in page(bureau, Role.OFFICER, "/desk/staff/")

    def designate(unit: str, since: str) -> str:
        given = {"designate-unit": units[unit], "designate-since": since, "designate-head": "孙洁"}
        return post(bureau, Role.AGENCY_HEAD, "/desk/staff/", do="designate", **given)

    assert "已明确法制科为法制审核机构" in designate("法制科", SINCE)
    assert "办案和审核要由不同的机构" not in page(bureau, Role.OFFICER, "/desk/staff/")
    assert "办案和审核要由不同的机构" in designate("执法科", "2025-02-01")
    assert "已有同样的登记" in designate("法制科", "2025-02-01")


def certified(agency: Agency, count: int) -> None:
    for number in range(count):
        account = Account.objects.create_user(f"o{number}", name=f"某{number}", agency=agency)
        Certificate.objects.create(
            account=account, number=f"o{number}", issued=date(2025, 1, 1), valid_from=date(2025, 1, 1),
            valid_until=timezone.localdate() + timedelta(days=9),
        )  # fmt: skip


WARNED = "法制审核人员配备不足"


def test_the_warning_names_the_figures_and_goes_when_there_are_enough(bureau: Bureau) -> None:
    AgencyRuleSet.objects.filter(rule_set="xuecheng").update(rule_set="sanmenxia")
    certified(bureau.agency, 18)
    entered(bureau)
    for role in (Role.UNIT_HEAD, Role.AGENCY_HEAD, Role.ADMINISTRATOR):
        text = page(bureau, role, "/desk/")
        assert WARNED in text
        assert "执法人员21人，法制审核人员应不少于2人，现有1人，还差1人" in text
    for role in (Role.OFFICER, Role.REVIEWER):
        assert WARNED not in page(bureau, role, "/desk/")
    assert "1 个机关" in page(bureau, Role.SUPERVISOR, "/desk/supervision/")
    assert "还差1人" in page(bureau, Role.OFFICER, "/desk/staff/")
    Certificate.objects.filter(number="o0").update(suspended_on=timezone.localdate())
    assert WARNED not in page(bureau, Role.AGENCY_HEAD, "/desk/")
    assert "个机关" not in page(bureau, Role.SUPERVISOR, "/desk/supervision/")
    assert "符合要求" in page(bureau, Role.OFFICER, "/desk/staff/")


def test_where_no_rule_asks_for_a_number_nobody_is_warned(bureau: Bureau) -> None:
    certified(bureau.agency, 40)
    assert WARNED not in page(bureau, Role.AGENCY_HEAD, "/desk/")
    assert "没有规定配备比例" in page(bureau, Role.OFFICER, "/desk/staff/")


def test_a_supervisor_reads_the_register_of_those_below_and_of_nobody_else(bureau: Bureau) -> None:
    elsewhere()
    address = f"/desk/staff/?agency={bureau.agency.pk}"
    assert bureau.agency.name in page(bureau, Role.SUPERVISOR, address)
    for role, slug in ((Role.SUPERVISOR, "other"), (Role.OFFICER, "other"), (Role.OFFICER, "trial-above")):
        assert bureau.client(role).get(f"/desk/staff/?agency={slug}").status_code == 404
    assert bureau.client(Role.SUPERVISOR).post(address, {"do": "appoint"}).status_code == 403


def test_a_shared_counsel_shows_below_and_is_ended_above(bureau: Bureau) -> None:
    head = Account.objects.create_user("above-head", name="何局", agency=bureau.agency.parent)
    Appointment.objects.create(account=head, role="agency_head", since=date(2025, 1, 1))
    bureau.people[Role.LEADERSHIP_MEETING] = head
    given = {"add-name": "吕正", "add-kind": "counsel", "add-shared": "on", "add-since": SINCE}
    address = "/desk/staff/counsels/"
    assert "吕正已登记" in post(bureau, Role.LEADERSHIP_MEETING, address, do="add", **given)
    text = page(bureau, Role.AGENCY_HEAD, address)
    assert "吕正" in text
    assert "不再聘请" not in text
    row = Counsel.objects.get()
    assert "没有找到这一项登记" in post(
        bureau, Role.AGENCY_HEAD, address, do="end", row=row.pk, on="2025-06-01"
    )
    assert "已写明最后一天" in post(
        bureau, Role.LEADERSHIP_MEETING, address, do="end", row=row.pk, on="2025-06-01"
    )
    assert "吕正" not in page(bureau, Role.AGENCY_HEAD, address)


def test_a_training_is_entered_and_what_the_place_asks_for_shows_as_missing(bureau: Bureau) -> None:
    AgencyRuleSet.objects.filter(rule_set="xuecheng").update(rule_set="sanmenxia")
    address = "/desk/staff/training/"
    before = page(bureau, Role.REVIEWER, address).count("没有记录</span>")
    assert before
    people = [bureau.people[role].pk for role in (Role.OFFICER, Role.REVIEWER)]
    given = {
        "record-kind": "before_duty", "record-subject": "岗前法制培训", "record-held_on": SINCE,
        "record-hours": "4.5", "record-attendees": people,
    }  # fmt: skip
    assert "2人参加" in post(bureau, Role.REVIEWER, address, do="record", **given)
    text = page(bureau, Role.OFFICER, address)
    assert "4.5学时" in text
    assert text.count("没有记录</span>") == before - 1
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    late = given | {"record-held_on": tomorrow}
    assert "日期还没有到" in post(bureau, Role.REVIEWER, address, do="record", **late)
    assert bureau.client(Role.OFFICER).post(address, {"do": "record", **given}).status_code == 403
    assert Training.objects.count() == 1


def test_who_answers_is_named_with_the_clauses_that_say_so(bureau: Bureau) -> None:
    address = "/desk/staff/responsible/"
    assert "还没有登记" in page(bureau, Role.OFFICER, address)
    given = {
        "name-duty": "first", "name-name": "赵宏", "name-position": "局长", "name-since": SINCE
    }  # fmt: skip
    assert "赵宏已登记为第一责任人" in post(bureau, Role.AGENCY_HEAD, address, do="name", **given)
    text = page(bureau, Role.OFFICER, address)
    assert "赵宏（局长）" in text
    assert Responsible.objects.get().name == "赵宏"
