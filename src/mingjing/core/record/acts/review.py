"""Legal review: submission, checklist, opinion, dispute."""

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
from mingjing.core.record.vocabulary import Role, Stage


@act(
    "认定是否须法制审核",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.OFFICER, Role.UNIT_HEAD),
    after=(("draft",),),
)
class DetermineReviewNeed(Act):
    """认定是否须法制审核。乐清：以街道名义的全部；薛城：处罚除当场外全部，其他决定6情形；三门峡：5情形+普通程序处罚，可自愿扩大；邵阳：本地目录；凤里：仅处罚法58。"""

    review_grounds: choices.review_grounds | None = None
    catalogue_row: texts.catalogue_row | None = None
    domain: texts.domain | None = None
    effects: choices.effects | None = None
    review_needed: flags.review_needed | None = None
    reason: notes.reason | None = None


@act("要求法制审核", stage=Stage.DECISION, during=RUNNING, by=(Role.AGENCY_HEAD,))
class RequireReview(Act):
    """要求法制审核。规则写“可以”对其他决定审核的地方，由机关负责人逐案要求；要求了就和必须审核的一样。"""

    reason: notes.reason | None = None
    signature: people.signature | None = None


@act(
    "提交法制审核",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.OFFICER, Role.UNIT_HEAD),
    after=(("draft",),),
    documents=("法制审核送审表",),
)
class SubmitForReview(Act):
    """提交法制审核。三门峡四件、薛城三件、乐清不列；五地均无审核天数；审核不停办案期限（薛城明写）。"""

    proposed_decision: links.proposed_decision | None = None
    draft_digest: texts.draft_digest | None = None
    evidence_materials: papers.evidence_materials | None = None
    basis_materials: papers.basis_materials | None = None
    final_report: links.final_report | None = None
    appraisal_report: links.appraisal_report | None = None
    truth_confirmed: flags.truth_confirmed | None = None
    review_no: texts.review_no | None = None
    review_body: texts.review_body | None = None


@act(
    "指派审核人员",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.UNIT_HEAD, Role.AGENCY_HEAD),
    after=(("submit_for_review",),),
)
class AssignReviewer(Act):
    """指派审核人员。资格要求只限初次且只限处罚；邵阳、三门峡对法律专业背景只提示；外聘律师可作参与人（乐清）。"""

    review_body: texts.review_body | None = None
    reviewers: people.reviewers | None = None
    reviewer_qualified: texts.reviewer_qualified | None = None
    first_time_reviewer: flags.first_time_reviewer | None = None
    outside_counsel: people.outside_counsel | None = None


@act(
    "受理送审",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.REVIEWER,),
    after=(("submit_for_review",),),
)
class AcceptReview(Act):
    """受理送审。起计本地审核时限。"""

    submission: links.submission | None = None
    completeness: choices.completeness | None = None


@act(
    "要求说明或补充",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.REVIEWER,),
    after=(("submit_for_review",),),
    documents=("补充材料通知",),
)
class ReturnForSupplement(Act):
    """要求说明或补充。期间是否扣除审核时限由本地规则定。"""

    submission: links.submission | None = None
    return_kind: choices.return_kind | None = None
    supplement_demand: notes.supplement_demand | None = None
    deadline: moments.deadline | None = None


@act(
    "补充送审材料",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.OFFICER,),
    after=(("return_for_supplement",),),
)
class SupplementSubmission(Act):
    """补充送审材料。"""

    submission: links.submission | None = None
    supplement: papers.supplement | None = None
    content: notes.content | None = None
    truth_confirmed: flags.truth_confirmed | None = None


@act(
    "延长审核期限",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.AGENCY_HEAD,),
    after=(("submit_for_review",),),
)
class ExtendReview(Act):
    """延长审核期限。五地无审核时限；本地细则设时限和延长的（如练习用坎门）才启用；不影响办案期限。"""

    submission: links.submission | None = None
    extension_days: quantities.extension_days | None = None
    reason: notes.reason | None = None
    approver: people.approver | None = None


@act(
    "改变审核方式",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.REVIEWER,),
    after=(("submit_for_review",),),
    documents=("审核会议记录",),
)
class ChangeReviewMethod(Act):
    """改变审核方式。书面为主；重大分歧或重大利益可会议、案审会（乐清），复杂或专业可座谈、论证（薛城）；特殊办事系统可调流程（乐清）。"""

    review_method: choices.review_method | None = None
    method_reason: notes.method_reason | None = None
    attendees: people.attendees | None = None
    meeting_record: papers.meeting_record | None = None
    outside_counsel: people.outside_counsel | None = None


