"""The engine against a plain reading of the law: three answers, bars, duties, requirements."""

import itertools
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.core.law.answers import Obligation, ObstacleKind, Reason, Verdict
from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import before_form, next_acts, obstacles, reminders
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.law import Law
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS_BY_LABEL
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import Stage
from mingjing.core.terms import SHANGHAI, Unit, due, parse_term
from mingjing.regulations.calendar import load_calendar
from tests.law.plain_law import NOON, VERDICTS, Tree, case, law, pairs, read, situation, truth

# Yes-or-no fields of one act, so that the same trees can be asked of the file and of the act's own form.
OWN = ("初次违法", "情节轻微", "涉嫌犯罪")
ELSEWHERE = ("是否实名", "公开举行")
LEAVES = (*OWN, *ELSEWHERE)
CONCLUDE = ACTS["conclude_investigation"]

leaves = st.builds(lambda label, wanted: {label: wanted}, st.sampled_from(LEAVES), st.booleans())


def _grown(below: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(below, min_size=1, max_size=4)
    counted = st.tuples(st.integers(1, 5), several).map(
        lambda drawn: {"至少": {"数": drawn[0], "项": drawn[1]}}
    )
    return (
        several.map(lambda parts: {"且": parts})
        | several.map(lambda parts: {"或": parts})
        | below.map(lambda part: {"非": part})
        | counted
    )


trees = st.recursive(leaves, _grown, max_leaves=12)
answers = st.fixed_dictionaries({label: st.sampled_from([True, False, None]) for label in LEAVES})


def _data(facts: Mapping[str, bool | None]) -> dict[str, Any]:
    return {FIELDS_BY_LABEL[label]: value for label, value in facts.items() if value is not None}


def _file(facts: Mapping[str, bool | None]) -> CaseFile:
    return case(("open_case", NOON - timedelta(days=1), _data(facts)), stage=Stage.INVESTIGATION)


def _asked(tree: Tree, facts: Mapping[str, bool | None]) -> Reason:
    return evaluate(read(tree), Inquiry(situation=situation(_file(facts)), law=Law(rule_sets=())))


def _completions(facts: Mapping[str, bool | None]) -> list[dict[str, bool | None]]:
    open_ones = [label for label, value in facts.items() if value is None]
    return [
        {**facts, **dict(zip(open_ones, values, strict=True))}
        for values in itertools.product([True, False], repeat=len(open_ones))
    ]


@given(trees, answers)
def test_three_answers_are_those_of_the_plain_reading(tree: Tree, facts: dict[str, bool | None]) -> None:
    assert _asked(tree, facts).verdict is VERDICTS[truth(tree, facts)]


@given(trees, answers)
def test_a_definite_answer_stays_whatever_else_comes_to_light(
    tree: Tree, facts: dict[str, bool | None]
) -> None:
    now = _asked(tree, facts).verdict
    later = {_asked(tree, known).verdict for known in _completions(facts)}
    assert Verdict.UNKNOWN not in later
    assert now is Verdict.UNKNOWN or later == {now}


@given(trees, answers)
def test_an_unknown_asks_for_what_is_unknown_and_enough_of_it(
    tree: Tree, facts: dict[str, bool | None]
) -> None:
    reason = _asked(tree, facts)
    asks = reason.unknown_fields()
    assert {label for label in asks if facts[label] is not None} == set()
    if reason.verdict is Verdict.UNKNOWN:
        told = facts | dict.fromkeys(asks, True)
        assert asks
        assert _asked(tree, told).verdict is not Verdict.UNKNOWN


@given(st.lists(trees, min_size=1, max_size=4), answers)
def test_connectives_are_one_another_seen_from_the_other_side(
    parts: list[Tree], facts: dict[str, bool | None]
) -> None:
    def ask(tree: Tree) -> Verdict:
        return _asked(tree, facts).verdict

    denied = [{"非": part} for part in parts]
    count = len(parts)
    assert ask({"且": parts}) is ask({"非": {"或": denied}}) is ask({"至少": {"数": count, "项": parts}})
    assert ask({"或": parts}) is ask({"非": {"且": denied}}) is ask({"至少": {"数": 1, "项": parts}})
    assert ask({"至少": {"数": count + 1, "项": parts}}) is Verdict.UNMET
    assert ask({"非": {"非": parts[0]}}) is ask(parts[0])


BARRED = {
    (Verdict.MET, Verdict.UNMET): ObstacleKind.GATE,
    (Verdict.MET, Verdict.UNKNOWN): ObstacleKind.UNKNOWN,
    (Verdict.UNKNOWN, Verdict.UNMET): ObstacleKind.UNKNOWN,
    (Verdict.UNKNOWN, Verdict.UNKNOWN): ObstacleKind.UNKNOWN,
}


@given(trees, trees, answers)
def test_a_gate_opens_only_on_met_and_what_is_unknown_is_asked(
    applies: Tree, unless: Tree, facts: dict[str, bool | None]
) -> None:
    gate = law({"禁止": "调查终结", "适用": applies, "除非": unless})
    found = obstacles(CONCLUDE, situation(_file(facts), {"facts": "占道"}), gate)
    verdicts = (_asked(applies, facts).verdict, _asked(unless, facts).verdict)
    assert [item.kind for item in found] == ([BARRED[verdicts]] if verdicts in BARRED else [])
    for item in found:
        assert item.citation
        assert item.citation.clause == "a.1"
        if item.kind is ObstacleKind.UNKNOWN:
            assert any(label in item.lift for label in LEAVES if facts[label] is None)


def test_a_gate_that_names_no_condition_bars_always() -> None:
    (found,) = obstacles(CONCLUDE, situation(_file({})), law({"禁止": "调查终结", "先做": "先做别的"}))
    assert (found.kind, found.lift) == (ObstacleKind.GATE, "先做别的")


@given(trees, trees, answers)
def test_a_reminder_is_shown_unless_it_surely_does_not_apply(
    applies: Tree, unless: Tree, facts: dict[str, bool | None]
) -> None:
    prompt = law({"提示": "调查终结", "适用": applies, "除非": unless})
    shown = reminders(CONCLUDE, situation(_file(facts), {"facts": "占道"}), prompt)
    spared = _asked(applies, facts).verdict is Verdict.UNMET or _asked(unless, facts).verdict is Verdict.MET
    assert bool(shown) is not spared


FORMS = [dict(zip(OWN, values, strict=True)) for values in itertools.product([True, False], repeat=len(OWN))]


@given(trees, trees, answers)
def test_before_the_form_nothing_bars_that_an_answer_in_the_form_could_lift(
    applies: Tree, unless: Tree, facts: dict[str, bool | None]
) -> None:
    gate = law({"禁止": "调查终结", "适用": applies, "除非": unless})
    known = {label: None if label in OWN else bool(facts[label]) for label in LEAVES}
    file = _file(known)
    shown = before_form(CONCLUDE, situation(file), gate)
    if any(not obstacles(CONCLUDE, situation(file, _data(form)), gate) for form in FORMS):
        assert shown == ()
    if truth(applies, known) == 1 and truth(unless, known) == 0:
        assert [item.kind for item in shown] == [ObstacleKind.GATE]


@given(trees, trees, answers)
def test_before_the_form_only_what_the_form_will_not_ask_is_asked(
    applies: Tree, unless: Tree, facts: dict[str, bool | None]
) -> None:
    gate = law({"禁止": "调查终结", "适用": applies, "除非": unless})
    file = _file({label: None if label in OWN else facts[label] for label in LEAVES})
    shown = before_form(CONCLUDE, situation(file), gate)
    for item in shown:
        if item.kind is ObstacleKind.UNKNOWN:
            asked = {label for label in LEAVES if label in item.lift}
            assert asked
            assert asked <= {label for label in ELSEWHERE if facts[label] is None}
    listed = next(item for item in next_acts(situation(file), gate) if item.slug == CONCLUDE.slug)
    assert listed.obstacles == shown


def test_before_the_form_what_no_form_of_this_act_will_ask_is_asked() -> None:
    gate = law({"禁止": "调查终结", "除非": {"是否实名": True, "初次违法": True}})
    (found,) = before_form(CONCLUDE, situation(_file({})), gate)
    assert found.kind is ObstacleKind.UNKNOWN
    assert "是否实名" in found.lift
    assert "初次违法" not in found.lift


@given(st.dictionaries(st.sampled_from(OWN), st.booleans()), st.sampled_from(OWN), st.booleans())
def test_this_time_only_looks_at_the_act_itself(before: dict[str, bool], label: str, wanted: bool) -> None:
    gate = law({"禁止": "调查终结", "除非": {"本次": {label: wanted}}})
    file = _file(before)
    assert before_form(CONCLUDE, situation(file), gate) == ()
    for value in (True, False):
        found = obstacles(CONCLUDE, situation(file, {FIELDS_BY_LABEL[label]: value}), gate)
        assert bool(found) is (value is not wanted)
    (unsaid,) = obstacles(CONCLUDE, situation(file, {"facts": "占道"}), gate)
    assert unsaid.kind is ObstacleKind.UNKNOWN


BLANK: list[Any] = [None, "", [], {}]
FILLED: list[Any] = ["有", 0, False, ["一"]]
ALTERNATIVES = ("性质", "危害后果", "处理意见")


@given(
    st.lists(st.sampled_from(ALTERNATIVES), min_size=1, max_size=3, unique=True),
    st.fixed_dictionaries({label: st.sampled_from([*BLANK, *FILLED]) for label in ALTERNATIVES}),
    st.sampled_from([True, False, None]),
)
def test_one_of_the_alternatives_is_enough_where_they_are_wanted(
    wanted: list[str], said: dict[str, Any], holds: bool | None
) -> None:
    rule = law({"必备": "调查终结", "字段": [{"任一": wanted, "当": {"是否实名": True}}]})
    filled = {FIELDS_BY_LABEL[label]: value for label, value in said.items()}
    found = obstacles(CONCLUDE, situation(_file({"是否实名": holds}), filled), rule)
    given_one = any(said[label] not in BLANK or said[label] in (0, False) for label in wanted)
    assert bool(found) is (holds is True and not given_one)
    for item in found:
        assert item.kind is ObstacleKind.REQUIREMENT
        assert item.fields == tuple(FIELDS_BY_LABEL[label] for label in wanted)
        assert all(label in item.message for label in wanted)


@pytest.mark.parametrize("said", FILLED)
def test_no_and_zero_are_answers(said: Any) -> None:
    rule = law({"必备": "调查终结", "字段": ["性质"]})
    assert obstacles(CONCLUDE, situation(_file({}), {"nature": said}), rule) == ()


START = datetime(2025, 3, 3, 10, tzinfo=SHANGHAI)
DUTY = {"义务": "归档案卷", "起算": "结案呈批", "完成": "归档移交"}
SLUGS = {"S": "propose_closing", "C": "archive_volume", "X": "register_lead"}


def _days(count: int) -> datetime:
    return START + timedelta(days=count)


def _open(rule: Law, *acts: tuple[str, datetime, Mapping[str, Any]], now: datetime) -> tuple[Obligation, ...]:
    return obligations(case(*acts), rule, load_calendar(), now)


TERMS = ["及时", "24小时", "当日", "3日", "7个工作日", "10日", "1个月", "30日", "2年"]


@given(st.lists(st.sampled_from(TERMS), min_size=1, max_size=5), st.integers(0, 400))
def test_the_strictest_of_one_duty_leads_and_the_others_stay_visible(terms: list[str], later: int) -> None:
    rules = law(*({**DUTY, "期限": term} for term in terms))
    begun = _days(later)
    (found,) = _open(rules, ("propose_closing", begun, {}), now=begun)
    numbers = [parse_term(term) for term in terms if term != "及时"]
    ends = sorted(due(term, begun, calendar=load_calendar()).moment for term in numbers)
    shown = [found, *found.stricter_than]
    assert [item.due.moment for item in shown if item.due] == ends
    assert [item.due is None for item in shown] == sorted(item.due is None for item in shown)
    assert {item.citation.clause for item in shown} == {f"a.{n}" for n in range(1, len(terms) + 1)}


@given(st.lists(st.sampled_from("SCX"), max_size=12), st.booleans())
def test_openings_and_what_fulfilled_them_are_those_of_the_plain_reading(acts: list[str], each: bool) -> None:
    rule = law({**DUTY, "期限": "30日", "每次": each})
    done = [(SLUGS[act], _days(index), {}) for index, act in enumerate(acts)]
    found = _open(rule, *done, now=_days(40))
    assert sorted((item.opened_by, item.closed_by) for item in found) == pairs(acts, each=each)
    for item in found:
        assert item.open is (item.closed_by is None)
        closed = item.closed_at or _days(40)
        assert item.due
        assert item.overdue(_days(40)) is (closed > item.due.moment)


def _last_day(days: int, unit: Unit, left_out: set[date], added: int) -> date:
    """Counted on the fingers: the days after the start that count, then the added ones."""
    calendar, day, count = load_calendar(), START.date(), 0
    while count < days + added:
        day += timedelta(days=1)
        if day not in left_out and (unit is Unit.DAY or calendar.is_workday(day)):
            count += 1
    return day


@settings(max_examples=60)
@given(
    days=st.integers(1, 40),
    unit=st.sampled_from([Unit.DAY, Unit.WORKDAY]),
    pauses=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), max_size=3),
    resumed=st.booleans(),
    added=st.lists(st.integers(1, 15), max_size=2),
)
def test_pauses_are_left_out_and_extensions_added(
    days: int, unit: Unit, pauses: list[tuple[int, int]], resumed: bool, added: list[int]
) -> None:
    term = f"{days}日" if unit is Unit.DAY else f"{days}个工作日"
    rule = law(
        {
            **DUTY, "起算": "立案", "期限": term, "不计": [{"自": "中止调查", "至": "恢复调查"}],
            "延长": {"行为": "延长办案期限", "天数": "延长天数"},
        }
    )  # fmt: skip
    acts: list[tuple[str, datetime, Mapping[str, Any]]] = [("open_case", START, {})]
    left_out: set[date] = set()
    day = 0
    for gap, length in pauses:
        first, day = day + gap, day + gap + length
        acts += [("suspend_case", _days(first), {}), ("resume_case", _days(day), {})]
        left_out |= {_days(item).date() for item in range(first, day + 1)}
    acts += [("extend_term", _days(day), {"extension_days": count}) for count in added]
    now = _days(day + 30)
    if not resumed:
        acts.append(("suspend_case", _days(day), {}))
        left_out |= {_days(item).date() for item in range(day, day + 31)}
    (found,) = _open(rule, *acts, now=now)
    assert found.due
    assert found.due.day == _last_day(days, unit, left_out, sum(added))


