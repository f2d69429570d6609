"""Opening a file: leads, the proposal, its approval, the officers."""

from mingjing.core.record.act import UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage

# The other kinds of file begin with acts of their own.
PENALTY = (FileKind.PENALTY,)


@act(
    "登记案件线索",
    stage=Stage.START,
    by=(Role.OFFICER, Role.CITIZEN, Role.SYSTEM),
    documents=("举报（投诉）登记表",),
)
class RegisterLead(Act):
    """登记案件线索。薛城列4项；乐清、凤里只说相应记录；「及时」无天数；司法机关移回的案件也由此进入（来源=其他机关移送）。"""

    source: choices.source
    lead_content: notes.lead_content
    informant: people.informant | None = None
    real_name: flags.real_name | None = None
    recorder: people.recorder | None = None
    lead_handling: notes.lead_handling | None = None
    found_on: moments.found_on | None = None
    attachments: papers.attachments | None = None


@act("紧急先行启动", stage=Stage.START, kinds=PENALTY, by=(Role.OFFICER,))
class StartUrgently(Act):
    """紧急先行启动。仅乐清、凤里；与强制法19的24小时是两个任务；小时按时刻累计。"""

    urgent_reason: notes.urgent_reason | None = None
    party: people.party | None = None
    case_facts: notes.case_facts | None = None


@act(
    "立案呈批",
    stage=Stage.START,
    kinds=PENALTY,
    by=(Role.OFFICER,),
    family="proposal",
    documents=("立案审批表",),
)
class ProposeCase(Act):
    """立案呈批。乐清4项、薛城与凤里8项，其余意见字段落在endorse_proposal和open_case。"""

    start_reason: notes.start_reason | None = None
    source: choices.source | None = None
    party: people.party
    case_facts: notes.case_facts
    handler_opinion: notes.handler_opinion | None = None
    cause: texts.cause
    suspected_basis: texts.suspected_basis | None = None
    jurisdiction_basis: texts.jurisdiction_basis | None = None
    conduct_date: moments.conduct_date | None = None
    conduct_state: choices.conduct_state | None = None
    grave_harm: flags.grave_harm | None = None
    found_on: moments.found_on | None = None
    lead: links.lead | None = None
    urgent_reason: notes.urgent_reason | None = None
    attachments: papers.attachments | None = None


@act(
    "立案",
    stage=Stage.START,
    kinds=PENALTY,
    by=(Role.AGENCY_HEAD,),
    after=(("propose_case",),),
    documents=("立案审批表",),
    moves_to=Stage.INVESTIGATION,
)
class OpenCase(Act):
    """立案。立案日=本条at，办案期限与先立案管辖由此起算；未批准不得调查（乐清、凤里），紧急启动除外；九十日是自然日。"""

    proposal: links.proposal | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None
    assigned_officers: people.assigned_officers | None = None
    document_no: texts.document_no | None = None


@act(
    "不予立案（不启动程序）",
    stage=Stage.START,
    kinds=PENALTY,
    by=(Role.AGENCY_HEAD, Role.UNIT_HEAD),
    after=(("register_lead",),),
    documents=("不予立案审批表",),
    moves_to=Stage.ARCHIVE,
)
class DeclineCase(Act):
    """不予立案（不启动程序）。乐清、凤里只对实名举报；薛城凡不启动都要记告知或公示。"""

    lead: links.lead | None = None
    not_started_ground: notes.not_started_ground | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None


@act(
    "告知不启动",
    stage=Stage.START,
    kinds=PENALTY,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("decline_case",),),
    documents=("不予立案告知书",),
)
class NotifyNonInitiation(Act):
    """告知不启动。告知期限引其他法律，五地无数；薛城对非实名可用公示。"""

    notice_audience: choices.notice_audience | None = None
    notified_person: people.notified_person | None = None
    notice_manner: choices.notice_manner | None = None
    published_at_channel: notes.published_at_channel | None = None
    remark: notes.remark | None = None
    attachments: papers.attachments | None = None


@act("指派承办人员", stage=Stage.START, during=UNTIL_ARCHIVED, by=(Role.UNIT_HEAD, Role.AGENCY_HEAD))
class AssignOfficers(Act):
    """指派承办人员。邵阳明写考试未合格不得执法。"""

    assigned_officers: people.assigned_officers | None = None
    certificate_valid: flags.certificate_valid | None = None
    replaced_officers: people.replaced_officers | None = None
    reason: notes.reason | None = None


@act("接收移送案件", stage=Stage.START, by=(Role.OFFICER,), documents=("案件接收登记表",))
class ReceiveTransferredCase(Act):
    """接收移送案件。司法机关、其他机关移来的案件；证据材料随接收清单入卷。"""

    receiving_agency: texts.receiving_agency | None = None
    source: choices.source | None = None
    transfer_documents: papers.transfer_documents | None = None
    case_items_list: papers.case_items_list | None = None
    handover_record: papers.handover_record | None = None
    received_on: moments.received_on | None = None
    lead_content: notes.lead_content | None = None


@act(
    "并案",
    stage=Stage.INVESTIGATION,
    kinds=PENALTY,
    by=(Role.AGENCY_HEAD,),
    after=(("open_case",),),
    documents=("并案审批表",),
)
class JoinCases(Act):
    """并案。本批法律无明文，惯常做法；主卷与并入卷互指，条目不搬动。"""

    merged_file: texts.merged_file | None = None
    reason: notes.reason | None = None
    leader_opinion: notes.leader_opinion | None = None


@act(
    "分案",
    stage=Stage.INVESTIGATION,
    kinds=PENALTY,
    by=(Role.AGENCY_HEAD,),
    after=(("open_case",),),
    documents=("分案审批表",),
)
class SplitCase(Act):
    """分案。本批法律无明文，惯常做法；期限是否重算由规则集定。"""

    split_out_file: texts.split_out_file | None = None
    reason: notes.reason | None = None
    leader_opinion: notes.leader_opinion | None = None


@act(
    "更正记录",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.REVIEWER, Role.ARCHIVIST),
    documents=("补正说明",),
)
class CorrectEntry(Act):
    """更正记录。只追加新记录指向旧记录，旧记录不改不删。"""

    correcting_entry: links.correcting_entry
    typo: notes.typo | None = None
    reason: notes.reason
    attachments: papers.attachments | None = None


@act(
    "自行回避",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.HEARING_OFFICER, Role.REVIEWER),
    documents=("回避审批表",),
)
class DeclareRecusal(Act):
    """自行回避。自行回避由谁决定法律未写，按负责人决定处理。"""

    recusal_role: choices.recusal_role | None = None
    recusal_ground: notes.recusal_ground | None = None


@act(
    "申请回避", stage=Stage.INVESTIGATION, during=UNTIL_ARCHIVED, by=(Role.PARTY,), documents=("回避申请书",)
)
class RequestRecusal(Act):
    """申请回避。决定前不停止调查；听证主持人也可被申请回避。"""

    recusal_target: people.recusal_target | None = None
    recusal_role: choices.recusal_role | None = None
    recusal_ground: notes.recusal_ground | None = None
    statement_form: choices.statement_form | None = None


@act(
    "回避决定",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.AGENCY_HEAD,),
    after=(("declare_recusal", "request_recusal"),),
    documents=("回避决定书",),
)
class DecideRecusal(Act):
    """回避决定。期限法律未写。"""

    recusal_target: people.recusal_target | None = None
    recusal_result: choices.recusal_result | None = None
    reason: notes.reason | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None