@act(
    "逐项审核",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.REVIEWER,),
    after=(("submit_for_review",),),
    documents=("法制审核要点表",),
)
class AnswerChecklist(Act):
    """逐项审核。乐清7、薛城9（含其他）、邵阳10（含滥用职权）、三门峡8；清单条目是数据；要点、结论、说明三字段成组重复，一条答全部要点。"""

    submission: links.submission | None = None
    checklist_item: choices.checklist_item | None = None
    checklist_answer: choices.checklist_answer | None = None
    checklist_comment: notes.checklist_comment | None = None


@act(
    "出具审核意见",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.REVIEWER,),
    after=(("submit_for_review",),),
    on_draft=True,
    documents=("法制审核意见书",),
)
class IssueReviewOpinion(Act):
    """出具审核意见。乐清七种结论，薛城、三门峡两种；入卷即本条本身（薛城未入卷不算完成）；「通过」=结论为同意。"""

    submission: links.submission | None = None
    draft_digest: texts.draft_digest | None = None
    round: quantities.round | None = None
    review_outcome: choices.review_outcome
    refusal_situations: choices.refusal_situations | None = None
    review_opinion_text: notes.review_opinion_text | None = None
    suggestions: notes.suggestions | None = None
    reviewer: people.reviewer | None = None
    reasons: notes.reasons | None = None
    transfer_to: texts.transfer_to | None = None
    return_kind: choices.return_kind | None = None
    review_method: choices.review_method | None = None
    opinion_document: papers.opinion_document | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "处理审核意见",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.OFFICER, Role.UNIT_HEAD),
    after=(("issue_review_opinion",),),
    documents=("审核意见采纳情况说明",),
)
class HandleReviewOpinion(Act):
    """处理审核意见。"""

    opinion: links.opinion | None = None
    response_taken: notes.response_taken | None = None
    agreed: flags.agreed | None = None
    attachments: papers.attachments | None = None


@act(
    "再次送审",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.OFFICER, Role.UNIT_HEAD),
    after=(("handle_review_opinion",),),
    documents=("法制审核送审表",),
)
class ResubmitForReview(Act):
    """再次送审。薛城、三门峡明写；乐清、邵阳由结论推出。"""

    submission: links.submission | None = None
    round: quantities.round | None = None
    proposed_decision: links.proposed_decision | None = None
    draft_digest: texts.draft_digest | None = None
    evidence_materials: papers.evidence_materials | None = None
    response_taken: notes.response_taken | None = None
    truth_confirmed: flags.truth_confirmed | None = None


@act(
    "会商（协商）审核意见",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.REVIEWER, Role.UNIT_HEAD, Role.OFFICER),
    after=(("issue_review_opinion",),),
    documents=("会商记录",),
)
class ConsultOnReview(Act):
    """会商（协商）审核意见。乐清可会商，三门峡必须先协商；薛城未写。"""

    opinion: links.opinion | None = None
    disagreement: notes.disagreement | None = None
    consult_record: papers.consult_record | None = None
    agreed: flags.agreed | None = None
    attendees: people.attendees | None = None


@act(
    "提请解决审核分歧",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.UNIT_HEAD, Role.REVIEWER),
    after=(("issue_review_opinion",),),
    documents=("审核分歧提请表",),
)
class EscalateReviewDispute(Act):
    """提请解决审核分歧。乐清：执法机构报分管领导；薛城：审核机构报机关负责人；三门峡：提请负责人集体讨论；邵阳由本地规则。"""

    opinion: links.opinion | None = None
    disagreement: notes.disagreement | None = None
    escalated_by: choices.escalated_by | None = None
    escalated_to: choices.escalated_to | None = None


@act(
    "决定审核分歧",
    stage=Stage.DECISION,
    during=UNTIL_ARCHIVED,
    anew=True,
    by=(Role.AGENCY_HEAD, Role.LEADERSHIP_MEETING),
    after=(("escalate_review_dispute",),),
    documents=("审核分歧决定",),
)
class DecideReviewDispute(Act):
    """决定审核分歧。负责人决定不等于审核通过；处罚法58的「未通过不得决定」是否因此放行，本批无明文，须列为未知交人确认。"""

    dispute_result: notes.dispute_result | None = None
    discussion_record: papers.discussion_record | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None
