"""Coercive measures: the proposal, sealing, seizing, freezing, and how they end."""

from mingjing.core.record.act import RUNNING, Act, act
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

COERCION = (FileKind.COERCION,)
TOLD = (("show_credentials",), ("inform_rights",))


@act(
    "强制措施呈批",
    stage=Stage.START,
    during=RUNNING,
    kinds=COERCION,
    by=(Role.OFFICER,),
    family="proposal",
    draft=True,
    documents=("行政强制措施审批表",),
)
class ProposeCoerciveMeasure(Act):
    """强制措施呈批。开卷的第一步，也是送审的草案；显著轻微的可以不采取；强制措施权不得委托。"""

    measure_kind: choices.measure_kind
    party: people.party
    case_facts: notes.case_facts | None = None
    measure_ground: notes.measure_ground
    legal_basis: texts.legal_basis | None = None
    measured_object: notes.measured_object | None = None
    quantity: texts.quantity | None = None
    place: texts.place | None = None
    term: quantities.term | None = None
    item_list: papers.item_list | None = None
    evidence_list: papers.evidence_list | None = None
    considerations: notes.considerations | None = None
    drafter: people.drafter | None = None
    handler_opinion: notes.handler_opinion | None = None
    urgent_reason: notes.urgent_reason | None = None


@act(
    "补报紧急强制措施",
    stage=Stage.START,
    during=RUNNING,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=(("take_measure",),),
    family="proposal",
    documents=("补办强制措施审批表",),
)
class ReportUrgentMeasure(Act):
    """补报紧急强制措施。二十四小时内报告并补办批准；冻结能否紧急先行，法律没有写明。"""

    measure: links.measure | None = None
    urgent_reason: notes.urgent_reason
    measure_ground: notes.measure_ground | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "通知当事人到场", stage=Stage.INVESTIGATION, kinds=COERCION, by=(Role.OFFICER,), documents=("到场通知书",)
)
class NotifyToAttend(Act):
    """通知当事人到场。冻结不通知。"""

    party: people.party | None = None
    notice_manner: choices.notice_manner | None = None
    place: texts.place | None = None
    document: papers.document | None = None


@act("邀请见证人到场", stage=Stage.INVESTIGATION, kinds=COERCION, by=(Role.OFFICER,))
class InviteWitness(Act):
    """邀请见证人到场。当事人不到场的才邀请。"""

    witness: people.witness
    witness_kind: choices.witness_kind | None = None
    reason: notes.reason | None = None


@act(
    "查封",
    stage=Stage.INVESTIGATION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=TOLD,
    family="take_measure",
    documents=("查封决定书", "查封财物清单"),
    moves_to=Stage.INVESTIGATION,
)
class SealProperty(Act):
    """查封。期满只是应当解除的事由，法律没有写自动失效；三十日是自然日；公示由各地规则定。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    party: people.party | None = None
    measure_ground: notes.measure_ground
    legal_basis: texts.legal_basis | None = None
    measured_object: notes.measured_object
    quantity: texts.quantity | None = None
    place: texts.place | None = None
    from_date: moments.from_date | None = None
    until_date: moments.until_date | None = None
    term_basis: texts.term_basis | None = None
    urgent: flags.urgent | None = None
    urgent_reason: notes.urgent_reason | None = None
    party_arrived: flags.party_arrived | None = None
    identity_checked: notes.identity_checked | None = None
    necessities_spared: flags.necessities_spared | None = None
    already_held: flags.already_held | None = None
    custodian: people.custodian | None = None
    remedies_told: notes.remedies_told | None = None
    inventory: papers.inventory | None = None
    measure_decision: papers.measure_decision | None = None
    document_no: texts.document_no | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None


@act(
    "扣押",
    stage=Stage.INVESTIGATION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=TOLD,
    family="take_measure",
    documents=("扣押决定书", "扣押财物清单"),
    moves_to=Stage.INVESTIGATION,
)
class SeizeProperty(Act):
    """扣押。与查封同一程序；财物的交接写在清单里，一式二份。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    party: people.party | None = None
    measure_ground: notes.measure_ground
    legal_basis: texts.legal_basis | None = None
    measured_object: notes.measured_object
    quantity: texts.quantity | None = None
    place: texts.place | None = None
    from_date: moments.from_date | None = None
    until_date: moments.until_date | None = None
    term_basis: texts.term_basis | None = None
    urgent: flags.urgent | None = None
    urgent_reason: notes.urgent_reason | None = None
    party_arrived: flags.party_arrived | None = None
    identity_checked: notes.identity_checked | None = None
    necessities_spared: flags.necessities_spared | None = None
    already_held: flags.already_held | None = None
    custodian: people.custodian | None = None
    remedies_told: notes.remedies_told | None = None
    inventory: papers.inventory | None = None
    measure_decision: papers.measure_decision | None = None
    document_no: texts.document_no | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None


