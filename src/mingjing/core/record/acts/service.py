"""Serving documents."""

from mingjing.core.record.act import UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import Role, Stage


@act(
    "直接送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="serve",
    documents=("送达回证",),
)
class ServeDirectly(Act):
    """直接送达。薛城另记文书名称时间地点印章；邵阳「送达」字面要求音像；签收日=送达日；薛城、三门峡送达也须亮证。"""

    documents_served: papers.documents_served | None = None
    document_no: texts.document_no | None = None
    server: people.server | None = None
    server_signature: people.server_signature | None = None
    recipient: people.recipient | None = None
    receiver: people.receiver | None = None
    receiver_relation: choices.receiver_relation | None = None
    receiver_signature: people.receiver_signature | None = None
    received_on: moments.received_on | None = None
    place: texts.place | None = None
    seal_applied: flags.seal_applied | None = None
    service_receipt: papers.service_receipt | None = None


@act(
    "留置送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="serve",
    documents=("送达回证",),
)
class ServeByLeaving(Act):
    """留置送达。法律为见证人或音像二选一；乐清、凤里见证人与音像都要，薛城音像可选，邵阳音像必须。"""

    documents_served: papers.documents_served | None = None
    server: people.server | None = None
    server_signature: people.server_signature | None = None
    recipient: people.recipient | None = None
    leave_reason: notes.leave_reason | None = None
    day: moments.day | None = None
    place: texts.place | None = None
    left_at_residence: flags.left_at_residence | None = None
    witness: people.witness | None = None
    witness_kind: choices.witness_kind | None = None
    witness_signature: people.witness_signature | None = None
    recorded_instead: flags.recorded_instead | None = None
    persons_present: people.persons_present | None = None
    service_receipt: papers.service_receipt | None = None
    recording: links.recording | None = None


@act(
    "邮寄送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="serve",
    documents=("邮寄凭证", "邮寄清单"),
)
class ServeByMail(Act):
    """邮寄送达。凭证：乐清付邮+回执，薛城四件，凤里登记+载明文书的付邮凭证（不得因缺回执阻断）；邵阳字面要音像，以凭证代，待确认。"""

    documents_served: papers.documents_served | None = None
    document_no: texts.document_no | None = None
    mail_kind: choices.mail_kind | None = None
    mail_registration: texts.mail_registration | None = None
    mail_voucher: papers.mail_voucher | None = None
    mail_list: papers.mail_list | None = None
    tracking_no: texts.tracking_no | None = None
    direct_difficulty: notes.direct_difficulty | None = None
    recipient: people.recipient | None = None
    service_address: texts.service_address | None = None
    sent_at: moments.sent_at | None = None
    server: people.server | None = None


@act(
    "委托送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="serve",
    documents=("委托送达函", "送达回证"),
)
class ServeByEntrustment(Act):
    """委托送达。"""

    documents_served: papers.documents_served | None = None
    direct_difficulty: notes.direct_difficulty | None = None
    entrust_reason: notes.entrust_reason | None = None
    entrusted_body: texts.entrusted_body | None = None
    server: people.server | None = None
    server_signature: people.server_signature | None = None
    recipient: people.recipient | None = None
    document: papers.document | None = None
    sent_at: moments.sent_at | None = None


@act(
    "转交送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="serve",
    documents=("转交送达函", "送达回证"),
)
class ServeByForwarding(Act):
    """转交送达。签收日=送达日。"""

    documents_served: papers.documents_served | None = None
    entrust_reason: notes.entrust_reason | None = None
    in_prison_or_army: choices.in_prison_or_army | None = None
    entrusted_body: texts.entrusted_body | None = None
    server: people.server | None = None
    server_signature: people.server_signature | None = None
    recipient: people.recipient | None = None
    sent_at: moments.sent_at | None = None


@act(
    "电子送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.SYSTEM),
    family="serve",
    documents=("电子送达凭证",),
)
class ServeElectronically(Act):
    """电子送达。佐证四种之一只乐清要求；到达特定系统日=送达日。"""

    documents_served: papers.documents_served | None = None
    electronic_channel: choices.electronic_channel | None = None
    electronic_address: texts.electronic_address | None = None
    sent_at: moments.sent_at | None = None
    fax_no: texts.fax_no | None = None
    electronic_proof: papers.electronic_proof | None = None
    consent_document: papers.consent_document | None = None
    paper_requested: flags.paper_requested | None = None
    recipient: people.recipient | None = None
    received_on: moments.received_on | None = None


@act(
    "公告送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    family="serve",
    documents=("送达公告",),
)
class ServeByPublicNotice(Act):
    """公告送达。三十日为2023年民诉法口径（旧法六十日）；音像：乐清、邵阳、凤里必须，薛城张贴可录。"""

    documents_served: papers.documents_served | None = None
    failed_ways: notes.failed_ways | None = None
    notice_manner_public: choices.notice_manner_public | None = None
    notice_carrier: texts.notice_carrier | None = None
    public_notice: papers.public_notice | None = None
    cause_and_course: notes.cause_and_course | None = None
    from_date: moments.from_date | None = None
    posted_at: texts.posted_at | None = None
    persons_present: people.persons_present | None = None
    recording: links.recording | None = None


@act(
    "登记送达未成",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    documents=("送达情况说明",),
)
class RecordServiceFailure(Act):
    """登记送达未成。公告送达的前提证据；退件也由此登记。"""

    attempted_way: choices.attempted_way | None = None
    failure_reason: notes.failure_reason | None = None
    documents_served: papers.documents_served | None = None
    attachments: papers.attachments | None = None


@act(
    "登记送达结果",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("serve_by_mail", "serve_by_entrustment", "serve_by_forwarding"),),
    family="serve",
)
class ConfirmService(Act):
    """登记送达结果。凤里邮寄不强求回执。"""

    service: links.service | None = None
    received_on: moments.received_on | None = None
    receiver: people.receiver | None = None
    receiver_relation: choices.receiver_relation | None = None
    receiver_signature: people.receiver_signature | None = None
    mail_return_receipt: papers.mail_return_receipt | None = None
    served_on: moments.served_on | None = None
    service_receipt: papers.service_receipt | None = None


@act(
    "公告期满视为送达",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.SYSTEM,),
    after=(("serve_by_public_notice",),),
    family="serve",
)
class DeemServed(Act):
    """公告期满视为送达。系统条目，附依据；境内无住所的当事人公告为六十日（民诉法283）。"""

    service: links.service | None = None
    served_on: moments.served_on | None = None
    from_date: moments.from_date | None = None
