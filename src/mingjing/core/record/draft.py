"""The draft of a decision: what was proposed, its digest, and how far something else is about to be decided.

What is reviewed is a draft, and what is signed is what was reviewed: the digest binds the one to the other.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from mingjing.core.ledger.canonical import canonical
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.parsing import is_blank

SUBMISSIONS = ("submit_for_review", "resubmit_for_review")
OPINION = "issue_review_opinion"
# Ends a dispute about an opinion; the reviewers give another one then.
SETTLED = "decide_review_dispute"
MEASURE = "take_measure"
DECIDING = ("make_decision", MEASURE)
DECISIONS = frozenset().union(*(MEMBERS[family] for family in DECIDING))
DRAFTS = MEMBERS["draft"]
# What a decision imposes: a draft that leaves it open leaves nothing to be added.
WEIGHTY = frozenset({FieldKind.MONEY, FieldKind.CHOICES})
# Of the content of a decision; days, signatures, papers and references belong to the act itself.
REASONING = frozenset({"reasons", "discretion_basis"})  # may answer what a party said meanwhile
CONTENT = WEIGHTY | {FieldKind.TEXT, FieldKind.NOTE, FieldKind.BASIS, FieldKind.CHOICE, FieldKind.PARTY}


def latest_draft(file: CaseFile) -> Entry | None:
    """The draft that stands: the newest proposal of a decision. None before there is one."""
    return file.latest(DRAFTS)


def latest_submission(file: CaseFile) -> Entry | None:
    """The newest submission for review."""
    return file.latest(SUBMISSIONS)


def latest_decision(file: CaseFile) -> Entry | None:
    """The newest decision made in the file, or measure taken."""
    return file.latest(DECISIONS)


def draft_digest(draft: Entry) -> str:
    """SHA-256, in hexadecimal, over the canonical form of everything the draft says."""
    return sha256(canonical({"act": draft.act, "data": dict(draft.data)})).hexdigest()


def digest_now(file: CaseFile) -> str | None:
    """The digest of the draft that stands; None before there is one."""
    draft = latest_draft(file)
    return draft_digest(draft) if draft else None


def changed_since_submitted(file: CaseFile) -> Entry | None:
    """The draft, where it is another than the one that was submitted last; None where it is the same."""
    draft, sent = latest_draft(file), latest_submission(file)
    if draft is None or sent is None:
        return None
    return None if concerns(sent, draft) else draft


def concerns(entry: Entry, draft: Entry) -> bool:
    """Whether a submission or opinion is about this draft: by its digest, else because it came after it."""
    said = entry.data.get("draft_digest")
    return said == draft_digest(draft) if said else draft.position < entry.position


def differences(draft: Entry, spec: ActSpec, given: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Where the decision says something else than the draft: label, what was drafted, what is given."""
    kind = draft.data.get("decision_kind")
    if kind and kind != spec.label:
        yield "拟作决定种类", kind, spec.label
    measure = draft.data.get("measure_kind")
    if measure and spec.family == MEASURE and not spec.label.startswith(measure):
        yield "强制措施种类", measure, spec.label
    for item in _shared(draft, spec):
        drafted, now = draft.data.get(item.name), given.get(item.name)
        if item.field.kind not in WEIGHTY and (is_blank(drafted) or is_blank(now)):
            continue
        if _plain(drafted, item) != _plain(now, item):
            yield item.label, drafted, now


def _shared(draft: Entry, spec: ActSpec) -> Iterator[BoundField]:
    """The content that both the draft's act and the decision's act have."""
    for item in spec.fields:
        if (
            item.field.kind in CONTENT
            and item.name not in REASONING
            and ACTS[draft.act].bound(item.name) is not None
        ):
            yield item


def _plain(value: Any, item: BoundField) -> Any:
    """Comparable: nothing and zero money are the same, the order of choices and outer blanks mean nothing."""
    match item.field.kind:
        case FieldKind.MONEY:
            return Decimal(str(value or 0))
        case FieldKind.CHOICES:
            return sorted(value or ())
        case FieldKind.TEXT | FieldKind.NOTE | FieldKind.BASIS:
            return "".join(str(value or "").split())
        case _:
            return value
