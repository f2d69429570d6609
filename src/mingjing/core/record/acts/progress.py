"""Investigation: identity, rights, signatures, terms, its end."""

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


@act("出示执法证件", stage=Stage.INVESTIGATION, during=UNTIL_ARCHIVED, by=(Role.OFFICER,))
class ShowCredentials(Act):
    """出示执法证件。三门峡须佩戴并主动出示，邵阳佩带或出示，薛城列四类活动含送达；未出示的对方可拒绝。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    person: people.person | None = None
    uniform_worn: flags.uniform_worn | None = None
    credential_demanded: flags.credential_demanded | None = None
    place: texts.place | None = None


@act(
    "告知权利义务",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    documents=("权利告知书",),
)
class InformRights(Act):
    """告知权利义务。凤里6项（含复议诉讼），乐清4项；邵阳重在救济权利程序渠道。"""

    rights_told: choices.rights_told | None = None
    notice_manner: choices.notice_manner | None = None
    subject_told: notes.subject_told | None = None
    legal_basis: texts.legal_basis | None = None
    duties_told: notes.duties_told | None = None
    remedies_told: notes.remedies_told | None = None
    explanation: notes.explanation | None = None
    other_disclosed: notes.other_disclosed | None = None
    document: papers.document | None = None
    person: people.person | None = None


@act(
    "请求协助",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    documents=("协助调查函",),
)
class RequestAssistance(Act):
    """请求协助。"""

    assistance_agency: texts.assistance_agency | None = None
    assistance_matter: notes.assistance_matter | None = None
    document: papers.document | None = None


@act(
    "登记协助结果",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("request_assistance",),),
)
class RecordAssistanceReply(Act):
    """登记协助结果。"""

    assistance_agency: texts.assistance_agency | None = None
    assistance_reply: notes.assistance_reply | None = None
    received_on: moments.received_on | None = None
    attachments: papers.attachments | None = None


@act(
    "核对签署",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.PARTY, Role.WITNESS, Role.OFFICER, Role.CITIZEN, Role.HEARING_OFFICER),
)
class SignRecord(Act):
    """核对签署。三方签署齐或已注明拒签，文书才定稿；各人各签一条。"""

    signed_record: links.signed_record | None = None
    signer: people.signer | None = None
    signer_role: choices.signer_role | None = None
    read_back: flags.read_back | None = None
    corrections: notes.corrections | None = None
    signature: people.signature | None = None


@act("记录拒绝", stage=Stage.INVESTIGATION, during=UNTIL_ARCHIVED, by=(Role.OFFICER, Role.HEARING_OFFICER))
class RecordRefusal(Act):
    """记录拒绝。凤里含拒绝签章，乐清只列拒绝调查举证（法律另要求注明拒签）；阻挠的音像在乐清永久保存。"""

    refusal_kind: choices.refusal_kind | None = None
    refusal_facts: notes.refusal_facts
    refuser: people.refuser | None = None
    signed_record: links.signed_record | None = None
    witness: people.witness | None = None


@act(
    "委托代理", stage=Stage.INVESTIGATION, during=UNTIL_ARCHIVED, by=(Role.PARTY,), documents=("授权委托书",)
)
class AppointAgent(Act):
    """委托代理。"""

    agent: people.agent | None = None
    agent_powers: texts.agent_powers | None = None
    document: papers.document | None = None


@act(
    "延长期限呈批",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="proposal",
    documents=("延期审批表",),
)
class ProposeExtension(Act):
    """延长期限呈批。"""

    term_kind: choices.term_kind | None = None
    extension_days: quantities.extension_days | None = None
    reason: notes.reason | None = None
    extension_basis: texts.extension_basis | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "延长办案期限",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD, Role.LEADERSHIP_MEETING),
    after=(("propose_extension",),),
    documents=("延期审批表",),
)
class ExtendTerm(Act):
    """延长办案期限。处罚法本身不给延长，靠另有规定（如市监程序规定，法条未在库，须核）；法制审核不停表（薛城）。"""

    term_kind: choices.term_kind | None = None
    extension_days: quantities.extension_days | None = None
    until_date: moments.until_date | None = None
    extension_basis: texts.extension_basis | None = None
    reason: notes.reason | None = None
    approver: people.approver | None = None
    issued_at: moments.issued_at | None = None


@act(
    "中止调查",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("open_case",),),
    documents=("中止调查审批表",),
)
class SuspendCase(Act):
    """中止调查。处罚法未设中止，须由规则集给出规章依据，否则不得停表。"""

    suspend_ground: notes.suspend_ground | None = None
    extension_basis: texts.extension_basis | None = None
    leader_opinion: notes.leader_opinion | None = None
    issued_at: moments.issued_at | None = None


@act(
    "恢复调查",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("suspend_case",),),
    documents=("恢复调查审批表",),
)
class ResumeCase(Act):
    """恢复调查。"""

    resume_ground: notes.resume_ground | None = None
    leader_opinion: notes.leader_opinion | None = None
    issued_at: moments.issued_at | None = None


@act(
    "责令改正",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.AGENCY_HEAD),
    documents=("责令改正通知书",),
)
class OrderRectification(Act):
    """责令改正。处罚时必须同时责令改正；「按期」指通知书所定期限。"""

    rectify_type: choices.rectify_type | None = None
    rectify_demand: notes.rectify_demand | None = None
    deadline: moments.deadline | None = None
    legal_basis: texts.legal_basis | None = None
    document: papers.document | None = None
    facts: notes.facts | None = None


@act(
    "调查终结",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    documents=("案件调查终结报告",),
    moves_to=Stage.DECISION,
)
class ConcludeInvestigation(Act):
    """调查终结。"""

    report: papers.report | None = None
    facts: notes.facts
    nature: notes.nature | None = None
    consequences: notes.consequences | None = None
    evidence_list: papers.evidence_list | None = None
    discretion_level: choices.discretion_level | None = None
    discretion_basis: notes.discretion_basis | None = None
    capacity: choices.capacity | None = None
    first_offence: flags.first_offence | None = None
    minor: flags.minor | None = None
    rectified: choices.rectified | None = None
    crime_suspected: flags.crime_suspected | None = None
    suspected_basis: texts.suspected_basis | None = None
    handling_opinion: notes.handling_opinion | None = None


@act(
    "签订送达确认书",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.PARTY,),
    documents=("送达地址（方式）确认书",),
)
class ConfirmElectronicService(Act):
    """签订送达确认书。只同意电子送达才有此效力；乐清即便有确认书也默认禁止电子送达决定书，另设经批准的覆盖。"""

    consent_document: papers.consent_document | None = None
    electronic_channel: choices.electronic_channel | None = None
    electronic_address: texts.electronic_address | None = None
    service_address: texts.service_address | None = None
    signature: people.signature | None = None
