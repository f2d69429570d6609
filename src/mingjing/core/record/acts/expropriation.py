"""Expropriation and requisition: the proposal that opens the file, the survey, the notice, the decision."""

from mingjing.core.record.act import Act, act
from mingjing.core.record.fields import choices, flags, moments, notes, papers, people, quantities, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage

EXPROPRIATION = (FileKind.EXPROPRIATION,)


@act(
    "启动征收征用",
    stage=Stage.START,
    kinds=EXPROPRIATION,
    by=(Role.OFFICER,),
    family="proposal",
    documents=("征收（征用）启动审批表",),
)
class OpenExpropriation(Act):
    """启动征收征用。五地把征收征用列为五类之一，没有专门程序；实体与程序依单行法，部署时另加规则集。"""

    expropriation_kind: choices.expropriation_kind
    expropriated_object: notes.expropriated_object
    party: people.party
    start_reason: notes.start_reason
    legal_basis: texts.legal_basis | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "征收征用调查登记",
    stage=Stage.INVESTIGATION,
    kinds=EXPROPRIATION,
    by=(Role.OFFICER,),
    after=(("open_expropriation",),),
    documents=("征收（征用）调查登记表",),
    moves_to=Stage.DECISION,
)
class InvestigateExpropriation(Act):
    """征收征用调查登记。涉及重大财产权益的现场活动：薛城、邵阳须全程音像，三门峡推行，乐清提示。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    place: texts.place | None = None
    findings: notes.findings
    expropriated_object: notes.expropriated_object | None = None
    inventory: papers.inventory | None = None
    persons_present: people.persons_present | None = None


@act(
    "告知拟征收征用",
    stage=Stage.DECISION,
    kinds=EXPROPRIATION,
    by=(Role.OFFICER,),
    after=(("investigate_expropriation",),),
    documents=("征收（征用）事先告知书",),
)
class NotifyExpropriation(Act):
    """告知拟征收征用。告知事实、理由、依据和陈述申辩的权利；之后听取意见。"""

    proposed_content: notes.proposed_content
    reasons: notes.reasons | None = None
    legal_basis: texts.legal_basis | None = None
    rights_told: choices.rights_told | None = None
    told_on: moments.told_on | None = None
    document_no: texts.document_no | None = None
    seal_applied: flags.seal_applied | None = None


@act(
    "作出征收征用决定",
    stage=Stage.DECISION,
    kinds=EXPROPRIATION,
    by=(Role.AGENCY_HEAD,),
    after=(("open_expropriation",), ("approve_proposal",)),
    family="make_decision",
    documents=("征收（征用）决定书",),
    moves_to=Stage.EXECUTION,
)
class DecideExpropriation(Act):
    """作出征收征用决定。土地房屋征收另有信息公开的要求；金额计入年度统计。"""

    document_no: texts.document_no | None = None
    party: people.party | None = None
    expropriation_kind: choices.expropriation_kind
    expropriated_object: notes.expropriated_object
    decision_content: notes.decision_content
    reasons: notes.reasons | None = None
    amount: quantities.amount | None = None
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    leader_opinion: notes.leader_opinion | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    decision_date: moments.decision_date | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None
