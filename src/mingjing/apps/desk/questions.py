"""The form of an act, drawn from its definition: which questions, in which groups, with what filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mingjing.apps.desk.answers import AT_ONCE
from mingjing.apps.interface.fields import Choice, Field, FieldGroup, InputKind
from mingjing.core.law.answers import Citation
from mingjing.core.law.engine import Needed
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.catalogue import ACTS_BY_LABEL, MEMBERS
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.parsing import is_blank
from mingjing.core.record.relevance import label_in
from mingjing.core.record.vocabulary import REVIEWER_KIND_NAMES, FileKind, Role
from mingjing.core.terms import SHANGHAI, TermError, parse_term

ASKED = "请填写"
DEPENDS = "看情况填写"
CHECKED = "已按案卷填好，请核对"
OPTIONAL = "其他情况（没有就不填）"
FEW = 3
COUNSEL = "outside_counsel"
_LAW = re.compile(r"《(?P<law>[^》]+)》(?P<article>[^；;，,、]*)")
HELP: Mapping[FieldKind, str] = {
    FieldKind.MONEY: "以元为单位填写，不写“万”",
    FieldKind.OFFICERS: "从本机关人员中勾选；执法活动至少两人",
    FieldKind.SIGNATURE: "填签名人的姓名；签了名的原件拍照或者扫描，作为附件上传",
    FieldKind.DOCUMENT: "由本系统制发的文书不用填；其他文书写名称和文号",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form is drawn from.

    The act, the file, the answers so far, what the law needs, the fields the law names in the act under
    whatever condition, those the program answers itself, what is wrong, and who and what can be picked.
    `offered`: words to pick from, or to leave for others; asked for wherever there are any.
    """

    spec: ActSpec
    file: CaseFile
    values: Mapping[str, Any]
    needed: tuple[Needed, ...] = ()
    named: Mapping[str, Citation] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    officers: tuple[PersonOnDay, ...] = ()
    papers: tuple[Mapping[str, Any], ...] = ()
    counsels: tuple[Choice, ...] = ()
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def form_groups(asked: Asked) -> tuple[FieldGroup, ...]:
    """The questions in the order of the act: what must be answered, what may have to be, what is known
    already, and folded away what most cases leave out."""
    sorted_by: dict[str, list[BoundField]] = {ASKED: [], DEPENDS: [], CHECKED: [], OPTIONAL: []}
    for item in asked.spec.fields:
        if item.name not in asked.unasked or item.name in asked.errors:
            sorted_by[_place(item, asked)].append(item)
    cited: set[str] = set()
    groups = [
        FieldGroup(title=title, fields=tuple(_field(item, asked, cited) for item in items))
        for title, items in sorted_by.items()
        if items
    ]
    return tuple(_folded(groups))


def _folded(groups: list[FieldGroup]) -> Iterator[FieldGroup]:
    """The last group folded, unless it is all there is, or short."""
    for group in groups:
        fold = group.title == OPTIONAL and len(groups) > 1 and len(group.fields) > FEW
        yield replace(group, folded=fold)


def _place(item: BoundField, asked: Asked) -> str:
    wanted = {name for need in asked.needed for name in need.fields} - AT_ONCE
    if item.needed or item.name in wanted or item.name in asked.errors or asked.offered.get(item.name):
        return ASKED
    if not is_blank(asked.values.get(item.name)):
        return CHECKED
    return DEPENDS if item.name in asked.named and item.name not in AT_ONCE else OPTIONAL


NAMED_HELP = {
    "offence": "从本机关的裁量基准里选；基准里没有的，照权责清单的名称填写",
    "departure_reason": "在基准的幅度之内的不填",
    "transcript": "把问和答逐句记下来，每句以“问：”或“答：”开头；打印后由被询问人核对签名",
    "penalty_kinds": "可以选几项；选了罚款、没收的，下面要填金额",
    "leader_opinion": "写明同意或者不同意，以及意见",
    "reviewers": "从本机关在任的法制审核人员中勾选；没有办过本案的",
    COUNSEL: "从本机关和上级共享的公职律师、法律顾问、外聘律师中选，也可以直接填姓名",
}


