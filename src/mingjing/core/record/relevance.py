"""What acts that all kinds of enforcement share ask in one kind only, and what a field is called there."""

from collections.abc import Mapping

from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import BoundField
from mingjing.core.record.vocabulary import FileKind

# What only a penalty has: its kinds and sums, the discretion, the grounds of its hearing.
OF_PENALTIES = frozenset({
    "penalty_kinds", "penalty_basis", "fine", "confiscated_income", "confiscated_goods_value",
    "licence_affected", "offence", "discretion_level", "discretion_basis", "departure_reason",
    "same_act_fined", "hearing_ground", "capacity", "first_offence", "minor",
})  # fmt: skip
# The fields' own labels are a penalty's.
_LABELS: Mapping[FileKind, Mapping[str, str]] = {
    FileKind.LICENCE: {"facts": "审查查明的事实"},
    FileKind.INSPECTION: {"facts": "检查发现的事实", "suspected_basis": "检查所依据的规定"},
    FileKind.EXPROPRIATION: {"facts": "调查查明的事实"},
}


def asked_in(spec: ActSpec, kind: FileKind) -> tuple[BoundField, ...]:
    """The act's fields that mean something in a file of the kind."""
    if kind is FileKind.PENALTY or FileKind.PENALTY not in spec.kinds:
        return spec.fields
    return tuple(item for item in spec.fields if item.needed or item.name not in OF_PENALTIES)


def label_in(item: BoundField, kind: FileKind) -> str:
    """What the field is called in a file of the kind."""
    return _LABELS.get(kind, {}).get(item.name, item.label)
