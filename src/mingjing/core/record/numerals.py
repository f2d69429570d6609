"""Amounts of money as decisions write them: 2000元, 259,329.40元, 5万元, 三佰元, 壹万壹仟元."""

import re
from decimal import Decimal

_DIGITS = {char: value for value, chars in enumerate(
    ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_CHINESE = "".join([*_DIGITS, *_PLACES, *_GROUPS])
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"

NUMBER = rf"(?:{_ARABIC})\s*[万萬亿]?|[{_CHINESE}]+"
AMOUNT = rf"(?:{NUMBER})\s*[元圆]"


class NumeralError(ValueError):
    """Not an amount."""


def parse_amount(text: str) -> Decimal:
    """The amount in 元 of a text that matches NUMBER or AMOUNT. Raises NumeralError."""
    bare = re.sub(r"[\s,元圆]", "", text)
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([万萬亿]?)", bare)
    if found:
        return Decimal(found[1]) * _GROUPS.get(found[2], 1)
    if not bare or set(bare) - set(_CHINESE):
        raise NumeralError(text)
    return Decimal(_chinese(bare))


def _chinese(text: str) -> int:
    """壹万壹仟 → 11000. Each group (亿, 万) multiplies all that stands before it and is not yet grouped."""
    total = group = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            group += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            total = (
                (total + group + digit) * _GROUPS[char]
                if _GROUPS[char] > total
                else total + (group + digit) * _GROUPS[char]
            )
            group = digit = 0
    return total + group + digit
