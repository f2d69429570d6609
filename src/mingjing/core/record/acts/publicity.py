"""What is public: channels, correction, withdrawal, end of display."""

from mingjing.core.record.act import AFTER_DECISION, Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage


@act(
    "标记渠道不适用",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    after=(("approve_publication",),),
    during=AFTER_DECISION,
)
class WaiveChannel(Act):
    """标记渠道不适用。乐清处罚自然人时企业信用系统客观不适用（差异表§7-47）。"""

    channel: choices.channel | None = None
    reason: notes.reason | None = None


@act(
    "自查发现不准确",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER, Role.LIAISON),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class FindPublicationError(Act):
    """自查发现不准确。三门峡起点未写，默认自发现。"""

    error: notes.error | None = None
    found_on: moments.found_on | None = None


@act(
    "申请更正",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.CITIZEN, Role.PARTY, Role.SYSTEM),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class RequestCorrection(Act):
    """申请更正。三门峡没有申请途径，邵阳、凤里没写；条例41限与本人相关的信息，乐清薛城不限。"""

    requester: people.requester | None = None
    inaccuracy: notes.inaccuracy
    correction_proof: papers.correction_proof | None = None
    requested_on: moments.requested_on | None = None


@act(
    "核实更正申请",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER,),
    after=(("request_correction",),),
    during=AFTER_DECISION,
)
class VerifyCorrection(Act):
    """核实更正申请。"""

    verification_result: notes.verification_result | None = None
    accurate: flags.accurate | None = None
    competent: flags.competent | None = None
    verified_on: moments.verified_on | None = None


@act(
    "更正公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.LIAISON, Role.UNIT_HEAD),
    after=(("find_publication_error", "verify_correction"),),
    documents=("更正说明",),
    during=AFTER_DECISION,
)
class CorrectPublication(Act):
    """更正公示。旧版保留在记录中，只换展示。"""

    corrected: notes.corrected | None = None
    way: texts.way | None = None
    note: notes.note | None = None
    corrected_at: moments.corrected_at | None = None


@act(
    "不予更正",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    after=(("verify_correction",),),
    during=AFTER_DECISION,
)
class RefuseCorrection(Act):
    """不予更正。条例41只写属实的应更正并告知；不属实的答复由薛城“文字答复”带出。"""

    reason: notes.reason | None = None
    decision_date: moments.decision_date | None = None


@act(
    "文字答复更正申请人",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER,),
    after=(("correct_publication", "refuse_correction"),),
    documents=("更正申请答复书",),
    during=AFTER_DECISION,
)
class ReplyCorrection(Act):
    """文字答复更正申请人。薛城未答复不得关闭；乐清不要求答复，答复仍可做。"""

    reply_text: notes.reply_text | None = None
    correction_outcome: choices.correction_outcome | None = None
    replied_on: moments.replied_on | None = None


@act(
    "发布澄清",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.AGENCY_HEAD,),
    during=AFTER_DECISION,
)
class ClarifyPublicly(Act):
    """发布澄清。针对虚假、不完整信息，可没有对应的公示条目。"""

    clarification: notes.clarification | None = None
    published_at: moments.published_at | None = None


@act(
    "记录原决定被改变",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.OFFICER, Role.SYSTEM),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class NoteDecisionOverturned(Act):
    """记录原决定被改变。三地只列撤销、确认违法、责令重作；处罚还包括变更、确认无效。复议诉讼结果记在原卷。"""

    event: choices.event | None = None
    by_body: texts.by_body | None = None
    effective_on: moments.effective_on | None = None
    document: papers.document | None = None


@act(
    "撤下公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.LIAISON, Role.UNIT_HEAD),
    after=(("publish_item",),),
    documents=("撤下说明",),
    during=AFTER_DECISION,
)
class WithdrawPublication(Act):
    """撤下公示。乐清、三门峡文件不要求说明，但处罚受处罚法48约束；说明本身留在公开页。"""

    withdrawal_ground: choices.withdrawal_ground
    public_statement: notes.public_statement | None = None
    withdrawn_at: moments.withdrawn_at | None = None
    channels: notes.channels | None = None


@act(
    "渠道撤下与回执",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.SYSTEM, Role.LIAISON),
    after=(("withdraw_publication", "end_display"),),
    during=AFTER_DECISION,
)
class WithdrawFromChannel(Act):
    """渠道撤下与回执。"""

    channel: choices.channel | None = None
    withdrawal_outcome: choices.withdrawal_outcome | None = None
    receipt: texts.receipt | None = None
    done_at: moments.done_at | None = None


@act(
    "公示期满停止展示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.SYSTEM,),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class EndDisplay(Act):
    """公示期满停止展示。仅乐清处罚自动；有的地方须审批后才下架（练习材料），留 approve_end_display。"""

    display_ended_at: moments.display_ended_at | None = None
    period_ref: links.period_ref | None = None


@act(
    "批准停止展示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class ApproveEndDisplay(Act):
    """批准停止展示。五地均无，留给须审批下架的地方。"""

    reason: notes.reason | None = None
    approved_at: moments.approved_at | None = None


@act(
    "申请提前停止公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.PARTY,),
    after=(("publish_item",),),
    during=AFTER_DECISION,
)
class RequestEarlyEnd(Act):
    """申请提前停止公示。乐清写的是缩短公示期（不得少于1年），未写由谁申请；信用修复办法未核原文。"""

    requester: people.requester | None = None
    grounds: notes.grounds | None = None
    early_end_proof: papers.early_end_proof | None = None
    requested_on: moments.requested_on | None = None


@act(
    "决定提前停止公示",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.PUBLICATION),
    by=(Role.UNIT_HEAD,),
    after=(("request_early_end",),),
    during=AFTER_DECISION,
)
class DecideEarlyEnd(Act):
    """决定提前停止公示。哪些处罚永不提前，依信用修复办法，须核后写入规则集。"""

    early_end_result: choices.early_end_result | None = None
    reason: notes.reason | None = None
    new_until: moments.new_until | None = None
    told_on: moments.told_on | None = None
