"""Licences: the decision, the certificate, and what becomes of a licence afterwards."""

from mingjing.core.record.act import Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, people, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage

LICENCE = (FileKind.LICENCE,)
EXAMINED = ("examine_materials",)
GRANTED = ("grant_licence", "decide_change", "decide_renewal")


@act(
    "准予许可",
    stage=Stage.DECISION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(EXAMINED,),
    family="make_decision",
    documents=("准予行政许可决定书",),
    moves_to=Stage.EXECUTION,
)
class GrantLicence(Act):
    """准予许可。材料齐全、能够当场决定的当场作出书面决定；首次许可没有逾期视为准予。"""

    document_no: texts.document_no | None = None
    applicant: people.applicant | None = None
    licence_item: texts.licence_item
    licence_type: choices.licence_type | None = None
    licence_content: notes.licence_content
    legal_basis: texts.legal_basis | None = None
    valid_from: moments.valid_from | None = None
    valid_until: moments.valid_until | None = None
    decided_at_once: flags.decided_at_once | None = None
    based_on_hearing: flags.based_on_hearing | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "不予许可",
    stage=Stage.DECISION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(EXAMINED,),
    family="make_decision",
    documents=("不予行政许可决定书",),
    moves_to=Stage.EXECUTION,
)
class RefuseLicence(Act):
    """不予许可。书面说明理由，告知复议、诉讼的权利；依技术标准作出的写明所依据的标准。"""

    document_no: texts.document_no | None = None
    applicant: people.applicant | None = None
    licence_item: texts.licence_item
    reasons: notes.reasons
    legal_basis: texts.legal_basis | None = None
    technical_standard: texts.technical_standard | None = None
    based_on_hearing: flags.based_on_hearing | None = None
    remedies_told: notes.remedies_told | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "决定变更许可",
    stage=Stage.DECISION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(EXAMINED,),
    family="make_decision",
    documents=("变更行政许可决定书",),
    moves_to=Stage.EXECUTION,
)
class DecideChange(Act):
    """决定变更许可。变更手续没有单列的期限，受理后按一般办理期限；不予变更的说明理由并告知救济。"""

    document_no: texts.document_no | None = None
    applicant: people.applicant | None = None
    change_outcome: choices.change_outcome
    changed_content: notes.changed_content | None = None
    reasons: notes.reasons | None = None
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "决定延续许可",
    stage=Stage.DECISION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(EXAMINED,),
    family="make_decision",
    documents=("延续行政许可决定书",),
    moves_to=Stage.EXECUTION,
)
class DecideRenewal(Act):
    """决定延续许可。有效期届满前作出；届满后已视为准予，不得再作不予延续。"""

    document_no: texts.document_no | None = None
    applicant: people.applicant | None = None
    renewal_outcome: choices.renewal_outcome
    valid_until: moments.valid_until | None = None
    reasons: notes.reasons | None = None
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "颁发许可证件",
    stage=Stage.EXECUTION,
    kinds=LICENCE,
    by=(Role.OFFICER,),
    after=(GRANTED,),
    documents=("行政许可证件",),
)
class IssueCertificate(Act):
    """颁发许可证件。准予之日起十个工作日内颁发、送达。"""

    decision: links.decision | None = None
    certificate_name: texts.certificate_name
    certificate_no: texts.certificate_no
    valid_from: moments.valid_from | None = None
    valid_until: moments.valid_until | None = None
    receiver: people.receiver | None = None
    seal_applied: flags.seal_applied | None = None


@act(
    "依职权变更许可",
    stage=Stage.EXECUTION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(GRANTED,),
    family="make_decision",
    documents=("依职权变更行政许可决定书",),
)
class AlterLicenceExOfficio(Act):
    """依职权变更许可。依据修改、废止或者客观情况重大变化，为公共利益需要；造成财产损失的补偿。"""

    document_no: texts.document_no | None = None
    decision: links.decision | None = None
    licence_event_ground: choices.licence_event_ground
    public_interest: notes.public_interest
    changed_content: notes.changed_content
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "撤回许可",
    stage=Stage.EXECUTION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(GRANTED,),
    family="make_decision",
    documents=("撤回行政许可决定书",),
)
class WithdrawLicence(Act):
    """撤回许可。情形与依职权变更相同；撤回以后办理注销。"""

    document_no: texts.document_no | None = None
    decision: links.decision | None = None
    licence_event_ground: choices.licence_event_ground
    public_interest: notes.public_interest
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None


@act(
    "撤销许可",
    stage=Stage.EXECUTION,
    kinds=LICENCE,
    by=(Role.AGENCY_HEAD,),
    after=(GRANTED,),
    family="make_decision",
    documents=("撤销行政许可决定书",),
)
class RevokeLicence(Act):
    """撤销许可。欺骗、贿赂取得的应当撤销，其余可以撤销；可能重大损害公共利益的不撤销。吊销是处罚，不在这里。"""

    document_no: texts.document_no | None = None
    decision: links.decision | None = None
    revocation_ground: choices.revocation_ground
    revocation_start: choices.revocation_start | None = None
    public_harm: flags.public_harm | None = None
    reasons: notes.reasons | None = None
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    issued_at: moments.issued_at | None = None
