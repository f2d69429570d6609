"""A review in several rounds: what is sent, what changed between, and what can't be sent or concluded."""

from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from mingjing.apps.casework.models import Entry
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import BACKEND, Bureau, make_bureau
from tests.pages.desk.test_review import ITEMS, act, entries, form
from tests.record.casework.office import make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def submitted(bureau: Bureau) -> UUID:
    return bureau.case("submit_for_review")


def newest(file_id: UUID, slug: str) -> dict[str, Any]:
    return dict(Entry.objects.filter(file=file_id, act=slug).latest("position").data)


def redraft(bureau: Bureau, file_id: UUID, **changed: Any) -> None:
    act(
        bureau.people[Role.OFFICER],
        file_id,
        "propose_decision",
        newest(file_id, "propose_decision") | changed,
    )


def test_the_page_of_a_submission_collects_the_papers_and_says_why(bureau: Bureau) -> None:
    file_id = bureau.case("answer_statement")
    client = bureau.client(Role.OFFICER)
    page = client.get(f"/desk/files/{file_id}/submit_for_review/")
    shown = page.context["submission"]
    assert [item["name"] for item in shown["materials"]] == ["拟作出的决定", "调查取证材料", "依据"]
    assert shown["materials"][1]["links"]
    assert "第六条" in shown["cite"]
    assert shown["review"]["word"] == "须审"
    assert any("第四条第二款" in why for why in shown["review"]["why"])
    assert len(shown["digest"]) == 8
    text = client.get(f"/desk/files/{file_id}/").content.decode()
    assert "要不要法制审核" in text
    hidden = {name: str(value) for name, value in page.context["hidden"].items()}
    answer = client.post(f"/desk/files/{file_id}/submit_for_review/", hidden)
    assert answer.status_code == 422
    told = answer.content.decode()
    assert all(f"请填写{name}" in told for name in ("调查取证材料", "依据"))
    assert "请承办机构确认材料真实、准确、完整后再送审" in told


def faulted(bureau: Bureau, file_id: UUID) -> None:
    """The first round ends with 存在问题, is handled, drafted anew and sent again."""
    client = bureau.client(Role.REVIEWER)
    sent = form(client, file_id, review_outcome="存在问题", review_opinion_text="罚款偏低。")
    answer = client.post(f"/desk/review/{file_id}/", sent | {"item-5": "不符合", "item-5.note": "裁量偏轻"})
    assert answer.status_code == 302
    officer = bureau.people[Role.OFFICER]
    act(officer, file_id, "handle_review_opinion", {"response_taken": "改为三万元"})
    redraft(bureau, file_id, proposed_content="罚款30000元。", fine="30000.00")
    materials = newest(file_id, "submit_for_review")["evidence_materials"]
    again = {"evidence_materials": materials, "response_taken": "改为三万元", "truth_confirmed": True}
    act(officer, file_id, "resubmit_for_review", again)


def test_rounds_stand_side_by_side_with_what_changed(bureau: Bureau, submitted: UUID) -> None:
    faulted(bureau, submitted)
    page = bureau.client(Role.REVIEWER).get(f"/desk/review/{submitted}/")
    first, second = page.context["rounds"]
    assert first["faults"] == [("适用法律准确、裁量适当", "裁量偏轻")]
    assert {step["act"] for step in first["steps"]} >= {"提交法制审核", "出具审核意见", "处理审核意见"}
    assert {"拟作决定内容", "罚款金额"} <= {item["label"] for item in second["changed"]}
    text = page.content.decode()
    assert "删去" in text
    assert "新增" in text
    assert "30,000.00 元" in text


def labels(bureau: Bureau, role: Role, file_id: UUID) -> set[str]:
    page = bureau.client(role).get(f"/desk/review/{file_id}/")
    return {item["label"] for item in page.context["buttons"]}


DISPUTES = [
    ("leqing", "修正", Role.UNIT_HEAD, {"提请解决审核分歧", "会商（协商）审核意见"}),
    ("xuecheng", "存在问题", Role.REVIEWER, {"提请解决审核分歧"}),
    ("sanmenxia", "存在问题", Role.UNIT_HEAD, {"会商（协商）审核意见"}),
]


