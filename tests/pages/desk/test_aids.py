"""Beside each item of a checklist stands what the file says on it, with links, and never a verdict."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.apps.casework.case import SYSTEM, load_case
from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.apps.desk.aids.table import AIDS, facts_for
from mingjing.apps.desk.aids.topics import Topic, topics_of
from mingjing.core.law.norms import ItemSet
from mingjing.core.record.vocabulary import Role
from mingjing.regulations.library import folders, rule_set
from tests.pages.desk.bureau import Bureau
from tests.pages.desk.test_review import ITEMS, entries, form

pytestmark = pytest.mark.django_db(transaction=True)
CHECKLISTS = [
    norm.items
    for name in folders()
    for clause in rule_set(name).clauses
    for norm in clause.norms
    if isinstance(norm, ItemSet) and norm.name == "法制审核清单"
]


@pytest.mark.parametrize("item", sorted({item for items in CHECKLISTS for item in items}))
def test_every_item_of_every_place_has_a_topic(item: str) -> None:
    assert topics_of(item)


def test_every_topic_has_its_facts() -> None:
    assert set(AIDS) == set(Topic)


def facts(client: Client, file_id: UUID) -> dict[str, tuple[Fact, ...]]:
    page = client.get(f"/desk/review/{file_id}/")
    return {item["question"]: item["aids"] for item in page.context["items"]}


def words(found: tuple[Fact, ...]) -> str:
    return "\n".join(f"{fact.text} {fact.word}" for fact in found)


def test_the_facts_of_a_walked_case(bureau: Bureau) -> None:
    file_id = bureau.case("submit_for_review")
    found = facts(bureau.client(Role.REVIEWER), file_id)
    assert "试验区执法局" in words(found["执法主体合法"])
    assert "都有两人以上，当日证件有效" in words(found["执法人员资格"])
    assert "李敏（trial-0）" in words(found["执法人员资格"])
    assert "在期限内作出决定到" in words(found["程序合法"])
    assert "某条例" in words(found["适用法律准确、裁量适当"])
    assert "无基准" in words(found["适用法律准确、裁量适当"])
    assert "罚款金额 20,000.00 元" in words(found["是否涉嫌犯罪须移送"])
    assert "听取陈述申辩" in words(found["其他"])
    assert any(fact.link for fact in found["文书完备规范"])
    told = words(found["事实清楚、证据合法充分"])
    assert "甲公司乱倒污水" in told
    assert "现场检查（勘验） 没有核对签署的记录" in told
    assert "询问 没有核对签署的记录" not in told


def test_an_unsigned_transcript_and_a_lone_officer_are_marked(bureau: Bureau) -> None:
    case = load_case(bureau.case("question_person"), at=timezone.now())
    questioned = case.file.by_act["question_person"][-1]
    alone = replace(questioned, data={**questioned.data, "officers": [{"id": "1", "name": "李敏"}]})
    case.file.entries[questioned.position - 1] = alone
    situation = case.situation(at=timezone.now(), actor=SYSTEM, people={})
    seen = Examined(case=case, situation=situation, duties=())
    unsigned = [fact for fact in facts_for("证据合法充分（证据链）", seen) if fact.word]
    assert "没有核对签署的记录" in {fact.word for fact in unsigned}
    marked = [fact.word for fact in facts_for("执法人员资格", seen)]
    assert marked[:2] == ["只有 1 人", "李敏当日没有有效执法证"]


def test_what_does_not_fit_needs_its_ground(bureau: Bureau) -> None:
    """No clause of 薛城 asks for it: the record does; nothing is entered, and nothing typed is lost."""
    file_id = bureau.case("submit_for_review")
    client = bureau.client(Role.REVIEWER)
    sent = form(client, file_id, review_outcome="存在问题", review_opinion_text="程序有问题。")
    answer = client.post(f"/desk/review/{file_id}/", sent | {"item-3": "不符合"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "程序合法：认为“不符合”的，要写明哪里不符合、依据什么" in text
    assert "程序有问题。" in text
    assert entries(file_id, "answer_checklist") == []
    answer = client.post(
        f"/desk/review/{file_id}/", sent | {"item-3": "不符合", "item-3.note": "没有告知听证权利"}
    )
    assert answer.status_code == 302
    assert len(entries(file_id, "answer_checklist")) == ITEMS
