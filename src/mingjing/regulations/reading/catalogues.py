"""Rows of an agency's catalogue as people write them: in scenarios, and in the demonstration."""

from datetime import date
from decimal import Decimal, InvalidOperation

from mingjing.core.law.catalogued import EFFECTS, IMPOSED_BY, USE_NAMES, CatalogueRow, Use
from mingjing.core.record.catalogue import FIELDS, FIELDS_BY_LABEL
from mingjing.core.record.values import PARTY_KINDS
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, FileKind
from mingjing.regulations.reading.names import acts
from mingjing.regulations.reading.node import Node

ROW_KEYS = (
    "事项", "用于", "类别", "决定", "处罚种类", "层级", "领域", "当事人", "金额", "计入", "相加", "影响",
    "依据", "备注", "自", "至",
)  # fmt: skip
ALWAYS_IN_FORCE = date.min


def use(node: Node) -> Use:
    """What a row, or a condition on the catalogue, is for."""
    uses = {name: item for item, name in USE_NAMES.items()}
    return uses[node.one_of(uses)]


def catalogue_row(node: Node, number: int) -> CatalogueRow:
    """One row, the number being its place in the catalogue. Raises RuleError."""
    keys = node.keys(ROW_KEYS, ("事项", "用于"))
    threshold, inclusive = _threshold(keys["金额"]) if "金额" in keys else (None, True)
    return CatalogueRow(
        number=number, matter=keys["事项"].text(), kind=_kind(keys.get("类别")),
        uses=frozenset(keys["用于"].map(use)), threshold=threshold, inclusive=inclusive,
        acts=acts(keys["决定"]) if "决定" in keys else frozenset(),
        penalty_kinds=_words(keys.get("处罚种类"), FIELDS["penalty_kinds"].choices),
        level=_text(keys.get("层级")), domain=_text(keys.get("领域")),
        parties=_words(keys.get("当事人"), PARTY_KINDS), counts=_counted(keys),
        together="相加" in keys and keys["相加"].flag(), effects=_words(keys.get("影响"), EFFECTS),
        basis=_text(keys.get("依据")), note=_text(keys.get("备注")),
        since=keys["自"].day() if "自" in keys else ALWAYS_IN_FORCE,
        until=keys["至"].day() if "至" in keys else None,
    )  # fmt: skip


def catalogue_rows(node: Node | None) -> tuple[CatalogueRow, ...]:
    """All rows of a catalogue, numbered as they stand; none where there is no catalogue."""
    return tuple(catalogue_row(item, number) for number, item in enumerate(node.items() if node else (), 1))


def _kind(node: Node | None) -> FileKind:
    kinds = {label: kind for kind, label in FILE_KIND_NAMES.items() if kind is not FileKind.PUBLICATION}
    return kinds[node.one_of(kinds)] if node else FileKind.PENALTY


def _words(node: Node | None, allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(node.map(lambda item: item.one_of(allowed)) if node else ())


def _text(node: Node | None) -> str:
    return node.text() if node else ""


def _counted(keys: dict[str, Node]) -> frozenset[str]:
    """The amounts that count; the fine alone where the row has an amount and does not say."""
    if "计入" not in keys:
        return frozenset({"fine"} if "金额" in keys else ())
    labels = [FIELDS[name].label for name in IMPOSED_BY]
    return frozenset(FIELDS_BY_LABEL[item.one_of(labels)] for item in keys["计入"].items())


def _threshold(node: Node) -> tuple[Decimal, bool]:
    """The amount in yuan, and whether it counts itself."""
    keys = node.keys(("不少于", "多于"))
    if len(keys) != 1:
        raise node.fail("应写一个界限：不少于（含本数）或者多于（不含本数）")
    ((bound, value),) = keys.items()
    try:
        return Decimal(value.text().replace(",", "").removesuffix("元")), bound == "不少于"
    except InvalidOperation:
        raise value.fail("应是以元为单位的数字，例如 10000") from None
