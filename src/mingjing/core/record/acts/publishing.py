"""Making public: preparing, screening, approving, publishing."""

from mingjing.core.record.act import AFTER_DECISION, Act, act
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
    "采集公示信息",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER, Role.LIAISON, Role.SYSTEM),
    during=AFTER_DECISION,
)
class CollectInformation(Act):
    """采集公示信息。乐清六环节（采集制作传递审核发布更新）逐环节留责任人，三门峡四环节，薛城细则定四项职责；谁执法谁公示。"""

    source_file: texts.source_file | None = None
    collected_by: people.collected_by | None = None
    collected_at: moments.collected_at | None = None
    category: choices.category | None = None
    catalogue_no: texts.catalogue_no | None = None


@act(
    "制作执法决定公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    family="publication_draft",
    by=(Role.OFFICER,),
    documents=("公示稿",),
    during=AFTER_DECISION,
)
class PrepareResultPublication(Act):
    """制作执法决定公示。自然人无法定代表人、检查结果可无文号，填“不适用”并留痕；处罚法48只强制公开有一定社会影响的，五地规定更宽。"""

    source_decision: texts.source_decision | None = None
    enforcement_kind: choices.enforcement_kind | None = None
    publication_form: choices.publication_form | None = None
    document_no: texts.document_no | None = None
    case_name: texts.case_name | None = None
    matter_name: texts.matter_name | None = None
    party_name: texts.party_name
    legal_representative: texts.legal_representative | None = None
    main_facts: notes.main_facts | None = None
    publication_basis: texts.publication_basis | None = None
    decision_content: notes.decision_content
    performance: notes.performance | None = None
    agency: texts.agency | None = None
    decision_date: moments.decision_date | None = None
    officers: people.officers | None = None
    remedies: notes.remedies | None = None
    major_case: flags.major_case | None = None
    full_text: papers.full_text | None = None
    social_impact: flags.social_impact | None = None


@act(
    "制作检查抽查结果公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    family="publication_draft",
    by=(Role.OFFICER,),
    documents=("公示稿",),
    during=AFTER_DECISION,
)
class PrepareInspectionResult(Act):
    """制作检查抽查结果公示。检查结果可无文号；结论正常与发现问题的，有的地方公示期限不同。"""

    result_kind: choices.result_kind
    inspected_matter: texts.inspected_matter | None = None
    party_name: texts.party_name | None = None
    joint_situation: notes.joint_situation | None = None
    inspection_outcome: choices.inspection_outcome | None = None
    handling_result: notes.handling_result | None = None
    publication_basis: texts.publication_basis | None = None
    agency: texts.agency | None = None
    inspection_ended_on: moments.inspection_ended_on | None = None
    document_no: texts.document_no | None = None


@act(
    "制作履行情况公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    family="publication_draft",
    by=(Role.OFFICER,),
    during=AFTER_DECISION,
)
class PreparePerformancePublication(Act):
    """制作履行情况公示。仅薛城，每次变化一条；20个工作日自形成或变更。"""

    source_decision: texts.source_decision | None = None
    performance_facts: notes.performance_facts | None = None
    as_of: moments.as_of | None = None


@act(
    "隐去、技术处理",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER,),
    after=(("publication_draft",),),
    documents=("技术处理记录",),
    during=AFTER_DECISION,
)
class Redact(Act):
    """隐去、技术处理。三门峡全文公开与隐去并存，隐去只针对执法对象，执法人员是必公开字段；国家秘密不因处理而可公开。"""

    redacted_parts: notes.redacted_parts | None = None
    redaction_grounds: choices.redaction_grounds | None = None
    before_digest: texts.before_digest | None = None
    after_document: papers.after_document | None = None
    handled_by: people.handled_by | None = None
    handled_at: moments.handled_at | None = None
    nothing_to_redact: flags.nothing_to_redact | None = None


@act(
    "保密与公开审查",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    after=(("publication_draft",),),
    documents=("信息公开保密审查表",),
    during=AFTER_DECISION,
)
class ScreenSecrecy(Act):
    """保密与公开审查。乐清由机构负责人审查，薛城合规检查未写谁做；“妨碍执法”仅薛城；国家秘密、三安全一稳定一律硬拦（三门峡字面“处理后公开”不采）。"""

    state_secret: flags.state_secret | None = None
    prohibited_by_law: flags.prohibited_by_law | None = None
    public_security: flags.public_security | None = None
    obstructs_enforcement: flags.obstructs_enforcement | None = None
    other_ban: flags.other_ban | None = None
    third_party_harm: flags.third_party_harm | None = None
    internal_information: flags.internal_information | None = None
    disclosure_uncertain: flags.disclosure_uncertain | None = None
    secrecy_reviewer: people.secrecy_reviewer | None = None
    screen_opinion: notes.screen_opinion | None = None
    reviewed_on: moments.reviewed_on | None = None


