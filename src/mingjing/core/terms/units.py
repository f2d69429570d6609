"""The units in which the law counts, and a length in one of them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from mingjing.core.terms.errors import TermError


class Unit(StrEnum):
    """How a period is measured. The value is the word that stands in rule sets and on screen."""

    HOUR = "小时"
    SAME_DAY = "当日"
    DAY = "日"
    WORKDAY = "工作日"
    MONTH = "月"
    YEAR = "年"


_MEASURE_WORD = {Unit.WORKDAY: "个", Unit.MONTH: "个"}
_SPELLINGS = {"天": Unit.DAY, "自然日": Unit.DAY, "时": Unit.HOUR} | {str(unit): unit for unit in Unit}
_PATTERN = re.compile(
    r"(?P<amount>[0-9０-９]+|[零〇一二两三四五六七八九十百]+)个?(?P<unit>小时|时|工作日|自然日|日|天|月|年)"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length of time: `amount` whole units, at least one. 当日 is always one."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise TermError(f"期限“{self.amount}{self.unit}”不成立：数量至少为 1。")
        if self.unit is Unit.SAME_DAY and self.amount != 1:
            raise TermError("“当日”没有数量，请写“当日”，或改用“日”。")

    def __str__(self) -> str:
        if self.unit is Unit.SAME_DAY:
            return str(self.unit)
        return f"{self.amount}{_MEASURE_WORD.get(self.unit, '')}{self.unit}"


def parse_term(text: str) -> Term:
    """Read a period as people write it: 7个工作日, 24小时, 30日, 3个月, 5年, 当日, 七个工作日.

    Raises TermError when the text is not a number with one of the units.
    """
    compact = "".join(text.split())
    if compact in ("当日", "当天"):
        return Term(amount=1, unit=Unit.SAME_DAY)
    found = _PATTERN.fullmatch(compact)
    if found is None:
        raise TermError(
            f"看不懂期限“{text}”。请写数量和单位，例如：7个工作日、24小时、30日、3个月、5年、当日。"
        )
    written = found["amount"]
    amount = int(written) if written.isdecimal() else _chinese_number(written)
    return Term(amount=amount, unit=_SPELLINGS[found["unit"]])


def _chinese_number(written: str) -> int:
    """The value of a number up to 999 in Chinese characters; TermError where it is not one."""
    total, digit = 0, None
    for character in written:
        if character in _SCALES:
            total += (1 if digit is None else digit) * _SCALES[character]
            digit = None
        elif digit:
            raise TermError(f"看不懂数字“{written}”，请改用阿拉伯数字。")
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)
