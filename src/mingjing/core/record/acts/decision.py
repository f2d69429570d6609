"""Proposals, approval, discussion, decisions."""

from mingjing.core.record.act import RUNNING, UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import (
    choices,
    flags,
    links,
    moments,
    notes,
    papers,
    people,
    quantities,
    texts,
)
from mingjing.core.record.vocabulary import FileKind, Role, Stage


@act(
    "承办机构审查",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.UNIT_HEAD,),
    after=(("proposal",),),
    documents=("相应审批表",),
)
class EndorseProposal(Act):
    """承办机构审查。任何阶段可用；承办机构自审与法制审核分别留痕（乐清）；三人分任是凤里条款的推导。"""

    proposal: links.proposal | None = None
    endorsed: choices.endorsed
    unit_opinion: notes.unit_opinion | None = None
    unit_reviewer: people.unit_reviewer | None = None
    signature: people.signature | None = None


@act(
    "负责人审批",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.AGENCY_HEAD,),
    after=(("proposal",),),
    documents=("相应审批表",),
)
class ApproveProposal(Act):
    """负责人审批。乐清意见+签名，薛城意见+签发时间，凤里意见+签名+日期；强制措施、先行登记保存、延期、处罚决定、强制执行、结案都走它；立案由open_case代替。"""

    proposal: links.proposal | None = None
    approval_result: choices.approval_result
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "撤销立案",
    stage=Stage.DECISION,
    during=RUNNING,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("open_case",),),
    family="closing",
    documents=("撤销立案审批表",),
    moves_to=Stage.ARCHIVE,
)
class WithdrawCase(Act):
    """撤销立案。五地与处罚法均无明文；数据模型有02撤销立案；处罚法57只有四种处理，不得用它绕过不予处罚决定。"""

    reason: notes.reason | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act("审查认定证据", stage=Stage.DECISION, by=(Role.OFFICER, Role.UNIT_HEAD))
class AssessEvidence(Act):
    """审查认定证据。监控记录未审或不合格一律不采。"""

    evidence_list: papers.evidence_list | None = None
    authenticity: choices.authenticity | None = None
    lawful_source: flags.lawful_source | None = None
    admitted: flags.admitted | None = None
    reason: notes.reason | None = None


@act(
    "终结（终止）案件",
    stage=Stage.DECISION,
    during=RUNNING,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("open_case",),),
    family="closing",
    documents=("终止调查审批表",),
    moves_to=Stage.ARCHIVE,
)
class TerminateCase(Act):
    """终结（终止）案件。惯常（数据模型98终结）；须注明规章依据。"""

    terminate_ground: notes.terminate_ground | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "提出处理意见（草拟决定）",
    stage=Stage.DECISION,
    by=(Role.OFFICER,),
    after=(("conclude_investigation", "examine_materials", "investigate_expropriation", "open_inspection"),),
    family="proposal",
    draft=True,
    documents=("行政处罚决定审批表",),
)
class ProposeDecision(Act):
    """提出处理意见（草拟决定）。送审、审核和签发的就是这份草案；改动要重新提出。审查人字段在endorse_proposal。"""

    drafter: people.drafter | None = None
    decision_kind: choices.decision_kind | None = None
    facts: notes.facts | None = None
    legal_basis: texts.legal_basis | None = None
    penalty_basis: texts.penalty_basis | None = None
    reasons: notes.reasons | None = None
    evidence_list: papers.evidence_list | None = None
    considerations: notes.considerations | None = None
    offence: texts.offence | None = None
    discretion_level: choices.discretion_level | None = None
    discretion_basis: notes.discretion_basis | None = None
    departure_reason: notes.departure_reason | None = None
    licence_item: texts.licence_item | None = None
    licence_content: notes.licence_content | None = None
    inspection_result: choices.inspection_result | None = None
    expropriated_object: notes.expropriated_object | None = None
    proposed_content: notes.proposed_content
    draft_decision: papers.draft_decision | None = None
    penalty_kinds: choices.penalty_kinds | None = None
    fine: quantities.fine | None = None
    confiscated_income: quantities.confiscated_income | None = None
    confiscated_goods_value: quantities.confiscated_goods_value | None = None
    licence_affected: texts.licence_affected | None = None
    same_act_fined: flags.same_act_fined | None = None
    hearing_ground: choices.hearing_ground | None = None
    exceptional: flags.exceptional | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "专家论证",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.REVIEWER),
    documents=("专家论证会议纪要", "专家意见书"),
)
class ConsultExperts(Act):
    """专家论证。"""

    experts: people.experts | None = None
    content: notes.content | None = None
    expert_record: papers.expert_record | None = None
    day: moments.day | None = None
    chair: people.chair | None = None


