"""Rows of a catalogue against a plain reading: every way in which what is unknown could turn out is tried."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.law.answers import Verdict
from mingjing.core.law.catalogued import CatalogueRow, Decided, Use, listed, row_reason
from mingjing.core.law.engine import obstacles
from mingjing.core.record.act import ACTS as SPECS
from mingjing.core.record.vocabulary import FileKind, Stage
from tests.law.plain_law import NOON, case, law, situation

DAY = date(2025, 3, 10)
KINDS = ("罚款", "没收违法所得", "没收非法财物", "吊销许可证件")
AMOUNTS = dict(zip(("fine", "confiscated_income", "confiscated_goods_value"), KINDS, strict=False))
PARTIES = ("自然人", "个体工商户", "法人", "其他组织")
EFFECTS = ("对当事人影响重大", "对社会舆论影响较大", "没有上述影响")
ACTS = ("decide_penalty", "decide_no_penalty", "decide_on_the_spot")
NAMED = ("act", "penalty_kinds", "party", "domain", "effects")
HUGE, TINY = 10**9, 1

cents = st.integers(200, 400)  # thresholds and amounts meet often in so small a range


def _some(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=most)


def _yuan(value: int) -> Decimal:
    return Decimal(value) / 100


rows = st.builds(
    CatalogueRow,
    number=st.just(1), matter=st.just("事项"), kind=st.just(FileKind.PENALTY), since=st.just(DAY),
    uses=st.just(frozenset({Use.REVIEW})), acts=_some(ACTS, 2), penalty_kinds=_some(KINDS),
    parties=_some(PARTIES),
    domain=st.sampled_from(("", "食品")), effects=_some(EFFECTS[:2]), threshold=st.none() | cents.map(_yuan),
    inclusive=st.booleans(), counts=st.frozensets(st.sampled_from(sorted(AMOUNTS)), min_size=1),
    together=st.booleans(),
)  # fmt: skip
facts = st.fixed_dictionaries(
    {
        "act": st.none() | st.sampled_from(ACTS),
        "penalty_kinds": st.none() | st.frozensets(st.sampled_from(KINDS), min_size=1),
        "party": st.none() | st.sampled_from(PARTIES),
        "domain": st.none() | st.sampled_from(("食品", "城管")),
        "effects": st.none() | st.frozensets(st.sampled_from(EFFECTS), min_size=1, max_size=1),
        "amounts": st.dictionaries(st.sampled_from(sorted(AMOUNTS)), cents),
    }
)
Facts = Mapping[str, Any]


def _decided(known: Facts) -> Decided:
    amounts = {name: _yuan(value) for name, value in known["amounts"].items()}
    return Decided(kind=FileKind.PENALTY, day=DAY, amounts=amounts, **{name: known[name] for name in NAMED})


def _covers(row: CatalogueRow, known: Facts) -> bool:
    """The plain reading, everything being known: amounts in cents."""
    if row.acts and known["act"] not in row.acts:
        return False
    if row.penalty_kinds and not any(kind in row.penalty_kinds for kind in known["penalty_kinds"]):
        return False
    if row.parties and known["party"] not in row.parties:
        return False
    if row.domain and known["domain"] != row.domain:
        return False
    if row.effects and not any(effect in row.effects for effect in known["effects"]):
        return False
    if row.threshold is None:
        return True
    wanted = int(row.threshold * 100) + (0 if row.inclusive else 1)
    counted = [known["amounts"].get(name, 0) for name in row.counts]
    return sum(counted) >= wanted if row.together else max(counted) >= wanted


def _outcomes(known: Facts) -> Iterator[Facts]:
    """Every way in which what is unknown may turn out."""
    options = {
        "act": ACTS, "party": PARTIES, "domain": ("食品", "城管"),
        "effects": [frozenset({effect}) for effect in EFFECTS],
        "penalty_kinds": [
            frozenset(some) for size in (1, 2, 3, 4) for some in itertools.combinations(KINDS, size)
        ],
    }  # fmt: skip
    choices = [options[name] if known[name] is None else (known[name],) for name in options]
    for chosen in itertools.product(*choices):
        sure = dict(zip(options, chosen, strict=True))
        missing = [
            name
            for name, kind in AMOUNTS.items()
            if kind in sure["penalty_kinds"] and name not in known["amounts"]
        ]
        for values in itertools.product((TINY, HUGE), repeat=len(missing)):
            yield {**sure, "amounts": {**known["amounts"], **dict(zip(missing, values, strict=True))}}


amounts_alone = st.builds(
    replace, rows, acts=st.just(frozenset()), penalty_kinds=st.just(frozenset()), domain=st.just(""),
    parties=st.just(frozenset()), effects=st.just(frozenset()), threshold=st.integers(300, 400).map(_yuan),
    counts=st.sampled_from([frozenset(AMOUNTS), frozenset({"fine", "confiscated_income"})]),
)  # fmt: skip
stated = st.fixed_dictionaries({name: cents for name in AMOUNTS})


@given(amounts_alone, facts, stated)
def test_amounts_are_compared_singly_or_added_up(
    row: CatalogueRow, known: Facts, amounts: dict[str, int]
) -> None:
    known = {**known, "amounts": amounts}
    expected = Verdict.MET if _covers(row, known) else Verdict.UNMET
    assert row_reason(row, _decided(known)).verdict is expected


@given(rows, facts)
def test_a_row_covers_what_it_says_however_the_unknown_turns_out(row: CatalogueRow, known: Facts) -> None:
    row = row if row.threshold is not None else replace(row, counts=frozenset())
    found = {_covers(row, sure) for sure in _outcomes(known)}
    expected = {frozenset({True}): Verdict.MET, frozenset({False}): Verdict.UNMET}
    reason = row_reason(row, _decided(known))
    assert reason.verdict is expected.get(frozenset(found), Verdict.UNKNOWN)
    assert bool(reason.unknown_fields()) is (reason.verdict is Verdict.UNKNOWN)


@given(st.lists(rows, max_size=4), facts, st.sampled_from([True, False, None]))
def test_one_row_that_covers_is_enough_and_one_that_may_is_a_question(
    several: list[CatalogueRow], known: Facts, otherwise: bool | None
) -> None:
    decided = _decided(known)
    verdicts = {row_reason(row, decided).verdict for row in several}
    ranked = [verdict for verdict in (Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET) if verdict in verdicts]
    none = {True: Verdict.MET, False: Verdict.UNMET, None: Verdict.UNKNOWN}[otherwise]
    asked = listed(tuple(several), Use.REVIEW, decided, otherwise)
    assert asked.verdict is (ranked[0] if ranked else none)
    assert listed(tuple(several), Use.HEARING, decided, otherwise).verdict is none


ROW = CatalogueRow(
    number=2, matter="对公民较大数额罚款", kind=FileKind.PENALTY, since=DAY, uses=frozenset({Use.REVIEW}),
    penalty_kinds=frozenset({"罚款"}), parties=frozenset({"自然人", "个体工商户"}), threshold=Decimal(10000),
    counts=frozenset({"fine"}),
)  # fmt: skip
CASE = Decided(
    kind=FileKind.PENALTY, day=DAY, party="自然人", penalty_kinds=frozenset({"罚款"}), amounts={}, entry=7
)


@pytest.mark.parametrize(
    ("inclusive", "fine", "said"),
    [
        (True, "10000", "达到10,000元以上（含本数）"),
        (True, "9999.99", "没有达到10,000元以上（含本数）"),
        (False, "10000", "没有达到超过10,000元（不含本数）"),
        (False, "10000.01", "达到超过10,000元（不含本数）"),
    ],
)
def test_the_reason_names_the_row_and_both_amounts(inclusive: bool, fine: str, said: str) -> None:
    decided = replace(CASE, amounts={"fine": Decimal(fine)})
    reason = listed((replace(ROW, inclusive=inclusive),), Use.REVIEW, decided, None)
    assert "第2行“对公民较大数额罚款”" in reason.text
    assert f"，{said}" in reason.text
    assert reason.entries == (7,)


def test_who_is_barred_is_told_the_row_and_the_amounts() -> None:
    trader = {"party": {"kind": "个体工商户"}, "penalty_kinds": ["罚款"], "fine": "10000.00"}
    file = case(("propose_decision", NOON, trader), stage=Stage.DECISION)
    asked = replace(situation(file, {"review_needed": False}), catalogue=(ROW,))
    gate = {"禁止": "认定是否须法制审核", "适用": {"本次": {"是否须审": False}, "列入目录": "法制审核"}}
    (obstacle,) = obstacles(SPECS["determine_review_need"], asked, law(gate))
    assert obstacle.message == (
        "要旨a.1。列入本机关的目录（法制审核）：第2行“对公民较大数额罚款”"
        "（处罚种类是罚款，当事人是个体工商户，罚款金额10,000元，达到10,000元以上（含本数））"
    )


def test_sole_traders_go_where_the_row_puts_them() -> None:
    decided = replace(CASE, party="个体工商户", amounts={"fine": Decimal(10000)})
    bodies = replace(ROW, parties=frozenset({"法人", "其他组织"}))
    assert listed((ROW,), Use.REVIEW, decided, None).verdict is Verdict.MET
    assert listed((bodies,), Use.REVIEW, decided, None).verdict is Verdict.UNMET


def test_an_edition_counts_on_its_days_alone() -> None:
    decided = replace(CASE, amounts={"fine": Decimal(10000)})
    ended = replace(ROW, since=DAY - timedelta(days=9), until=DAY - timedelta(days=1))
    for row, verdict in ((ended, Verdict.UNKNOWN), (replace(ended, until=DAY), Verdict.MET)):
        assert listed((row,), Use.REVIEW, decided, None).verdict is verdict
    future = replace(ROW, since=DAY + timedelta(days=1))
    assert listed((future,), Use.REVIEW, decided, False).verdict is Verdict.UNMET


def test_what_the_form_will_ask_need_not_be_looked_up_first() -> None:
    reason = listed((ROW,), Use.REVIEW, replace(CASE, pending=frozenset({"fine"})), None)
    assert reason.verdict is Verdict.UNKNOWN
    assert reason.unknown_fields() == ()


def test_another_kind_of_file_is_not_listed() -> None:
    reason = listed((ROW,), Use.REVIEW, replace(CASE, kind=FileKind.LICENCE), None)
    assert (reason.verdict, "没有列行政许可" in reason.text) == (Verdict.UNMET, True)
