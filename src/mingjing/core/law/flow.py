"""The course of legal review as the rules in force draw it: its steps, who takes them, by which clauses.

The order is that of the record. A step that every review has is always there; any other only where a
clause of the place speaks of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from mingjing.core.law.answers import Citation
from mingjing.core.law.law import Law
from mingjing.core.law.norms import Clause, DutyNorm, Gate, Norm, Prompt, Requirement, Scope
from mingjing.core.record.act import ACTS, FAMILIES
from mingjing.core.record.catalogue import MEMBERS, act_slugs
from mingjing.core.record.vocabulary import Role

DECISION = "make_decision"  # a family: which of its acts it is depends on the file
# The way straight through, and which list of the place belongs to a step.
STRAIGHT = (
    "propose_decision", "determine_review_need", "submit_for_review", "assign_reviewer", "accept_review",
    "answer_checklist", "issue_review_opinion", "approve_proposal", DECISION,
)  # fmt: skip
ALWAYS = frozenset(
    {"propose_decision", "submit_for_review", "accept_review", "answer_checklist", "issue_review_opinion"}
    | {"approve_proposal", "handle_review_opinion", "resubmit_for_review", DECISION}
)
LISTS = {
    "submit_for_review": "送审材料", "answer_checklist": "法制审核清单",
    "issue_review_opinion": "法制审核结论",
}  # fmt: skip
INCOMPLETE = ("return_for_supplement", "supplement_submission")
METHOD = ("change_review_method",)
NOT_PASSED = ("handle_review_opinion", "resubmit_for_review")
DISPUTED = ("consult_on_review", "escalate_review_dispute", "decide_review_dispute")
REVIEW = ".review."


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStep:
    """One step: the act, who takes it under the place's own names, what is listed for it, its clauses."""

    act: str
    label: str
    by: tuple[str, ...]
    items: tuple[str, ...]
    clauses: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Steps taken beside the straight way: after which step, when, and at which step they lead back."""

    after: str
    when: str
    steps: tuple[FlowStep, ...]
    back_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The straight way and the branches from it."""

    steps: tuple[FlowStep, ...]
    branches: tuple[Branch, ...]

    def beside(self, step: FlowStep) -> tuple[Branch, ...]:
        """The branches that leave after a step."""
        return tuple(branch for branch in self.branches if branch.after == step.act)


def review_flow(law: Law) -> Flow:
    """The course of review under these rules."""
    spoken: dict[str, list[Citation]] = {}
    for clause in law.clauses.values():
        if REVIEW in clause.id:
            acts = _acts_of(clause)
            for slug in acts | ({DECISION} if acts & MEMBERS[DECISION] else set()):
                spoken.setdefault(slug, []).append(clause.citation)
    drawn = (
        Branch(
            after="accept_review", when="材料不齐的", back_to="accept_review",
            steps=_steps(INCOMPLETE, law, spoken),
        ),
        Branch(
            after="accept_review", when="需要会议、论证的", back_to="answer_checklist",
            steps=_steps(METHOD, law, spoken),
        ),
        Branch(
            after="issue_review_opinion", when="没有通过的", back_to="accept_review",
            steps=_steps(NOT_PASSED, law, spoken),
        ),
        Branch(
            after="issue_review_opinion", when="对意见有分歧的", back_to="issue_review_opinion",
            steps=_steps(DISPUTED, law, spoken),
        ),
    )  # fmt: skip
    branches = tuple(branch for branch in drawn if branch.steps)
    return Flow(steps=_steps(STRAIGHT, law, spoken), branches=branches)


def _steps(slugs: Iterable[str], law: Law, spoken: dict[str, list[Citation]]) -> tuple[FlowStep, ...]:
    return tuple(_step(slug, law, spoken) for slug in slugs if slug in ALWAYS or slug in spoken)


def _step(slug: str, law: Law, spoken: dict[str, list[Citation]]) -> FlowStep:
    listed = law.sets.get(LISTS.get(slug, ""))
    family = slug in FAMILIES
    roles = (Role.AGENCY_HEAD,) if family else ACTS[slug].by
    return FlowStep(
        act=slug, label=FAMILIES[slug] if family else ACTS[slug].label,
        by=tuple(law.title(role) for role in roles),
        items=listed.items if listed else (), clauses=tuple(spoken.get(slug, ())),
    )  # fmt: skip


def _acts_of(clause: Clause) -> frozenset[str]:
    """The acts a clause speaks of: in its norms, or as what holds it."""
    named = [act_slugs(name) or frozenset() for kind, name in clause.held_by if kind == "行为"]
    return frozenset().union(*map(_acts_in, clause.norms), *named)


def _acts_in(norm: Norm) -> frozenset[str]:
    match norm:
        case Gate() | Prompt() | Requirement() | Scope():
            return norm.acts
        case DutyNorm():
            return norm.closes
        case _:
            return frozenset()