@pytest.mark.parametrize(("place", "outcome", "by", "buttons"), DISPUTES)
def test_a_dispute_is_reached_by_buttons_in_each_places_way(
    db: None, place: str, outcome: str, by: Role, buttons: set[str]
) -> None:
    bureau = make_bureau(place, "national", place)
    file_id = bureau.case("submit_for_review")
    client = bureau.client(Role.REVIEWER)
    page = client.get(f"/desk/review/{file_id}/")
    items = page.context["items"]
    faulty = next(n for n, item in enumerate(items, 1) if "裁量" in item["question"])
    answers = {item["name"]: "符合" for item in items}
    wrong = {f"item-{faulty}": "不符合", f"item-{faulty}.note": "裁量偏轻"}
    more = {
        "review_outcome": outcome, "review_opinion_text": "裁量偏轻。", "reviewer": "孙洁",
        "signature": "孙洁", "suggestions": "改按一般档次",
        "refusal_situations": "裁量不当", "return_kind": "不予通过退回", "opinion_document": "法制审核意见书",
    }  # fmt: skip
    hidden = {name: str(value) for name, value in page.context["hidden"].items()}
    answer = client.post(f"/desk/review/{file_id}/", hidden | answers | wrong | more)
    assert answer.status_code == 302
    assert buttons <= labels(bureau, by, file_id)
    assert "提请解决审核分歧" not in labels(bureau, Role.AGENCY_HEAD, file_id)
    if place == "sanmenxia":
        barred = bureau.client(by).get(f"/desk/review/{file_id}/").context["buttons_barred"]
        (escalating,) = [item for item in barred if item["label"] == "提请解决审核分歧"]
        assert "协商" in escalating["lift"]
    escalated = {
        "disagreement": "是否从轻",
        "escalated_by": "法制审核机构" if place == "xuecheng" else "执法机构",
        "escalated_to": {"leqing": "分管领导", "xuecheng": "机关负责人"}.get(place, "负责人集体讨论"),
    }
    people = bureau.people
    if place == "sanmenxia":
        consulted = {"consult_record": "协商记录", "agreed": False}
        act(people[by], file_id, "consult_on_review", consulted)
    act(people[by], file_id, "escalate_review_dispute", escalated)
    if place != "sanmenxia":
        assert "决定审核分歧" in labels(bureau, Role.AGENCY_HEAD, file_id)
        decided = {"dispute_result": "按承办机构的意见", "signature": "赵宏"}
        act(people[Role.AGENCY_HEAD], file_id, "decide_review_dispute", decided)
        assert "就审核分歧作了决定" in client.get("/desk/review/").content.decode()
        assert client.get(f"/desk/review/{file_id}/").context["editable"]
    else:
        barred = bureau.client(Role.AGENCY_HEAD).get(f"/desk/review/{file_id}/").context["buttons_barred"]
        assert "集体讨论" in next(item["lift"] for item in barred if item["label"] == "决定审核分歧")


def test_a_draft_changed_while_the_page_was_open(bureau: Bureau, submitted: UUID) -> None:
    """The opinion is refused, the answers are kept; afterwards the page says that it must be sent again."""
    client = bureau.client(Role.REVIEWER)
    sent = form(client, submitted) | {"item-1.note": "看过原件"}
    redraft(bureau, submitted, proposed_content="罚款10000元。", fine="10000.00")
    answer = client.post(f"/desk/review/{submitted}/", sent)
    assert answer.status_code == 409
    assert entries(submitted, "issue_review_opinion") == []
    text = client.get(f"/desk/review/{submitted}/").content.decode()
    assert "送审以后草案改过" in text
    assert "再次送审" in text
    assert "看过原件" in text


def test_two_reviewers_at_once(bureau: Bureau, submitted: UUID) -> None:
    """Nobody is assigned and both conclude at the same moment: one opinion, and the other looks again."""
    other = Client()
    person = make_person(bureau.agency, "trial-second", "王磊", Role.REVIEWER)
    other.force_login(person, backend=BACKEND)
    clients = [bureau.client(Role.REVIEWER), other]
    forms = [form(client, submitted, signature=name) for client, name in zip(clients, "孙王", strict=True)]
    found, gate = [0, 0], Barrier(2)

    def send(n: int) -> None:
        gate.wait()
        found[n] = clients[n].post(f"/desk/review/{submitted}/", forms[n]).status_code
        connection.close()

    threads = [Thread(target=send, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(found)[0] == 302
    assert sorted(found)[1] in (409, 422)
    assert len(entries(submitted, "issue_review_opinion")) == 1
    assert len(entries(submitted, "answer_checklist")) >= ITEMS
