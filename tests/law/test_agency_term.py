"""A duty may run for the time that the agency set for itself, as it held when the duty opened."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.law.duties import obligations
from mingjing.core.law.local_rules import LocalRuleKind, wanted_rules
from mingjing.core.law.subject import DatedSetting, setting_on
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.errors import RuleError
from tests.law.plain_law import NOON, case, law

DUTY: dict[str, Any] = {
    "义务": "出具审核意见", "起算": "提交法制审核", "期限": {"参数": "法制审核时限"}, "完成": "出具审核意见"
}  # fmt: skip
DAY = NOON.date()


def setting(value: Any, since: date = DAY, name: str = "法制审核时限") -> DatedSetting:
    return DatedSetting(name=name, value=value, since=since)


def due_day(*settings: DatedSetting, tree: dict[str, Any] = DUTY) -> date | None:
    file = case(("submit_for_review", NOON, {}))
    (duty,) = obligations(file, law(tree), load_calendar(), NOON, (), settings)
    return duty.due.day if duty.due else None


def test_the_time_set_counts_and_none_set_means_promptly() -> None:
    assert due_day(setting("3日")) == DAY + timedelta(days=3)
    assert due_day() is None
    assert due_day(setting("3日", name="别的")) is None


def test_what_was_set_after_the_duty_opened_changes_nothing() -> None:
    later = DAY + timedelta(days=1)
    earlier = DAY - timedelta(days=9)
    assert due_day(setting("5日", earlier), setting("1日", later)) == DAY + timedelta(days=5)
    assert due_day(setting("1日", later)) is None
    assert due_day(setting("5日", earlier), setting(None, DAY)) is None


@pytest.mark.parametrize("value", ["尽快", 5, ["5日"], "0日", ""])
def test_what_is_no_length_of_time_sets_none(value: Any) -> None:
    assert due_day(setting(value)) is None


def test_the_row_that_holds_decides_whether_the_setting_is_asked() -> None:
    terms = [{"当": {"参数": {"快审": "是"}}, "期限": "1日"}, {"参数": "法制审核时限"}]
    tree = DUTY | {"期限": terms}
    assert due_day(setting("5日"), tree=tree) == DAY + timedelta(days=5)
    assert due_day(setting("5日"), setting("是", name="快审"), tree=tree) == DAY + timedelta(days=1)


@pytest.mark.parametrize(
    "term", [{"参数": "某", "期限": "1日"}, {"参数": "某", "字段": "公示期限"}, {"当": {"恒": True}}]
)
def test_only_one_way_of_setting_it_will_do(term: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        law(DUTY | {"期限": term})


@given(
    st.lists(st.tuples(st.sampled_from("甲乙"), st.integers(0, 9), st.integers(-5, 5))), st.integers(-6, 6)
)
def test_the_latest_value_by_the_day_holds(rows: list[tuple[str, int, int]], asked: int) -> None:
    settings = [setting(value, DAY + timedelta(days=since), name) for name, value, since in rows]
    day = DAY + timedelta(days=asked)
    held, begun = None, None
    for item in settings:
        if item.name == "甲" and item.since <= day and (begun is None or item.since >= begun):
            held, begun = item.value, item.since
    assert setting_on(settings, "甲", day) == held


def test_what_several_clauses_want_of_one_kind_of_rules_adds_up() -> None:
    rules = law(
        {"清单": "审核细则内容", "项": ["审核范围", "审核程序"]},
        {"清单": "审核细则内容", "项": ["审核程序", "审核时限"]},
        {"清单": "记录细则报备机关", "项": ["市司法局"]},
        {"清单": "法制审核清单", "项": ["主体"]},
    )
    review, record = wanted_rules(rules)
    assert (review.kind, review.sections) == (LocalRuleKind.REVIEW, ("审核范围", "审核程序", "审核时限"))
    assert review.missing(["审核程序"]) == ("审核范围", "审核时限")
    assert (record.kind, record.sections, record.recipients) == (LocalRuleKind.RECORD, (), ("市司法局",))
