"""The review desk: the queue, the submission beside the checklist, answers and opinion in one go."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.apps.casework.errors import Barred
from mingjing.apps.casework.models import Entry
from mingjing.apps.casework.service import perform
from mingjing.apps.registry.legal import add_counsel
from mingjing.apps.registry.models import Account
from mingjing.core.record.vocabulary import ReviewerKind, Role
from tests.pages.desk.bureau import BACKEND, Bureau, make_bureau
from tests.record.casework.office import make_person

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS = 9


def form(client: Client, file_id: UUID, **more: str) -> dict[str, str]:
    """What a browser would post with every item answered 符合."""
    page = client.get(f"/desk/review/{file_id}/")
    assert page.status_code == 200
    kept: dict[str, Any] = page.context["hidden"]
    answers = {f"item-{n}": "符合" for n in range(1, ITEMS + 1)}
    asked = {field.name: field.value for group in page.context["groups"] for field in group.fields}
    given = {name: asked[name] for name in ("reviewer", "signature")}
    given["review_outcome"] = "同意"
    return {**{name: str(value) for name, value in kept.items()}, **answers, **given, **more}


def act(by: Account, file_id: UUID, slug: str, data: dict[str, Any]) -> None:
    now = timezone.now()
    perform(file_id=file_id, act=slug, data=data, by=by, at=now, now=now)


def assign(bureau: Bureau, file_id: UUID, reviewer: Account) -> None:
    data = {
        "review_body": "法制科", "reviewers": [str(reviewer.pk)], "first_time_reviewer": False,
    }  # fmt: skip
    act(bureau.people[Role.UNIT_HEAD], file_id, "assign_reviewer", data)


def entries(file_id: UUID, act: str) -> list[Entry]:
    return list(Entry.objects.filter(file=file_id, act=act).order_by("position"))


@pytest.fixture
def submitted(bureau: Bureau) -> UUID:
    return bureau.case("submit_for_review")


def test_the_queue_names_what_waits(bureau: Bureau, submitted: UUID) -> None:
    text = bureau.client(Role.REVIEWER).get("/desk/review/").content.decode()
    assert "甲公司" in text
    assert f"/desk/review/{submitted}/" in text
    assert "还没有指派审核人员" in text


def test_who_is_assigned_reviews_and_who_stands_back_is_replaced(bureau: Bureau, submitted: UUID) -> None:
    """Only the one assigned may answer; once they stand back the queue and the page say 待改派."""
    other = make_person(bureau.agency, "trial-second", "王磊", Role.REVIEWER)
    add_counsel(
        bureau.agency, kind=ReviewerKind.COUNSEL, name="何律师", organisation="某律师事务所", licence="1",
        speciality="行政法", shared=False, since=date(2025, 1, 1),
    )  # fmt: skip
    head = bureau.client(Role.UNIT_HEAD)
    page = head.get(f"/desk/files/{submitted}/assign_reviewer/")
    fields = {field.name: field for group in page.context["groups"] for field in group.fields}
    assert {choice.label for choice in fields["reviewers"].choices} == {"孙洁", "王磊"}
    assert [choice.label for choice in fields["outside_counsel"].choices] == ["何律师"]
    assign(bureau, submitted, bureau.people[Role.REVIEWER])
    second = Client()
    second.force_login(other, backend=BACKEND)
    text = second.get(f"/desk/review/{submitted}/").content.decode()
    assert "指派的审核人员是孙洁，没有王磊" in text
    assert "改派" in text
    stand_back = {"recusal_role": "审核人员", "recusal_ground": "与当事人是亲属"}
    act(bureau.people[Role.REVIEWER], submitted, "declare_recusal", stand_back)
    assert "孙洁已回避，待改派" in head.get("/desk/review/").content.decode()
    text = bureau.client(Role.REVIEWER).get(f"/desk/review/{submitted}/").content.decode()
    assert "待改派" in text
    assert "孙洁已经回避本案" in text
    with pytest.raises(Barred):
        assign(bureau, submitted, bureau.people[Role.REVIEWER])
    assign(bureau, submitted, other)
    assert "待改派" not in head.get("/desk/review/").content.decode()
    assert second.get(f"/desk/review/{submitted}/").context["editable"]


def test_an_empty_queue_says_so(bureau: Bureau) -> None:
    assert "没有等待审核的案件" in bureau.client(Role.REVIEWER).get("/desk/review/").content.decode()


def test_the_page_has_the_places_checklist_and_outcomes(bureau: Bureau, submitted: UUID) -> None:
    page = bureau.client(Role.REVIEWER).get(f"/desk/review/{submitted}/")
    text = page.content.decode()
    assert page.context["items"][0]["question"] == "执法主体合法"
    assert len(page.context["items"]) == ITEMS
    assert "第七条" in text
    outcome = next(f for g in page.context["groups"] for f in g.fields if f.name == "review_outcome")
    assert [choice.value for choice in outcome.choices] == ["同意", "存在问题"]
    assert "李敏（trial-0）" in text


def test_answers_and_opinion_are_entered_at_once(bureau: Bureau, submitted: UUID) -> None:
    client = bureau.client(Role.REVIEWER)
    sent = form(client, submitted)
    answer = client.post(f"/desk/review/{submitted}/", sent)
    assert answer.status_code == 302
    assert len(entries(submitted, "answer_checklist")) == ITEMS
    (opinion,) = entries(submitted, "issue_review_opinion")
    assert opinion.data["review_outcome"] == "同意"
    assert "执法主体合法：符合" in opinion.data["review_opinion_text"]
    again = client.post(f"/desk/review/{submitted}/", sent)
    assert again.status_code == 302
    assert len(entries(submitted, "issue_review_opinion")) == 1
    assert "没有等待审核的案件" in client.get("/desk/review/").content.decode()
    assert "查看审核意见" in client.get(f"/desk/review/{submitted}/").content.decode()


def test_half_a_checklist_enters_nothing_and_loses_nothing(bureau: Bureau, submitted: UUID) -> None:
    client = bureau.client(Role.REVIEWER)
    sent = form(client, submitted, review_opinion_text="同意，已核对原件。")
    del sent["item-4"]
    answer = client.post(f"/desk/review/{submitted}/", sent | {"item-2": "不符合", "item-2.note": "证件过期"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "还有 1 项没有作答" in text
    assert "同意，已核对原件。" in text
    assert "证件过期" in text
    assert entries(submitted, "answer_checklist") == []


def test_the_opinion_writes_itself_and_can_be_edited(bureau: Bureau, submitted: UUID) -> None:
    client = bureau.client(Role.REVIEWER)
    sent = form(client, submitted, _compose="1") | {"item-3": "不符合", "item-3.note": "没有告知听证权利。"}
    page = client.post(f"/desk/review/{submitted}/", sent)
    text = page.content.decode()
    assert page.status_code == 200
    assert "程序合法：不符合。没有告知听证权利。" in text
    fields = {field.name: field for group in page.context["groups"] for field in group.fields}
    assert fields["review_outcome"].value == "存在问题"


def test_a_conclusion_the_place_does_not_know_is_refused(bureau: Bureau, submitted: UUID) -> None:
    client = bureau.client(Role.REVIEWER)
    answer = client.post(f"/desk/review/{submitted}/", form(client, submitted, review_outcome="修正"))
    assert answer.status_code == 422
    assert entries(submitted, "answer_checklist") == []


def test_who_may_not_review_sees_why(bureau: Bureau, submitted: UUID) -> None:
    text = bureau.client(Role.OFFICER).get(f"/desk/review/{submitted}/").content.decode()
    assert "您现在不能审核这件案卷" in text
    assert "由法制审核人员办理" in text
    assert "出具审核意见，写入记录" not in text


def test_a_stale_page_enters_nothing_and_keeps_the_draft(bureau: Bureau, submitted: UUID) -> None:
    client = bureau.client(Role.REVIEWER)
    sent = form(client, submitted) | {"_seen": "3", "item-1.note": "看过原件"}
    answer = client.post(f"/desk/review/{submitted}/", sent)
    assert answer.status_code == 409
    assert entries(submitted, "answer_checklist") == []
    assert "看过原件" in client.get(f"/desk/review/{submitted}/").content.decode()


def test_a_file_not_submitted_goes_back_to_its_page(bureau: Bureau) -> None:
    file_id = bureau.case("inspect_site")
    answer = bureau.client(Role.REVIEWER).get(f"/desk/review/{file_id}/")
    assert answer.headers["Location"] == f"/desk/files/{file_id}/"


@pytest.mark.parametrize(
    ("place", "count"), [("leqing", 7), ("shaoyang", 10), ("sanmenxia", 8), ("fengli", 0)]
)
def test_other_places_have_their_own_lists(db: None, place: str, count: int) -> None:
    bureau = make_bureau(place, "national", place)
    file_id = bureau.case("submit_for_review")
    page = bureau.client(Role.REVIEWER).get(f"/desk/review/{file_id}/")
    assert page.status_code == 200
    assert len(page.context["items"]) == count
    assert page.context["barred"] == []
