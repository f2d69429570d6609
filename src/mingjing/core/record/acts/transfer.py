"""Sending a case where it belongs: other agencies, police, prosecutors."""

from mingjing.core.record.act import RUNNING, Act, act
from mingjing.core.record.fields import choices, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import Role, Stage


@act(
    "移送其他机关管辖",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.AGENCY_HEAD,),
    documents=("案件移送函",),
)
class TransferJurisdiction(Act):
    """移送其他机关管辖。审核意见为移送时须指明去向（乐清）。"""

    receiving_agency: texts.receiving_agency | None = None
    transfer_reason: notes.transfer_reason | None = None
    transfer_documents: papers.transfer_documents | None = None
    document_no: texts.document_no | None = None


@act(
    "登记移送接收结果",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.OFFICER,),
    after=(("transfer_jurisdiction",),),
)
class RecordTransferReply(Act):
    """登记移送接收结果。"""

    receiving_agency: texts.receiving_agency | None = None
    handover_record: papers.handover_record | None = None
    non_acceptance: notes.non_acceptance | None = None
    received_on: moments.received_on | None = None


@act("报请指定管辖", stage=Stage.INVESTIGATION, by=(Role.AGENCY_HEAD,), documents=("报请指定管辖函",))
class RequestDesignation(Act):
    """报请指定管辖。先协商，不成再报；上级也可径行指定。"""

    dispute_matter: notes.dispute_matter | None = None
    designating_agency: texts.designating_agency | None = None
    document: papers.document | None = None


@act(
    "登记指定管辖", stage=Stage.INVESTIGATION, by=(Role.OFFICER, Role.SUPERVISOR), documents=("指定管辖决定",)
)
class RecordDesignation(Act):
    """登记指定管辖。"""

    designating_agency: texts.designating_agency | None = None
    designated_agency: texts.designated_agency | None = None
    document: papers.document | None = None


@act("组成专案组", stage=Stage.INVESTIGATION, during=RUNNING, by=(Role.AGENCY_HEAD,))
class FormCrimeTeam(Act):
    """组成专案组。立即；两人以上；核实后写报告。"""

    assigned_officers: people.assigned_officers | None = None
    crime_name: texts.crime_name | None = None


@act(
    "提出移送涉嫌犯罪报告",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.OFFICER,),
    after=(("form_crime_team",),),
    family="proposal",
    documents=("移送涉嫌犯罪案件报告",),
)
class ProposeCrimeTransfer(Act):
    """提出移送涉嫌犯罪报告。三日未写工作日，按自然日。"""

    crime_name: texts.crime_name | None = None
    crime_report: papers.crime_report | None = None
    facts: notes.facts | None = None
    evidence_list: papers.evidence_list | None = None


@act(
    "审批移送",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.AGENCY_HEAD,),
    after=(("propose_crime_transfer",),),
    documents=("涉嫌犯罪案件移送审批表",),
)
class DecideCrimeTransfer(Act):
    """审批移送。不批准须记理由。"""

    approved_transfer: choices.approved_transfer | None = None
    refuse_reason: notes.refuse_reason | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "移送公安机关",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.OFFICER,),
    after=(("decide_crime_transfer",),),
    documents=("涉嫌犯罪案件移送书", "涉案物品清单"),
)
class TransferToPolice(Act):
    """移送公安机关。不得以罚代移；已作出的警告、停产停业、暂扣吊销不停止执行；三门峡审核退回时同时开移送任务。"""

    receiving_agency: texts.receiving_agency | None = None
    transfer_letter: papers.transfer_letter | None = None
    investigation_report: papers.investigation_report | None = None
    case_items_list: papers.case_items_list | None = None
    lab_reports: papers.lab_reports | None = None
    attachments: papers.attachments | None = None
    handed_over_with: papers.handed_over_with | None = None


@act(
    "登记公安机关回复",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.OFFICER,),
    after=(("transfer_to_police",),),
    documents=("立案通知书", "不予立案通知书"),
)
class RecordPoliceReply(Act):
    """登记公安机关回复。不予立案可三日内提请复议（权利，非义务）；恢复办理时办案期限是否扣除本批法律未写。"""

    police_receipt: papers.police_receipt | None = None
    police_result: choices.police_result | None = None
    received_on: moments.received_on | None = None
    reason: notes.reason | None = None
    attachments: papers.attachments | None = None


@act(
    "提请公安复议",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.AGENCY_HEAD,),
    after=(("record_police_reply",),),
    documents=("复议提请书",),
)
class RequestPoliceReconsideration(Act):
    """提请公安复议。"""

    reason: notes.reason | None = None
    document: papers.document | None = None


@act(
    "建议检察机关立案监督",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.AGENCY_HEAD,),
    after=(("record_police_reply",),),
    documents=("立案监督建议书",),
)
class SuggestProsecutorSupervision(Act):
    """建议检察机关立案监督。"""

    receiving_agency: texts.receiving_agency | None = None
    reason: notes.reason | None = None
    document: papers.document | None = None


@act(
    "移交涉案物品材料",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.OFFICER,),
    after=(("record_police_reply",),),
    documents=("涉案物品移交清单",),
)
class HandOverEvidence(Act):
    """移交涉案物品材料。三日从接到立案通知书起，未写工作日。"""

    case_items_list: papers.case_items_list | None = None
    handover_record: papers.handover_record | None = None
    receiving_agency: texts.receiving_agency | None = None


@act(
    "告知财物随案移送",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.OFFICER,),
    after=(("transfer_to_police",),),
    documents=("财物移送告知书",),
)
class NotifyPropertyTransfer(Act):
    """告知财物随案移送。书面。"""

    handed_over_with: papers.handed_over_with | None = None
    notice_manner: choices.notice_manner | None = None
    party: people.party | None = None


@act(
    "移送职务违法犯罪线索",
    stage=Stage.INVESTIGATION,
    during=RUNNING,
    by=(Role.AGENCY_HEAD,),
    documents=("线索移送函",),
)
class TransferDutyCrimeLead(Act):
    """移送职务违法犯罪线索。送监察机关或检察院。"""

    receiving_agency: texts.receiving_agency | None = None
    lead_on_duty_crime: notes.lead_on_duty_crime | None = None
    attachments: papers.attachments | None = None
