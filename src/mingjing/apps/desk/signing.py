"""What waits for the head's signature: proposals to approve, and decisions to make once approved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mingjing.apps.casework.queries import Asked, Case, awaiting
from mingjing.apps.registry.models import Account
from mingjing.core.record.awaited import APPROVAL, Awaited
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import Entry as Recorded
from mingjing.core.record.vocabulary import FileKind

PROPOSALS = tuple(sorted(MEMBERS["proposal"]))
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
DRAFTS = frozenset({"propose_decision", "propose_enforcement"})
# What waits for the head, in the order in which it is listed.
TO_SIGN = (Awaited.SIGNATURE, Awaited.DECISION, Awaited.ENFORCEMENT)
MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """What was asked, and the act by which the head would answer."""

    asked: Asked
    signing: str


def to_sign(account: Account, most: int = MOST) -> Iterator[ToSign]:
    """What waits for a signature, longest waiting first of each kind, at most so many of each.

    One statement for each kind that is reached.
    """
    for kind in TO_SIGN:
        for row in awaiting(account, kind)[:most]:
            yield ToSign(asked=row, signing=_signing(kind, row))


def _signing(kind: Awaited, row: Asked) -> str:
    if kind is Awaited.SIGNATURE:
        return ANSWERED_BY.get(row.act, (APPROVAL,))[0]
    return DECIDING[FileKind(row.file.kind)][0]


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
