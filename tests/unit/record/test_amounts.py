"""Amounts as decisions write them, against a reader of Chinese capitals and known answers."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.record.amounts import AmountInvalid, money_capital, money_figures, money_text, parse_amount

PLACES = {"": 1, "拾": 10, "佰": 100, "仟": 1000}
DIGITS = "零壹贰叁肆伍陆柒捌玖"


def read(text: str) -> Decimal:
    """Read capitals back, group by group; the slow way round."""
    yuan, _, rest = text.removesuffix("整").partition("元") if "元" in text else ("", "", text)
    rest = rest.removesuffix("整")
    total = Decimal(0)
    for unit, size in (("兆", 10**12), ("亿", 10**8), ("万", 10**4), ("", 1)):
        head, found, tail = yuan.partition(unit) if unit else (yuan, "", "")
        if unit and not found:
            continue
        total += size * sum(
            DIGITS.index(digit) * PLACES[place]
            for digit, place in re.findall("([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)", head)
        )
        yuan = tail
    jiao = re.search("(.)角", rest)
    fen = re.search("(.)分", rest)
    cents = (10 * DIGITS.index(jiao[1]) if jiao else 0) + (DIGITS.index(fen[1]) if fen else 0)
    return total + Decimal(cents) / 100


@pytest.mark.parametrize(
    ("figures", "capitals"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1.10", "壹元壹角整"),
        ("10.05", "壹拾元零伍分"),
        ("200", "贰佰元整"),
        ("2000.00", "贰仟元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100050.03", "壹拾万零伍拾元零叁分"),
        ("300045", "叁拾万零肆拾伍元整"),
        ("10000000", "壹仟万元整"),
        ("1000000001", "壹拾亿零壹元整"),
        ("100000100", "壹亿零壹佰元整"),
        ("1000100000000", "壹兆零壹亿元整"),
        ("20040000", "贰仟零肆万元整"),
        ("9999999999999999.99", "玖仟玖佰玖拾玖兆玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_capitals_of_known_amounts(figures: str, capitals: str) -> None:
    assert money_capital(figures) == capitals


@given(st.decimals(min_value=0, max_value=Decimal("9999999999999999.99"), places=2))
def test_capitals_read_back_give_the_amount(amount: Decimal) -> None:
    written = money_capital(f"{amount:f}")
    assert read(written) == amount
    assert "零零" not in written
    assert not re.search("零[拾佰仟万亿兆元角]", written) or amount == 0


@pytest.mark.parametrize(
    "text", ["", "-1", "1e3", "01", "1.234", "一百", "1,000", " 1", "1.", "１", "10000000000000000"]
)
def test_what_is_no_amount_is_refused_in_words(text: str) -> None:
    with pytest.raises(AmountInvalid, match="金额"):
        parse_amount(text)


def test_figures_have_separators_and_decimals_only_where_needed() -> None:
    assert money_figures("2000.00") == "2,000元"
    assert money_figures("1234567.5") == "1,234,567.50元"
    assert money_text("2000") == "人民币2,000元（大写：贰仟元整）"
