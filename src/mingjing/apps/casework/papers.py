"""Which statutory documents arise from which act, and issuing them within the act's transaction.

They are made before the entry is written, so that the entry carries their digests.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings

from mingjing.apps.casework.case import Case
from mingjing.apps.casework.errors import Invalid
from mingjing.apps.casework.models import File
from mingjing.apps.documents.catalogue import document
from mingjing.apps.documents.elements import build_data
from mingjing.apps.documents.errors import DocumentError, DocumentIncomplete
from mingjing.apps.documents.service import Rendered, issue
from mingjing.apps.evidence.service import Blob, attach, keep
from mingjing.apps.publicity.service import public_papers
from mingjing.core.record.act import ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile, Entry, fold
from mingjing.core.record.parsing import Problem
from mingjing.core.terms import SHANGHAI

ARISING: dict[str, tuple[str, ...]] = {
    "register_lead": ("complaint_register",),
    "open_case": ("case_opening_approval",),
    "decline_case": ("no_case_approval",),
    "inspect_site": ("scene_inspection_record",),
    "question_person": ("inquiry_record",),
    "take_sample": ("sampling_notice",),
    "preserve_evidence": ("preservation_notice",),
    "dispose_preserved_evidence": ("preservation_disposal_notice",),
    "order_rectification": ("rectification_order",),
    "conclude_investigation": ("investigation_report",),
    "give_prior_notice": ("pre_penalty_notice", "hearing_right_notice"),
    "hear_statement": ("statement_record",),
    "notify_hearing": ("hearing_notice",),
    "hold_hearing": ("hearing_record",),
    "report_hearing": ("hearing_report",),
    "issue_review_opinion": ("legal_review_opinion",),
    "discuss_collectively": ("collective_discussion_record",),
    "decide_penalty": ("penalty_decision",),
    "decide_no_penalty": ("no_penalty_decision",),
    "decide_on_the_spot": ("on_spot_decision",),
    "decide_deferral": ("instalment_decision",),
    "collect_fine_on_spot": ("fine_receipt",),
    "dispose_confiscated": ("confiscation_voucher",),
    "demand_performance": ("demand_notice",),
    "serve_directly": ("service_receipt",),
    "serve_by_leaving": ("service_receipt",),
    "serve_by_entrustment": ("service_receipt",),
    "serve_by_forwarding": ("service_receipt",),
    "close_case": ("case_closing_approval",),
    "compile_volume": ("volume_index",),
    "check_volume": ("volume_note",),
    "archive_volume": ("volume_cover",),
}
# An approval's form is that of the proposal approved.
APPROVAL = "approve_proposal"
APPROVED: dict[str, str] = {
    "propose_decision": "penalty_approval",
    "propose_preservation": "preservation_approval",
}
# Only where the act itself says something of it.
ONLY_WITH: dict[str, str] = {"hearing_right_notice": "hearing_ground"}

# The field that a document's own number goes into, and what stands there until it is given out.
NUMBER_FIELD = "document_no"
TO_BE_NUMBERED = "待编号"

# Facts that no act states because the number is given out with the document.
NUMBERS: dict[str, tuple[str, ...]] = {
    "decision_number": ("penalty_decision", "no_penalty_decision", "on_spot_decision"),
    "preservation_number": ("preservation_notice",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """What documents may ask of a file (`documents.elements.FileView`)."""

    file: CaseFile
    agency: Mapping[str, Any]
    case_number: str
    at: datetime
    title: str
    papers: tuple[Mapping[str, Any], ...]

    def fact(self, name: str) -> Any:
        """The latest value given, or what follows from the record: a number, the volume's contents."""
        if name in NUMBERS:
            return self._number(NUMBERS[name])
        if name in DERIVED:
            return DERIVED[name](self)
        return self.file.facts.get(name)

    def _number(self, slugs: tuple[str, ...]) -> str | None:
        given = {paper["document"]: paper["number"] for paper in self.papers if "document" in paper}
        return next((given[slug] for slug in slugs if slug in given), None)

    def entry(self, act: str) -> Mapping[str, Any] | None:
        """The latest entry of the act with its moment and who entered it."""
        found = self.file.latest((act,))
        return None if found is None else {**found.data, "at": found.at.isoformat(), "by": found.by_name}


def _contents(view: FileView) -> list[dict[str, str]]:
    """The volume's papers in the order they came in (卷内文件目录)."""
    return [
        {
            "序号": str(n), "文号": paper.get("number", ""), "责任者": paper["by"],
            "题名": paper["name"].removesuffix(".pdf"), "日期": paper["at"], "备注": "",
        }
        for n, paper in enumerate(view.papers, 1)
    ]  # fmt: skip


def _checklist(view: FileView) -> list[dict[str, str]]:
    """The reviewer's answers since the case was last submitted, item by item."""
    submitted = view.file.latest(("submit_for_review", "resubmit_for_review"))
    after = submitted.position if submitted else 0
    answers = [entry for entry in view.file.done(("answer_checklist",)) if entry.position > after]
    latest = {str(entry.data.get("checklist_item", "")): entry.data for entry in answers}
    return [
        {
            "序号": str(n), "审核要点": item, "结论": str(data.get("checklist_answer", "")),
            "说明": str(data.get("checklist_comment", "")),
        }
        for n, (item, data) in enumerate(latest.items(), 1)
    ]  # fmt: skip


def _retention(view: FileView) -> str:
    """What was set for the volume; else the agency's own schedule, which no text here gives a number for."""
    return str(view.file.facts.get("retention_class") or "按本机关档案保管期限表")


