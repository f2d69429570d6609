"""Every line becomes a case or a fault."""

import csv
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from mingjing.walk.reader import COLUMNS, EXTRACTED, TableError, read_row, read_rows
from mingjing.walk.rows import Fault, FaultKind, PenaltyRow

SHARED = Path(os.environ.get("MINGJING_SHARED") or Path(__file__).parents[3].parent / "shared")
CASES = SHARED / "data" / "penalty_cases_17domains.csv"


def line(decision: str, **cells: str) -> dict[str, str]:
    given = dict.fromkeys(COLUMNS, "某事") | {"记录号": "T1", "处罚决定": decision} | {EXTRACTED: ""}
    return given | cells


def case(decision: str, **cells: str) -> PenaltyRow:
    row = read_row(line(decision, **cells))
    assert isinstance(row, PenaltyRow), row
    return row


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        ("", FaultKind.NO_DECISION),
        ("对你单位处罚款人民币200000万元整", FaultKind.IMPLAUSIBLE),
        ("对你单位处罚款人民币二亿元整", FaultKind.IMPLAUSIBLE),
        ("处罚款300元整。\n违法事实: 你单位徐某收费7元。\n处罚决定：罚款300元。", FaultKind.GLUED),
        ("处罚款300元整。\n|现已查明：当事人", FaultKind.GLUED),
        ("建议对当事人作出如下行政处罚：罚款5000元。", FaultKind.ADVISORY),
        ("对你单位处5000元罚款；对直接责任人员张某处2000元罚款。", FaultKind.TWO_PARTIES),
        ("对你单位处罚款人民币2000整", FaultKind.NO_UNIT),
        ("对你单位处罚款", FaultKind.NO_AMOUNT),
        ("责令三日内拆除。", FaultKind.NO_PENALTY),
    ],
)
def test_faults(decision: str, kind: FaultKind) -> None:
    row = read_row(line(decision))
    assert isinstance(row, Fault)
    assert (row.number, row.kind) == ("T1", kind)
    assert str(row).startswith(f"T1 {kind.value}：")


def test_more_faults() -> None:
    assert getattr(read_row(line("", 违法事实="暂无")), "kind", None) is FaultKind.EMPTY
    assert getattr(read_row(line("罚款50元", 处罚依据="")), "kind", None) is FaultKind.NO_BASIS
    assert getattr(read_row(line("罚款50元", **{EXTRACTED: "500"})), "kind", None) is FaultKind.MISMATCH


def test_amount_is_the_sum_of_the_words_and_the_column_is_only_compared() -> None:
    row = case("对甲事处罚款25000元；对乙事处罚款55000元。", **{EXTRACTED: "55000.0"})
    assert row.fine == Decimal(80000)
    assert row.remarks == ("抽取列只取了一项（55000.0元），原文各项合计80000元",)
    assert case("罚款35元", **{EXTRACTED: "35.0"}).remarks == ()


def test_recovery_beside_a_penalty_is_not_counted() -> None:
    row = case("处以追缴税款752.35万元的行政处理、处以罚款802.35万元的行政处罚，依法移送公安机关处理。")
    assert row.fine == Decimal("8023500.00")
    assert row.kinds == ("罚款",)
    assert row.crime_suspected
    assert row.remarks[0].startswith("追缴7523500.00元不是处罚")


@pytest.mark.parametrize(
    ("decision", "kinds"),
    [
        ("警告、罚款10元", ("警告", "罚款")),
        (
            "没收违法所得10元；没收白酒2瓶；罚款3元。罚没款共计13元。",
            ("罚款", "没收违法所得", "没收非法财物"),
        ),
        ("吊销营业执照。", ("吊销许可证件",)),
        ("责令停产停业，并处罚款45000元。", ("罚款", "责令停产停业")),
        ("停止执业六个月。", ("限制从业",)),
        ("行政拘留五日的行政处罚。", ("行政拘留",)),
    ],
)
def test_kinds(decision: str, kinds: tuple[str, ...]) -> None:
    assert case(decision).kinds == kinds


def test_spared() -> None:
    row = case("对你单位同意不予处罚。")
    assert row.spared
    assert row.kinds == ()
    assert not row.on_the_spot