@act(
    "冻结存款汇款",
    stage=Stage.INVESTIGATION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=(("approve_proposal",),),
    family="take_measure",
    documents=("冻结决定书",),
    moves_to=Stage.INVESTIGATION,
)
class FreezeDeposits(Act):
    """冻结存款汇款。只有法律授权的机关才能冻结；程序只用批准、两人、亮证、现场笔录四项，不事先通知当事人。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    party: people.party | None = None
    measure_ground: notes.measure_ground
    legal_basis: texts.legal_basis | None = None
    financial_institution: texts.financial_institution | None = None
    account: texts.account
    frozen_sum: quantities.frozen_sum
    related_sum: quantities.related_sum | None = None
    from_date: moments.from_date | None = None
    until_date: moments.until_date | None = None
    already_held: flags.already_held | None = None
    remedies_told: notes.remedies_told | None = None
    measure_decision: papers.measure_decision | None = None
    document_no: texts.document_no | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None


@act(
    "其他强制措施",
    stage=Stage.INVESTIGATION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=TOLD,
    family="take_measure",
    documents=("行政强制措施决定书",),
    moves_to=Stage.INVESTIGATION,
)
class TakeOtherMeasure(Act):
    """其他强制措施。种类和期限由单行法给出。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    party: people.party | None = None
    content: notes.content
    measure_ground: notes.measure_ground
    legal_basis: texts.legal_basis | None = None
    place: texts.place | None = None
    from_date: moments.from_date | None = None
    until_date: moments.until_date | None = None
    urgent: flags.urgent | None = None
    urgent_reason: notes.urgent_reason | None = None
    party_arrived: flags.party_arrived | None = None
    remedies_told: notes.remedies_told | None = None
    measure_decision: papers.measure_decision | None = None
    document_no: texts.document_no | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None


@act(
    "延长查封扣押冻结",
    stage=Stage.INVESTIGATION,
    kinds=COERCION,
    by=(Role.AGENCY_HEAD,),
    after=(("seal_property", "seize_property", "freeze_deposits"), ("propose_extension",)),
    documents=("延长强制措施期限决定书",),
)
class ExtendMeasure(Act):
    """延长查封扣押冻结。情况复杂的经负责人批准可以延长；每次措施只延一次是通行理解，法条没有写次数。"""

    measure: links.measure | None = None
    extension_days: quantities.extension_days
    until_date: moments.until_date | None = None
    reason: notes.reason
    approver: people.approver | None = None
    issued_at: moments.issued_at | None = None
    document_no: texts.document_no | None = None


@act(
    "查封扣押（冻结）处理决定",
    stage=Stage.DECISION,
    kinds=COERCION,
    by=(Role.AGENCY_HEAD,),
    after=(("seal_property", "seize_property", "freeze_deposits"),),
    family="make_decision",
    documents=("查封（扣押）处理决定书",),
    moves_to=Stage.EXECUTION,
)
class DecideSeizedProperty(Act):
    """查封扣押（冻结）处理决定。没收和销毁以法律、行政法规规定的为限；期间不含已书面告知的鉴定期间。"""

    measure: links.measure | None = None
    seized_outcome: choices.seized_outcome
    reason: notes.reason
    legal_basis: texts.legal_basis | None = None
    item_list: papers.item_list | None = None
    signature: people.signature | None = None
    document_no: texts.document_no | None = None
    issued_at: moments.issued_at | None = None


@act(
    "解除强制措施",
    stage=Stage.EXECUTION,
    during=RUNNING,
    kinds=COERCION,
    by=(Role.AGENCY_HEAD,),
    after=(("take_measure",),),
    documents=("解除强制措施决定书",),
    moves_to=Stage.EXECUTION,
)
class LiftMeasure(Act):
    """解除强制措施。负责人不同意紧急措施的立即解除；解除后立即退还财物。"""

    measure: links.measure | None = None
    lift_ground: choices.lift_ground
    reason: notes.reason | None = None
    item_list: papers.item_list | None = None
    signature: people.signature | None = None
    document_no: texts.document_no | None = None
    issued_at: moments.issued_at | None = None


@act(
    "退还查封扣押财物",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=(("lift_measure", "decide_seized_property"),),
    documents=("退还财物清单",),
)
class ReturnProperty(Act):
    """退还查封扣押财物。解除以后立即退还；已变卖的退还所得款项。"""

    measure: links.measure | None = None
    item_list: papers.item_list | None = None
    proceeds: quantities.proceeds | None = None
    receiver: people.receiver | None = None
    receiver_signature: people.receiver_signature | None = None