def _decided_on(view: FileView) -> str | None:
    latest = view.file.latest(MEMBERS["make_decision"])
    return latest.at.isoformat() if latest else None


# Facts that no act states because they follow from the record.
DERIVED: dict[str, Callable[[FileView], Any]] = {
    "case_name": lambda view: view.title,
    "checklist": _checklist,
    "retention": _retention,
    "volume_title": lambda view: view.title,
    "volume_rows": _contents,
    "volume_items": lambda view: str(len(view.papers)),
    "decision_date": _decided_on,
    "fine_amount": lambda view: view.file.facts.get("fine"),
}


def issue_documents(case: Case, entry: Entry) -> list[dict[str, Any]]:
    """Issue what arises from an entry that `case.file` holds already; as the entry's row keeps it.

    What goes out to a party in the agency's name must be complete, else the act is refused (Invalid).
    Internal forms wait until a later act completes them.
    """
    view = view_of(case, entry.at)
    made = [_issued(case, slug, view, entry.position) for slug in arising(case.file, entry)]
    return [item for item in made if item is not None] + _made_public(case, view)


def _made_public(case: Case, view: FileView) -> list[dict[str, Any]]:
    """What the newest entry makes public, kept and named by it, so that the log commits to it."""

    def view_then(position: int) -> FileView:
        entries = case.file.entries[:position]
        return replace(view, file=fold(case.file.header, entries), at=entries[-1].at)

    issued = {row.position: row.documents for row in case.entries}
    kept = []
    for made in public_papers(case.file, issued, view_then, verify_base()):
        blob = keep(made.content, name=made.name, media_type=made.media_type)
        attach(blob, file_id=case.row.pk, by=None)
        kept.append({
            "document": made.document, "draft": made.draft, "name": made.name, "number": "",
            "sha256": blob.sha256, "sm3": blob.sm3, "size": blob.size,
        })  # fmt: skip
    return kept



def _issued(case: Case, slug: str, view: FileView, position: int) -> dict[str, Any] | None:
    """One document as kept; None for an internal form that later acts will complete."""
    agency = case.row.agency
    try:
        # The position tells two documents apart that say the same, such as receipts of one day.
        data = {**build_data(slug, view), "entry": position}
        made = issue(slug, data, file_id=case.row.pk, agency_word=agency.word, verify_base=verify_base())
    except DocumentIncomplete as error:
        if not _must(slug):
            return None
        raise Invalid([Problem(field="", message=str(error))]) from error
    except DocumentError as error:
        raise Invalid([Problem(field="", message=str(error))]) from error
    return _kept(slug, made, case.row)


def await_number(spec: ActSpec, data: dict[str, Any]) -> None:
    """Where the act's document is numbered here, hold its place: nobody types what a counter gives out."""
    if numbers_itself(spec) and NUMBER_FIELD not in data:
        data[NUMBER_FIELD] = TO_BE_NUMBERED


def numbers_itself(spec: ActSpec) -> bool:
    """Whether the act's field for a document number is filled by the counter; forms need not ask for it."""
    numbered = any(document(slug).numbered for slug in ARISING.get(spec.slug, ()))
    return numbered and spec.bound(NUMBER_FIELD) is not None


def put_number(file: CaseFile, data: dict[str, Any], issued: list[dict[str, Any]]) -> None:
    """Put the number given out in its place, in the newest entry's data and the file's facts."""
    if data.get(NUMBER_FIELD) != TO_BE_NUMBERED:
        return
    number = next((made["number"] for made in issued if made["number"]), None)
    for place in (data, file.facts):
        del place[NUMBER_FIELD]
        if number is not None:
            place[NUMBER_FIELD] = number


def arising(file: CaseFile, entry: Entry) -> Iterator[str]:
    """The documents that arise from an entry of the file."""
    if entry.act == APPROVAL:
        position = entry.data.get("proposal")
        slug = APPROVED.get(file.entries[position - 1].act) if position else None
        if slug is not None:
            yield slug
    for slug in ARISING.get(entry.act, ()):
        if slug not in ONLY_WITH or entry.data.get(ONLY_WITH[slug]):
            yield slug


def view_of(case: Case, at: datetime) -> FileView:
    """The file as its documents see it."""
    agency = case.row.agency
    return FileView(
        file=case.file,
        agency={
            "name": agency.name, "word": agency.word, "fonds": agency.name, "address": agency.address,
            "phone": agency.phone, "contact_person": agency.contact_person, "court": agency.court,
            "reconsideration_organ": agency.reconsideration_organ, "seal": agency.seal or None,
            "online_channel": agency.online_channel, "rule_sets": case.rule_sets,
        },
        case_number=case.row.number,
        at=at,
        title=case.row.title,
        papers=tuple(
            {**paper, "at": row.at.astimezone(SHANGHAI).date().isoformat(), "by": row.by_name}
            for row in case.entries
            for paper in (*row.documents, *row.attachments)
        ),
    )  # fmt: skip


def verify_base() -> str:
    """The address under which anybody can check a document's code."""
    return str(getattr(settings, "VERIFY_BASE", "/verify/"))


def _must(slug: str) -> bool:
    entry = document(slug)
    return entry.audience == "external" and entry.layout == "official"


def _kept(slug: str, made: Rendered, row: File) -> dict[str, Any]:
    blob = Blob(
        sha256=made.sha256, sm3=made.sm3, size=len(made.content), name=made.name, media_type="application/pdf"
    )
    attach(blob, file_id=row.pk, by=None)
    return {
        "document": slug, "name": made.name, "number": made.number, "code": made.code,
        "sha256": made.sha256, "sm3": made.sm3, "size": len(made.content),
    }  # fmt: skip
