"""The order in which a case is handled, as data. What a place wants beyond it is done when its law asks.

A step is done once where its condition holds. Acts that only some places want (review, discussion,
transcripts, filing …) are in `ON_DEMAND`: they are done when an obstacle or a duty names them, so that the
report can say which clause asked for what.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mingjing.walk.rows import PenaltyRow

Wanted = Callable[[PenaltyRow], bool]


def _always(row: PenaltyRow) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of the sequence, after `wait` workdays, or when the moment in the field `until` has come.

    `settle`: first fulfil every duty then open. `since`: done before that act, it is to be done again.
    """

    act: str
    wait: int = 0
    until: str = ""
    wanted: Wanted = _always
    settle: bool = False
    since: str = ""


def _ordered(row: PenaltyRow) -> bool:
    return bool(row.rectification)


def _fined(row: PenaltyRow) -> bool:
    return bool(row.fine)


def _confiscated(row: PenaltyRow) -> bool:
    return "没收非法财物" in row.kinds


def _heard(row: PenaltyRow) -> bool:
    """Parties who lose a licence ask for a hearing; the others of this table don't."""
    return row.heard or not {"吊销许可证件", "降低资质等级"}.isdisjoint(row.kinds)


def _endorsed(row: PenaltyRow) -> bool:
    return row.endorsed


def _preserved(row: PenaltyRow) -> bool:
    return bool(row.preserved)


def _deferred(row: PenaltyRow) -> bool:
    return row.deferred


def _discussed(row: PenaltyRow) -> bool:
    return row.discussed


def _unpaid(row: PenaltyRow) -> bool:
    return row.unpaid


def _punished(row: PenaltyRow) -> bool:
    return not row.spared


ORDINARY: tuple[Step, ...] = (
    Step(act="propose_case"),
    Step(act="endorse_proposal", wanted=_endorsed),
    Step(act="open_case", wait=1),
    Step(act="assign_officers"),
    Step(act="show_credentials", wait=1),
    Step(act="inform_rights"),
    Step(act="inspect_site"),
    Step(act="propose_preservation", wanted=_preserved),
    Step(act="endorse_proposal", since="propose_preservation", wanted=_preserved),
    Step(act="approve_proposal", since="propose_preservation", wanted=_preserved),
    Step(act="preserve_evidence", wanted=_preserved),
    Step(act="capture_recording"),
    Step(act="store_recording"),
    Step(act="question_person", wait=1),
    Step(act="dispose_preserved_evidence", wait=1, wanted=_preserved),
    Step(act="collect_evidence"),
    Step(act="sign_record"),
    Step(act="order_rectification", wanted=_ordered),
    Step(act="assess_evidence", wait=1),
    Step(act="conclude_investigation"),
    Step(act="propose_decision", wait=1),
    Step(act="give_prior_notice", wait=1),
    Step(act="hear_statement", wait=1),
    Step(act="answer_statement"),
    Step(act="request_hearing", wanted=_heard),
    Step(act="decide_hearing_request", wait=1, wanted=_heard),
    Step(act="appoint_hearing_officer", wanted=_heard),
    Step(act="notify_hearing", wanted=_heard),
    Step(act="announce_hearing", wanted=_heard),
    Step(act="hold_hearing", until="hearing_at", wanted=_heard),
    Step(act="report_hearing", wait=1, wanted=_heard),
    Step(act="endorse_proposal", since="propose_decision", wanted=_endorsed),
    Step(act="discuss_collectively", wanted=_discussed),
    Step(act="approve_proposal", wait=1, since="propose_decision"),
    Step(act="decide_penalty", wanted=_punished),
    Step(act="decide_no_penalty", wanted=lambda row: row.spared),
    Step(act="serve_directly", wait=1),
    Step(act="request_deferral", wait=3, wanted=_deferred),
    Step(act="decide_deferral", wait=1, wanted=_deferred),
    Step(act="demand_performance", wait=20, wanted=_unpaid),
    Step(act="record_payment", wait=2, wanted=_fined),
    Step(act="dispose_confiscated", wanted=_confiscated),
    Step(act="record_performance"),
    Step(act="propose_closing", wait=1, settle=True),
    Step(act="endorse_proposal", since="propose_closing", wanted=_endorsed),
    Step(act="close_case"),
    Step(act="compile_volume", wait=1),
    Step(act="check_volume"),
    Step(act="archive_volume", settle=True),
)

ON_THE_SPOT: tuple[Step, ...] = (
    Step(act="show_credentials"),
    Step(act="inform_rights"),
    Step(act="hear_statement"),
    Step(act="answer_statement"),
    Step(act="decide_on_the_spot"),
    Step(act="deliver_spot_decision"),
    Step(act="report_spot_decision", wait=1),
    Step(act="record_payment", wait=2, wanted=_fined),
    Step(act="record_performance"),
    Step(act="propose_closing", wait=1, settle=True),
    Step(act="endorse_proposal", since="propose_closing", wanted=_endorsed),
    Step(act="close_case"),
    Step(act="compile_volume", wait=1),
    Step(act="check_volume"),
    Step(act="archive_volume", settle=True),
)

# A lead that comes to nothing.
DECLINED: tuple[Step, ...] = (Step(act="register_lead"), Step(act="decline_case", wait=1))

ON_DEMAND: tuple[str, ...] = (
    "endorse_proposal", "approve_proposal", "determine_review_need", "submit_for_review", "assign_reviewer",
    "accept_review", "answer_checklist", "issue_review_opinion", "handle_review_opinion", "deliberate_case",
    "discuss_collectively", "consult_experts", "record_scene", "capture_recording", "transcribe_recording",
    "store_recording", "use_recording_as_evidence", "exempt_recording", "sign_record", "waive_statement",
    "check_rectification", "order_rectification", "announce_decision", "serve_directly", "educate_party",
    "collect_information", "prepare_result_publication", "prepare_performance_publication", "redact",
    "screen_secrecy", "set_display_period", "approve_publication", "publish_item", "deliver_to_channel",
    "record_channel_receipt", "file_major_decision", "report_spot_decision", "deliver_spot_decision",
    "record_payment", "record_performance", "dispose_confiscated", "close_case", "compile_volume",
    "check_volume", "archive_volume", "set_retention", "check_integrity", "hear_statement",
    "answer_statement",
    "inform_rights", "show_credentials", "give_prior_notice", "assess_evidence", "conclude_investigation",
    "propose_decision", "propose_closing", "open_case", "propose_case", "assign_officers",
    "collect_evidence",
    "inspect_site", "question_person", "form_crime_team", "propose_crime_transfer",
    "decide_crime_transfer", "transfer_to_police", "record_police_reply", "hand_over_evidence",
    "register_lead", "mark_confidential",
)  # fmt: skip
