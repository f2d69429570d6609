"""Fines are read out of the words, each once, and nothing else is taken for one."""

from decimal import Decimal

import pytest

from mingjing.walk.fines import read_fines


@pytest.mark.parametrize(
    ("decision", "fine"),
    [
        ("对你单位处罚款人民币2000元整。", "2000"),
        ("处以35000元人民币罚款。", "35000"),
        ("处50000元整（¥50000.00）的罚款。", "50000"),
        ("并罚款人民币伍仟元整。", "5000"),
        ("没收违法所得282.2元罚款1000元。", "1000"),
        ("1.没收违法所得36元；2.罚款5000元。以上罚没款共计5036元。", "5000"),
        ("没收违法所得13965.6元、罚406246.75元。", "406246.75"),
        ("处货值金额2倍罚款，共计529760元，上缴国库。", "529760"),
        ("处以1倍罚款，即89,089.56元。", "89089.56"),
        ("（一）处人民币25000元罚款的行政处罚；（二）处人民币55000元罚款的行政处罚。", "80000"),
        ("二个违法行为分别处罚款18000元整，共计处人民币罚款36000元整的行政处罚。", "36000"),
        ("增值税罚款100元，城建税罚款20元，合计罚款120元。", "120"),
        ("处以1倍罚款共计8327.31元。对未设账簿的行为处以罚款2000元。", "10327.31"),
        ("对黄某处罚款收入的35%，即罚款人民币4200元整。", "4200"),
        ("少缴税款259,329.40元百分之五十的罚款129,664.71元。", "129664.71"),
        ("追缴税款752.35万元的行政处理、处以罚款802.35万元的行政处罚", "8023500"),
    ],
)
def test_fine(decision: str, fine: str) -> None:
    assert read_fines(decision).fine == Decimal(fine)


@pytest.mark.parametrize(
    "decision",
    ["警告。", "行政拘留五日的行政处罚，并追缴人民币360元。", "对你单位处罚款", "没收违法所得80元"],
)
def test_no_fine(decision: str) -> None:
    assert read_fines(decision).fine is None


def test_income_recovery_and_missing_unit() -> None:
    found = read_fines("没收违法所得4033.7元，并处罚款5966.3，合计罚没款10000元")
    assert (found.income, found.fine, found.unitless) == (Decimal("4033.7"), None, "罚款5966.3")
    assert read_fines("追缴税款752.35万元，罚款10元").recovered == Decimal("7523500")
    assert read_fines("罚款人民币2000元").unitless == ""
