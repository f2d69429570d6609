"""What follows a decision: delivery, filing, remedy, change."""

from mingjing.core.record.act import AFTER_DECISION, ANY_STAGE, UNTIL_ARCHIVED, Act, act
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
    "报备重大处罚",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER, Role.UNIT_HEAD),
    after=(("decide_penalty",),),
    documents=("重大行政处罚备案报告",),
)
class FileMajorDecision(Act):
    """报备重大处罚。仅三门峡；以上含本数；没收按价值套罚款档；等字靠人工标记；期限未写须配置。"""

    filing_ground: choices.filing_ground | None = None
    amount: quantities.amount | None = None
    party: people.party | None = None
    filing_agency: texts.filing_agency | None = None
    decision: links.decision | None = None


@act(
    "接收备案",
    stage=Stage.EXECUTION,
    during=AFTER_DECISION,
    kinds=(FileKind.PENALTY,),
    by=(Role.SUPERVISOR,),
    after=(("file_major_decision",),),
)
class ReceiveFiling(Act):
    """接收备案。司法行政部门收到重大处罚的报备；接收方是否审查、多久，原文没有。"""

    filing: links.filing | None = None
    filing_no: texts.filing_no | None = None
    received_on: moments.received_on | None = None
    filing_result: choices.filing_result
    filing_opinion: notes.filing_opinion | None = None


@act(
    "教育当事人",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    documents=("教育谈话记录",),
)
class EducateParty(Act):
    """教育当事人。"""

    content: notes.content | None = None
    education_given: notes.education_given | None = None
    party: people.party | None = None


@act(
    "当场交付决定书",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER,),
    after=(("decide_on_the_spot",),),
    family="serve",
)
class DeliverSpotDecision(Act):
    """当场交付决定书。交付日=送达日，缴款十五日由此起算。"""

    decision: links.decision | None = None
    receiver: people.receiver | None = None
    receiver_signature: people.receiver_signature | None = None
    refusal_facts: notes.refusal_facts | None = None


@act(
    "当场处罚报备",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER,),
    after=(("decide_on_the_spot",),),
    documents=("当场处罚备案表",),
)
class ReportSpotDecision(Act):
    """当场处罚报备。无天数；凤里写向街道备案，按内设机构处理。"""

    decision: links.decision | None = None
    filed_content: notes.filed_content | None = None


@act("宣告决定", stage=Stage.EXECUTION, by=(Role.OFFICER,), after=(("decide_penalty",),))
class AnnounceDecision(Act):
    """宣告决定。当事人在场→当场交付；不在场→七个工作日送达。"""

    decision: links.decision | None = None
    party_present: flags.party_present | None = None
    place: texts.place | None = None
    person: people.person | None = None


@act(
    "补正文书笔误",
    stage=Stage.EXECUTION,
    during=ANY_STAGE,
    by=(Role.AGENCY_HEAD, Role.OFFICER),
    documents=("补正通知书",),
)
class CorrectDocument(Act):
    """补正文书笔误。惯常；只限笔误，实体改变走change_decision。"""

    document: papers.document | None = None
    typo: notes.typo | None = None
    issued_at: moments.issued_at | None = None


@act(
    "提出变更（撤销）意见",
    stage=Stage.EXECUTION,
    by=(Role.OFFICER,),
    after=(("make_decision",),),
    family="proposal",
    draft=True,
)
class ProposeChange(Act):
    """提出变更（撤销）意见。已作决定要变更、撤销、确认违法的草案；变更后的决定重新告知、送审。"""

    decision: links.decision | None = None
    decision_kind: choices.decision_kind
    change_ground: notes.change_ground | None = None
    proposed_content: notes.proposed_content
    changed_content: notes.changed_content | None = None
    legal_basis: texts.legal_basis | None = None
    penalty_kinds: choices.penalty_kinds | None = None
    fine: quantities.fine | None = None
    confiscated_income: quantities.confiscated_income | None = None
    confiscated_goods_value: quantities.confiscated_goods_value | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "变更决定",
    stage=Stage.EXECUTION,
    by=(Role.AGENCY_HEAD,),
    family="make_decision",
    documents=("变更行政处罚决定书",),
)
class ChangeDecision(Act):
    """变更决定。变更后的决定重新走告知与审核；处罚撤下期限以法律3工作日压过三门峡20工作日、乐清薛城及时。"""

    decision: links.decision | None = None
    change_ground: notes.change_ground | None = None
    changed_content: notes.changed_content | None = None
    legal_basis: texts.legal_basis | None = None
    penalty_kinds: choices.penalty_kinds | None = None
    fine: quantities.fine | None = None
    confiscated_income: quantities.confiscated_income | None = None
    confiscated_goods_value: quantities.confiscated_goods_value | None = None
    decision_date: moments.decision_date | None = None
    issued_at: moments.issued_at | None = None


@act(
    "撤销决定",
    stage=Stage.EXECUTION,
    by=(Role.AGENCY_HEAD,),
    family="make_decision",
    documents=("撤销行政处罚决定书",),
)
class RevokeDecision(Act):
    """撤销决定。自行改正的依据在处罚法75②。"""

    decision: links.decision | None = None
    change_ground: notes.change_ground | None = None
    legal_basis: texts.legal_basis | None = None
    decision_date: moments.decision_date | None = None
    issued_at: moments.issued_at | None = None


@act(
    "确认违法（无效）",
    stage=Stage.EXECUTION,
    by=(Role.AGENCY_HEAD, Role.SUPERVISOR),
    family="make_decision",
    documents=("确认决定书",),
)
class DeclareUnlawfulOrVoid(Act):
    """确认违法（无效）。五地撤下条款只写撤销、确认违法、责令重作，无效一项来自法律。"""

    decision: links.decision | None = None
    unlawful_result: choices.unlawful_result | None = None
    change_ground: notes.change_ground | None = None
    legal_basis: texts.legal_basis | None = None
    decision_date: moments.decision_date | None = None
    document: papers.document | None = None


@act("登记复议诉讼", stage=Stage.EXECUTION, by=(Role.OFFICER,), documents=("受理（应诉）通知书",))
class RecordRemedyFiled(Act):
    """登记复议诉讼。不停止执行为原则；加处罚款在此期间不算；申请法院执行须等法定期限届满。"""

    remedy_kind: choices.remedy_kind | None = None
    remedy_agency: texts.remedy_agency | None = None
    received_on: moments.received_on | None = None
    decision: links.decision | None = None


@act(
    "停止（暂缓）执行",
    stage=Stage.EXECUTION,
    by=(Role.AGENCY_HEAD,),
    after=(("record_remedy_filed",),),
    documents=("停止执行通知书",),
)
class StayExecution(Act):
    """停止（暂缓）执行。"""

    decision: links.decision | None = None
    stay_ground: notes.stay_ground | None = None
    legal_basis: texts.legal_basis | None = None
    issued_at: moments.issued_at | None = None


@act(
    "登记复议诉讼结果",
    stage=Stage.EXECUTION,
    by=(Role.OFFICER,),
    after=(("record_remedy_filed",),),
    documents=("复议决定书", "判决书"),
)
class RecordRemedyResult(Act):
    """登记复议诉讼结果。五地触发词为撤销、确认违法、责令重作，法律另含变更与无效。"""

    remedy_kind: choices.remedy_kind | None = None
    remedy_result: choices.remedy_result | None = None
    remedy_agency: texts.remedy_agency | None = None
    received_on: moments.received_on | None = None
    document: papers.document | None = None
