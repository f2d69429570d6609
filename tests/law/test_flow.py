"""The course of review is drawn from each place's own rules."""

from datetime import datetime

import pytest

from mingjing.core.law.flow import Flow, review_flow
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.library import law_for

AT = datetime(2025, 3, 10, 9, tzinfo=SHANGHAI)
NEEDED = [
    "propose_decision",
    "submit_for_review",
    "accept_review",
    "answer_checklist",
    "issue_review_opinion",
]


def flow(*names: str) -> Flow:
    return review_flow(law_for(names, at=AT, opened_at=AT))


@pytest.mark.parametrize("place", ["leqing", "xuecheng", "shaoyang", "sanmenxia", "fengli"])
def test_every_place_has_the_steps_that_make_a_review(place: str) -> None:
    drawn = flow("national", place)
    acts = [step.act for step in drawn.steps]
    assert [act for act in acts if act in NEEDED] == NEEDED
    assert acts[-2:] == ["approve_proposal", "make_decision"]
    assert [branch.when for branch in drawn.branches if "没有通过" in branch.when]
    assert all(".review." in item.clause for step in drawn.steps for item in step.clauses)


def test_places_differ_in_what_their_rules_speak_of() -> None:
    leqing, xuecheng, fengli = flow("leqing"), flow("xuecheng"), flow("fengli")
    disputed = {branch.when: [step.act for step in branch.steps] for branch in leqing.branches}
    assert disputed["对意见有分歧的"] == [
        "consult_on_review",
        "escalate_review_dispute",
        "decide_review_dispute",
    ]
    assert "consult_on_review" not in {step.act for branch in xuecheng.branches for step in branch.steps}
    assert [branch.when for branch in fengli.branches] == ["没有通过的"]
    checklist = next(step for step in leqing.steps if step.act == "answer_checklist")
    assert len(checklist.items) == 7
    assert next(step for step in fengli.steps if step.act == "accept_review").by == ("法制机构审查人员",)


def test_branches_leave_where_they_should() -> None:
    drawn = flow("leqing")
    opinion = next(step for step in drawn.steps if step.act == "issue_review_opinion")
    assert [branch.when for branch in drawn.beside(opinion)] == ["没有通过的", "对意见有分歧的"]
