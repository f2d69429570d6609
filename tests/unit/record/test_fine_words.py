"""The range of a fine out of a statute's words, and what is left to a person."""

from decimal import Decimal

import pytest

from mingjing.core.law.fine_words import FineWordsUnclear, ranges_in_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("处以二十元以上五十元以下罚款", [("", "", "20元以上50元以下")]),
        ("可以处2万元以下的罚款", [("", "", "20,000元以下")]),
        (
            "对单位处五千元以上五万元以下罚款；对个人处警告或者五百元以下罚款",
            [("法人、其他组织", "", "5,000元以上50,000元以下"), ("自然人", "", "500元以下")],
        ),
        (
            "可以处1万元以下的罚款；拒不改正的，处1万元以上5万元以下的罚款",
            [("", "", "10,000元以下"), ("", "拒不改正的", "10,000元以上50,000元以下")],
        ),
        ("并处违法所得一倍以上三倍以下的罚款", [("", "", "违法所得1倍以上3倍以下")]),
        ("处货值金额一倍以下罚款", [("", "", "货值1倍以下")]),
        ("并处3万元罚款", [("", "", "30,000元")]),
    ],
)
def test_plain_clauses_are_read(text: str, found: list[tuple[str, str, str]]) -> None:
    read = ranges_in_words(text)
    assert [("、".join(item.parties), item.circumstances, item.fine.wording()) for item in read] == found


@pytest.mark.parametrize(
    "text",
    [
        "", "暂无", "处五日以上十日以下拘留", "处三百元以上三千元以下罚款|并处以200元以上500元以下罚款",
        "处广告费用一倍以上三倍以下的罚款", "处二倍以上五倍以下罚款", "对公证员处一千元以上五千元以下罚款",
        "处五百元以上罚款", "按照每人1000元以上5000元以下的标准计算，处以罚款", "处违法所得五百元以下罚款",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_a_person(text: str) -> None:
    with pytest.raises(FineWordsUnclear):
        ranges_in_words(text)


def test_bounds_are_exact() -> None:
    (only,) = ranges_in_words("处一万五千元以上十五万元以下罚款")
    assert (only.fine.low, only.fine.high) == (Decimal(15000), Decimal(150000))
