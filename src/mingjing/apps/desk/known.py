"""What a form knows beforehand, so that nobody types anything twice: the file's facts, papers, links, now."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mingjing.apps.casework.queries import numbers_itself
from mingjing.apps.desk.questions import Asked, targets
from mingjing.apps.documents.catalogue import RemedyKind, document_named
from mingjing.apps.documents.remedy import Remedies, remedy_text
from mingjing.apps.registry.models import Agency
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.draft import digest_now
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import CaseFile
from mingjing.core.record.parsing import is_blank
from mingjing.core.record.vocabulary import FileKind

# Persons and signatures that are the official's own who fills the form in.
BY_ONESELF = frozenset({
    "signature", "server_signature", "recorder", "handler", "drafter", "maker", "approver", "unit_reviewer",
    "archivist", "published_by", "secrecy_reviewer", "retriever", "reviewer", "handled_by", "decided_by",
})  # fmt: skip
# What is the same all through the case and is asked once; opinions, reasons and records are not.
CARRIED = frozenset({
    "party", "cause", "case_facts", "facts", "nature", "consequences", "suspected_basis",
    "penalty_kinds", "fine", "confiscated_income", "confiscated_goods_value",
    "licence_affected", "discretion_level", "discretion_basis", "proposed_content", "evidence_stated",
    "reasons", "performance_manner", "hearing_ground", "hearing_right_told", "rights_told", "place",
    "rectified", "source", "conduct_state", "capacity", "first_offence", "minor", "volume_no", "archivist",
    "recipient", "service_address", "obligation", "court", "enforcement_kind", "publication_form",
    "party_name", "main_facts", "publication_basis", "decision_content", "matter_name", "review_body",
    "offence", "remedies_told", "rectify_demand", "questioned_person", "questioned_role", "identity_checked",
    "applicant", "licence_item", "measure_ground", "measured_object", "quantity", "financial_institution",
    "account", "frozen_sum", "enforcement_method", "inspected_matter", "expropriation_kind",
    "expropriated_object",
})  # fmt: skip
# The same thing under another name in a later act.
ALSO_KNOWN = {
    "licence_content": "proposed_content", "inspection_summary": "proposed_content",
    "inspection_object": "inspected_matter", "recipient": "party",
    "main_facts": "facts", "publication_basis": "penalty_basis", "facts": "case_facts",
    "matter_name": "cause",
    "case_name": "cause", "applicant": "party",
}  # fmt: skip
# The law the penalty rests on is asked alike in these acts; other acts rest on law of their own.
BASES = frozenset({"legal_basis", "penalty_basis"})
RESTING = MEMBERS["make_decision"] | MEMBERS["take_measure"] | {"propose_decision", "give_prior_notice"}
# A later act's field that holds what was proposed, though it means something else in other acts.
PROPOSED = {("decide_expropriation", "decision_content"): "proposed_content"}
PROPOSING = (
    "propose_decision", "propose_coercive_measure", "propose_enforcement", "open_inspection",
    "open_expropriation", "notify_expropriation",
)  # fmt: skip
# Which of the file's papers are meant by a field: those of acts in these chapters, or of these acts.
EVIDENCE = frozenset({"evidence", "recording"})
PAPERS_OF: Mapping[str, frozenset[str]] = {
    "evidence_list": EVIDENCE,
    "evidence_materials": EVIDENCE | {"progress", "hearing"},
    "basis_materials": frozenset({"conclude_investigation"}),
    "written_records": frozenset(
        {"start", "evidence", "progress", "hearing", "decision", "review", "service", "execution"}
    ),
    "av_records": frozenset({"recording"}),
}
# Papers that are somebody else's, or that nobody has made yet.
NOT_MADE = frozenset({"draft_decision", "after_document", "posting_proof", "dataset", "meeting_record"})
# The act that decides a dispute makes no record of the discussion: that was made when it was held.
HELD_BEFORE = {("decide_review_dispute", "discussion_record"): "discuss_collectively"}
DISPUTE = "审核分歧"
# A draft made anew starts from the one before; papers, references and days are asked again.
REDRAFTED = "propose_decision"
ASKED_AGAIN = frozenset({
    FieldKind.LINK, FieldKind.PAPERS, FieldKind.DOCUMENT, FieldKind.DATE, FieldKind.MOMENT,
    FieldKind.SIGNATURE, FieldKind.DIGEST,
})  # fmt: skip
SERVED = re.compile(r"^(?P<name>\S*(?:通知书|告知书|决定书|催告书))(?: (?P<number>\S+))?\.pdf$")


def first_values(asked: Asked, signer: str, known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What is known already. `signer`: the official's name; `known`: values made for this act, which win."""
    found = {item.name: _known(item, asked, signer) for item in asked.spec.fields}
    found |= _drafted_before(asked) | dict(known or {})
    return {name: value for name, value in found.items() if not is_blank(value)}


