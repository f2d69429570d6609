"""The demonstration's reviews: how each place sends back, what it does where the two sides differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from mingjing.core.record.vocabulary import Role
from mingjing.server.demo_stories import Story
from mingjing.walk.run import Walk

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One act after the usual sequence was left; what it says, and who does it where that isn't plain."""

    act: str
    said: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    by: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """An opinion that doesn't agree: the item of the checklist, and the outcome as the place calls it."""

    item: str
    outcome: Mapping[str, Any]


HEAVY = "占用不足二十平方米，按裁量基准属于一般档，拟罚款3000元偏重。"
LIGHTER = "请按一般档重新确定罚款金额，再次送审。"
UNMEASURED = "堆放面积只有目测，没有测量，认定二十二平方米的证据不足。"
MEASURE = "请到现场补测堆放面积，制作勘验笔录，再次送审。"
DIFFERENCE = "承办机构认为现场照片有参照物，足以认定面积；法制审核机构认为须经测量。"
REFUSED = {"review_outcome": "存在问题"}
RETURNED = {"return_kind": "不予通过退回"}
# By place: the fine is too heavy; the area wasn't measured.
TOO_HEAVY = {
    "xuecheng": Objection(item="适用法律准确、裁量适当", outcome=REFUSED),
    "leqing": Objection(item="裁量适当", outcome={"review_outcome": "修正"}),
    "shaoyang": Objection(item="裁量适当", outcome={"review_outcome": "不同意"}),
    "sanmenxia": Objection(
        item="适用法律准确、裁量适当", outcome=REFUSED | RETURNED | {"refusal_situations": ["裁量不当"]}
    ),
    "fengli": Objection(item="", outcome={"review_outcome": "不同意"}),
}
NOT_PROVED = {
    "xuecheng": Objection(item="事实清楚、证据合法充分", outcome=REFUSED),
    "leqing": Objection(
        item="主要事实清楚", outcome={"review_outcome": "补充调查", "return_kind": "退卷补充调查"}
    ),
    "sanmenxia": Objection(
        item="事实清楚、证据合法充分",
        outcome=REFUSED | RETURNED | {"refusal_situations": ["主要事实不清证据不足"]},
    ),
}
CONSULTED = Turn(
    act="consult_on_review", by=Role.UNIT_HEAD,
    said={"disagreement": DIFFERENCE, "agreed": False, "attendees": "周涛、孙洁"},
)  # fmt: skip


def _escalated(by: Role, who: str, whom: str) -> Turn:
    said = {"disagreement": DIFFERENCE, "escalated_by": who, "escalated_to": whom}
    return Turn(act="escalate_review_dispute", by=by, said=said)


# Only in places whose text says what to do about it.
DISPUTED = {
    "xuecheng": (_escalated(Role.REVIEWER, "法制审核机构", "机关负责人"),),
    "leqing": (CONSULTED, _escalated(Role.UNIT_HEAD, "执法机构", "分管领导")),
    "sanmenxia": (CONSULTED, _escalated(Role.UNIT_HEAD, "双方", "负责人集体讨论")),
}
SENT = (Turn(act="endorse_proposal"), Turn(act="submit_for_review"))
TAKEN_UP = (*SENT, Turn(act="assign_reviewer"), Turn(act="accept_review"))
AGREED = (*TAKEN_UP, Turn(act="issue_review_opinion"))
HANDLED = "采纳审核意见，按一般档重新拟定，罚款改为{fine}元。"


def review(walk: Walk, story: Story, agency: str) -> tuple[str, ...]:
    """Take the review of a case as far as the story wants; what it stopped at, if it did."""
    match story.review:
        case "agreed":
            return _take(walk, AGREED)
        case "again":
            first = _take(walk, (*TAKEN_UP, *_objecting(TOO_HEAVY[agency], HEAVY, LIGHTER)))
            return first or _once_more(walk, story)
        case "disputed":
            turns = (*TAKEN_UP, *_objecting(NOT_PROVED[agency], UNMEASURED, MEASURE), *DISPUTED[agency])
            return _take(walk, turns)
        case _:
            return _take(walk, TAKEN_UP)


def _take(walk: Walk, turns: tuple[Turn, ...]) -> tuple[str, ...]:
    for turn in turns:
        stuck = walk.also(turn.act, turn.said, turn.by)
        if stuck:
            return stuck
    return ()


def _objecting(objection: Objection, why: str, wanted: str) -> tuple[Turn, ...]:
    opinion = {"review_opinion_text": why, "reasons": why, "suggestions": wanted}
    item = {"checklist_item": objection.item, "checklist_answer": "不符合", "checklist_comment": why}
    answered = (Turn(act="answer_checklist", said=item),) if objection.item else ()
    return (*answered, Turn(act="issue_review_opinion", said={**objection.outcome, **opinion}))


def _once_more(walk: Walk, story: Story) -> tuple[str, ...]:
    """Handle the opinion, draft anew with the smaller fine, and submit again."""
    handled = {"response_taken": HANDLED.format(fine=story.reduced), "agreed": True}
    walk.row = replace(story, fine=story.reduced).row()
    return _take(
        walk,
        (
            Turn(act="handle_review_opinion", said=handled),
            Turn(act="propose_decision"),
            Turn(act="endorse_proposal"),
            Turn(act="resubmit_for_review", said={"round": 2, "response_taken": handled["response_taken"]}),
        ),
    )
