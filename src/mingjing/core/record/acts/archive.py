"""Volumes, retention, the archive."""

from mingjing.core.record.act import ANY_STAGE, IN_ARCHIVE, Act, act
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
from mingjing.core.record.vocabulary import Role, Stage


@act(
    "划定（变更）保存期限",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.ARCHIVIST, Role.OFFICER, Role.SYSTEM),
    documents=("保存期限登记",),
)
class SetRetention(Act):
    """划定（变更）保存期限。仅乐清有数；其他地方按档案规则配置；起算点原文未写。"""

    recording: links.recording | None = None
    retention_class: choices.retention_class | None = None
    retention_ground: choices.retention_ground | None = None
    until_date: moments.until_date | None = None
    reason: notes.reason | None = None


@act(
    "核验音像完整性",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.SYSTEM,),
    after=(("store_recording",),),
    documents=("完整性核验记录",),
)
class CheckIntegrity(Act):
    """核验音像完整性。三门峡明文禁损毁剪接删改；校验值是实现手段。"""

    recording: links.recording | None = None
    digest: texts.digest | None = None
    check_result: choices.check_result | None = None


@act(
    "标记密级或敏感",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.OFFICER, Role.ARCHIVIST, Role.UNIT_HEAD),
    documents=("定密（敏感）标记单",),
)
class MarkConfidential(Act):
    """标记密级或敏感。标记即限权；国家秘密不进本系统的处理由部署方定。"""

    marked_entries: links.marked_entries | None = None
    secrecy: choices.secrecy | None = None
    access_scope: texts.access_scope | None = None
    legal_basis: texts.legal_basis | None = None
    reason: notes.reason | None = None


@act(
    "立卷",
    stage=Stage.ARCHIVE,
    by=(Role.OFFICER, Role.ARCHIVIST),
    after=(("closing", "decline_case", "refuse_acceptance", "withdraw_application"),),
    during=IN_ARCHIVE,
    documents=("卷内文件目录",),
)
class CompileVolume(Act):
    """立卷。归档对象：三门峡只文字，薛城执法记录，凤里文字加音像；立卷规范乐清用浙江、三门峡用河南。"""

    volume_no: texts.volume_no | None = None
    volume_index: papers.volume_index | None = None
    written_records: papers.written_records | None = None
    av_records: papers.av_records | None = None
    paper_matches: flags.paper_matches | None = None
    archivist: people.archivist | None = None
    opinion_document: papers.opinion_document | None = None


@act(
    "归档前完整性检查",
    stage=Stage.ARCHIVE,
    by=(Role.ARCHIVIST, Role.SYSTEM),
    after=(("compile_volume",),),
    during=IN_ARCHIVE,
    documents=("案卷检查表", "卷内备考表"),
)
class CheckVolume(Act):
    """归档前完整性检查。核对对象集因地而异。"""

    complete: flags.complete | None = None
    missing_items: notes.missing_items | None = None
    reason: notes.reason | None = None


@act(
    "归档移交",
    stage=Stage.ARCHIVE,
    by=(Role.OFFICER, Role.ARCHIVIST),
    after=(("check_volume",),),
    during=IN_ARCHIVE,
    documents=("归档移交清单", "案卷封面"),
    moves_to=Stage.ARCHIVED,
)
class ArchiveVolume(Act):
    """归档移交。薛城、凤里30日（自然日），三门峡20工作日，邵阳、乐清无数；缺件须说明才可归档。"""

    volume_no: texts.volume_no | None = None
    archivist: people.archivist | None = None
    archived_on: moments.archived_on | None = None
    special_term_basis: texts.special_term_basis | None = None
    term: quantities.term | None = None
    handover_record: papers.handover_record | None = None


@act(
    "补充归档",
    stage=Stage.ARCHIVE,
    by=(Role.OFFICER, Role.ARCHIVIST),
    after=(("archive_volume",),),
    documents=("补充归档登记",),
)
class SupplementVolume(Act):
    """补充归档。法院执行结果等迟到材料；旧卷不动。"""

    volume_no: texts.volume_no | None = None
    attachments: papers.attachments | None = None
    reason: notes.reason | None = None
    day: moments.day | None = None


@act(
    "移交档案馆",
    stage=Stage.ARCHIVE,
    by=(Role.ARCHIVIST,),
    after=(("archive_volume",),),
    documents=("档案移交清单",),
)
class TransferToArchives(Act):
    """移交档案馆。县级满十年、市省级满二十年，经同意可延长。"""

    archive_institution: texts.archive_institution | None = None
    volume_no: texts.volume_no | None = None
    handover_record: papers.handover_record | None = None
    opening_opinion: notes.opening_opinion | None = None
    day: moments.day | None = None


@act("期满鉴定", stage=Stage.ARCHIVE, during=ANY_STAGE, by=(Role.ARCHIVIST,), documents=("档案鉴定工作报告",))
class AppraiseRetention(Act):
    """期满鉴定。期满不自动销毁。"""

    appraisal_result: choices.appraisal_result | None = None
    report: papers.report | None = None
    until_date: moments.until_date | None = None
    attendees: people.attendees | None = None


@act(
    "销毁记录",
    stage=Stage.ARCHIVE,
    during=ANY_STAGE,
    by=(Role.ARCHIVIST,),
    after=(("appraise_retention",),),
    documents=("销毁清册",),
)
class DestroyRecord(Act):
    """销毁记录。只毁内容，条目与承诺值仍在账上。"""

    destruction_list: papers.destruction_list | None = None
    approver: people.approver | None = None
    supervisor_person: people.supervisor_person | None = None
    day: moments.day | None = None
    reason: notes.reason | None = None
