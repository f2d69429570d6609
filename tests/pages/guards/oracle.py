"""What must hold of a file's record whatever was tried: read off its entries by hand, asking no rule.

A plain second reading of the places' texts on review, discussion and publication. It knows nothing of the
engine, of conditions or of digests.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

DRAFTS = ("propose_decision", "propose_change", "propose_coercive_measure", "propose_enforcement")
SUBMISSIONS = ("submit_for_review", "resubmit_for_review")
ENDING = {
    "decide_penalty", "decide_no_penalty", "decide_on_the_spot", "change_decision", "revoke_decision",
    "declare_unlawful_or_void", "grant_licence", "refuse_licence", "decide_change", "decide_renewal",
    "alter_licence_ex_officio", "withdraw_licence", "revoke_licence", "conclude_inspection",
    "decide_expropriation", "decide_seized_property", "decide_enforcement", "decide_substitute_performance",
}  # fmt: skip
MEASURES = {"seal_property", "seize_property", "freeze_deposits", "take_other_measure"}
DECISIONS = ENDING | MEASURES
PENALISING = ("decide_penalty", "change_decision")
STATUTORY = {"涉及重大公共利益", "经过听证程序", "疑难复杂、涉及多个法律关系", "法律法规规定的其他情形"}
FIVE = {
    "涉及重大公共利益", "可能造成重大社会影响或引发社会风险", "直接关系当事人或第三人重大权益",
    "经过听证程序", "疑难复杂、涉及多个法律关系",
}  # fmt: skip
SUMS = ("fine", "confiscated_income", "confiscated_goods_value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry: where, what, by whom, with what."""

    position: int
    act: str
    label: str
    by: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A file's entries in order, under which place's rules, of what kind."""

    place: str
    kind: str
    ordinary: bool
    lines: Sequence[Line]

    def faults(self) -> Iterator[str]:
        """Every entry that must not stand where it stands."""
        for line in self.lines:
            before = self.lines[: line.position - 1]
            if line.act in DECISIONS and self._wanted(line, before):
                yield from _unreviewed(line, before)
            if self.place == "xuecheng" and self._settles(line, before):
                yield from _unreviewed(line, before)
            if line.act == "publish_item":
                yield from _unscreened(line, before)

    def _wanted(self, line: Line, before: Sequence[Line]) -> bool:
        """Whether the law wants this decision reviewed beforehand."""
        if not self.ordinary or line.data.get("urgent"):
            return False
        asked = _latest(before, ("determine_review_need",))
        spared = asked is not None and asked.data.get("review_needed") is False
        grounds = set(asked.data.get("review_grounds") or ()) if asked else set()
        heard = _latest(before, ("hold_hearing",)) is not None
        penalising = self.kind == "penalty" and line.act in PENALISING
        if penalising and not (spared and not grounds & STATUTORY and not heard):
            return True
        match self.place:
            case "leqing":
                return True
            case "shaoyang":
                return not spared
            case "xuecheng":
                other = self.kind in ("coercion", "licence", "expropriation")
                return penalising or (other and not (spared and not grounds and not heard))
            case "sanmenxia":
                called = _latest(before, ("require_review",)) is not None
                on_spot = line.act == "decide_on_the_spot"
                return penalising or on_spot or called or not (spared and not grounds & FIVE and not heard)
            case _:
                return False

    def _settles(self, line: Line, before: Sequence[Line]) -> bool:
        """In 薛城 neither the head's approval nor the leaders' discussion may come before the review."""
        if self.kind != "penalty" or not self.ordinary or any(item.act in ENDING for item in before):
            return False
        draft = _latest(before, DRAFTS)
        punishing = draft is not None and bool(draft.data.get("penalty_kinds"))
        if draft is not None and draft.data.get("decision_kind") not in (None, "作出处罚决定"):
            punishing = False
        if line.act == "discuss_collectively":
            return punishing and line.data.get("discussion_matter", "处罚决定") == "处罚决定"
        approves = line.act == "approve_proposal" and line.data.get("approval_result") == "批准"
        about = line.data.get("proposal")
        return approves and punishing and draft is not None and about == draft.position


def _latest(lines: Sequence[Line], acts: Sequence[str]) -> Line | None:
    return next((line for line in reversed(lines) if line.act in acts), None)


def _unreviewed(line: Line, before: Sequence[Line]) -> Iterator[str]:
    """Why the review before this entry does not carry it; nothing where it does."""
    told = f"第{line.position}条{line.label}"
    opinion, sent = _latest(before, ("issue_review_opinion",)), _latest(before, SUBMISSIONS)
    if opinion is None or sent is None:
        yield f"{told}：没有审核"
        return
    if opinion.data.get("review_outcome") != "同意":
        yield f"{told}：审核没有同意"
    if sent.position > opinion.position:
        yield f"{told}：又送审了，还没有意见"
    ended = _latest(before, tuple(ENDING))
    if ended is not None and ended.position > opinion.position:
        yield f"{told}：审核在上一个决定以前"
    draft = _latest(before, DRAFTS)
    judged = _latest(before[: sent.position - 1], DRAFTS)
    if draft is not None and (judged is None or (draft.act, draft.data) != (judged.act, judged.data)):
        yield f"{told}：送审以后草案改过"
    if draft is not None and line.act in DECISIONS:
        yield from _otherwise(told, line, draft)


def _otherwise(told: str, line: Line, draft: Line) -> Iterator[str]:
    """Where the decision imposes something else than the draft, or is another decision altogether."""
    kind = draft.data.get("decision_kind")
    if kind and kind != line.label:
        yield f"{told}：草案是{kind}"
    if line.act not in PENALISING:
        return
    if set(line.data.get("penalty_kinds") or ()) != set(draft.data.get("penalty_kinds") or ()):
        yield f"{told}：处罚种类与草案不同"
    for name in SUMS:
        if Decimal(line.data.get(name) or 0) != Decimal(draft.data.get(name) or 0):
            yield f"{told}：{name}与草案不同"


def _unscreened(line: Line, before: Sequence[Line]) -> Iterator[str]:
    """Nothing goes out but a draft that was screened for secrets after it was made."""
    drafted = _latest(before, ("prepare_result_publication",))
    screened = _latest(before, ("screen_secrecy",))
    if drafted is None or screened is None or screened.position < drafted.position:
        yield f"第{line.position}条{line.label}：没有保密审查"
