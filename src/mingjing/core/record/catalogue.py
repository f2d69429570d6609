"""All acts and fields by slug and by Chinese label; rule sets, forms and the glossary look names up here."""

from collections.abc import Iterator
from types import MappingProxyType

from mingjing.core.record.act import ACTS, FAMILIES, ActSpec
from mingjing.core.record.acts import (  # each module enters its acts when imported
    access,
    aftermath,
    archive,
    coercion,
    decision,
    enforcement,
    enforcing,
    evidence,
    execution,
    expropriation,
    hearing,
    inspection,
    licence,
    licence_decision,
    progress,
    publicity,
    publishing,
    recording,
    review,
    service,
    start,
    transfer,
)
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.values import Officer, Paper, Party

ROOMS = (
    start, transfer, evidence, recording, progress, hearing, decision, review, service, aftermath,
    execution, enforcement, publishing, publicity, archive, access,
    licence, licence_decision, coercion, enforcing, inspection, expropriation,
)  # fmt: skip

ACTS_BY_LABEL: dict[str, ActSpec] = {spec.label: spec for spec in ACTS.values()}
FAMILIES_BY_LABEL: dict[str, str] = {label: slug for slug, label in FAMILIES.items()}


def _all_fields() -> Iterator[BoundField]:
    for spec in ACTS.values():
        yield from spec.fields


FIELDS = MappingProxyType({item.name: item.field for item in _all_fields()})
FIELDS_BY_LABEL = MappingProxyType({field.label: name for name, field in FIELDS.items()})
PARTS = {FieldKind.PARTY: Party.PARTS, FieldKind.OFFICERS: Officer.PARTS, FieldKind.PAPERS: Paper.PARTS}


def act_slugs(label: str) -> frozenset[str] | None:
    """The acts meant by a label: one act, or all of a family; None where the label is neither."""
    if label in ACTS_BY_LABEL:
        return frozenset({ACTS_BY_LABEL[label].slug})
    family = FAMILIES_BY_LABEL.get(label)
    return MEMBERS[family] if family else None


MEMBERS: dict[str, frozenset[str]] = {
    family: frozenset(spec.slug for spec in ACTS.values() if spec.family == family) for family in FAMILIES
} | {"draft": frozenset(spec.slug for spec in ACTS.values() if spec.draft)}
