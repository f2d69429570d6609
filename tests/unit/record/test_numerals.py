"""Amounts in every way decisions write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.record.numerals import NumeralError, parse_amount

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """The plain spelling of a number under 10^12, built from its decimal digits."""
    groups = []
    for index, group in enumerate(("", "万", "亿")):
        part = number // 10 ** (4 * index) % 10_000
        if part:
            words = ""
            for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
                digit = part // place % 10
                if digit:
                    words += DIGITS[digit] + name
                elif words and part % place:
                    words += "零"
            groups.append(words + group)
    return "零".join(reversed(groups))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2000元", "2000"),
        ("2000.00 元", "2000.00"),
        ("259,329.40元", "259329.40"),
        ("5万元", "50000"),
        ("802.35万元", "8023500.00"),
        ("三佰元", "300"),
        ("壹万壹仟元", "11000"),
        ("贰仟伍佰肆拾伍元", "2545"),
        ("一万元", "10000"),
        ("十五元", "15"),
        ("二十亿零三百万元", "2003000000"),
        ("一万亿元", "1000000000000"),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@given(st.integers(1, 10**12 - 1))
def test_every_spelled_number(number: int) -> None:
    assert parse_amount(spell(number) + "元") == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_figure(amount: Decimal) -> None:
    assert parse_amount(f"{amount:,.2f}元") == amount


@pytest.mark.parametrize("text", ["", "元", "若干元", "2000余元", "1.2.3元"])
def test_not_an_amount(text: str) -> None:
    with pytest.raises(NumeralError):
        parse_amount(text)
