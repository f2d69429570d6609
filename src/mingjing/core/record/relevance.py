"""What acts that all kinds of enforcement share ask in one kind only, and what a field is called there."""

from collections.abc import Mapping

from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import BoundField
from mingjing.core.record.vocabulary import FileKind

# What only files of one kind have: of a penalty its kinds and sums, the discretion, grounds of a hearing.
_OWN: Mapping[FileKind, frozenset[str]] = {
    FileKind.PENALTY: frozenset({
        "penalty_kinds", "penalty_basis", "fine", "confiscated_income", "confiscated_goods_value",
        "licence_affected", "offence", "discretion_level", "discretion_basis", "departure_reason",
        "same_act_fined", "hearing_ground", "capacity", "first_offence", "minor",
    }),
    FileKind.LICENCE: frozenset({"licence_item", "licence_content"}),
    FileKind.INSPECTION: frozenset({"inspection_result"}),
    FileKind.EXPROPRIATION: frozenset({"expropriated_object"}),
}  # fmt: skip
# The fields' own labels are a penalty's.
_LABELS: Mapping[FileKind, Mapping[str, str]] = {
    FileKind.LICENCE: {"facts": "审查查明的事实"},
    FileKind.INSPECTION: {"facts": "检查发现的事实", "suspected_basis": "检查所依据的规定"},
    FileKind.EXPROPRIATION: {"facts": "调查查明的事实"},
}


def asked_in(spec: ActSpec, kind: FileKind) -> tuple[BoundField, ...]:
    """The act's fields that mean something in a file of the kind, where the act is shared by several."""
    if len(spec.kinds) == 1:
        return spec.fields
    others = frozenset().union(*(names for of, names in _OWN.items() if of is not kind))
    return tuple(item for item in spec.fields if item.needed or item.name not in others)


def label_in(item: BoundField, kind: FileKind) -> str:
    """What the field is called in a file of the kind."""
    return _LABELS.get(kind, {}).get(item.name, item.label)
