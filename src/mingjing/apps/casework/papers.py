"""Which statutory documents arise from which act, and issuing them within the act's transaction.

They are made before the entry is written, so that the entry carries their digests.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings

from mingjing.apps.casework.case import Case
from mingjing.apps.casework.errors import Invalid
from mingjing.apps.documents.catalogue import document, document_named, documents
from mingjing.apps.documents.elements import build_data
from mingjing.apps.documents.errors import DocumentError, DocumentIncomplete
from mingjing.apps.documents.service import Drawn, draw, issue
from mingjing.apps.evidence.service import Content, keep_in_file
from mingjing.apps.publicity.service import PublicPaper, public_papers
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.amounts import money_text
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile, Entry, fold
from mingjing.core.record.parsing import Problem
from mingjing.core.terms import SHANGHAI

PDF = "application/pdf"

# The form of a proposal is filled in to the end, and issued, when the proposal is approved.
APPROVAL, PROPOSAL = "approve_proposal", "proposal"
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
        """The latest entry of the act with its moment and who entered it.

        `act@proposal`: of that act only what is about the latest such proposal.
        """
        slug, _, proposal = act.partition("@")
        found = self._about(slug, proposal) if proposal else self.file.latest((slug,))
        return None if found is None else {**found.data, "at": found.at.isoformat(), "by": found.by_name}

    def _about(self, act: str, proposal: str) -> Entry | None:
        made = self.file.latest((proposal,))
        position = made.position if made else 0
        about = [entry for entry in self.file.done((act,)) if entry.data.get("proposal") == position]
        return about[-1] if about else None


def _listed(view: FileView) -> list[Mapping[str, Any]]:
    """What the volume's contents name: its papers, but not the volume's own and not data for machines."""
    return [
        paper for paper in view.papers
        if not paper["name"].endswith(".json")
        and not ("document" in paper and _for_the_volume(paper["document"]))
    ]  # fmt: skip


def _for_the_volume(slug: str) -> bool:
    return slug in documents() and document(slug).audience == "archive"


def _contents(view: FileView) -> list[dict[str, str]]:
    """The volume's papers in the order they came in (卷内文件目录)."""
    return [
        {
            "序号": str(n), "文号": paper.get("number", ""), "责任者": paper["by"],
            "题名": _title(paper), "日期": paper["at"], "备注": "",
        }
        for n, paper in enumerate(_listed(view), 1)
    ]  # fmt: skip


def _title(paper: Mapping[str, Any]) -> str:
    return str(paper["name"]).removesuffix(".pdf").removesuffix(str(paper.get("number", ""))).strip()


def _case_name(view: FileView) -> str:
    return view.title if view.title.endswith("案") else f"{view.title}案"


def _result(view: FileView) -> list[str] | None:
    """The kinds of penalty decided, the fine with its sum."""
    latest = view.file.latest(("decide_penalty", "decide_on_the_spot"))
    if latest is None:
        return None
    fine = latest.data.get("fine")
    told = {"罚款": f"罚款{money_text(fine)}"} if fine else {}
    return [told.get(kind, kind) for kind in latest.data.get("penalty_kinds") or ()]


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
    "case_name": _case_name,
    "checklist": _checklist,
    "retention": _retention,
    "volume_title": _case_name,
    "volume_rows": _contents,
    "volume_items": lambda view: str(len(_listed(view))),
    "decision_result": _result,
    "question_round": lambda view: str(len(view.file.done(("question_person",)))),
    "decision_date": _decided_on,
    "fine_amount": lambda view: view.file.facts.get("fine"),
}


def issue_documents(case: Case, entry: Entry) -> list[dict[str, Any]]:
    """Issue what arises from an entry that `case.file` holds already; as the entry's row keeps it.

    What goes out to a party in the agency's name must be complete, else the act is refused (Invalid).
    Internal forms wait until a later act completes them.
    """
    view = view_of(case, entry.at)
    drawn = [made for slug in arising(case.file, entry) if (made := _drawn(case, slug, view, entry.position))]
    public = _public_papers(case, view)
    contents = [Content(data=made.content, name=made.name, media_type=PDF) for made in drawn]
    contents += [Content(data=made.content, name=made.name, media_type=made.media_type) for made in public]
    if not contents:
        return []
    # The bytes are kept before the rows: a crash in between leaves a content nobody refers to.
    blobs = keep_in_file(contents, file_id=case.row.pk)
    issue(drawn, [blob.sha256 for blob in blobs[: len(drawn)]], file_id=case.row.pk)
    told: list[dict[str, Any]] = [
        {"document": made.document, "number": made.number_text, "code": made.code} for made in drawn
    ]
    told += [{"document": made.document, "draft": made.draft, "number": ""} for made in public]
    return [
        {**item, "name": blob.name, "sha256": blob.sha256, "sm3": blob.sm3, "size": blob.size}
        for item, blob in zip(told, blobs, strict=True)
    ]


def _public_papers(case: Case, view: FileView) -> list[PublicPaper]:
    """What the newest entry makes public; kept and named by it, so that the log commits to it."""

    def view_then(position: int) -> FileView:
        entries = case.file.entries[:position]
        return replace(view, file=fold(case.file.header, entries), at=entries[-1].at)

    issued = {row.position: row.documents for row in case.entries}
    return public_papers(case.file, issued, view_then, verify_base())


def _drawn(case: Case, slug: str, view: FileView, position: int) -> Drawn | None:
    """One document; None for an internal form that later acts will complete."""
    word = case.row.agency.word
    try:
        # The position tells two documents apart that say the same, such as receipts of one day.
        data = {**build_data(slug, view), "entry": position}
        return draw(slug, data, file_id=case.row.pk, agency_word=word, verify_base=verify_base())
    except DocumentIncomplete as error:
        if not _must(slug):
            return None
        raise Invalid([Problem(field="", message=str(error))]) from error
    except DocumentError as error:
        raise Invalid([Problem(field="", message=str(error))]) from error


def await_number(spec: ActSpec, data: dict[str, Any]) -> None:
    """Where the act's document is numbered here, hold its place: nobody types what a counter gives out."""
    if numbers_itself(spec) and NUMBER_FIELD not in data:
        data[NUMBER_FIELD] = TO_BE_NUMBERED


def numbers_itself(spec: ActSpec) -> bool:
    """Whether the act's field for a document number is filled by the counter; forms need not ask for it."""
    numbered = any(document(slug).numbered for slug in made_by(spec.slug))
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
    act = entry.act
    if act == APPROVAL:
        position = entry.data.get("proposal")
        act = file.entries[position - 1].act if position else act
    elif ACTS[act].family == PROPOSAL:
        return
    for slug in made_by(act):
        if slug not in ONLY_WITH or entry.data.get(ONLY_WITH[slug]):
            yield slug


@cache
def made_by(act: str) -> tuple[str, ...]:
    """The documents that the act names and the catalogue has; what else it names is written elsewhere."""
    named = (document_named(name) for name in ACTS[act].documents)
    return tuple(entry.slug for entry in named if entry is not None)


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
