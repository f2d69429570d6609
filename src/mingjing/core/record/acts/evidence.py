"""Evidence: inspecting, questioning, collecting, sampling, preserving, appraising."""

from mingjing.core.record.act import UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import choices, flags, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage


@act(
    "现场检查（勘验）",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("show_credentials",),),
    documents=("现场检查（勘验）笔录",),
)
class InspectSite(Act):
    """现场检查（勘验）。音像：乐清、邵阳、凤里必须（凤里免录要写原因），三门峡视情况，薛城涉人身须全程、其余可录。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    inspection_object: texts.inspection_object | None = None
    place: texts.place | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    person: people.person | None = None
    place_name: texts.place_name | None = None
    scene: notes.scene | None = None
    findings: notes.findings
    measures_on_site: notes.measures_on_site | None = None
    on_site_service: notes.on_site_service | None = None
    transcript: notes.transcript | None = None
    legal_basis: texts.legal_basis | None = None
    vital_interests: flags.vital_interests | None = None


@act("制作现场笔录", stage=Stage.INVESTIGATION, by=(Role.OFFICER,), documents=("现场笔录",))
class RecordScene(Act):
    """制作现场笔录。强制措施、抽样（凤里）必备；当事人不到场由见证人签。"""

    officers: people.officers | None = None
    credentials_shown: flags.credentials_shown | None = None
    place: texts.place | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    person: people.person | None = None
    persons_present: people.persons_present | None = None
    findings: notes.findings | None = None
    party_arrived: flags.party_arrived | None = None
    witness: people.witness | None = None
    scene_record: papers.scene_record | None = None
    vital_interests: flags.vital_interests | None = None


@act(
    "询问",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("show_credentials",),),
    documents=("询问笔录",),
)
class QuestionPerson(Act):
    """询问。乐清正文可录、目录列全程录音录像，按目录提示；邵阳必须。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    questioned_person: people.questioned_person
    questioned_role: choices.questioned_role | None = None
    identity_checked: notes.identity_checked | None = None
    place: texts.place | None = None
    at_station: flags.at_station | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    persons_present: people.persons_present | None = None
    appearance_and_conduct: notes.appearance_and_conduct | None = None
    transcript: notes.transcript


@act(
    "通知提供证据",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("show_credentials",),),
    documents=("调取证据通知书",),
)
class DemandEvidence(Act):
    """通知提供证据。拒绝提供的用record_refusal。"""

    person: people.person | None = None
    evidence_demanded: notes.evidence_demanded | None = None
    deadline: moments.deadline | None = None
    legal_basis: texts.legal_basis | None = None
    document: papers.document | None = None


@act(
    "收集（调取）证据",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    documents=("证据登记保存清单", "证据提取单"),
)
class CollectEvidence(Act):
    """收集（调取）证据。"""

    officers: people.officers | None = None
    evidence_kind: choices.evidence_kind | None = None
    evidence_source: texts.evidence_source | None = None
    proof_object: texts.proof_object | None = None
    original_or_copy: choices.original_or_copy | None = None
    place: texts.place | None = None
    person: people.person | None = None
    item_list: papers.item_list | None = None
    extracted_at: moments.extracted_at | None = None
    attachments: papers.attachments | None = None


@act(
    "抽样取证呈批",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    family="proposal",
    documents=("抽样取证审批表",),
)
class ProposeSampling(Act):
    """抽样取证呈批。处罚法56未要求批准；河南文书目录有此表，属惯常。"""

    sample_name: texts.sample_name | None = None
    reason: notes.reason | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "抽样取证",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("show_credentials",),),
    documents=("抽样取证凭证", "抽样清单", "现场笔录"),
)
class TakeSample(Act):
    """抽样取证。凤里须现场笔录加抽样清单并同步音像。"""

    officers: people.officers | None = None
    credentials_shown: flags.credentials_shown | None = None
    sample_name: texts.sample_name | None = None
    sample_base: texts.sample_base | None = None
    sample_count: texts.sample_count | None = None
    sampling_method: texts.sampling_method | None = None
    place: texts.place | None = None
    person: people.person | None = None
    sample_list: papers.sample_list | None = None
    scene_record: papers.scene_record | None = None


@act(
    "处理抽样物品",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("take_sample",),),
    documents=("抽样取证物品处理通知书",),
)
class DisposeSample(Act):
    """处理抽样物品。期限五地与处罚法均无。"""

    sample_name: texts.sample_name | None = None
    sample_outcome: choices.sample_outcome | None = None
    reason: notes.reason | None = None
    receiver: people.receiver | None = None


