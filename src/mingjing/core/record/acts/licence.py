"""Licences: application, acceptance, examination."""

from mingjing.core.record.act import Act, act
from mingjing.core.record.fields import choices, flags, moments, notes, papers, people, quantities, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage

LICENCE = (FileKind.LICENCE,)
ACCEPTED = ("accept_application", "deem_accepted")


@act("提出许可申请", stage=Stage.START, kinds=LICENCE, by=(Role.PARTY,), documents=("行政许可申请书",))
class SubmitApplication(Act):
    """提出许可申请。口头申请由工作人员登记，申请内容记在本条；届满前三十日是申请人的期限，晚交不拒收；申请登记即本条。"""

    application_type: choices.application_type
    licence_item: texts.licence_item
    application_form: choices.application_form
    application_means: choices.application_means | None = None
    applicant: people.applicant
    agent: people.agent | None = None
    oral_content: notes.oral_content | None = None
    application_materials: papers.application_materials | None = None
    received_on: moments.received_on
    held_licence: texts.held_licence | None = None
    held_licence_expires: moments.held_licence_expires | None = None
    register_no: texts.register_no | None = None
    recorder: people.recorder | None = None


@act(
    "出具收件凭证",
    stage=Stage.START,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(("submit_application",),),
    documents=("申请材料接收凭证",),
)
class IssueApplicationReceipt(Act):
    """出具收件凭证。法律要的书面凭证是受理、不予受理凭证；收件回执出自乐清、凤里。"""

    receipt: texts.receipt | None = None
    application_materials: papers.application_materials | None = None
    received_at: moments.received_at | None = None
    seal_applied: flags.seal_applied | None = None


@act(
    "当场更正材料",
    stage=Stage.START,
    kinds=LICENCE,
    by=(Role.PARTY, Role.OFFICER),
    after=(("submit_application",),),
    documents=("当场更正记录",),
)
class CorrectOnSpot(Act):
    """当场更正材料。可以当场改的错误不得拒绝当场更正。"""

    error: notes.error
    corrected: notes.corrected
    signature: people.signature | None = None


@act(
    "一次告知补正",
    stage=Stage.START,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(("submit_application",),),
    documents=("补正材料一次告知书",),
)
class RequestSupplement(Act):
    """一次告知补正。只能一次告知全部内容；补正期限任何文件都没有数。"""

    supplement_items: notes.supplement_items
    notified_person: people.notified_person | None = None
    notice_manner: choices.notice_manner | None = None
    deadline: moments.deadline | None = None
    document_no: texts.document_no | None = None
    seal_applied: flags.seal_applied | None = None


@act("提交补正材料", stage=Stage.START, kinds=LICENCE, by=(Role.PARTY,), after=(("request_supplement",),))
class SubmitSupplement(Act):
    """提交补正材料。补正以后不得再次要求补正；五日是否重算法律没写。"""

    supplement: papers.supplement | None = None
    content: notes.content | None = None
    received_on: moments.received_on | None = None


@act(
    "受理申请",
    stage=Stage.START,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(("submit_application",),),
    documents=("行政许可受理通知书",),
    moves_to=Stage.INVESTIGATION,
)
class AcceptApplication(Act):
    """受理申请。办理期限由受理之日起算；法律、法规另定期限的从其规定。"""

    accepted_on: moments.accepted_on
    term: quantities.term | None = None
    document_no: texts.document_no | None = None
    seal_applied: flags.seal_applied | None = None


@act(
    "视为受理",
    stage=Stage.START,
    kinds=LICENCE,
    by=(Role.SYSTEM,),
    after=(("submit_application",),),
    moves_to=Stage.INVESTIGATION,
)
class DeemAccepted(Act):
    """视为受理。五个工作日内没有告知补正，自收到材料之日起即为受理；审查期限从收到之日算，已耗去的天数算在内。"""

    received_on: moments.received_on | None = None


@act(
    "不予受理",
    stage=Stage.START,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(("submit_application",),),
    documents=("行政许可不予受理通知书",),
    moves_to=Stage.ARCHIVE,
)
class RefuseAcceptance(Act):
    """不予受理。逾期不补正不是法条列出的情形，用“其他”并写理由；应向其他机关申请的写明是哪个机关。"""

    non_acceptance_ground: choices.non_acceptance_ground
    reason: notes.reason
    competent_body: texts.competent_body | None = None
    remedies_told: notes.remedies_told | None = None
    document_no: texts.document_no | None = None
    seal_applied: flags.seal_applied | None = None


@act(
    "撤回许可申请",
    stage=Stage.INVESTIGATION,
    kinds=LICENCE,
    by=(Role.PARTY,),
    after=(("submit_application",),),
    moves_to=Stage.ARCHIVE,
)
class WithdrawApplication(Act):
    """撤回许可申请。法律没有撤回的条款，属通行做法；决定作出以后不再撤回。"""

    reason: notes.reason | None = None
    signature: people.signature | None = None


@act(
    "审查申请材料",
    stage=Stage.INVESTIGATION,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(ACCEPTED,),
    documents=("行政许可审查表",),
    moves_to=Stage.DECISION,
)
class ExamineMaterials(Act):
    """审查申请材料。承办机构自审与法制审核分别留痕（乐清）；审查发现的三件事各开一项义务：核查、告知利害关系人、听证。"""

    examination: notes.examination
    substance_check_due: flags.substance_check_due
    affects_others: flags.affects_others
    hearing_due: flags.hearing_due
    examiners: people.examiners | None = None
    examiner_opinion: notes.examiner_opinion | None = None


@act(
    "实质内容核查",
    stage=Stage.INVESTIGATION,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(ACCEPTED,),
    documents=("现场核查笔录",),
)
class VerifySubstance(Act):
    """实质内容核查。许可法只要求两名以上工作人员；亮证来自各地对现场活动的规定。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    place: texts.place | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    findings: notes.findings
    persons_present: people.persons_present | None = None


@act(
    "告知利害关系人",
    stage=Stage.INVESTIGATION,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(("examine_materials",),),
    documents=("利害关系人告知书",),
)
class TellInterestedParty(Act):
    """告知利害关系人。告知之后申请人、利害关系人有权陈述和申辩，听取意见没有法定天数。"""

    interested_party: people.interested_party
    subject_told: notes.subject_told
    rights_told: choices.rights_told | None = None
    notice_manner: choices.notice_manner | None = None
    document_no: texts.document_no | None = None


@act(
    "告知听证权利",
    stage=Stage.INVESTIGATION,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(("examine_materials",),),
    documents=("许可听证告知书",),
)
class TellHearingRight(Act):
    """告知听证权利。被告知之日起五个工作日内可以申请；处罚听证的告知另用处罚事先告知。"""

    notified_person: people.notified_person | None = None
    subject_told: notes.subject_told | None = None
    notice_manner: choices.notice_manner | None = None
    document_no: texts.document_no | None = None


@act(
    "延长办理期限",
    stage=Stage.DECISION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(ACCEPTED,),
    documents=("延长办理期限告知书",),
)
class ExtendLicenceTerm(Act):
    """延长办理期限。经负责人批准延长十个工作日，并把理由告知申请人；延续申请的届满前决定不因此后移。"""

    extension_days: quantities.extension_days
    reason: notes.reason
    approver: people.approver | None = None
    told_on: moments.told_on | None = None
    document_no: texts.document_no | None = None
