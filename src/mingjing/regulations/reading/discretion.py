"""裁量基准 in scenario files: the rows an agency would have adopted. The keys are described in docs/rules."""

from decimal import Decimal, InvalidOperation

from mingjing.core.law.discretion import WHOLE, WHOLE_NAME, DiscretionRow
from mingjing.core.law.ranges import FineRange, Measure
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.values import PARTY_KINDS
from mingjing.regulations.reading.node import Node

ROW_KEYS = (
    "违法行为", "依据", "裁量", "情形", "适用对象", "处罚种类", "下限", "上限", "不含下限", "不含上限",
    "单位",
)  # fmt: skip
UNITS = {"元": Measure.YUAN, "违法所得": Measure.INCOME, "货值": Measure.GOODS}


def discretion_row(node: Node) -> DiscretionRow:
    """One row. Raises RuleError."""
    keys = node.keys(ROW_KEYS, ("违法行为",))
    grades = (*FIELDS["discretion_level"].choices, WHOLE_NAME)
    grade = keys["裁量"].one_of(grades) if "裁量" in keys else WHOLE_NAME
    kinds = FIELDS["penalty_kinds"].choices
    return DiscretionRow(
        offence=keys["违法行为"].text(), grade=WHOLE if grade == WHOLE_NAME else grade,
        basis=keys["依据"].text() if "依据" in keys else "",
        circumstances=keys["情形"].text() if "情形" in keys else "",
        parties=keys["适用对象"].map(lambda item: item.one_of(PARTY_KINDS)) if "适用对象" in keys else (),
        penalty_kinds=keys["处罚种类"].map(lambda item: item.one_of(kinds)) if "处罚种类" in keys else (),
        fine=_range(keys) if "下限" in keys or "上限" in keys else None,
    )  # fmt: skip


def _range(keys: dict[str, Node]) -> FineRange:
    return FineRange(
        low=_number(keys["下限"]) if "下限" in keys else None,
        high=_number(keys["上限"]) if "上限" in keys else None,
        low_in=not ("不含下限" in keys and keys["不含下限"].flag()),
        high_in=not ("不含上限" in keys and keys["不含上限"].flag()),
        measure=UNITS[keys["单位"].one_of(UNITS)] if "单位" in keys else Measure.YUAN,
    )


def _number(node: Node) -> Decimal:
    try:
        return Decimal(node.text().replace(",", ""))
    except InvalidOperation:
        raise node.fail("应是数字；金额以元为单位，例如 500") from None
