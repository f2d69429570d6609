"""What goes into which field, from the case's line and the file so far; nothing is typed twice.

A field named here is filled alike in every act, unless `IN_ACT` says otherwise for one. Fields in `LEFT`
stay empty: they belong to turns that these cases don't take.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.vocabulary import Role
from mingjing.walk.scene import Scene
from mingjing.walk.texts import papers

Filler = Callable[[Scene], Any]

LEFT = frozenset(
    {
        "urgent_reason", "replaced_officers", "refusal_facts", "guardian",
        "refusal_situations", "return_kind", "transfer_to", "special_term_basis", "missing_items", "remark",
        "shorten_reasons", "waived_reason", "not_public_reason", "dissent", "corrections", "outside_counsel",
        "departure_reason", "surcharge_sum", "catalogue_row", "term", "display_until",
        "offence", "confiscated_goods_value", "licence_affected", "receiving_agency", "restored",
        "licence_item", "licence_content", "inspection_result", "expropriated_object",
    }
)  # fmt: skip

CHOSEN: dict[str, Any] = {
    "conduct_state": "一次性", "endorsed": "同意", "notice_manner": "书面",
    "media_kind": "录像", "device": "执法记录仪", "storage": "执法信息系统", "questioned_role": "当事人",
    "original_or_copy": "原件", "signer_role": "当事人", "rectified": "已改正",
    "authenticity": "查证属实", "capacity": "正常", "completeness": "齐全",
    "checklist_answer": "符合", "review_outcome": "同意", "review_method": "书面",
    "statement_context": "处罚事先告知", "statement_form": "口头", "adopted": "部分采纳",
    "preservation_form": "先行登记保存", "preserved_outcome": "采取复制等证据保全后返还",
    "deferral_result": "准予分期", "demand_purpose": "申请法院执行",
    "discussion_matter": "处罚决定", "approval_result": "批准", "category": "事后公开",
    "enforcement_kind": "行政处罚", "publication_form": "摘要", "redaction_grounds": "个人隐私",
    "channel": "政府门户网站", "channel_outcome": "成功", "performance_state": "全部履行",
    "disposal_manner": "按国家规定处理", "retention_class": "同案卷", "check_result": "一致",
    "hearing_result": "受理", "approved_transfer": "批准移送", "police_result": "立案",
    "rights_told": ["陈述", "申辩", "申请回避", "听证", "申请行政复议", "提起行政诉讼"],
    "evidence_kind": ["当事人的陈述", "视听资料", "勘验笔录、现场笔录"],
    "retention_ground": ["一般程序案件", "作为证据"], "secrecy": ["无"], "collect_ground": ["一百元以下罚款"],
    "review_grounds": ["普通程序处罚"],
    "no_penalty_ground": ["轻微并及时改正无危害后果"], "exempt_kind": ["文字记录已足够"],
    "content_checklist": [
        "亮证过程", "执法人员数量", "权利告知", "场所名称或特征", "现场环境", "在场人员体貌言行",
        "当事人身份核实",
    ],
    "round": 1, "version": 1, "display_period": "1年",
}  # fmt: skip
FLAGS: dict[str, bool] = {
    "certificate_valid": True, "credentials_shown": True, "uniform_worn": True, "credential_demanded": False,
    "party_arrived": True, "read_back": True, "checked_on_site": True, "lawful_source": True,
    "admitted": True, "first_offence": True, "minor": False, "same_act_fined": False, "review_needed": True,
    "truth_confirmed": True, "first_time_reviewer": False, "agreed": True,
    "seal_applied": True, "waived": True, "party_present": True, "major_case": False, "social_impact": True,
    "nothing_to_redact": False, "state_secret": False, "prohibited_by_law": False, "public_security": False,
    "obstructs_enforcement": False, "other_ban": False, "third_party_harm": False,
    "internal_information": False, "disclosure_uncertain": False, "shortened": False, "paper_matches": True,
    "complete": True, "independent_chair": True, "hearing_public": True,
}  # fmt: skip

HEARING_NOTICE = 8  # workdays: more than the seven that 行政处罚法 第六十四条 wants before a hearing
# An act is entered when it is done: it began a little before, and its papers are made with it.
BEGUN, ENDED = timedelta(minutes=9), timedelta(minutes=1)
# A recording is entered after what it shows.
RECORDING = timedelta(minutes=10)
STAY = 7  # workdays, 行政处罚法 第五十六条、第八十五条


def _hearing_grounds(scene: Scene) -> list[str]:
    """Those of 行政处罚法 第六十三条 that the kinds of penalty alone show. What fine is 较大 has no
    number in the law walked, so that none is taken for one."""
    kinds = set(scene.row.kinds)
    grounds = ["较大数额罚款"] if scene.row.heard and scene.row.fine else []
    if kinds & {"降低资质等级", "吊销许可证件"}:
        grounds.append("降低资质等级、吊销许可证件")
    if kinds & {"责令停产停业", "责令关闭", "限制从业"}:
        grounds.append("责令停产停业、责令关闭、限制从业")
    return grounds


def _filing_grounds(scene: Scene) -> list[str]:
    kinds = scene.row.kinds
    named = {"罚款": "罚款达到数额", "没收违法所得": "没收达到数额", "责令停产停业": "责令停产停业"}
    named |= {"吊销许可证件": "吊销许可证或营业执照"}
    return [ground for kind, ground in named.items() if kind in kinds] or ["其他重大处罚"]


def _reviewers(scene: Scene) -> list[dict[str, str]]:
    person = scene.cast.holder(Role.REVIEWER)
    return [{"id": person.id, "name": person.name, "certificate": person.certificate}] if person else []


def _closing(scene: Scene) -> str:
    return "不予处罚" if scene.row.spared else "正常结案"


def _digits(scene: Scene) -> int:
    """A running number as a register gives it."""
    return int(scene.digest[:8], 16) % 900 + 1


def _informant(scene: Scene) -> dict[str, str] | None:
    return {"kind": "自然人", "name": "张某"} if scene.row.declined else None


def _at_once(scene: Scene) -> bool:
    return scene.row.rectification.startswith("立即")


def _served(scene: Scene) -> str:
    """The decision with its number, or what was made latest before it."""
    decided = scene.file.latest(MEMBERS["make_decision"])
    if decided is not None:
        name = "不予行政处罚决定书" if decided.act == "decide_no_penalty" else "行政处罚决定书"
        return f"{name}（{scene.decision_number}）"
    told = scene.file.latest(("give_prior_notice",))
    return "行政处罚事先告知书" if told else "责令改正通知书"


def _leaders(scene: Scene) -> str:
    roles = (Role.AGENCY_HEAD, Role.UNIT_HEAD, Role.REVIEWER)
    return "、".join(dict.fromkeys(filter(None, map(scene.cast.name, roles))))


def _recorded(scene: Scene) -> datetime:
    """When the recording about to be entered was ended."""
    return scene.at - RECORDING - ENDED


def _made_at(scene: Scene) -> str | None:
    recording = scene.file.latest(("capture_recording",))
    made: str | None = recording.data.get("made_at") if recording else None
    return made


FROM_CASE: dict[str, Filler] = {
    "party": lambda s: s.party,
    "recipient": lambda s: s.party,
    "facts": lambda s: s.row.facts,
    "case_facts": lambda s: s.row.facts,
    "main_facts": lambda s: s.row.facts,
    "cause": lambda s: s.cause,
    "case_name": lambda s: s.case_name,
    "matter_name": lambda s: f"对{s.cause}的处罚"[:200],
    "suspected_basis": lambda s: (s.row.violated or s.row.basis)[:2000],
    "legal_basis": lambda s: s.row.basis[:2000],
    "penalty_basis": lambda s: s.row.basis[:2000],
    "publication_basis": lambda s: s.row.basis[:2000],
    "jurisdiction_basis": lambda s: "《中华人民共和国行政处罚法》第二十二条",
    "offence": lambda s: s.row.offence or s.cause,
    "discretion_level": lambda s: "不予处罚" if s.row.spared else s.row.grade or "一般",
    "penalty_kinds": lambda s: list(s.row.kinds),
    "fine": lambda s: s.row.fine,
    "amount": lambda s: s.row.fine or s.row.confiscated_income,
    "confiscated_income": lambda s: s.row.confiscated_income,
    "proceeds": lambda s: 0,
    "decision_kind": lambda s: "不予处罚决定" if s.row.spared else "作出处罚决定",
    "proposed_content": lambda s: s.row.decision,
    "decision_content": lambda s: s.row.decision,
    "rectify_demand": lambda s: s.row.rectification or "立即改正违法行为",
    "crime_suspected": lambda s: s.row.crime_suspected,
    "hearing_ground": _hearing_grounds,
    "hearing_right_told": lambda s: bool(_hearing_grounds(s)),
    "filing_ground": _filing_grounds,
    "closing_kind": _closing,
    "conduct_date": lambda s: s.opened.date().isoformat(),
    "found_on": lambda s: s.opened.date().isoformat(),
    "party_name": lambda s: s.row.party_name,
    "legal_representative": lambda s: "不适用" if s.row.party_kind == "自然人" else s.row.person or "负责人",
    "receiver": lambda s: s.person,
    "questioned_person": lambda s: s.person,
    "signer": lambda s: s.person,
    "payer": lambda s: s.row.party_name,
    "person": lambda s: s.person,
    "persons_present": lambda s: s.person,
    "receiver_signature": lambda s: s.person,
    "receiver_relation": lambda s: "法定代表人或主要负责人" if s.row.party_kind == "法人" else "本人",
    "started_at": lambda s: (s.at - BEGUN).isoformat(),
    "ended_at": lambda s: (s.at - ENDED).isoformat(),
    "agency": lambda s: s.agency,
    "document_no": lambda s: s.decision_number,
    "case_no": lambda s: s.case_number or s.decision_number,
    "source": lambda s: "投诉" if s.row.declined else "现场检查",
    "informant": _informant,
    "real_name": lambda s: True if s.row.declined else None,
    "item_list": lambda s: "\n".join(s.row.preserved.split("、")) or "物品清单",
    "documents_served": _served,
    "rectify_type": lambda s: "立即改正" if _at_once(s) else "限期改正",
    "source_decision": lambda s: s.decision_number,
    "source_file": lambda s: s.case_name,
    "volume_no": lambda s: f"{s.opened.year}-XZCF-{_digits(s):04}",
    "review_no": lambda s: f"法审〔{s.opened.year}〕{_digits(s)}号",
    "reviewers": _reviewers,
    "reviewer": lambda s: s.cast.name(Role.REVIEWER),
    "reviewer_qualified": lambda s: "具有法律职业资格",
    "review_body": lambda s: s.unit_of(Role.REVIEWER),
    "chair": lambda s: s.cast.name(Role.HEARING_OFFICER),
    "approver": lambda s: s.cast.name(Role.AGENCY_HEAD),
    "archivist": lambda s: s.cast.name(Role.ARCHIVIST),
    "filing_agency": lambda s: "本级司法行政部门",
    "witness": lambda s: "社区工作人员",
    "evidence_list": papers,
    "evidence_materials": papers,
    "digest": lambda s: s.digest,
    "before_digest": lambda s: s.digest,
    "content_digest": lambda s: s.digest,
    "tracking_no": lambda s: f"{_digits(s):013}",
    "recorder": lambda s: s.cast.officers[1].name,
    "clerk": lambda s: s.cast.name(Role.LIAISON),
    "attendees": _leaders,
    "custodian": lambda s: s.cast.name(Role.ARCHIVIST),
    "deferred_until": lambda s: (s.at + timedelta(days=60)).date().isoformat(),
    "from_date": lambda s: s.at.date().isoformat(),
    "participants": lambda s: (
        f"{s.person}（当事人一方）、{'、'.join(o.name for o in s.cast.officers)}（案件承办人）"
    ),
}


def _hearing_room(scene: Scene) -> str:
    return f"{scene.agency}听证室"


RECTIFY_WITHIN, DEMAND = 10, 10  # workdays given to put things right, and to pay on demand

IN_ACT: dict[tuple[str, str], Filler] = {
    ("capture_recording", "started_at"): lambda s: (_recorded(s) - BEGUN + ENDED).isoformat(),
    ("capture_recording", "ended_at"): lambda s: _recorded(s).isoformat(),
    ("capture_recording", "made_at"): lambda s: _recorded(s).isoformat(),
    ("store_recording", "made_at"): _made_at,
    ("prepare_result_publication", "party_name"): lambda s: s.public_name,
    ("prepare_result_publication", "case_name"): lambda s: f"{s.public_name}{s.cause}案"[:150],
    ("preserve_evidence", "deadline"): lambda s: s.workdays_on(STAY).date().isoformat(),
    ("hear_statement", "statement_context"): lambda s: "当场处罚" if s.on_the_spot else "处罚事先告知",
    ("notify_hearing", "hearing_at"): lambda s: s.workdays_on(HEARING_NOTICE).isoformat(),
    ("announce_hearing", "hearing_at"): lambda s: s.file.facts.get("hearing_at"),
    ("discuss_collectively", "dissent"): lambda s: "没有不同意见" if s.row.discussed else None,
    ("notify_hearing", "place"): _hearing_room,
    ("announce_hearing", "place"): _hearing_room,
    ("hold_hearing", "place"): _hearing_room,
    ("order_rectification", "deadline"): lambda s: (
        s.at if _at_once(s) else s.workdays_on(RECTIFY_WITHIN)
    ).date().isoformat(),
    ("demand_performance", "sum_due"): lambda s: s.row.fine,
    ("demand_performance", "deadline"): lambda s: s.workdays_on(DEMAND).date().isoformat(),
    ("hold_hearing", "hearing_at"): lambda s: s.at.isoformat(),
    ("request_hearing", "signature"): lambda s: s.person,
    ("discuss_collectively", "chair"): lambda s: s.cast.name(Role.AGENCY_HEAD),
    ("sign_record", "signature"): lambda s: s.person,
    ("sign_record", "signed_record"): lambda s: s.position("question_person"),
    ("record_payment", "amount"): lambda s: s.row.fine or 0,
}  # fmt: skip
