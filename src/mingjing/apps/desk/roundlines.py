"""The rounds of a review as the page shows them, beside one another, and how the draft changed between."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from mingjing.apps.desk.examining import Papers
from mingjing.apps.desk.telling import plain_text, summary
from mingjing.apps.review.rounds import Told, rounds_of
from mingjing.core.law.reviewed import FAULTY
from mingjing.core.record.act import ACTS
from mingjing.core.record.comparison import Change, How
from mingjing.core.record.draft import OPINION, draft_digest
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.parsing import is_blank
from mingjing.core.terms import SHANGHAI

SHORT = 8
WORDS = {How.KEPT: "", How.GONE: "删去", How.NEW: "新增"}


def rounds_shown(file: CaseFile, file_id: UUID, papers: Papers) -> list[dict[str, Any]]:
    """Each round with its steps, its answers and what changed in its draft."""
    return [_round(told, file_id, papers) for told in rounds_of(file)]


def _round(told: Told, file_id: UUID, papers: Papers) -> dict[str, Any]:
    steps = [
        {
            "act": ACTS[entry.act].label, "at": entry.at.astimezone(SHANGHAI), "by": entry.by_name,
            "text": _said(entry), "link": reverse("desk:entry", args=[file_id, entry.position]),
            "papers": papers.get(entry.position, []),
        }
        for entry in told.steps
    ]  # fmt: skip
    draft = told.draft
    return {
        "number": told.number, "steps": steps, "answered": len(told.answers),
        "faults": [
            (item.item, item.comment) for item in told.answers.values() if item.answer == FAULTY
        ],
        "digest": draft_digest(draft)[:SHORT] if draft else "",
        "draft_link": reverse("desk:entry", args=[file_id, draft.position]) if draft else "",
        "changed": [_change(item) for item in told.changed], "first": told.number == 1,
    }  # fmt: skip


def _said(entry: Entry) -> str:
    """What a step says in short; an opinion says its conclusion, its grounds and itself in full."""
    if entry.act != OPINION:
        return summary(entry)
    told = (entry.data.get(name) for name in ("review_outcome", "refusal_situations", "review_opinion_text"))
    return "；".join("、".join(part) if isinstance(part, list) else str(part) for part in told if part)


def _change(item: Change) -> dict[str, Any]:
    return {
        "label": item.label,
        "before": "没有填写" if is_blank(item.before) else plain_text(item.name, item.before),
        "after": "没有填写" if is_blank(item.after) else plain_text(item.name, item.after),
        "pieces": [
            {"how": piece.how.value, "word": WORDS[piece.how], "text": piece.text} for piece in item.pieces
        ],
    }  # fmt: skip