def test_all_texts_in_one_cell_are_told_apart() -> None:
    row = case(
        "", 处罚依据="", 违法事实="违法事实：甲公司乱倒\n处罚决定：《某条例》第三条\n处罚决定：罚款10元。"
    )
    assert (row.facts, row.basis, row.decision) == ("甲公司乱倒", "《某条例》第三条", "罚款10元。")


@pytest.mark.parametrize(
    ("decision", "facts", "kind", "name"),
    [
        ("决定对当事人何某罚款人民币100元整", "", "自然人", "何某"),
        ("决定给予甲印刷有限公司罚款10元。", "", "法人", "甲印刷有限公司"),
        ("罚款10元。", "当事人姚某（花店经营者），在店铺门口乱倒垃圾", "自然人", "姚某"),
        ("对乙食品经营部罚款10元。", "", "个体工商户", "乙食品经营部"),
        ("对你单位罚款10元。", "", "法人", "某单位（T1）"),
        ("罚款10元。", "", "自然人", "当事人（T1）"),
    ],
)
def test_party(decision: str, facts: str, kind: str, name: str) -> None:
    row = case(decision, 违法事实=facts or "某事")
    assert (row.party_kind, row.party_name) == (kind, name)


@pytest.mark.parametrize(
    ("decision", "possible"),
    [
        ("对何某罚款200元", True),
        ("对何某罚款201元", False),
        ("对你单位罚款3000元", True),
        ("对你单位罚款3001元", False),
        ("对你单位警告", True),
        ("对你单位警告，没收白酒2瓶", False),
    ],
)
def test_on_the_spot(decision: str, possible: bool) -> None:
    assert case(decision).on_the_spot is possible


def test_order_to_put_right_is_no_penalty() -> None:
    assert case("责令当事人立即改正违法行为，并处罚款10元").rectification == "责令当事人立即改正违法行为"
    assert case("责令停产停业，罚款10元").rectification == ""


def test_missing_columns_are_named() -> None:
    with pytest.raises(TableError, match="没有“处罚依据、处罚决定”列"):
        list(read_rows(["记录号,领域,事项号,情形,违法事实\n"]))


def test_byte_order_mark_is_ignored() -> None:
    text = ["\ufeff" + ",".join(COLUMNS) + "\n", "T1,城管,1,某情形,某事实,《某法》,罚款10元\n"]
    assert [row.number for row in read_rows(text)] == ["T1"]


@pytest.mark.skipif(not CASES.exists(), reason="the table of penalty cases is not here")
def test_real_table() -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = {row.number: row for row in read_rows(file)}
    with CASES.open(encoding="utf-8-sig", newline="") as file:
        extracted = {row["记录号"]: row[EXTRACTED] for row in csv.DictReader(file)}
    assert len(rows) == 1374
    faults = {number: row.kind for number, row in rows.items() if isinstance(row, Fault)}
    assert Counter(faults.values()) == {
        FaultKind.EMPTY: 299,
        FaultKind.NO_UNIT: 8,
        FaultKind.GLUED: 6,
        FaultKind.ADVISORY: 6,
        FaultKind.NO_PENALTY: 6,
        FaultKind.IMPLAUSIBLE: 3,
        FaultKind.TWO_PARTIES: 3,
        FaultKind.NO_DECISION: 2,
        FaultKind.NO_BASIS: 1,
        FaultKind.NO_AMOUNT: 1,
    }
    assert [number for number, kind in faults.items() if kind is FaultKind.IMPLAUSIBLE] == [
        "C00070",
        "C00071",
        "C00372",
    ]
    assert (faults["C00629"], faults["C00835"]) == (FaultKind.GLUED, FaultKind.ADVISORY)
    cases = {number: row for number, row in rows.items() if isinstance(row, PenaltyRow)}
    differing = [
        number for number, row in cases.items()
        if extracted[number] and Decimal(extracted[number]) != row.fine
    ]  # fmt: skip
    assert all(any("抽取列" in remark for remark in cases[number].remarks) for number in differing)
    assert len(differing) == 14
