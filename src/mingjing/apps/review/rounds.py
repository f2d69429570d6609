"""All rounds of a file's review: what was sent with which draft, and what came of it, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.apps.review.queries import Answer, answers_in
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.comparison import Change, changes
from mingjing.core.record.draft import SUBMISSIONS
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.recusal import RECUSALS

ANSWERING, DISCUSSION = "answer_checklist", "discuss_collectively"
DISPUTE = "审核分歧"
BEFORE_IT = frozenset({"determine_review_need", "require_review"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One round. `steps`: its entries without the answers; `changed`: its draft against the round before."""

    number: int
    draft: Entry | None
    steps: tuple[Entry, ...]
    answers: Mapping[str, Answer]
    changed: tuple[Change, ...]


def rounds_of(file: CaseFile) -> tuple[Told, ...]:
    """Every round from the first, in order; none before anything was submitted."""
    starts = [entry.position for entry in file.done(SUBMISSIONS)]
    found: list[Told] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(file.entries) + 1], strict=True), 1):
        inside = file.entries[start - 1 : end - 1]
        draft = _draft_before(file, start)
        before = found[-1].draft if found else None
        found.append(
            Told(
                number=number, draft=draft, steps=tuple(filter(_belongs, inside)),
                answers=answers_in(entry for entry in inside if entry.act == ANSWERING),
                changed=tuple(changes(before, draft)) if before and draft and before != draft else (),
            )
        )  # fmt: skip
    return tuple(found)


def _draft_before(file: CaseFile, position: int) -> Entry | None:
    """The draft that was submitted by the entry at this position."""
    drafts = file.done(MEMBERS["draft"])
    return next((entry for entry in reversed(drafts) if entry.position < position), None)


def _belongs(entry: Entry) -> bool:
    """Whether an entry is a step of a review: an act of its chapter, a recusal, a talk about the dispute."""
    if entry.act in RECUSALS:
        return True
    if entry.act == DISCUSSION:
        return entry.data.get("discussion_matter") == DISPUTE
    chapter = ACTS[entry.act].cls.__module__.endswith(".review")
    return chapter and entry.act != ANSWERING and entry.act not in BEFORE_IT
