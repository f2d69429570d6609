"""How many reviewers an agency must have, against a plain count, and what a rule file may say of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.law.answers import Verdict
from mingjing.core.law.engine import reminders
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.norms import Staffing
from mingjing.core.law.staffing import needed_reviewers, standings
from mingjing.core.law.subject import Situation, Staff
from mingjing.core.record.act import ACTS
from mingjing.regulations.reading.errors import RuleError
from tests.law.plain_law import EVERYBODY, NOON, case, law, read, situation

RULE = {"配备": "法制审核人员", "比": "执法人员", "不少于": "5%"}
PROMPT = {"提示": "指派审核人员", "除非": {"配备达标": True}, "内容": "请配备"}


def plainly(percent_times_ten: int, officers: int, at_least: int) -> int:
    """The smallest number of people that is enough, found by trying one after another."""
    people = at_least
    while people * 1000 < percent_times_ten * officers:
        people += 1
    return people


def _norm(share: str, at_least: int | None) -> Staffing:
    tree: dict[str, Any] = RULE | {"不少于": share}
    (norm,) = law(tree | ({} if at_least is None else {"至少": at_least})).staffing
    return norm


@given(
    tenths=st.integers(1, 1000),
    officers=st.integers(0, 500),
    at_least=st.one_of(st.none(), st.integers(0, 5)),
)
def test_enough_is_the_smallest_number_that_is_enough(
    tenths: int, officers: int, at_least: int | None
) -> None:
    norm = _norm(f"{tenths // 10}.{tenths % 10}%", at_least)
    assert needed_reviewers(norm, officers) == plainly(tenths, officers, at_least or 0)


@given(officers=st.integers(0, 500), reviewers=st.integers(0, 40))
def test_one_officer_more_never_asks_for_fewer_and_one_reviewer_more_lessens_the_want(
    officers: int, reviewers: int
) -> None:
    rules = law(RULE)

    def short(having: int, among: int) -> int:
        return standings(rules, Staff(reviewers=having, officers=among))[0].short

    assert short(reviewers, officers + 1) >= short(reviewers, officers)
    assert short(reviewers + 1, officers) == max(0, short(reviewers, officers) - 1)


@pytest.mark.parametrize(
    ("officers", "without", "with_one"), [(0, 0, 1), (1, 1, 1), (20, 1, 1), (21, 2, 2), (40, 2, 2)]
)
def test_the_least_number_counts_only_where_it_is_written(officers: int, without: int, with_one: int) -> None:
    assert needed_reviewers(_norm("5%", None), officers) == without
    assert needed_reviewers(_norm("5%", 1), officers) == with_one


@pytest.mark.parametrize("share", ["5", "0%", "101%", "百分之五", "-5%", "5 %"])
def test_a_share_is_a_percentage(share: str) -> None:
    with pytest.raises(RuleError):
        law(RULE | {"不少于": share})


@pytest.mark.parametrize("change", [{"配备": "执法人员"}, {"比": "全体人员"}])
def test_only_what_can_be_counted_may_be_compared(change: dict[str, str]) -> None:
    with pytest.raises(RuleError):
        law(RULE | change)


def _verdict(tree: Any, staff: Staff | None, *rules: Any) -> Verdict:
    asked = Situation(file=case(), at=NOON, actor=EVERYBODY, calendar=situation(case()).calendar, staff=staff)
    return evaluate(read(tree), Inquiry(situation=asked, law=law(*rules))).verdict


def test_the_condition_knows_three_answers_and_no_rule_asks_nothing() -> None:
    few, enough = Staff(reviewers=1, officers=21), Staff(reviewers=2, officers=21)
    assert _verdict({"配备达标": True}, few, RULE) is Verdict.UNMET
    assert _verdict({"配备达标": False}, few, RULE) is Verdict.MET
    assert _verdict({"配备达标": True}, enough, RULE) is Verdict.MET
    assert _verdict({"配备达标": True}, None, RULE) is Verdict.UNKNOWN
    assert _verdict({"配备达标": True}, None) is Verdict.MET


def test_of_two_rules_the_one_that_wants_more_is_said_first_with_the_figures() -> None:
    found = standings(law(RULE, RULE | {"不少于": "10%"}), Staff(reviewers=1, officers=21))
    assert [(item.citation.clause, item.needed, item.short) for item in found] == [
        ("a.2", 3, 2),
        ("a.1", 2, 1),
    ]
    assert found[0].text == "执法人员21人，法制审核人员应不少于3人，现有1人，还差2人"


def test_the_reminder_comes_with_the_figures_and_goes_when_enough() -> None:
    def reminded(staff: Staff) -> list[str]:
        asked = Situation(
            file=case(), at=NOON, actor=EVERYBODY, calendar=situation(case()).calendar, staff=staff
        )
        return [item.message for item in reminders(ACTS["assign_reviewer"], asked, law(RULE, PROMPT))]

    assert reminded(Staff(reviewers=1, officers=21)) == [
        "请配备（执法人员21人，法制审核人员应不少于2人，现有1人，还差1人）"
    ]
    assert reminded(Staff(reviewers=2, officers=21)) == []
