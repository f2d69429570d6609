"""Inspections: the proposal that opens the file, who inspects, the conclusion."""

from mingjing.core.record.act import Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, people, texts
from mingjing.core.record.vocabulary import FileKind, Role, Stage

INSPECTION = (FileKind.INSPECTION,)


@act(
    "启动检查",
    stage=Stage.START,
    kinds=INSPECTION,
    by=(Role.OFFICER,),
    family="proposal",
    documents=("行政检查审批表",),
)
class OpenInspection(Act):
    """启动检查。承办机构和负责人的意见由审查、审批两步记；各地写的是依职权启动，用于检查属从严解读。"""

    inspection_source: choices.inspection_source
    start_reason: notes.start_reason
    party: people.party
    inspected_matter: texts.inspected_matter
    legal_basis: texts.legal_basis | None = None
    case_facts: notes.case_facts | None = None
    lead: links.lead | None = None
    handler_opinion: notes.handler_opinion | None = None


@act(
    "指派检查人员",
    stage=Stage.START,
    kinds=INSPECTION,
    by=(Role.UNIT_HEAD, Role.AGENCY_HEAD),
    after=(("open_inspection",),),
    moves_to=Stage.INVESTIGATION,
)
class AssignInspectors(Act):
    """指派检查人员。双随机抽取的，把抽取的办法和结果写在理由里。"""

    assigned_officers: people.assigned_officers
    reason: notes.reason | None = None


@act(
    "作出检查结论",
    stage=Stage.DECISION,
    kinds=INSPECTION,
    by=(Role.OFFICER, Role.AGENCY_HEAD),
    after=(("inspect_site", "conduct_other_inquiry"),),
    family="make_decision",
    documents=("行政检查结果告知书",),
    moves_to=Stage.EXECUTION,
)
class ConcludeInspection(Act):
    """作出检查结论。结果的分类是通行做法，原文没有；发现涉嫌违法、符合立案标准的及时立案。"""

    document_no: texts.document_no | None = None
    party: people.party | None = None
    inspected_matter: texts.inspected_matter | None = None
    inspection_result: choices.inspection_result
    inspection_summary: notes.inspection_summary
    handling_opinion: notes.handling_opinion | None = None
    legal_basis: texts.legal_basis | None = None
    remedies_told: notes.remedies_told | None = None
    told_on: moments.told_on | None = None
    decision_date: moments.decision_date | None = None
    agency: texts.agency | None = None
    seal_applied: flags.seal_applied | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None
