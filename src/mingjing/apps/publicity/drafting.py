"""What a draft for the public can be filled with from the file, so that nobody types it again."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from mingjing.apps.documents.elements import FileView, build_data
from mingjing.apps.documents.errors import DocumentError
from mingjing.apps.publicity.names import NATURAL
from mingjing.apps.publicity.redaction import Secret, redacted, secrets_of
from mingjing.apps.publicity.rendition import DECISIONS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.parsing import is_blank
from mingjing.core.terms import SHANGHAI


class AgencyNamed(Protocol):
    """A file's row: its title and its agency's name."""

    @property
    def title(self) -> str:
        """The file's name."""

    @property
    def agency(self) -> Any:
        """Whose file it is."""


def draft_values(file: CaseFile, row: AgencyNamed, view: FileView) -> dict[str, Any]:
    """First values of a draft by field name, redacted; empty where nothing was decided.

    What an official writes over them is theirs; the redaction is done again when it is published.
    """
    decision = file.latest(MEMBERS["make_decision"])
    if decision is None:
        return {}
    secrets = secrets_of(file)
    found = {name: fill(file, decision) for name, fill in _FROM_DECISION.items()}
    found |= {
        "agency": row.agency.name,
        "case_name": row.title,
        "matter_name": f"对{file.facts['cause']}的处罚" if file.facts.get("cause") else "",
        "document_no": view.fact("decision_number") or decision.data.get("document_no"),
        "source_decision": view.fact("decision_number") or decision.data.get("document_no"),
        "remedies": _remedies(decision, view),
    }
    kept = {name: value for name, value in found.items() if not is_blank(value)}
    return {name: _public(name, value, secrets) for name, value in kept.items()}


def _public(name: str, value: Any, secrets: tuple[Secret, ...]) -> Any:
    """Officials stay as they are: they are named by law."""
    return value if name == "officers" else redacted(value, secrets)


def _party(file: CaseFile, decision: Entry) -> Mapping[str, Any]:
    party = decision.data.get("party") or file.facts.get("party")
    return party if isinstance(party, Mapping) else {}


def _representative(file: CaseFile, decision: Entry) -> str:
    party = _party(file, decision)
    return "不适用" if party.get("kind") == NATURAL else str(party.get("legal_representative") or "")


def _content(file: CaseFile, decision: Entry) -> str:
    told = decision.data.get("decision_content") or file.facts.get("proposed_content")
    if told:
        return str(told)
    kinds = "、".join(map(str, decision.data.get("penalty_kinds") or ()))
    fine = decision.data.get("fine")
    return f"{kinds}{f'：罚款{fine}元' if fine else ''}"


def _performance(file: CaseFile, decision: Entry) -> str:
    parts = (decision.data.get("performance_manner"), decision.data.get("performance_deadline"))
    return "，".join(str(part) for part in parts if part)


_FROM_DECISION: Final[Mapping[str, Callable[[CaseFile, Entry], Any]]] = {
    "enforcement_kind": lambda file, decision: "行政处罚",
    "party_name": lambda file, decision: _party(file, decision).get("name"),
    "legal_representative": _representative,
    "main_facts": lambda file, decision: decision.data.get("facts") or file.facts.get("facts"),
    "publication_basis": lambda file, decision: (
        decision.data.get("penalty_basis") or decision.data.get("legal_basis")
    ),
    "decision_content": _content,
    "performance": _performance,
    "decision_date": lambda file, decision: decision.at.astimezone(SHANGHAI).date().isoformat(),
    "officers": lambda file, decision: decision.data.get("officers") or file.facts.get("assigned_officers"),
    "performance_facts": lambda file, decision: file.facts.get("performance_result"),
}


def _remedies(decision: Entry, view: FileView) -> str:
    """The notice that the decision itself carries."""
    if decision.act not in DECISIONS:
        return ""
    try:
        return str(build_data(DECISIONS[decision.act], view)["remedy"])
    except DocumentError:
        return ""
