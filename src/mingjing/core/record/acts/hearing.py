"""Prior notice, statement and hearing."""

from mingjing.core.record.act import UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage


@act(
    "处罚事先告知",
    stage=Stage.DECISION,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD, Role.OFFICER),
    after=(("conclude_investigation",),),
    documents=("行政处罚事先告知书", "听证告知书"),
)
class GivePriorNotice(Act):
    """处罚事先告知。内容改重或改事实须重新告知（由44条推出，非明文）；告知日以送达为准。"""

    facts: notes.facts
    evidence_stated: notes.evidence_stated | None = None
    reasons: notes.reasons | None = None
    legal_basis: texts.legal_basis | None = None
    proposed_content: notes.proposed_content
    rights_told: choices.rights_told | None = None
    hearing_right_told: flags.hearing_right_told | None = None
    hearing_ground: choices.hearing_ground | None = None
    document: papers.document | None = None
    document_no: texts.document_no | None = None
    seal_applied: flags.seal_applied | None = None
    remedies_told: notes.remedies_told | None = None
    deadline: moments.deadline | None = None


@act(
    "听取陈述申辩",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    documents=("陈述申辩笔录",),
)
class HearStatement(Act):
    """听取陈述申辩。处罚事先告知、当场处罚、强制措施现场、催告后四处同用一类。"""

    statement_context: choices.statement_context | None = None
    statement_form: choices.statement_form
    facts_claimed: notes.facts_claimed | None = None
    reasons_claimed: notes.reasons_claimed | None = None
    evidence_offered: papers.evidence_offered | None = None
    identity_checked: notes.identity_checked | None = None
    transcript: notes.transcript | None = None
    person: people.person | None = None


@act(
    "放弃陈述申辩",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.PARTY,),
    documents=("放弃陈述申辩声明",),
)
class WaiveStatement(Act):
    """放弃陈述申辩。明确放弃才由本条记；沉默不是放弃，告知书所给期间过后才可决定，该期间处罚法没有规定，须配置。"""

    statement_context: choices.statement_context | None = None
    waived: flags.waived | None = None
    signature: people.signature | None = None
    document: papers.document | None = None


@act(
    "复核陈述申辩",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.UNIT_HEAD),
    after=(("hear_statement",),),
    documents=("陈述申辩复核意见书",),
)
class AnswerStatement(Act):
    """复核陈述申辩。成立的必须采纳。"""

    statement: links.statement | None = None
    review_findings: notes.review_findings | None = None
    adopted: choices.adopted | None = None
    adoption_reason: notes.adoption_reason | None = None
    handling_opinion: notes.handling_opinion | None = None


@act(
    "要求听证",
    stage=Stage.DECISION,
    by=(Role.PARTY,),
    after=(("give_prior_notice", "tell_hearing_right"),),
    documents=("听证申请书",),
)
class RequestHearing(Act):
    """要求听证。五日为工作日；口头提出由officer代记。"""

    statement_form: choices.statement_form | None = None
    content: notes.content | None = None
    prior_notice: links.prior_notice | None = None


@act(
    "处理听证申请",
    stage=Stage.DECISION,
    by=(Role.AGENCY_HEAD,),
    after=(("request_hearing",),),
    documents=("听证受理（不予受理）通知书",),
)
class DecideHearingRequest(Act):
    """处理听证申请。处理期限法律未写；受理才开组织听证任务；许可卷的听证天数不同，由许可目录的规范给出。"""

    hearing_result: choices.hearing_result | None = None
    reason: notes.reason | None = None


@act(
    "指定听证主持人",
    stage=Stage.DECISION,
    by=(Role.AGENCY_HEAD,),
    after=(("request_hearing", "examine_materials"),),
)
class AppointHearingOfficer(Act):
    """指定听证主持人。许可事项依法应当听证的，没有人申请也举行。"""

    chair: people.chair | None = None
    clerk: people.clerk | None = None
    independent_chair: flags.independent_chair | None = None


@act(
    "听证通知",
    stage=Stage.DECISION,
    by=(Role.HEARING_OFFICER, Role.OFFICER),
    after=(("appoint_hearing_officer",),),
    documents=("听证通知书",),
)
class NotifyHearing(Act):
    """听证通知。"""

    hearing_at: moments.hearing_at | None = None
    place: texts.place | None = None
    participants: people.participants | None = None
    chair: people.chair | None = None
    document: papers.document | None = None


@act(
    "公告听证",
    stage=Stage.DECISION,
    by=(Role.HEARING_OFFICER,),
    after=(("notify_hearing",),),
    documents=("听证公告",),
)
class AnnounceHearing(Act):
    """公告听证。法律要求公开举行，没要求公告；数据模型有公告日。"""

    hearing_public: flags.hearing_public | None = None
    not_public_reason: choices.not_public_reason | None = None
    hearing_at: moments.hearing_at | None = None
    place: texts.place | None = None
    public_notice: papers.public_notice | None = None


@act(
    "延期听证",
    stage=Stage.DECISION,
    by=(Role.HEARING_OFFICER,),
    after=(("notify_hearing",),),
    documents=("延期听证通知书",),
)
class RescheduleHearing(Act):
    """延期听证。处罚法未设，惯常；改期后七日通知重新倒数。"""

    reason: notes.reason | None = None
    hearing_at: moments.hearing_at | None = None
    place: texts.place | None = None


@act("撤回听证申请", stage=Stage.DECISION, by=(Role.PARTY,), after=(("request_hearing",),))
class WithdrawHearingRequest(Act):
    """撤回听证申请。惯常。"""

    reason: notes.reason | None = None
    signature: people.signature | None = None


@act(
    "举行听证",
    stage=Stage.DECISION,
    by=(Role.HEARING_OFFICER,),
    after=(("notify_hearing",),),
    documents=("听证笔录",),
)
class HoldHearing(Act):
    """举行听证。音像：乐清正文应当（附件写必要时，按正文并许免录理由）、邵阳和凤里必须、三门峡视情况、薛城必要时；费用不由当事人承担。"""

    notice_and_request: notes.notice_and_request | None = None
    hearing_at: moments.hearing_at | None = None
    place: texts.place | None = None
    chair: people.chair | None = None
    clerk: people.clerk | None = None
    participants: people.participants | None = None
    hearing_public: flags.hearing_public | None = None
    not_public_reason: choices.not_public_reason | None = None
    investigator_view: notes.investigator_view | None = None
    party_defence: notes.party_defence | None = None
    hearing_transcript: papers.hearing_transcript | None = None
    appearance_and_conduct: notes.appearance_and_conduct | None = None


@act(
    "终止听证",
    stage=Stage.DECISION,
    by=(Role.HEARING_OFFICER,),
    after=(("notify_hearing",),),
    documents=("终止听证记录",),
)
class EndHearing(Act):
    """终止听证。"""

    end_ground: choices.end_ground | None = None
    refusal_facts: notes.refusal_facts | None = None


@act(
    "听证报告",
    stage=Stage.DECISION,
    by=(Role.HEARING_OFFICER,),
    after=(("hold_hearing",),),
    documents=("听证报告",),
)
class ReportHearing(Act):
    """听证报告。报告为两地文字记录类型；决定根据听证笔录作出。"""

    hearing: links.hearing | None = None
    hearing_report: papers.hearing_report | None = None
    handling_opinion: notes.handling_opinion | None = None
