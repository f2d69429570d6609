"""The draft of a decision: its digest, what is about it, and where a decision says something else."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS, MEMBERS
from mingjing.core.record.draft import (
    CONTENT,
    DECIDING,
    REASONING,
    WEIGHTY,
    changed_since_submitted,
    concerns,
    differences,
    digest_now,
    draft_digest,
    latest_decision,
    latest_draft,
    latest_submission,
)
from mingjing.core.record.field import FieldKind
from mingjing.core.record.file import Entry
from mingjing.core.record.vocabulary import Role
from tests.law.plain_law import NOON, case

PENALTY = ACTS["decide_penalty"]
# Made on the spot, without a draft.
UNDRAFTED = {"当场处罚决定"}

keys = st.sampled_from(["fine", "facts", "penalty_kinds", "penalty_basis", "party", "尾"])
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3),
    max_leaves=6,
)
contents = st.dictionaries(keys, plain, max_size=5)


def entry(act: str, position: int = 1, /, **data: Any) -> Entry:
    return Entry(
        position=position, act=act, at=NOON, recorded_at=NOON, by="p", by_name="李敏", role=Role.OFFICER,
        data=data,
    )  # fmt: skip


def drafted(**data: Any) -> Entry:
    return entry("propose_decision", **data)


def turned(value: Any) -> Any:
    """The same content, every mapping with its keys the other way round."""
    match value:
        case dict():
            return {key: turned(value[key]) for key in reversed(value)}
        case list():
            return [turned(item) for item in value]
        case _:
            return value


def spelled(value: Any) -> str:
    """A plain spelling by which two contents are the same or not: True is not 1, key order is nothing."""
    return json.dumps(value, sort_keys=True)


@given(contents)
def test_the_digest_does_not_see_the_order_of_keys(data: dict[str, Any]) -> None:
    assert draft_digest(drafted(**data)) == draft_digest(drafted(**turned(data)))


@given(contents, contents)
def test_the_digest_is_another_where_anything_is(first: dict[str, Any], second: dict[str, Any]) -> None:
    same = draft_digest(drafted(**first)) == draft_digest(drafted(**second))
    assert same == (spelled(first) == spelled(second))


@given(contents, keys, plain)
def test_the_digest_changes_with_one_field(data: dict[str, Any], key: str, value: Any) -> None:
    changed = {**data, key: value}
    same = draft_digest(drafted(**data)) == draft_digest(drafted(**changed))
    assert same == (key in data and spelled(data[key]) == spelled(value))


def test_the_digest_holds_the_act_and_not_the_place_in_the_file() -> None:
    assert draft_digest(entry("propose_change", fine="1")) != draft_digest(drafted(fine="1"))
    assert draft_digest(entry("propose_decision", 7, fine="1")) == draft_digest(drafted(fine="1"))


def test_what_says_a_digest_is_about_the_draft_of_that_digest_only() -> None:
    draft = entry("propose_decision", 3, fine="1")
    own, other = draft_digest(draft), draft_digest(drafted(fine="2"))
    assert concerns(entry("submit_for_review", 2, draft_digest=own), draft)
    assert not concerns(entry("submit_for_review", 4, draft_digest=other), draft)


@pytest.mark.parametrize(("position", "about"), [(2, False), (4, True)])
def test_what_says_no_digest_is_about_the_draft_before_it(position: int, about: bool) -> None:
    draft = entry("propose_decision", 3, fine="1")
    assert concerns(entry("submit_for_review", position), draft) is about
    assert concerns(entry("submit_for_review", position, draft_digest=""), draft) is about


def test_the_newest_of_each_stands() -> None:
    file = case(
        ("propose_decision", NOON, {"fine": "1"}), ("submit_for_review", NOON, {}),
        ("resubmit_for_review", NOON, {}), ("decide_penalty", NOON, {}), ("propose_change", NOON, {}),
        ("seal_property", NOON, {}),
    )  # fmt: skip
    found = (latest_draft(file), latest_submission(file), latest_decision(file))
    assert [item and item.position for item in found] == [5, 3, 6]
    assert digest_now(file) == draft_digest(file.entries[4])


def test_where_nothing_was_drafted_there_is_nothing_to_say() -> None:
    file = case(("submit_for_review", NOON, {}))
    assert (latest_draft(file), digest_now(file), changed_since_submitted(file)) == (None, None, None)
    assert changed_since_submitted(case(("propose_decision", NOON, {}))) is None


def test_a_draft_changed_after_it_was_submitted_is_told() -> None:
    first, second = {"fine": "1"}, {"fine": "2"}
    sent = {"draft_digest": draft_digest(drafted(**first))}
    acts = [("propose_decision", NOON, first), ("submit_for_review", NOON, sent)]
    assert changed_since_submitted(case(*acts)) is None
    changed = changed_since_submitted(case(*acts, ("propose_decision", NOON, second)))
    assert changed
    assert changed.position == 3
    # Proposed again word for word it is the same draft.
    assert changed_since_submitted(case(*acts, ("propose_decision", NOON, first))) is None


def told(draft: Mapping[str, Any], decided: Mapping[str, Any]) -> list[str]:
    return [label for label, _, _ in differences(drafted(**draft), PENALTY, decided)]


@pytest.mark.parametrize(
    ("draft", "decided"),
    [
        ({"fine": "0"}, {}),
        ({}, {"fine": "0.00"}),
        ({"fine": "0.00"}, {"fine": ""}),
        ({"fine": "2000"}, {"fine": "2000.00"}),
        ({"penalty_kinds": ["警告", "罚款"]}, {"penalty_kinds": ["罚款", "警告"]}),
        ({"penalty_kinds": []}, {}),
        ({"facts": "占道　经营\n四张桌"}, {"facts": " 占道经营四张桌 "}),
        ({"penalty_basis": "第 五十七 条"}, {"penalty_basis": "第五十七条"}),
        ({"facts": "占道经营"}, {"facts": "  "}),
        ({"discretion_level": "一般"}, {}),
        ({}, {"facts": "占道经营"}),
        ({"reasons": "甲", "discretion_basis": "乙"}, {"reasons": "丙", "discretion_basis": "丁"}),
        ({"decision_kind": "作出处罚决定"}, {}),
        ({"decision_kind": ""}, {}),
        ({}, {"document_no": "〔2025〕1号", "issued_at": "2025-03-10"}),
    ],
)
def test_what_says_the_same_is_no_difference(draft: Mapping[str, Any], decided: Mapping[str, Any]) -> None:
    assert told(draft, decided) == []


@pytest.mark.parametrize(
    ("draft", "decided", "name"),
    [
        ({"fine": "2000"}, {"fine": "4000"}, "fine"),
        ({"fine": "2000"}, {}, "fine"),
        ({}, {"fine": "0.01"}, "fine"),
        ({"confiscated_income": "5"}, {"confiscated_income": "50"}, "confiscated_income"),
        ({"penalty_kinds": ["警告"]}, {"penalty_kinds": ["警告", "罚款"]}, "penalty_kinds"),
        ({"penalty_kinds": ["警告"]}, {}, "penalty_kinds"),
        ({}, {"penalty_kinds": ["罚款"]}, "penalty_kinds"),
        ({"facts": "占道经营"}, {"facts": "占道经营四张桌"}, "facts"),
        ({"penalty_basis": "第五十七条"}, {"penalty_basis": "第五十八条"}, "penalty_basis"),
        ({"decision_kind": "不予处罚决定"}, {}, "decision_kind"),
    ],
)
def test_what_says_something_else_is_told(
    draft: Mapping[str, Any], decided: Mapping[str, Any], name: str
) -> None:
    assert told(draft, decided) == [FIELDS[name].label]


def test_a_difference_tells_both_sides_as_they_were_given() -> None:
    found = list(
        differences(drafted(fine="2000", decision_kind="不予处罚决定"), PENALTY, {"fine": "4000.00"})
    )
    assert found == [
        ("拟作决定种类", "不予处罚决定", "作出处罚决定"),
        (FIELDS["fine"].label, "2000", "4000.00"),
    ]


texts = st.sampled_from(["", " ", "甲", "甲 ", "乙", "甲乙", "甲　乙", None])
amounts = st.sampled_from([None, "", "0", "0.00", "5", "5.0", "50"])
kinds = st.sampled_from([None, [], ["警告"], ["警告", "罚款"], ["罚款", "警告"]])
said = st.fixed_dictionaries(
    {"facts": texts, "penalty_basis": texts, "fine": amounts, "confiscated_income": amounts}
    | {"penalty_kinds": kinds, "reasons": texts}
)  # fmt: skip


def plainly(draft: Mapping[str, Any], decided: Mapping[str, Any]) -> Iterator[str]:
    """The slow reading: amounts as numbers, kinds as sets, words letter by letter where both speak."""
    for name in ("fine", "confiscated_income"):
        if Decimal(draft[name] or "0") != Decimal(decided[name] or "0"):
            yield name
    if set(draft["penalty_kinds"] or ()) != set(decided["penalty_kinds"] or ()):
        yield "penalty_kinds"
    for name in ("facts", "penalty_basis"):
        before, after = (
            [letter for letter in side[name] or "" if not letter.isspace()] for side in (draft, decided)
        )
        if before and after and before != after:
            yield name


@given(said, said)
def test_differences_are_those_of_the_slow_reading(
    draft: Mapping[str, Any], decided: Mapping[str, Any]
) -> None:
    assert set(told(draft, decided)) == {FIELDS[name].label for name in plainly(draft, decided)}


@given(said)
def test_a_draft_decided_as_it_stands_differs_in_nothing(draft: Mapping[str, Any]) -> None:
    assert told(draft, draft) == []


def test_weight_lies_on_money_and_kinds_alone() -> None:
    assert {FieldKind.MONEY, FieldKind.CHOICES} == WEIGHTY
    assert WEIGHTY < CONTENT
    assert {FIELDS[name].kind for name in REASONING} == {FieldKind.NOTE}


def test_what_can_be_drafted_is_what_can_be_decided() -> None:
    deciding = {ACTS[slug].label for family in DECIDING for slug in MEMBERS[family]}
    options = set(FIELDS["decision_kind"].choices)
    assert options - deciding == set()
    assert deciding - options == UNDRAFTED


@pytest.mark.parametrize(
    ("measure", "act", "same"),
    [("查封", "seal_property", True), ("查封", "seize_property", False), ("冻结", "freeze_deposits", True)],
)
def test_the_measure_taken_is_the_one_drafted(measure: str, act: str, same: bool) -> None:
    draft = entry("propose_coercive_measure", measure_kind=measure)
    found = [label for label, _, _ in differences(draft, ACTS[act], {"measure_ground": "有证据"})]
    assert found == ([] if same else ["强制措施种类"])
