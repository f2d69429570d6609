"""Consulting and releasing records."""

from mingjing.core.record.act import ANY_STAGE, Act, act
from mingjing.core.record.fields import choices, links, moments, notes, papers, people, quantities, texts
from mingjing.core.record.vocabulary import Role, Stage


@act(
    "申请对外提供音像",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.OFFICER, Role.CITIZEN),
    family="proposal",
    documents=("音像资料对外提供审批表",),
)
class RequestRelease(Act):
    """申请对外提供音像。"""

    recording: links.recording | None = None
    purpose: notes.purpose | None = None
    release_to: texts.release_to | None = None
    release_channel: texts.release_channel | None = None


@act(
    "对外提供（发布）音像",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.OFFICER, Role.ARCHIVIST),
    after=(("request_release",),),
    documents=("音像资料提供登记",),
)
class ReleaseRecording(Act):
    """对外提供（发布）音像。仅三门峡明文；复议诉讼举证也走此审批。"""

    recording: links.recording | None = None
    release_to: texts.release_to | None = None
    release_channel: texts.release_channel | None = None
    approver: people.approver | None = None
    day: moments.day | None = None
    purpose: notes.purpose | None = None
    attachments: papers.attachments | None = None


@act(
    "申请查阅（复制）",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.PARTY, Role.CITIZEN),
    documents=("查阅（复制）申请表",),
)
class RequestAccess(Act):
    """申请查阅（复制）。乐清只复制，薛城只查阅，凤里两者；乐清、薛城无答复天数。"""

    applicant: people.applicant | None = None
    access_kind: choices.access_kind | None = None
    purpose: notes.purpose | None = None
    requested_records: notes.requested_records | None = None
    identity_checked: notes.identity_checked | None = None


@act(
    "征求第三方意见",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.OFFICER,),
    after=(("request_access",),),
    documents=("征求意见书",),
)
class ConsultThirdParty(Act):
    """征求第三方意见。第三方十五工作日；征求期间不计入答复期。"""

    request: links.request | None = None
    person: people.person | None = None
    third_party_opinion: notes.third_party_opinion | None = None
    deadline: moments.deadline | None = None


@act(
    "延长答复期限",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.UNIT_HEAD,),
    after=(("request_access",),),
    documents=("延期答复告知书",),
)
class ExtendAccessTerm(Act):
    """延长答复期限。仅按条例答复的地方。"""

    request: links.request | None = None
    extension_days: quantities.extension_days | None = None
    reason: notes.reason | None = None
    notified_person: people.notified_person | None = None


@act(
    "审批查阅（复制）",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.AGENCY_HEAD,),
    after=(("request_access",),),
    documents=("查阅（复制）审批表",),
)
class DecideAccess(Act):
    """审批查阅（复制）。执法案卷信息条例允许不公开，当事人查阅另依本地规则；复议中的查阅由复议机构依复议法47定。"""

    request: links.request | None = None
    access_result: choices.access_result | None = None
    approver: people.approver | None = None
    reason: notes.reason | None = None
    legal_basis: texts.legal_basis | None = None
    issued_at: moments.issued_at | None = None


@act(
    "提供查阅复制",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.ARCHIVIST, Role.OFFICER),
    after=(("decide_access",),),
    documents=("查阅（复制）登记",),
)
class ProvideAccess(Act):
    """提供查阅复制。"""

    request: links.request | None = None
    provided_manner: texts.provided_manner | None = None
    copies_given: papers.copies_given | None = None
    receiver: people.receiver | None = None
    day: moments.day | None = None


@act(
    "内部调阅记录",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.REVIEWER, Role.SUPERVISOR, Role.OFFICER, Role.AGENCY_HEAD),
    documents=("调阅登记",),
)
class RetrieveRecord(Act):
    """内部调阅记录。乐清：决定前审核可按需调看音像；三门峡：实时调阅并受监督。"""

    retriever: people.retriever | None = None
    purpose: notes.purpose | None = None
    requested_records: notes.requested_records | None = None