def _field(item: BoundField, asked: Asked, cited: set[str]) -> Field:
    clause = next((need.citation for need in asked.needed if item.name in need.fields), None)
    alone = any(need.fields == (item.name,) for need in asked.needed)
    kind = InputKind(item.field.kind.value)
    return Field(
        name=item.name, label=label_in(item, asked.file.header.kind), kind=kind,
        help=_help(item),
        why=_why(clause or asked.named.get(item.name), cited),
        value=shown(item.field.kind, asked.values.get(item.name), asked),
        errors=asked.errors.get(item.name, ()), required=(item.needed or alone) and item.name not in AT_ONCE,
        choices=tuple(_choices(item, asked)),
    )  # fmt: skip


def _help(item: BoundField) -> str:
    if item.name in AT_ONCE:
        return "不填的，按行为时间记"
    return NAMED_HELP.get(item.name) or HELP.get(item.field.kind, "")


def _why(clause: Citation | None, cited: set[str]) -> str:
    """The clause that asks, in full where it comes up first; said once, it needs no saying again."""
    if clause is None or clause.clause in cited:
        return ""
    cited.add(clause.clause)
    return f"{clause.source}：{clause.gist}"


def _choices(item: BoundField, asked: Asked) -> Iterator[Choice]:
    match item.field.kind:
        case FieldKind.CHOICE if item.name == "decision_kind":
            yield from (
                Choice(value=value, label=value) for value in _decisions(item, asked.file.header.kind)
            )
        case FieldKind.CHOICE | FieldKind.CHOICES:
            yield from (Choice(value=value, label=value) for value in item.field.choices)
        case FieldKind.OFFICERS if item.name == "reviewers":
            yield from (_reviewer(person) for person in asked.officers if Role.REVIEWER in person.roles)
        case FieldKind.OFFICERS:
            yield from map(_person, _at_hand(item.name, asked))
        case FieldKind.PERSON if item.name == COUNSEL:
            yield from asked.counsels
        case FieldKind.LINK:
            yield from map(_entry, reversed(targets(item.field.target, asked.file)))
        case _:
            yield from (Choice(value=word, label=word) for word in asked.offered.get(item.name, ()))


def _decisions(item: BoundField, kind: FileKind) -> Iterator[str]:
    """The decisions that can be drafted in a file of the kind."""
    acts = ((value, ACTS_BY_LABEL[value]) for value in item.field.choices)
    return (value for value, spec in acts if kind in spec.kinds)


def _at_hand(name: str, asked: Asked) -> list[PersonOnDay]:
    """Who can be picked: those of this case first, then whoever holds a certificate."""
    chosen = shown(FieldKind.OFFICERS, asked.values.get(name), asked) or []
    return sorted(asked.officers, key=lambda person: (person.id not in chosen, not person.certificate_valid))


def _person(person: PersonOnDay) -> Choice:
    note = f"执法证 {person.certificate}" if person.certificate_valid else "当日没有有效执法证"
    return Choice(value=person.id, label=person.name, note=f"{note}　{person.unit}".strip())


def _reviewer(person: PersonOnDay) -> Choice:
    """A reviewer with what an assignment turns on: as what they review, qualified or not, new or not."""
    known = (
        REVIEWER_KIND_NAMES[person.reviews_as] if person.reviews_as else "名册没有登记",
        "有法律职业资格" if person.qualified else "没有法律职业资格",
        f"{person.first_review:%Y-%m-%d}起审核处罚" if person.first_review else "没有审核过处罚",
        person.unit,
    )
    return Choice(value=person.id, label=person.name, note="　".join(filter(None, known)))


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
    if is_blank(value):
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