def _drafted_before(asked: Asked) -> dict[str, Any]:
    """What the draft before this one said, unless the investigation was concluded anew since."""
    draft = asked.file.latest((REDRAFTED,)) if asked.spec.slug == REDRAFTED else None
    concluded = asked.file.latest(("conclude_investigation",))
    if draft is None or (concluded and concluded.position > draft.position):
        return {}
    return {
        item.name: draft.data[item.name]
        for item in asked.spec.fields
        if item.name in draft.data and item.name not in BY_ONESELF and item.field.kind not in ASKED_AGAIN
    }


def _known(item: BoundField, asked: Asked, signer: str) -> Any:
    match item.field.kind:
        case FieldKind.LINK:
            found = targets(item.field.target, asked.file)
            others = [entry for entry in found if entry.act != asked.spec.slug]
            return others[-1].position if others else None
        case FieldKind.PAPERS:
            return papers_meant(item.name, asked.papers, asked.file)
        case FieldKind.DOCUMENT:
            return _document(item, asked)
        case FieldKind.DATE | FieldKind.MOMENT:
            return None
        case FieldKind.DIGEST:
            return digest_now(asked.file)
        case FieldKind.SIGNATURE | FieldKind.PERSON if item.name in BY_ONESELF:
            return signer
        case FieldKind.SIGNATURE:
            return None
        case _:
            return _carried(item, asked)


def _carried(item: BoundField, asked: Asked) -> Any:
    facts = asked.file.facts
    if item.field.kind is FieldKind.OFFICERS:
        return facts.get(item.name) or facts.get("assigned_officers") or facts.get("officers")
    if item.name == "document_no":
        return _newest_served(asked).get("number") if asked.spec.slug in MEMBERS["serve"] else None
    if item.name in BASES:
        return _basis(asked)
    if (asked.spec.slug, item.name) in PROPOSED:
        return facts.get(PROPOSED[asked.spec.slug, item.name])
    carried = facts.get(item.name) if item.name in CARRIED else None
    found = carried or facts.get(ALSO_KNOWN.get(item.name, ""))
    # In a licence file the party is whoever applied.
    return found or (facts.get("applicant") if item.name in ("party", "recipient") else None)


def _basis(asked: Asked) -> Any:
    """The law as proposed, or as suspected at first."""
    if asked.spec.slug not in RESTING:
        return None
    proposed = asked.file.latest(PROPOSING)
    given = proposed.data.get("legal_basis") if proposed else None
    return given or asked.file.facts.get("suspected_basis")


def papers_meant(name: str, papers: Iterable[Mapping[str, Any]], file: CaseFile) -> list[Mapping[str, Any]]:
    """Of the file's papers those that a field asks for."""
    return [paper for paper in papers if _meant(name, paper, file)]


def _meant(name: str, paper: Mapping[str, Any], file: CaseFile) -> bool:
    wanted, position = PAPERS_OF.get(name, frozenset()), paper.get("entry")
    if not wanted or not position:
        return False
    act = file.entries[position - 1].act
    return act in wanted or ACTS[act].cls.__module__.rsplit(".", 1)[-1] in wanted