@act(
    "先行登记保存呈批",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    family="proposal",
    documents=("先行登记保存证据审批表",),
)
class ProposePreservation(Act):
    """先行登记保存呈批。批准人须为机关负责人。"""

    preservation_ground: notes.preservation_ground | None = None
    preserved_object: notes.preserved_object | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "证据保全（含先行登记保存）",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    documents=("先行登记保存证据通知书", "证据登记保存清单"),
)
class PreserveEvidence(Act):
    """证据保全（含先行登记保存）。五地无期限，七日在上位法且为工作日；处罚法没有逾期自动解除，逾期只记违期；处罚法也没有先保存后补批；期间当事人不得销毁转移。"""

    officers: people.officers
    credentials_shown: flags.credentials_shown | None = None
    preservation_form: choices.preservation_form | None = None
    preservation_ground: notes.preservation_ground | None = None
    preserved_object: notes.preserved_object
    item_list: papers.item_list | None = None
    item_features: notes.item_features | None = None
    custody_place: texts.custody_place | None = None
    custodian: people.custodian | None = None
    place: texts.place | None = None
    from_date: moments.from_date | None = None
    deadline: moments.deadline | None = None
    person: people.person | None = None
    measure_decision: papers.measure_decision | None = None
    vital_interests: flags.vital_interests | None = None


@act(
    "处理登记保存证据",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.AGENCY_HEAD, Role.OFFICER),
    after=(("preserve_evidence",),),
    documents=("先行登记保存证据处理通知书",),
)
class DisposePreservedEvidence(Act):
    """处理登记保存证据。转查封扣押的须另走强制措施全部程序。"""

    preserved_outcome: choices.preserved_outcome | None = None
    preserved_object: notes.preserved_object | None = None
    reason: notes.reason | None = None
    leader_opinion: notes.leader_opinion | None = None
    receiver: people.receiver | None = None
    document: papers.document | None = None


@act(
    "委托检验检测检疫鉴定评审",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    documents=("鉴定（检验）委托书",),
)
class CommissionAppraisal(Act):
    """委托检验检测检疫鉴定评审。凤里限法定鉴定机构；查封扣押期间不含鉴定期间，但须明确并书面告知；费用由机关承担。"""

    appraisal_kind: choices.appraisal_kind | None = None
    institution: texts.institution | None = None
    institution_qualification: texts.institution_qualification | None = None
    appraisal_question: notes.appraisal_question | None = None
    item_list: papers.item_list | None = None
    from_date: moments.from_date | None = None
    deadline: moments.deadline | None = None
    period_excluded: flags.period_excluded | None = None


@act(
    "告知鉴定期间或意见",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("commission_appraisal",),),
    documents=("检测检验检疫鉴定期间告知书",),
)
class NotifyAppraisal(Act):
    """告知鉴定期间或意见。未书面告知的期间不得扣除；告知鉴定意见是惯常。"""

    notified_matter: choices.notified_matter | None = None
    from_date: moments.from_date | None = None
    until_date: moments.until_date | None = None
    appraisal_opinion: papers.appraisal_opinion | None = None
    notice_manner: choices.notice_manner | None = None
    party: people.party | None = None


@act(
    "取得鉴定（评审）意见",
    stage=Stage.INVESTIGATION,
    by=(Role.OFFICER,),
    after=(("commission_appraisal",),),
    documents=("鉴定意见书", "评审意见书"),
)
class ReceiveAppraisal(Act):
    """取得鉴定（评审）意见。"""

    institution: texts.institution | None = None
    appraisal_opinion: papers.appraisal_opinion | None = None
    appraisal_conclusion: notes.appraisal_conclusion | None = None
    received_on: moments.received_on | None = None
    until_date: moments.until_date | None = None


@act(
    "审核电子监控记录",
    stage=Stage.INVESTIGATION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER, Role.REVIEWER),
    documents=("电子监控记录审核表",),
)
class CheckMonitoringRecord(Act):
    """审核电子监控记录。设备本身的审核和公布在登记与公示，不在卷内；未审核或不合格的记录不得作证据。"""

    device_no: texts.device_no | None = None
    device_location: texts.device_location | None = None
    device_reviewed: flags.device_reviewed | None = None
    location_published: flags.location_published | None = None
    monitor_check_result: choices.monitor_check_result | None = None
    proof_object: texts.proof_object | None = None
    attachments: papers.attachments | None = None


@act(
    "告知监控发现的违法事实",
    stage=Stage.INVESTIGATION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER, Role.SYSTEM),
    after=(("check_monitoring_record",),),
    documents=("违法事实告知书",),
)
class NotifyMonitoredFact(Act):
    """告知监控发现的违法事实。「及时」无天数。"""

    facts: notes.facts | None = None
    inquiry_access: texts.inquiry_access | None = None
    notice_manner: choices.notice_manner | None = None
    party: people.party | None = None


@act("其他法定调查", stage=Stage.INVESTIGATION, by=(Role.OFFICER,), documents=("相应调查文书",))
class ConductOtherInquiry(Act):
    """其他法定调查。"""

    officers: people.officers | None = None
    credentials_shown: flags.credentials_shown | None = None
    inquiry_name: texts.inquiry_name | None = None
    legal_basis: texts.legal_basis | None = None
    findings: notes.findings | None = None
    transcript: notes.transcript | None = None
    person: people.person | None = None
