"""Which fields of an act the law speaks of at all: what has to be answered may depend on other answers."""

from collections.abc import Iterator, Mapping

from mingjing.core.law.answers import Citation
from mingjing.core.law.condition import All, AtLeast, Condition, Fact, Not, People
from mingjing.core.law.law import Law
from mingjing.core.record.act import ActSpec
from mingjing.core.record.vocabulary import FileKind


def named_fields(spec: ActSpec, law: Law, kind: FileKind) -> Mapping[str, Citation]:
    """Fields that a requirement wants or a gate looks at in the act itself, each with the first clause."""
    found: dict[str, Citation] = {}
    for gate in law.gates.get(spec.slug, ()):
        if kind in gate.kinds:
            for name in (*_given(gate.applies), *_given(gate.unless)):
                found.setdefault(name, gate.citation)
    for norm in law.requirements.get(spec.slug, ()):
        if kind in norm.kinds:
            for name in (name for row in norm.fields for name, _ in row.any_of):
                found.setdefault(name, norm.citation)
    return found


def _given(condition: Condition) -> Iterator[str]:
    """The fields of the act in question that the condition looks at."""
    match condition:
        case Fact(path=path, given_only=True):
            yield path.name
        case People(field=name) if name:
            yield name
        case All(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from _given(part)
        case Not(part=part):
            yield from _given(part)
        case _:
            return
