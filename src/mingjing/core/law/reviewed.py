"""审核通过: whether the draft that is about to be decided has passed legal review."""

from collections.abc import Mapping
from typing import Any

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import AFTER_DECISION, ActSpec
from mingjing.core.record.draft import (
    DECIDING,
    OPINION,
    concerns,
    differences,
    latest_decision,
    latest_draft,
    latest_submission,
)
from mingjing.core.record.file import CaseFile, Entry

PASSED = "同意"
FAULTY = "不符合"


def review_passed(spec: ActSpec | None, situation: Situation) -> Reason:
    """The latest opinion agrees, is about the draft that stands, and nothing was submitted or decided since.

    Where the act asked about is a decision with its data given, it must also say what the draft said.
    """
    file = situation.file
    opinion = file.latest((OPINION,))
    fault = _fault(file, opinion) or _otherwise(spec, situation.given, file)
    if fault or opinion is None:
        return Reason(verdict=Verdict.UNMET, text=fault)
    text = f"法制审核已通过（第{opinion.position}条）"
    return Reason(verdict=Verdict.MET, text=text, entries=(opinion.position,))


def _fault(file: CaseFile, opinion: Entry | None) -> str:
    """What is missing before the review has passed, and what to do; empty where nothing is."""
    sent, draft = latest_submission(file), latest_draft(file)
    if opinion is None:
        return "已送审，等法制审核人员出具意见" if sent else "先提交法制审核，取得“同意”的审核意见"
    if sent and sent.position > opinion.position:
        return f"第{sent.position}条已再次送审，等法制审核人员出具意见"
    if draft and not concerns(_judged(file, opinion), draft):
        return f"审核以后草案改过（第{draft.position}条），请就现在的草案再次送审"
    decided = latest_decision(file)
    if file.stage in AFTER_DECISION and decided and decided.position > opinion.position:
        return "原来的审核只针对已作的决定，变更、撤销要另行送审"
    said = opinion.data.get("review_outcome")
    if said != PASSED:
        return f"最近一次审核意见（第{opinion.position}条）是“{said}”，处理以后再次送审，取得“同意”的意见"
    return ""


def _judged(file: CaseFile, opinion: Entry) -> Entry:
    """What says which draft the opinion is about: its own digest, else the submission it followed."""
    sent = latest_submission(file)
    return opinion if opinion.data.get("draft_digest") or sent is None else sent


def _otherwise(spec: ActSpec | None, given: Mapping[str, Any], file: CaseFile) -> str:
    """Where a decision about to be made says something else than the reviewed draft."""
    draft = latest_draft(file)
    if spec is None or spec.family not in DECIDING or draft is None or not given:
        return ""
    found = [
        f"{label}（审核的是{_shown(drafted)}，现填{_shown(now)}）"
        for label, drafted, now in differences(draft, spec, given)
    ]
    if not found:
        return ""
    told = "；".join(found)
    return f"与审核过的草案不一致：{told}。请按审核的内容签发，或者重新提出处理意见并送审"


def _shown(value: Any) -> str:
    match value:
        case None | "" | []:
            return "没有填写"
        case list():
            return "、".join(map(str, value))
        case Mapping():
            return f"“{value.get('name', '')}”"
        case _:
            text = str(value)
            return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
