"""When a decision is not obeyed: surcharge, demand, the court."""

from mingjing.core.record.act import Act, act
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
    "加处罚款（滞纳金）",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.AGENCY_HEAD, Role.SYSTEM),
    documents=("加处罚款决定书",),
)
class ImposeSurcharge(Act):
    """加处罚款（滞纳金）。三十日为自然日；加处是强制执行方式，是否须另发决定书法律未明。"""

    decision: links.decision | None = None
    surcharge_from: moments.surcharge_from | None = None
    surcharge_rate: texts.surcharge_rate | None = None
    surcharge_sum: quantities.surcharge_sum | None = None
    sum_due: quantities.sum_due | None = None
    paused_interval: quantities.paused_interval | None = None
    surcharge_told: flags.surcharge_told | None = None


@act(
    "催告",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.AGENCY_HEAD, Role.OFFICER),
    documents=("催告书",),
)
class DemandPerformance(Act):
    """催告。乐清只写申请法院这一路，凤里两路都写，法律两路都要；送达日起算十个工作日（申请法院）；46条的三十日加处与催告谁先谁后法条未分。"""

    demand_purpose: choices.demand_purpose | None = None
    decision: links.decision | None = None
    obligation: notes.obligation | None = None
    deadline: moments.deadline | None = None
    performance_manner: texts.performance_manner | None = None
    sum_due: quantities.sum_due | None = None
    payment_manner: texts.payment_manner | None = None
    rights_told: choices.rights_told | None = None
    demand_document: papers.demand_document | None = None
    document_no: texts.document_no | None = None
    seal_applied: flags.seal_applied | None = None


@act(
    "拍卖（依法处理）查封扣押物",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.OFFICER, Role.AGENCY_HEAD),
    family="enforce",
    documents=("拍卖委托书", "拍卖成交确认书"),
)
class AuctionProperty(Act):
    """拍卖（依法处理）查封扣押物。无强制执行权的机关也可用此一途抵缴罚款。"""

    item_list: papers.item_list | None = None
    disposal_manner: choices.disposal_manner | None = None
    auction_house: texts.auction_house | None = None
    auction_result: notes.auction_result | None = None
    proceeds: quantities.proceeds | None = None
    enforcement_record: papers.enforcement_record | None = None
    legal_basis: texts.legal_basis | None = None


@act(
    "上缴执行款项",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.OFFICER,),
    documents=("缴库凭证",),
)
class RemitProceeds(Act):
    """上缴执行款项。"""

    proceeds: quantities.proceeds | None = None
    treasury_account: texts.treasury_account | None = None
    remitted_on: moments.remitted_on | None = None


@act(
    "申请法院强制执行",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.AGENCY_HEAD,),
    after=(("demand_performance",),),
    documents=("强制执行申请书",),
)
class ApplyCourtEnforcement(Act):
    """申请法院强制执行。五地只要求先催告送达；十日为工作日，三个月为月；行诉法97另有「或者依法强制执行」；59条立即执行是否免十日等候，法条未写。"""

    court: texts.court | None = None
    immovable: flags.immovable | None = None
    application: papers.application | None = None
    decision: links.decision | None = None
    facts: notes.facts | None = None
    party_opinion: notes.party_opinion | None = None
    demand: links.demand | None = None
    served_on: moments.served_on | None = None
    target_state: notes.target_state | None = None
    court_materials: papers.court_materials | None = None
    signature: people.signature | None = None
    seal_applied: flags.seal_applied | None = None
    day: moments.day | None = None
    remedy_expired_on: moments.remedy_expired_on | None = None
    immediate_court: flags.immediate_court | None = None
    deferred_until: moments.deferred_until | None = None


@act(
    "登记法院受理和裁定",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.OFFICER,),
    after=(("apply_court_enforcement",),),
    documents=("受理通知书", "执行裁定书"),
)
class RecordCourtRuling(Act):
    """登记法院受理和裁定。法院五日受理、七日裁定（工作日），听取意见的三十日；都是法院的期限，不计机关违期。"""

    court: texts.court | None = None
    court_result: choices.court_result | None = None
    ruling: papers.ruling | None = None
    received_on: moments.received_on | None = None
    reason: notes.reason | None = None


@act(
    "申请上一级法院复议",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.AGENCY_HEAD,),
    after=(("record_court_ruling",),),
    documents=("复议申请书",),
)
class RequestCourtReconsideration(Act):
    """申请上一级法院复议。十五日、三十日为自然日。"""

    court: texts.court | None = None
    court_reconsider: notes.court_reconsider | None = None
    document: papers.document | None = None


@act(
    "登记法院执行结果",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY, FileKind.COERCION),
    by=(Role.OFFICER,),
    after=(("apply_court_enforcement",),),
    documents=("执行结果材料",),
)
class RecordCourtExecution(Act):
    """登记法院执行结果。"""

    court: texts.court | None = None
    court_execution: notes.court_execution | None = None
    amount: quantities.amount | None = None
    day: moments.day | None = None
    attachments: papers.attachments | None = None
