"""The fine and the confiscated income out of the words of a decision, never out of a derived column."""

import re
from dataclasses import dataclass
from decimal import Decimal

from mingjing.core.record.numerals import AMOUNT, NUMBER, parse_amount

_GAP = r"[^\d元；;。罚没收缴]{0,12}?"
_BEFORE = re.compile(
    rf"(?P<amount>{AMOUNT})整?(?:[（(][^）)]*[）)])?(?:人民币)?的?罚款(?!\s*(?:人民币)?\s*\d)"
)
_AFTER = re.compile(rf"(?:罚款|(?<![处刑])罚(?=\d)){_GAP}(?P<amount>{AMOUNT})")
_NO_UNIT = re.compile(rf"罚款(?:人民币)?\s*(?:{NUMBER})(?![\d.,元圆万%倍\s])")
_INCOME = re.compile(rf"没收违法所得(?:人民币)?[^\d；;。，,]{{0,6}}?(?P<amount>{AMOUNT})")
_RECOVERY = re.compile(rf"追缴[^；;。，,罚]{{0,10}}?(?P<amount>{AMOUNT})")
_TOTAL = re.compile("共计|合计|总计")


@dataclass(frozen=True, slots=True, kw_only=True)
class FineWords:
    """What the words say of money, in 元.

    `fine`: the sum of all fines, None where none is named. `parts`: each amount as named. `unitless`:
    a fine without its unit, as written. `income`: confiscated income; `recovered`: tax or money
    recovered, which is no penalty.
    """

    fine: Decimal | None
    parts: tuple[Decimal, ...]
    unitless: str = ""
    income: Decimal | None = None
    recovered: Decimal | None = None


def read_fines(decision: str) -> FineWords:
    """Read the amounts in a decision's words."""
    found = _named_fines(decision)
    unitless = _NO_UNIT.search(decision)
    return FineWords(
        fine=_sum(found, each="分别" in decision),
        parts=tuple(amount for amount, _ in found),
        unitless=unitless[0] if unitless and not found else "",
        income=_first(_INCOME, decision),
        recovered=_first(_RECOVERY, decision),
    )


def _named_fines(decision: str) -> list[tuple[Decimal, bool]]:
    """Every amount said to be a fine, once, and whether the words call it a total."""
    spans: dict[int, tuple[Decimal, bool]] = {}
    for pattern in (_BEFORE, _AFTER):
        for found in pattern.finditer(decision):
            context = decision[max(0, found.start() - 6) : found.start("amount")]
            total = bool(_TOTAL.search(context))
            spans.setdefault(found.start("amount"), (parse_amount(found["amount"]), total))
    return [spans[start] for start in sorted(spans)]


def _sum(found: list[tuple[Decimal, bool]], *, each: bool) -> Decimal | None:
    """All fines together. An amount called a total stands for the others where it is their sum.

    `each`: 分别处罚款18000元，共计36000元 names once what is imposed several times.
    """
    if not found:
        return None
    amounts = [amount for amount, _ in found]
    for index, (amount, total) in enumerate(found):
        others = sum(amounts[:index] + amounts[index + 1 :], Decimal(0))
        if total and others and (amount == others or (each and amount % others == 0)):
            return amount
    return sum(amounts, Decimal(0))


def _first(pattern: re.Pattern[str], decision: str) -> Decimal | None:
    found = pattern.search(decision)
    return parse_amount(found["amount"]) if found else None