def test_neither_a_pause_nor_an_extension_before_the_start_counts() -> None:
    rule = law({**DUTY, "起算": "立案", "期限": "10日", "延长": {"行为": "延长办案期限", "天数": "延长天数"}})
    early = ("extend_term", START, {"extension_days": 5})
    (found,) = _open(rule, early, ("open_case", START, {}), now=_days(1))
    assert found.due
    assert found.due.day == date(2025, 3, 13)


@pytest.mark.parametrize(("known", "opens"), [(True, False), (False, True), (None, True)])
def test_a_duty_is_void_only_where_that_is_sure(known: bool | None, opens: bool) -> None:
    rule = law({**DUTY, "期限": "30日", "解除": {"是否实名": True}})
    data = {} if known is None else {"real_name": known}
    assert bool(_open(rule, ("propose_closing", START, data), now=_days(1))) is opens


@pytest.mark.parametrize(
    ("amount", "day"), [("500", date(2025, 3, 6)), ("5000", date(2025, 4, 2)), (None, None)]
)
def test_the_first_row_of_a_term_that_holds_counts(amount: str | None, day: date | None) -> None:
    rows = [
        {"当": {"罚款金额": {"少于": 1000}}, "期限": "3日"},
        {"当": {"罚款金额": {"不少于": 1000}}, "期限": "30日"},
    ]
    rule = law({**DUTY, "期限": rows})
    data = {"fine": amount} if amount else {}
    found = _open(rule, ("propose_closing", START, data), now=_days(1))
    assert [item.due.day for item in found if item.due] == ([day] if day else [])


def test_a_duty_is_settled_only_when_nothing_of_it_is_open() -> None:
    duty = {**DUTY, "期限": "30日"}
    gate = {"禁止": "登记案件线索", "除非": {"义务已了": "归档案卷"}}
    begun = {"禁止": "登记案件线索", "除非": {"义务已了": {"名称": "归档案卷", "须已开始": True}}}
    rules = law(duty, gate, begun)

    def barred(*acts: str) -> list[str]:
        done = [(slug, _days(index), {}) for index, slug in enumerate(acts)]
        file = case(*done, stage=Stage.START)
        found = obstacles(ACTS["register_lead"], situation(file, at=_days(9)), rules)
        return [item.citation.clause for item in found if item.citation]

    assert barred() == ["a.3"]
    assert barred("propose_closing") == ["a.2", "a.3"]
    assert barred("propose_closing", "archive_volume") == []
