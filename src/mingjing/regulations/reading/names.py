"""Names in rule files: acts, fields, roles, kinds by their Chinese labels."""

from mingjing.core.law.condition import LINKED_ACT, Path
from mingjing.core.record.catalogue import (
    ACTS_BY_LABEL,
    FAMILIES_BY_LABEL,
    FIELDS,
    FIELDS_BY_LABEL,
    PARTS,
    act_slugs,
)
from mingjing.core.record.field import Field, FieldKind
from mingjing.core.record.vocabulary import (
    FILE_KIND_NAMES,
    PROCEDURE_NAMES,
    ROLE_NAMES,
    STAGE_NAMES,
    FileKind,
    Role,
)
from mingjing.regulations.reading.node import Node, suggest

VIRTUAL = {
    "执法类别": ("@kind", tuple(FILE_KIND_NAMES.values())),
    "程序": ("@procedure", tuple(PROCEDURE_NAMES.values())),
    "阶段": ("@stage", tuple(STAGE_NAMES.values())),
}
_ACT_NAMES = [*ACTS_BY_LABEL, *FAMILIES_BY_LABEL]
_ROLES = {label: role for role, label in ROLE_NAMES.items()}
_KINDS = {label: kind for kind, label in FILE_KIND_NAMES.items()}


def acts(node: Node) -> frozenset[str]:
    """The acts meant by one label or a list of labels; a family stands for all its members."""
    return frozenset().union(*node.map(_acts))


def _acts(node: Node) -> frozenset[str]:
    found = act_slugs(node.text())
    if found is None:
        raise node.fail(f"没有“{node.text()}”这种行为；{suggest(node.text(), _ACT_NAMES)}")
    return found


def one_act(node: Node) -> str:
    """The slug of a single act."""
    return ACTS_BY_LABEL[node.one_of(ACTS_BY_LABEL)].slug


def acts_label(node: Node) -> str:
    """The acts' labels as written, for reading aloud."""
    return "”或“".join(node.map(Node.text))


def field_name(node: Node) -> str:
    """The name of a field by its label."""
    label = node.text()
    if label not in FIELDS_BY_LABEL:
        raise node.fail(f"没有“{label}”这个字段；{suggest(label, list(FIELDS_BY_LABEL))}")
    return FIELDS_BY_LABEL[label]


def path(label: str, node: Node) -> Path:
    """A fact by label, by label and part (当事人基本情况.类型), or one of 执法类别, 程序, 阶段.

    The part of a link is a field of the entry it refers to (音像.音像种类), or its act (呈批事项.行为).
    """
    if label in VIRTUAL:
        return Path(name=VIRTUAL[label][0], label=label)
    head, _, part = label.partition(".")
    if head not in FIELDS_BY_LABEL:
        raise node.fail(f"没有“{head}”这个字段；{suggest(head, [*FIELDS_BY_LABEL, *VIRTUAL])}")
    name = FIELDS_BY_LABEL[head]
    if part and FIELDS[name].kind is FieldKind.LINK:
        return Path(name=name, part=_linked_part(part, node), label=label, linked=True)
    return Path(name=name, part=_part(part, FIELDS[name], node) if part else "", label=label)


def _linked_part(part: str, node: Node) -> str:
    """Of the entry a link refers to: one of its fields, or 行为 for what was done."""
    if part == "行为":
        return LINKED_ACT
    if part not in FIELDS_BY_LABEL:
        raise node.fail(f"没有“{part}”这个字段；{suggest(part, ['行为', *FIELDS_BY_LABEL])}")
    return FIELDS_BY_LABEL[part]


def _part(part: str, field: Field, node: Node) -> str:
    parts = PARTS.get(field.kind, {})
    for name, label in parts.items():
        if label == part:
            return name
    raise node.fail(f"“{field.label}”没有“{part}”；{suggest(part, list(parts.values()))}")


def role(node: Node) -> Role:
    """A role by its standard name."""
    return _ROLES[node.one_of(_ROLES)]


def kinds(node: Node | None) -> frozenset[FileKind]:
    """The kinds of file a norm is for; all where it does not say."""
    if node is None:
        return frozenset(FileKind)
    return frozenset(_KINDS[item.one_of(_KINDS)] for item in node.items())