@act(
    "报请确定能否公开",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.AGENCY_HEAD,),
    after=(("screen_secrecy",),),
    during=AFTER_DECISION,
)
class ConsultSecrecyAuthority(Act):
    """报请确定能否公开。"""

    authority: texts.authority | None = None
    question: notes.question | None = None
    sent_on: moments.sent_on | None = None


@act(
    "收到确定结果",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER,),
    after=(("consult_secrecy_authority",),),
    during=AFTER_DECISION,
)
class ReceiveSecrecyAnswer(Act):
    """收到确定结果。"""

    answer: choices.answer | None = None
    received_on: moments.received_on | None = None


@act(
    "认定公共利益重大影响",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.AGENCY_HEAD,),
    after=(("screen_secrecy",),),
    documents=("公共利益认定书",),
    during=AFTER_DECISION,
)
class FindPublicInterest(Act):
    """认定公共利益重大影响。乐清只列公共利益一个例外，条例15还有第三方同意；薛城、三门峡写“依法确需公开且适当处理”。"""

    reason: notes.reason | None = None
    interest_found_by: people.interest_found_by | None = None
    decision_date: moments.decision_date | None = None
    told_third_party_on: moments.told_third_party_on | None = None


@act(
    "确定公示期限",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    after=(("prepare_result_publication",),),
    during=AFTER_DECISION,
)
class SetDisplayPeriod(Act):
    """确定公示期限。只有乐清有期限；起算点未写，按首次公示日。信用修复管理办法（2026，未核原文）另有3月/1年/3年档，与乐清下限1年可能冲突，须核。"""

    display_period: quantities.display_period | None = None
    display_reasons: notes.display_reasons | None = None
    shortened: flags.shortened | None = None
    shorten_reasons: notes.shorten_reasons | None = None
    display_until: moments.display_until | None = None


@act(
    "适用另定公示期限",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    during=AFTER_DECISION,
)
class OverrideDeadline(Act):
    """适用另定公示期限。"""

    new_deadline: quantities.new_deadline | None = None
    basis: texts.basis | None = None
    rank: choices.rank | None = None


@act(
    "批准发布",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.AGENCY_HEAD, Role.UNIT_HEAD),
    after=(("screen_secrecy",),),
    documents=("信息发布审批单",),
    during=AFTER_DECISION,
)
class ApprovePublication(Act):
    """批准发布。保密审查与批准可由同一负责人一次完成；期限到了只提醒，不自动发布。"""

    approver: people.approver | None = None
    publication_opinion: notes.publication_opinion | None = None
    approved_at: moments.approved_at | None = None
    channels: notes.channels | None = None


@act(
    "决定不予公开",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.AGENCY_HEAD,),
    after=(("screen_secrecy",),),
    documents=("不予公开审批表",),
    during=AFTER_DECISION,
)
class DecideNotToPublish(Act):
    """决定不予公开。"""

    nondisclosure_ground: choices.nondisclosure_ground
    nondisclosure_basis: texts.nondisclosure_basis | None = None
    decided_by: people.decided_by | None = None
    decision_date: moments.decision_date | None = None
    nondisclosure_scope: choices.nondisclosure_scope | None = None


@act(
    "发布",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.LIAISON, Role.SYSTEM),
    after=(("approve_publication",),),
    during=AFTER_DECISION,
)
class PublishItem(Act):
    """发布。本门户发布即本系统的公开；乐清处罚、三门峡全部还须渠道回执才算完成。"""

    published_matter: choices.published_matter | None = None
    published_at: moments.published_at | None = None
    published_by: people.published_by | None = None
    version: quantities.version | None = None
    content_digest: texts.content_digest | None = None
    catalogue_no: texts.catalogue_no | None = None
    column: texts.column | None = None


@act(
    "推送至渠道",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.SYSTEM, Role.LIAISON),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class DeliverToChannel(Act):
    """推送至渠道。乐清处罚两处必选；薛城许可处罚限门户或政务服务网等平台；三门峡须同步推送公示平台；邵阳政府网站、大厅、窗口并与信用衔接。双公示许可28项、处罚30项由决定数据导出，证件号须去除。"""

    channel: choices.channel | None = None
    dataset: papers.dataset | None = None
    sent_at: moments.sent_at | None = None
    posting_proof: papers.posting_proof | None = None


@act(
    "登记渠道回执",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.SYSTEM, Role.LIAISON),
    after=(("deliver_to_channel",),),
    during=AFTER_DECISION,
)
class RecordChannelReceipt(Act):
    """登记渠道回执。失败、退回的义务不消失，须重推。"""

    channel_ref: links.channel_ref | None = None
    channel_outcome: choices.channel_outcome | None = None
    channel_receipt_no: texts.channel_receipt_no | None = None
    received_at: moments.received_at | None = None