def _document(item: BoundField, asked: Asked) -> str | None:
    """The paper's name: one the act makes, or one that lies in the file under that name."""
    if item.name == "documents_served":
        return _newest_served(asked).get("name")
    if item.name == "full_text":
        return _decision_paper(asked)
    if item.name in NOT_MADE:
        return None
    if (asked.spec.slug, item.name) in HELD_BEFORE:
        return _discussed(asked, HELD_BEFORE[asked.spec.slug, item.name]).get(item.name)
    own = made_by(asked.spec, item)
    lying = (str(paper["name"]).removesuffix(".pdf") for paper in reversed(asked.papers))
    return own or next((name for name in lying if item.label in name), None) or _only(asked.spec, item)


def made_by(spec: ActSpec, item: BoundField) -> str | None:
    """The document of the act that the field names; None where it names another paper."""
    if item.name == "document" and spec.documents:
        return spec.documents[0]
    return next((name for name in spec.documents if item.label in name or name in item.label), None)


def _only(spec: ActSpec, item: BoundField) -> str | None:
    asking = [field for field in spec.fields if field.field.kind is FieldKind.DOCUMENT]
    return spec.documents[0] if spec.documents and asking == [item] else None


def _discussed(asked: Asked, act: str) -> Mapping[str, Any]:
    """What the latest discussion was entered with, where it was about the dispute."""
    held = asked.file.latest((act,))
    return held.data if held and held.data.get("discussion_matter") == DISPUTE else {}


def _decision_paper(asked: Asked) -> str | None:
    """The newest written decision of the file."""
    names = (str(paper["name"]).removesuffix(".pdf") for paper in reversed(asked.papers))
    return next((name for name in names if name.split(" ")[0].endswith("决定书")), None)


def _newest_served(asked: Asked) -> Mapping[str, str]:
    """Name and number of the newest paper of the file that goes out to a party."""
    found = (SERVED.match(str(paper["name"])) for paper in reversed(asked.papers))
    return next(({key: text or "" for key, text in hit.groupdict().items()} for hit in found if hit), {})


def unasked(spec: ActSpec) -> frozenset[str]:
    """Fields the program answers itself: the number from its counter, the papers it makes with the act."""
    numbered = {"document_no"} if numbers_itself(spec) else set[str]()
    made = {
        item.name
        for item in spec.fields
        if item.field.kind is FieldKind.DOCUMENT and (name := made_by(spec, item)) and document_named(name)
    }
    digests = {item.name for item in spec.fields if item.field.kind is FieldKind.DIGEST}
    return frozenset(numbered | made | digests)


def agency_values(agency: Agency, spec: ActSpec) -> dict[str, Any]:
    """What the agency's own entry in the registry says: its name, and where a party may turn."""
    named = {"agency": agency.name} if spec.bound("agency") else {}
    if not (agency.reconsideration_organ and agency.court):
        return named
    told = {name: _remedies(agency, spec) for name in ("remedies_told", "remedies") if spec.bound(name)}
    return named | told if spec.family in ("make_decision", "take_measure", "publication_draft") else named


def _remedies(agency: Agency, spec: ActSpec) -> str:
    remedies = Remedies(organ=agency.reconsideration_organ, court=agency.court)
    kind: RemedyKind = "reconsider_first" if spec.slug == "decide_on_the_spot" else "reconsider_or_sue"
    return remedy_text(kind, remedies, paper="决定书", penalty=FileKind.PENALTY in spec.kinds)


def hidden_values(asked: Asked) -> dict[str, str]:
    """What the form sends along for the fields that aren't asked."""
    values = {name: asked.values.get(name) for name in asked.unasked - set(asked.errors)}
    return {name: value for name, value in values.items() if isinstance(value, str) and value}
