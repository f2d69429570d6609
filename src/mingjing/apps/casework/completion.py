"""What a page leaves out because the program knows it: officials' papers, signatures, references.

The one place where data are completed before they are parsed; API, importers and pages get the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.draft import digest_now
from mingjing.core.record.field import Field, FieldKind
from mingjing.core.record.file import CaseFile
from mingjing.core.record.parsing import Problem, is_blank

SIGNED = (True, "on", "true", "True", "1")
ANY_ENTRY = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What completion may draw on."""

    file: CaseFile
    actor: PersonOnDay
    people: Mapping[str, PersonOnDay]


def officer_ids(spec: ActSpec, raw: Mapping[str, Any]) -> set[str]:
    """The account ids that the act names as officials."""
    named = [raw.get(item.name) for item in spec.fields if item.field.kind is FieldKind.OFFICERS]
    return {_id_of(item) for value in named for item in _listed(value)}


def complete(spec: ActSpec, raw: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The data with officials in full, signatures as names, and blank references at their latest target."""
    given = dict(raw)
    for item in spec.fields:
        step = _STEPS.get(item.field.kind)
        if step is not None:
            given[item.name] = step(given.get(item.name), item.field, known)
    return {name: value for name, value in given.items() if not is_blank(value)}


def link_problems(spec: ActSpec, data: Mapping[str, Any], file: CaseFile) -> list[Problem]:
    """References that lead nowhere, or to an entry of another kind."""
    problems = []
    for item in spec.fields:
        position = data.get(item.name)
        if item.field.kind is not FieldKind.LINK or position is None:
            continue
        if not _fits(item.field, position, file):
            message = f"{item.label}：卷中没有这样一条记录（第{position}条），请从列出的记录中选择"
            problems.append(Problem(field=item.name, message=message))
    return problems


def stranger_problems(spec: ActSpec, raw: Mapping[str, Any], known: Known) -> list[Problem]:
    """Officials named who are not in the registry."""
    return [
        Problem(field=item.name, message=f"{item.label}：名单中没有编号为“{who}”的人，请从本机关名单中选择")
        for item in spec.fields
        if item.field.kind is FieldKind.OFFICERS
        for who in map(_id_of, _listed(raw.get(item.name)))
        if who not in known.people
    ]


def text_problems(spec: ActSpec, data: Mapping[str, Any]) -> list[Problem]:
    """Text that the database can't hold: a NUL, wherever in a composite it hides."""
    return [
        Problem(field=item.name, message=f"{item.label}：含有不能保存的字符，请重新录入这一项")
        for item in spec.fields
        if any("\0" in text for text in _texts(data.get(item.name)))
    ]


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)
        case _:
            return


def _fits(field: Field, position: int, file: CaseFile) -> bool:
    if not 1 <= position <= len(file.entries):
        return False
    return field.target == ANY_ENTRY or file.entries[position - 1].act in _acts(field.target)


def _acts(target: str) -> Iterable[str]:
    return MEMBERS.get(target, frozenset({target}))


def _officers(value: Any, field: Field, known: Known) -> Any:
    """Name and certificate come from the registry, whatever the page sent: nobody writes them by hand."""
    return [_officer(known.people[who]) for who in map(_id_of, _listed(value)) if who in known.people]


def _officer(person: PersonOnDay) -> dict[str, str]:
    return {"id": person.id, "name": person.name, "certificate": person.certificate}


def _signature(value: Any, field: Field, known: Known) -> Any:
    return known.actor.name if value in SIGNED else value


def _link(value: Any, field: Field, known: Known) -> Any:
    if not is_blank(value) or field.target == ANY_ENTRY:
        return value
    latest = known.file.latest(_acts(field.target))
    return latest.position if latest else None


def _digest(value: Any, field: Field, known: Known) -> Any:
    """Which draft it is about: what the page showed, else the one that stands."""
    return value or digest_now(known.file)


def draft_problems(spec: ActSpec, data: Mapping[str, Any], file: CaseFile) -> list[Problem]:
    """An act about another draft than the one that stands: the page was opened before it was changed."""
    return [
        Problem(field="", message="您打开页面以后草案改过了，请重新打开页面，看过现在的草案再办理")
        for item in spec.fields
        if item.field.kind is FieldKind.DIGEST
        if data.get(item.name) != digest_now(file)
    ]


_STEPS: dict[FieldKind, Callable[[Any, Field, Known], Any]] = {
    FieldKind.OFFICERS: _officers,
    FieldKind.SIGNATURE: _signature,
    FieldKind.LINK: _link,
    FieldKind.DIGEST: _digest,
}


def _listed(value: Any) -> list[Any]:
    if is_blank(value):
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _id_of(item: Any) -> str:
    if isinstance(item, Mapping):
        return str(item.get("id", ""))
    return str(getattr(item, "id", item))
