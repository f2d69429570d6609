"""The form of an act, drawn from its definition: which questions, in which groups, with what filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mingjing.apps.interface.fields import Choice, Field, FieldGroup, InputKind
from mingjing.core.law.engine import Needed
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.terms import SHANGHAI, TermError, parse_term

GROUPS: tuple[tuple[str, frozenset[FieldKind]], ...] = (
    ("时间和地点", frozenset({FieldKind.DATE, FieldKind.MOMENT, FieldKind.PLACE})),
    ("人员", frozenset({FieldKind.PARTY, FieldKind.OFFICERS, FieldKind.PERSON})),
    (
        "内容",
        frozenset({
            FieldKind.TEXT, FieldKind.NOTE, FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.FLAG,
            FieldKind.MONEY, FieldKind.NUMBER, FieldKind.TERM, FieldKind.BASIS,
        }),
    ),
    ("材料", frozenset({FieldKind.DOCUMENT, FieldKind.PAPERS, FieldKind.LINK})),
    ("签署", frozenset({FieldKind.SIGNATURE})),
)  # fmt: skip
OPTIONAL = "其他情况（没有就不填）"
WHEN = "at"
_LAW = re.compile(r"《(?P<law>[^》]+)》(?P<article>[^；;，,、]*)")
# Persons and signatures that are the official's own who fills the form in.
BY_ONESELF = frozenset({
    "signature", "server_signature", "recorder", "handler", "drafter", "maker", "approver", "unit_reviewer",
    "archivist", "published_by", "secrecy_reviewer", "retriever", "reviewer", "handled_by", "decided_by",
})  # fmt: skip
# What is the same all through the case and is asked once; opinions, reasons and records are not.
CARRIED = frozenset({
    "party", "cause", "case_facts", "facts", "nature", "consequences", "suspected_basis", "legal_basis",
    "penalty_basis", "penalty_kinds", "fine", "confiscated_income", "confiscated_goods_value",
    "licence_affected", "discretion_level", "discretion_basis", "proposed_content", "evidence_stated",
    "reasons", "performance_manner", "hearing_ground", "hearing_right_told", "rights_told", "place",
    "rectified", "source", "conduct_state", "capacity", "first_offence", "minor", "volume_no", "archivist",
    "recipient", "service_address", "obligation", "court", "enforcement_kind", "publication_form",
    "party_name", "main_facts", "publication_basis", "decision_content", "matter_name", "review_body",
    "remedies_told", "rectify_demand", "questioned_person", "questioned_role", "identity_checked",
})  # fmt: skip
# The same thing under another name in a later act.
ALSO_KNOWN = {
    "recipient": "party", "main_facts": "facts", "publication_basis": "penalty_basis", "facts": "case_facts",
    "penalty_basis": "legal_basis", "legal_basis": "suspected_basis", "matter_name": "cause",
    "case_name": "cause", "applicant": "party",
}  # fmt: skip
HELP: Mapping[FieldKind, str] = {
    FieldKind.MONEY: "以元为单位填写，不写“万”",
    FieldKind.OFFICERS: "从本机关人员中勾选；执法活动至少两人",
    FieldKind.SIGNATURE: "填签名人的姓名；原件签名的，另把原件拍照或扫描上传",
    FieldKind.DOCUMENT: "由本系统制发的文书不用填；其他文书写名称和文号",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form is drawn from: the act, the file, the answers so far, what the law needs, what is wrong."""

    spec: ActSpec
    file: CaseFile
    values: Mapping[str, Any]
    needed: tuple[Needed, ...] = ()
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    officers: tuple[PersonOnDay, ...] = ()
    papers: tuple[Mapping[str, Any], ...] = ()


def form_groups(asked: Asked) -> tuple[FieldGroup, ...]:
    """The fieldsets: what must be answered first, sorted by kind; what may be left out last."""
    wanted = {name for item in asked.needed for name in item.fields}
    first = [item for item in asked.spec.fields if item.needed or item.name in wanted or _typed(asked, item)]
    rest = [item for item in asked.spec.fields if item not in first]
    groups = [
        FieldGroup(
            title=title, fields=tuple(_field(item, asked) for item in first if item.field.kind in kinds)
        )
        for title, kinds in GROUPS
    ]
    groups.append(FieldGroup(title=OPTIONAL, fields=tuple(_field(item, asked) for item in rest)))
    return tuple(group for group in groups if group.fields)


def _typed(asked: Asked, item: BoundField) -> bool:
    return item.name in asked.errors or asked.values.get(item.name) not in (None, "", [], {}, ())


NAMED_HELP = {
    "transcript": "把问和答逐句记下来，每句以“问：”或“答：”开头；打印后由被询问人核对签名",
    "penalty_kinds": "可以选几项；选了罚款、没收的，下面要填金额",
    "leader_opinion": "写明同意或者不同意，以及意见",
}