@act(
    "案件审理",
    stage=Stage.DECISION,
    by=(Role.UNIT_HEAD, Role.LEADERSHIP_MEETING),
    after=(("conclude_investigation",),),
    documents=("案件审理记录",),
)
class DeliberateCase(Act):
    """案件审理。薛城决定前须有审理、审核、批准三类记录；其他地方不要求。"""

    deliberation: notes.deliberation | None = None
    attendees: people.attendees | None = None
    discussion_record: papers.discussion_record | None = None
    day: moments.day | None = None


@act(
    "集体讨论",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.LEADERSHIP_MEETING,),
    documents=("重大案件集体讨论记录", "会议纪要"),
)
class DiscussCollectively(Act):
    """集体讨论。薛城先审核后讨论；三门峡审核分歧也用集体讨论；会议主持与出席为机关负责人。"""

    discussion_matter: choices.discussion_matter | None = None
    chair: people.chair | None = None
    attendees: people.attendees | None = None
    content: notes.content | None = None
    dissent: notes.dissent | None = None
    discussion_conclusion: notes.discussion_conclusion | None = None
    discussion_record: papers.discussion_record | None = None
    day: moments.day | None = None


@act(
    "作出处罚决定",
    stage=Stage.DECISION,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("approve_proposal",), ("give_prior_notice",)),
    family="make_decision",
    documents=("行政处罚决定书",),
    moves_to=Stage.EXECUTION,
)
class DecidePenalty(Act):
    """作出处罚决定。四地法制审核阻断明文程度不同（乐清推定），处罚法58使五地一律阻断；公示7工作日三地有数、邵阳及时、凤里无。"""

    document_no: texts.document_no | None = None
    party: people.party | None = None
    facts: notes.facts
    evidence_stated: notes.evidence_stated | None = None
    penalty_kinds: choices.penalty_kinds
    penalty_basis: texts.penalty_basis | None = None
    fine: quantities.fine | None = None
    confiscated_income: quantities.confiscated_income | None = None
    confiscated_goods_value: quantities.confiscated_goods_value | None = None
    licence_affected: texts.licence_affected | None = None
    discretion_level: choices.discretion_level | None = None
    discretion_basis: notes.discretion_basis | None = None
    reasons: notes.reasons | None = None
    performance_manner: texts.performance_manner | None = None
    performance_deadline: moments.performance_deadline | None = None
    remedies_told: notes.remedies_told | None = None
    agency: texts.agency | None = None
    decision_date: moments.decision_date | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None
    hearing: links.hearing | None = None


@act(
    "不予处罚决定",
    stage=Stage.DECISION,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("conclude_investigation",),),
    family="make_decision",
    documents=("不予行政处罚决定书",),
    moves_to=Stage.EXECUTION,
)
class DecideNoPenalty(Act):
    """不予处罚决定。违法事实不成立与轻微不罚是两种；监护人管教看管由此记；是否公示由规则集定。"""

    document_no: texts.document_no | None = None
    party: people.party | None = None
    facts: notes.facts
    evidence_stated: notes.evidence_stated | None = None
    no_penalty_ground: choices.no_penalty_ground | None = None
    legal_basis: texts.legal_basis | None = None
    reasons: notes.reasons | None = None
    guardian: people.guardian | None = None
    education_given: notes.education_given | None = None
    remedies_told: notes.remedies_told | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "当场处罚决定",
    stage=Stage.DECISION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER,),
    after=(("show_credentials",),),
    family="make_decision",
    documents=("当场行政处罚决定书",),
    moves_to=Stage.EXECUTION,
)
class DecideOnTheSpot(Act):
    """当场处罚决定。不必先立案；不须法制审核（薛城明写除外）；凤里七项，其中陈述、复核、备案、收缴各为独立行为。"""

    officers: people.officers | None = None
    credentials_shown: flags.credentials_shown | None = None
    spot_conditions: notes.spot_conditions | None = None
    spot_steps: notes.spot_steps | None = None
    document_no: texts.document_no | None = None
    party: people.party
    facts: notes.facts
    penalty_kinds: choices.penalty_kinds
    penalty_basis: texts.penalty_basis | None = None
    fine: quantities.fine | None = None
    decision_date: moments.decision_date | None = None
    place: texts.place | None = None
    remedies_told: notes.remedies_told | None = None
    agency: texts.agency | None = None
    signature: people.signature | None = None
    refusal_facts: notes.refusal_facts | None = None
    rights_told: choices.rights_told | None = None
    remark: notes.remark | None = None
