"""Amounts of money as decisions write them: figures with separators, and Chinese capitals.

An amount is a decimal string in yuan with at most two decimals ("2000.00"). Nothing here touches
binary floating point.
"""

import re
from decimal import Decimal
from typing import Final

DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
PLACES: Final = ("", "拾", "佰", "仟")
GROUPS: Final = ("", "万", "亿", "兆")
LIMIT: Final = Decimal(10) ** 16
_PATTERN: Final = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,2})?")


class AmountInvalid(ValueError):
    """The text is not an amount in yuan that a document could carry."""


def parse_amount(text: str) -> Decimal:
    """Return the amount in yuan written in `text`, with two decimals.

    Raises AmountInvalid for a sign, an exponent, more than two decimals, leading zeros or an amount
    of ten thousand 兆 and more.
    """
    if not _PATTERN.fullmatch(text):
        raise AmountInvalid(f"金额“{text}”不能识别：请填以元为单位的数字，最多两位小数，例如 2000.00。")
    amount = Decimal(text).quantize(Decimal("0.01"))
    if amount >= LIMIT:
        raise AmountInvalid(f"金额“{text}”超出文书能写的范围：应小于一万兆元。")
    return amount


def money_figures(text: str) -> str:
    """Return "2,000元", "2,000.50元": thousands separated, decimals only where there are any."""
    amount = parse_amount(text)
    return f"{amount:,.0f}元" if amount == amount.to_integral_value() else f"{amount:,.2f}元"


def money_capital(text: str) -> str:
    """Return the amount in Chinese capitals: "贰仟元整", "壹拾万零伍拾元零叁分".

    整 follows the yuan and the jiao, never the fen. Within the yuan one 零 stands for any run of
    zeros between two digits; one also stands before a fen without jiao.
    """
    amount = parse_amount(text)
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    head = f"{_integer(yuan)}元" if yuan else ""
    if not cents:
        return f"{head or '零元'}整"
    zero = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    tail = (f"{DIGITS[jiao]}角" if jiao else "") + (f"{DIGITS[fen]}分" if fen else "整")
    return f"{head}{zero}{tail}"


def money_text(text: str) -> str:
    """Return "人民币2,000元（大写：贰仟元整）", the form a decision uses."""
    return f"人民币{money_figures(text)}（大写：{money_capital(text)}）"


def _integer(number: int) -> str:
    """Capitals of a whole number from 1 to 10^16 - 1."""
    groups = [number // 10_000**index % 10_000 for index in range(len(GROUPS))]
    written = ""
    gap = False
    for index in reversed(range(len(GROUPS))):
        value = groups[index]
        if not value:
            gap = bool(written)
            continue
        # A group below 1000, or an empty group in between, is announced by one 零.
        if written and (gap or value < 1000):
            written += "零"
        written += _group(value) + GROUPS[index]
        gap = value % 10 == 0
    return written


def _group(value: int) -> str:
    """Capitals of 1 to 9999 without a leading 零."""
    written = ""
    zero = False
    for place in reversed(range(4)):
        digit = value // 10**place % 10
        if not digit:
            zero = bool(written)
            continue
        written += ("零" if zero else "") + DIGITS[digit] + PLACES[place]
        zero = False
    return written