def _field(item: BoundField, asked: Asked) -> Field:
    clause = next((need.citation for need in asked.needed if item.name in need.fields), None)
    alone = any(need.fields == (item.name,) for need in asked.needed)
    kind = InputKind(item.field.kind.value)
    return Field(
        name=item.name, label=item.label, kind=kind,
        help=NAMED_HELP.get(item.name) or HELP.get(item.field.kind, ""),
        why=f"{clause.source}：{clause.gist}" if clause else "",
        value=shown(item.field.kind, asked.values.get(item.name), asked),
        errors=asked.errors.get(item.name, ()), required=item.needed or alone,
        choices=tuple(_choices(item, asked)),
    )  # fmt: skip


def _choices(item: BoundField, asked: Asked) -> Iterator[Choice]:
    match item.field.kind:
        case FieldKind.CHOICE | FieldKind.CHOICES:
            yield from (Choice(value=value, label=value) for value in item.field.choices)
        case FieldKind.OFFICERS:
            yield from map(_person, asked.officers)
        case FieldKind.LINK:
            yield from map(_entry, reversed(targets(item.field.target, asked.file)))
        case _:
            return


def _person(person: PersonOnDay) -> Choice:
    note = f"执法证 {person.certificate}" if person.certificate_valid else "当日没有有效执法证"
    return Choice(value=person.id, label=person.name, note=f"{note}　{person.unit}".strip())


def _entry(entry: Entry) -> Choice:
    day = entry.at.astimezone(SHANGHAI).strftime("%Y-%m-%d")
    return Choice(value=str(entry.position), label=f"第{entry.position}条　{ACTS[entry.act].label}", note=day)


def targets(target: str, file: CaseFile) -> list[Entry]:
    """The entries a link may name: those of the act or family, or all."""
    if target == "entry":
        return list(file.entries)
    return file.done(MEMBERS.get(target, frozenset({target})))


def shown(kind: FieldKind, value: Any, asked: Asked) -> Any:
    """A plain value in the shape the form's partial takes."""
    if value in (None, "", [], {}, ()):
        return None if kind is FieldKind.FLAG else value
    match kind:
        case FieldKind.TERM if isinstance(value, str):
            return _term_parts(value)
        case FieldKind.BASIS if isinstance(value, str):
            found = [match.groupdict() for match in _LAW.finditer(value)]
            return found or [{"law": value, "article": ""}]
        case FieldKind.OFFICERS:
            return [str(item["id"]) if isinstance(item, Mapping) else str(item) for item in value]
        case FieldKind.PAPERS:
            return list(_papers(value, asked.papers))
        case FieldKind.MOMENT:
            return str(value)[:16]
        case FieldKind.LINK:
            return str(value)
        case _:
            return value


def _term_parts(text: str) -> Mapping[str, str]:
    try:
        term = parse_term(text)
    except TermError:
        return {}
    return {"amount": str(term.amount), "unit": term.unit.value}


def _papers(chosen: Iterable[Any], known: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Chosen papers as {name, size, key}: what was uploaded or already lies in the file."""
    by_key = {str(paper["sha256"]): paper for paper in known}
    for item in chosen:
        key = str(item.get("sha256", "")) if isinstance(item, Mapping) else str(item)
        paper = by_key.get(key) or (item if isinstance(item, Mapping) else None)
        if paper is not None:
            yield {"name": paper["name"], "size": paper.get("size"), "key": key}


def first_values(asked: Asked, signer: str, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What is known already, so that nobody types it twice: the file's facts, its papers, its links.

    `extra`: values made for this act, which lead.
    """
    found = {item.name: _known(item, asked, signer) for item in asked.spec.fields} | dict(extra or {})
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _known(item: BoundField, asked: Asked, signer: str) -> Any:
    facts = asked.file.facts
    match item.field.kind:
        case FieldKind.LINK:
            found = targets(item.field.target, asked.file)
            return found[-1].position if found else None
        case FieldKind.PAPERS:
            return list(asked.papers) if item.name != "attachments" else []
        case FieldKind.DOCUMENT:
            return "、".join(asked.spec.documents)
        case FieldKind.SIGNATURE | FieldKind.PERSON if item.name in BY_ONESELF:
            return signer
        case FieldKind.SIGNATURE:
            return None
        case FieldKind.OFFICERS:
            return facts.get(item.name) or facts.get("assigned_officers") or facts.get("officers")
        case FieldKind.DATE | FieldKind.MOMENT:
            return None
        case _:
            carried = facts.get(item.name) if item.name in CARRIED else None
            return carried or facts.get(ALSO_KNOWN.get(item.name, ""))
