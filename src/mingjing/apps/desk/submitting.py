"""Beside the form of a submission: what it takes, what of it lies in the file, which draft, and why."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from mingjing.apps.desk.known import papers_meant
from mingjing.apps.desk.named import named_fields
from mingjing.apps.desk.questions import targets
from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.engine import needed_fields, review_asked
from mingjing.core.law.law import Law
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ActSpec
from mingjing.core.record.catalogue import FIELDS_BY_LABEL
from mingjing.core.record.draft import SUBMISSIONS, draft_digest, latest_draft
from mingjing.core.record.field import BoundField, FieldKind

MATERIALS = "送审材料"
SHORT = 8
NEEDED = {
    Verdict.MET: ("soon", "须审"), Verdict.UNKNOWN: ("unknown", "不清楚"), Verdict.UNMET: ("off", "不须审"),
}  # fmt: skip


def submission_shown(
    spec: ActSpec, situation: Situation, law: Law, papers: tuple[Mapping[str, Any], ...], file_id: UUID
) -> dict[str, Any] | None:
    """What `desk/submission.html` takes; None for other acts."""
    if spec.slug not in SUBMISSIONS:
        return None
    file = situation.file
    wanted = {name for need in needed_fields(spec, situation, law) for name in need.fields}
    materials = [
        _material(item, file_id, situation, papers, item.name in wanted)
        for item in _asked(spec, law, situation)
    ]
    asked = law.sets.get(MATERIALS)
    draft = latest_draft(file)
    return {
        "materials": materials, "missing": [item["name"] for item in materials if item["state"] == "over"],
        "cite": asked.citation.source if asked else "", "gist": asked.citation.gist if asked else "",
        "digest": draft_digest(draft)[:SHORT] if draft else "",
        "draft_link": reverse("desk:entry", args=[file_id, draft.position]) if draft else "",
        "review": review_shown(situation, law),
    }  # fmt: skip


def review_shown(situation: Situation, law: Law) -> dict[str, Any] | None:
    """Whether the draft must be reviewed, and by which clauses; None before there is a draft."""
    if latest_draft(situation.file) is None:
        return None
    reason = review_asked(situation, law)
    state, word = NEEDED[reason.verdict]
    return {"state": state, "word": word, "why": list(_why(reason))}


def _why(reason: Reason) -> Iterator[str]:
    """The rules that want a review, or leave it open; else that none does."""
    telling = [part.text for part in reason.parts if part.verdict is reason.verdict]
    yield from telling if telling and reason.verdict is not Verdict.UNMET else [reason.text]


def _asked(spec: ActSpec, law: Law, situation: Situation) -> list[BoundField]:
    """The papers the place asks for: by its list, else those its rules speak of."""
    asked = law.sets.get(MATERIALS)
    names = (
        [FIELDS_BY_LABEL.get(label, "") for label in asked.items]
        if asked
        else list(named_fields(spec, law, situation.file.header.kind))
    )
    bound = (spec.bound(name) for name in names)
    return [item for item in bound if item and item.field.kind in (FieldKind.LINK, FieldKind.PAPERS)]


def _material(
    item: BoundField, file_id: UUID, situation: Situation, papers: tuple[Mapping[str, Any], ...], wanted: bool
) -> dict[str, Any]:
    """One of them: 已有 with where it lies, 缺, or not needed in this case."""
    if item.field.kind is FieldKind.LINK:
        found = targets(item.field.target, situation.file)[-1:]
        links = [(f"第 {entry.position} 条记录", entry.position) for entry in found]
    else:
        meant = papers_meant(item.name, papers, situation.file)
        links = [(str(paper["name"]), int(paper["entry"])) for paper in meant]
    state, word = ("ok", "已有") if links else ("over", "缺") if wanted else ("off", "本案不需要")
    return {
        "name": item.label, "state": state, "word": word,
        "links": [(text, reverse("desk:entry", args=[file_id, position])) for text, position in links],
    }  # fmt: skip
