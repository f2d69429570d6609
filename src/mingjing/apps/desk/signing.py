"""What waits for the head's signature: proposals to approve, and decisions to make once approved."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from mingjing.apps.casework.queries import Case, Entry, awaiting
from mingjing.apps.registry.models import Account
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import Entry as Recorded
from mingjing.core.record.vocabulary import FileKind, Stage

PROPOSALS = tuple(sorted(MEMBERS["proposal"]))
DECISIONS = tuple(sorted(MEMBERS["make_decision"]))
CLOSINGS = tuple(sorted(MEMBERS["closing"]))
APPROVAL = "approve_proposal"
# With which act the head answers a proposal; any other is answered by the approval.
ANSWERED_BY = {
    "propose_case": ("open_case", "decline_case"),
    "propose_closing": ("close_case", APPROVAL),
    "propose_decision": (APPROVAL,),
    "propose_crime_transfer": ("decide_crime_transfer", APPROVAL),
    "propose_extension": (APPROVAL, "extend_term"),
}
# With which act the head decides once the draft is approved, the usual one first.
DECIDING: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.PENALTY: ("decide_penalty", "decide_no_penalty"),
    FileKind.LICENCE: ("grant_licence", "refuse_licence", "decide_change", "decide_renewal"),
    FileKind.COERCION: ("decide_enforcement", "decide_substitute_performance"),
    FileKind.INSPECTION: ("conclude_inspection",),
    FileKind.EXPROPRIATION: ("decide_expropriation",),
}
ANSWERS = (
    APPROVAL, "open_case", "decline_case", "decide_crime_transfer", "extend_term", *CLOSINGS, *DECISIONS,
)  # fmt: skip
UNTIL_ARCHIVED = tuple(stage for stage in Stage if stage is not Stage.ARCHIVED)
# The drafts that a decision follows, and in which stages the file stands then.
DRAFTS: Mapping[str, tuple[Stage, ...]] = {
    "propose_decision": (Stage.START, Stage.INVESTIGATION, Stage.DECISION),
    "propose_enforcement": (Stage.EXECUTION,),
}
MOST = 300


def to_sign(account: Account) -> Iterator[Any]:
    """Files with something to sign, longest waiting first of each kind; each row also has `signing`.

    Three statements. `signing`: the act that the head would do.
    """
    for row in awaiting(account, PROPOSALS, ANSWERS, UNTIL_ARCHIVED)[:MOST]:
        row.signing = ANSWERED_BY.get(row.asked_act, (APPROVAL,))[0]
        yield row
    for draft, stages in DRAFTS.items():
        yield from _to_decide(account, draft, stages)


def _to_decide(account: Account, draft: str, stages: tuple[Stage, ...]) -> Iterator[Any]:
    """Files whose draft was approved and that have no decision yet."""
    entries = Entry.objects.filter(file=OuterRef("pk"))
    approved = (
        awaiting(account, (APPROVAL,), (*DECISIONS, *PROPOSALS), stages)
        .filter(Exists(entries.filter(act=draft)))
        .exclude(Exists(entries.filter(act__in=DECISIONS)))
    )
    for row in approved[:MOST]:
        row.signing = DECIDING[FileKind(row.kind)][0]
        yield row


def paper_to_sign(case: Case) -> Recorded | None:
    """The proposal that the signature is about: the latest one."""
    return case.file.latest(PROPOSALS)


def acts_to_sign(case: Case) -> tuple[str, ...]:
    """What the head may answer the latest proposal with, the usual answer first."""
    proposal = paper_to_sign(case)
    if proposal is None:
        return ()
    approved = case.file.latest((APPROVAL,))
    if proposal.act in DRAFTS and approved and approved.position > proposal.position:
        return DECIDING.get(case.file.header.kind, ())
    return ANSWERED_BY.get(proposal.act, (APPROVAL,))
