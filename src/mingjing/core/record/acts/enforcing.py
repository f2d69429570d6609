"""Enforcement by the agency itself: opening the file, the proposal, the decision."""

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

COERCION = (FileKind.COERCION,)
DEMANDED = (("demand_performance",),)


@act("登记待执行的决定", stage=Stage.START, kinds=COERCION, by=(Role.OFFICER,), moves_to=Stage.EXECUTION)
class OpenEnforcement(Act):
    """登记待执行的决定。强制执行另立一卷的第一步：哪一份决定、何时送达、该履行什么；随后催告。"""

    enforced_decision: texts.enforced_decision
    party: people.party
    held_decision_date: moments.held_decision_date | None = None
    served_on: moments.served_on | None = None
    obligation: notes.obligation
    performance_deadline: moments.performance_deadline | None = None
    remedy_expired_on: moments.remedy_expired_on | None = None
    remedy_checked: notes.remedy_checked | None = None


@act(
    "强制执行呈批",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=DEMANDED,
    family="proposal",
    draft=True,
    documents=("行政强制执行审批表",),
)
class ProposeEnforcement(Act):
    """强制执行呈批。也是送审的草案；没有强制执行权的机关申请法院。"""

    enforcement_method: choices.enforcement_method
    reason: notes.reason
    legal_basis: texts.legal_basis | None = None
    demand: links.demand | None = None
    remedy_checked: notes.remedy_checked | None = None
    evidence_list: papers.evidence_list | None = None
    considerations: notes.considerations | None = None
    drafter: people.drafter | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "强制执行决定",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.AGENCY_HEAD,),
    after=DEMANDED,
    family="make_decision",
    documents=("行政强制执行决定书",),
)
class DecideEnforcement(Act):
    """强制执行决定。期满仍不履行又无正当理由的才作出；催告期内有转移、隐匿财物迹象的可以立即执行。"""

    document_no: texts.document_no | None = None
    party: people.party | None = None
    reason: notes.reason
    legal_basis: texts.legal_basis | None = None
    enforcement_method: choices.enforcement_method
    enforcement_at: moments.enforcement_at | None = None
    demand: links.demand | None = None
    immediate_enforcement: flags.immediate_enforcement | None = None
    hiding_evidence: papers.hiding_evidence | None = None
    remedies_told: notes.remedies_told | None = None
    enforcement_decision: papers.enforcement_decision | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "代履行决定",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.AGENCY_HEAD,),
    after=DEMANDED,
    family="make_decision",
    documents=("代履行决定书",),
)
class DecideSubstitutePerformance(Act):
    """代履行决定。后果已经或者将危害交通安全、造成环境污染、破坏自然资源的才可以代履行；不以另有强制执行权为前提。"""

    document_no: texts.document_no | None = None
    party: people.party | None = None
    reason: notes.reason
    legal_basis: texts.legal_basis | None = None
    harm_ground: choices.harm_ground
    enforcement_target: notes.enforcement_target | None = None
    performance_manner: texts.performance_manner | None = None
    enforcement_at: moments.enforcement_at | None = None
    cost_estimate: quantities.cost_estimate | None = None
    substitute: texts.substitute | None = None
    disinterested: flags.disinterested | None = None
    remedies_told: notes.remedies_told | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "公告限期自行拆除",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.OFFICER, Role.AGENCY_HEAD),
    documents=("限期拆除公告",),
)
class AnnounceDemolition(Act):
    """公告限期自行拆除。公告的天数法律没有写。"""

    public_notice: papers.public_notice | None = None
    notice_manner_public: choices.notice_manner_public | None = None
    posted_at: texts.posted_at | None = None
    deadline: moments.deadline
    content: notes.content | None = None


@act(
    "强制拆除",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=(("decide_enforcement",),),
    family="enforce",
    documents=("强制执行笔录",),
)
class DemolishByForce(Act):
    """强制拆除。复议、诉讼期限都过了又不拆除的才可以；薛城必须音像。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    decision: links.decision | None = None
    place: texts.place | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    persons_present: people.persons_present | None = None
    execution_result: notes.execution_result
    enforcement_record: papers.enforcement_record | None = None


@act(
    "排除妨碍、恢复原状",
    stage=Stage.EXECUTION,
    kinds=COERCION,
    by=(Role.OFFICER,),
    after=(("decide_enforcement", "decide_substitute_performance"),),
    family="enforce",
    documents=("强制执行笔录",),
)
class RemoveObstruction(Act):
    """排除妨碍、恢复原状。机关自己做的和代履行的都记在这里；凤里须同时音像。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    decision: links.decision | None = None
    place: texts.place | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    substitute: texts.substitute | None = None
    persons_present: people.persons_present | None = None
    execution_result: notes.execution_result
    enforcement_record: papers.enforcement_record | None = None
