"""What in a file waits for an answer: the latest asking of each kind that nothing has answered since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.core.record.act import AFTER_DECISION, UNTIL_ARCHIVED
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.draft import OPINION, SETTLED, SUBMISSIONS
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.vocabulary import Stage


class Awaited(StrEnum):
    """What is waited for."""

    SIGNATURE = "signature"
    DECISION = "decision"
    ENFORCEMENT = "enforcement"
    REVIEW = "review"
    PUBLICATION = "publication"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One of `asked` waits for one of `answers`, while the file stands in `during`.

    `drafted`: only where this draft was made, and as long as nothing has been decided in the file.
    """

    asked: frozenset[str]
    answers: frozenset[str]
    during: frozenset[Stage] = UNTIL_ARCHIVED
    drafted: str = ""


APPROVAL = "approve_proposal"
_DECISIONS, _PROPOSALS = MEMBERS["make_decision"], MEMBERS["proposal"]
_APPROVED = {"asked": frozenset({APPROVAL}), "answers": _DECISIONS | _PROPOSALS}
ASKINGS: Mapping[Awaited, Asking] = {
    Awaited.SIGNATURE: Asking(
        asked=_PROPOSALS,
        answers=MEMBERS["closing"]
        | _DECISIONS
        | {APPROVAL, "open_case", "decline_case", "decide_crime_transfer", "extend_term"},
    ),
    Awaited.DECISION: Asking(
        **_APPROVED,
        during=frozenset({Stage.START, Stage.INVESTIGATION, Stage.DECISION}),
        drafted="propose_decision",
    ),
    Awaited.ENFORCEMENT: Asking(
        **_APPROVED, during=frozenset({Stage.EXECUTION}), drafted="propose_enforcement"
    ),
    Awaited.REVIEW: Asking(asked=frozenset({*SUBMISSIONS, SETTLED}), answers=frozenset({OPINION})),
    Awaited.PUBLICATION: Asking(
        asked=MEMBERS["publication_draft"],
        answers=frozenset({"publish_item", "decide_not_to_publish"}),
        during=AFTER_DECISION,
    ),
    Awaited.CORRECTION: Asking(
        asked=frozenset({"request_correction"}),
        answers=frozenset({"reply_correction"}),
        during=AFTER_DECISION,
    ),
}  # fmt: skip


def awaited(file: CaseFile) -> Iterator[tuple[Awaited, Entry]]:
    """What is waited for in the file, each with the entry that asked for it last."""
    for kind, asking in ASKINGS.items():
        last = file.latest(asking.asked) if file.stage in asking.during else None
        if last is not None and not _answered(asking, last, file):
            yield kind, last


def _answered(asking: Asking, last: Entry, file: CaseFile) -> bool:
    answer = file.latest(asking.answers)
    if answer is not None and answer.position > last.position:
        return True
    return bool(asking.drafted) and (not file.has(asking.drafted) or file.has("make_decision"))
