"""审核通过: each branch of the answer, and the acts that judge a draft or begin anew after a decision."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mingjing.core.law.answers import NextAct, Obstacle, ObstacleKind, Reason, Verdict
from mingjing.core.law.engine import before_form, next_acts
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.reviewed import review_passed
from mingjing.core.record.act import ACTS
from mingjing.core.record.draft import draft_digest
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import Stage
from tests.law.plain_law import NOON, case, law, read, situation

MET, UNMET = Verdict.MET, Verdict.UNMET
DECIDE = ACTS["decide_penalty"]
DRAFT: Mapping[str, Any] = {
    "decision_kind": "作出处罚决定", "fine": "2000", "facts": "占道经营", "penalty_kinds": ["罚款"],
}  # fmt: skip
OTHER: Mapping[str, Any] = {**DRAFT, "fine": "4000"}
DECIDED: Mapping[str, Any] = {"fine": "2000.00", "facts": "占道经营", "penalty_kinds": ["罚款"]}
Done = tuple[str, Any, Mapping[str, Any]]


def digest(data: Mapping[str, Any]) -> str:
    return draft_digest(case(("propose_decision", NOON, data)).entries[0])


def propose(data: Mapping[str, Any] = DRAFT) -> Done:
    return ("propose_decision", NOON, data)


def submit(data: Mapping[str, Any] | None = DRAFT, act: str = "submit_for_review") -> Done:
    return (act, NOON, {"draft_digest": digest(data)} if data else {})


def opine(outcome: str = "同意", data: Mapping[str, Any] | None = DRAFT) -> Done:
    said = {"draft_digest": digest(data)} if data else {}
    return ("issue_review_opinion", NOON, {"review_outcome": outcome, **said})


DONE: Done = ("decide_penalty", NOON, DECIDED)
CHANGE: Done = ("propose_change", NOON, {"decision_kind": "变更决定", "fine": "1000"})
HANDLED: Done = ("handle_review_opinion", NOON, {})


def answer(file: CaseFile, given: Mapping[str, Any] | None = None, act: str = "decide_penalty") -> Reason:
    return review_passed(ACTS[act], situation(file, given))


@pytest.mark.parametrize(
    ("acts", "text"),
    [
        ((propose(),), "先提交法制审核，取得“同意”的审核意见"),
        ((propose(), submit()), "已送审，等法制审核人员出具意见"),
        (
            (propose(), submit(), opine("纠正"), HANDLED, submit(act="resubmit_for_review")),
            "第5条已再次送审，等法制审核人员出具意见",
        ),
        ((propose(), submit(), opine(), propose(OTHER)), "审核以后草案改过（第4条），请就现在的草案再次送审"),
        (
            (propose(), submit(), opine("纠正")),
            "最近一次审核意见（第3条）是“纠正”，处理以后再次送审，取得“同意”的意见",
        ),
        ((propose(), submit(), opine(), DONE), "原来的审核只针对已作的决定，变更、撤销要另行送审"),
    ],
)
def test_each_reason_why_it_has_not_passed(acts: tuple[Done, ...], text: str) -> None:
    found = answer(case(*acts))
    assert (found.verdict, found.text, found.entries) == (UNMET, text, ())


@pytest.mark.parametrize(
    ("acts", "opinion"),
    [
        ((propose(), submit(), opine()), 3),
        # Without a digest the opinion is about what was submitted, and that is about the draft before it.
        ((propose(), submit(), opine(data=None)), 3),
        ((propose(), submit(None), opine(data=None)), 3),
        # The same words proposed once more are the same draft.
        ((propose(), submit(), opine(), propose()), 3),
        ((propose(), submit(), opine("纠正"), HANDLED, submit(act="resubmit_for_review"), opine()), 6),
        # An opinion given without a submission in the file still counts.
        ((propose(), opine()), 2),
    ],
)
def test_it_has_passed_with_the_latest_opinion(acts: tuple[Done, ...], opinion: int) -> None:
    found = answer(case(*acts))
    assert (found.verdict, found.entries) == (MET, (opinion,))
    assert found.text == f"法制审核已通过（第{opinion}条）"


def test_an_opinion_without_a_digest_is_judged_by_its_submission() -> None:
    changed = case(propose(), submit(), propose(OTHER), opine(data=None))
    assert answer(changed).text == "审核以后草案改过（第3条），请就现在的草案再次送审"
    assert answer(case(propose(), submit(), propose(OTHER), opine(data=OTHER))).verdict is MET


def test_after_a_decision_only_a_review_given_since_counts() -> None:
    before = (propose(), submit(), opine(), DONE, CHANGE)
    assert answer(case(*before), act="change_decision").verdict is UNMET
    # Neither says a digest: both are about the draft before them.
    since = case(*before, submit(None), opine(data=None))
    found = answer(since, act="change_decision")
    assert (found.verdict, found.entries) == (MET, (7,))


def test_a_measure_taken_meanwhile_does_not_use_up_the_review() -> None:
    file = case(propose(), submit(), opine(), ("seal_property", NOON, {}), stage=Stage.DECISION)
    assert answer(file).verdict is MET


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({**DECIDED, "fine": "4000"}, "（审核的是“2000”，现填“4000”）"),
        ({**DECIDED, "fine": ""}, "（审核的是“2000”，现填没有填写）"),
        ({**DECIDED, "penalty_kinds": ["警告", "罚款"]}, "（审核的是罚款，现填警告、罚款）"),
        ({**DECIDED, "penalty_kinds": []}, "（审核的是罚款，现填没有填写）"),
        ({**DECIDED, "facts": "长" * 41}, f"（审核的是“占道经营”，现填“{'长' * 40}…”）"),
        ({**DECIDED, "facts": "长" * 40}, f"（审核的是“占道经营”，现填“{'长' * 40}”）"),
    ],
)
def test_a_decision_that_says_something_else_has_not_passed(given: Mapping[str, Any], told: str) -> None:
    found = answer(case(propose(), submit(), opine()), given)
    assert found.verdict is UNMET
    assert found.text.startswith("与审核过的草案不一致：")
    assert told in found.text
    assert found.text.endswith("请按审核的内容签发，或者重新提出处理意见并送审")


def test_another_party_is_told_by_name() -> None:
    sealing = ("propose_coercive_measure", NOON, {"party": {"name": "甲店"}})
    file = case(sealing, submit(None), opine(data=None))
    found = answer(file, {"party": {"name": "乙店"}}, act="seal_property")
    assert "（审核的是“甲店”，现填“乙店”）" in found.text


def test_several_differences_stand_in_one_sentence() -> None:
    found = answer(case(propose(), submit(), opine()), {**DECIDED, "fine": "1"}, act="decide_no_penalty")
    assert "拟作决定种类（审核的是“作出处罚决定”，现填“不予处罚决定”）" in found.text
    assert found.text.count("（审核的是") == found.text.count("；") + 1


def test_only_a_decision_with_its_data_is_compared() -> None:
    file = case(propose(), submit(), opine())
    other = {"fine": "4000"}
    assert answer(file, {}).verdict is MET
    assert answer(file, other, act="approve_proposal").verdict is MET
    assert review_passed(None, situation(file, other)).verdict is MET
    assert answer(case(opine(data=None)), other).verdict is MET
    assert answer(file, DECIDED).verdict is MET


def test_the_condition_of_a_rule_asks_the_same() -> None:
    passed, sent = case(propose(), submit(), opine()), case(propose(), submit())
    for tree, file, verdict in [
        ({"审核通过": True}, passed, MET), ({"审核通过": True}, sent, UNMET),
        ({"非": {"审核通过": True}}, sent, MET),
    ]:  # fmt: skip
        asked = Inquiry(situation=situation(file), law=law(), spec=DECIDE)
        assert evaluate(read(tree), asked).verdict is verdict


steps = st.lists(st.sampled_from(["P", "Q", "S", "R", "A", "N", "D"]), max_size=9)
STEPS: Mapping[str, str] = {
    "P": "propose_decision", "Q": "propose_decision", "S": "submit_for_review",
    "R": "resubmit_for_review", "A": "issue_review_opinion", "N": "issue_review_opinion",
    "D": "decide_penalty",
}  # fmt: skip


def walked(letters: list[str]) -> Iterator[Done]:
    """A course: drafts P and Q, submissions S and R, opinions A and N on what was sent, decisions D."""
    draft: Mapping[str, Any] | None = None
    sent: Mapping[str, Any] | None = None
    for letter in letters:
        data: Mapping[str, Any] = {}
        match letter:
            case "P" | "Q":
                draft = data = DRAFT if letter == "P" else OTHER
            case "S" | "R":
                sent = draft
                data = {"draft_digest": digest(draft)} if draft else {}
            case "A" | "N":
                data = {"review_outcome": "同意" if letter == "A" else "不同意"}
                data |= {"draft_digest": digest(sent)} if sent else {}
        yield (STEPS[letter], NOON, data)


def plainly_passed(letters: list[str]) -> bool:
    """The slow reading: go through the course once, and forget the agreement when anything overtakes it."""
    draft = sent = judged = ""
    agreed = False
    for letter in letters:
        match letter:
            case "P" | "Q":
                draft = letter
            case "S" | "R":
                sent, agreed = draft, False
            case "A" | "N":
                judged, agreed = sent, letter == "A"
            case _:
                agreed = False
    return agreed and judged == draft


@given(steps)
def test_whether_it_passed_is_what_a_plain_reading_finds(letters: list[str]) -> None:
    # An opinion where nothing was sent is said above, by example.
    assume({"S", "R"} & set(letters))
    file = case(*walked(letters))
    assert (answer(file).verdict is MET) == plainly_passed(letters)


# --- Acts that judge the draft, and acts that begin anew --------------------------------------------------


def structure(slug: str, file: CaseFile) -> list[Obstacle]:
    return [
        item
        for item in before_form(ACTS[slug], situation(file), law())
        if item.kind is ObstacleKind.STRUCTURE
    ]


def test_an_opinion_waits_while_the_draft_is_another_than_the_one_submitted() -> None:
    assert structure("issue_review_opinion", case(propose(), submit(), stage=Stage.DECISION)) == []
    changed = case(propose(), submit(), propose(OTHER), stage=Stage.DECISION)
    (bar,) = structure("issue_review_opinion", changed)
    assert "送审以后草案改过（第3条）" in bar.message
    assert bar.message.endswith("请承办机构就现在的草案再次送审")
    # Answering the checklist does not sign anything off.
    assert structure("answer_checklist", changed) == []
    again = case(propose(), submit(), propose(OTHER), submit(OTHER), stage=Stage.DECISION)
    assert structure("issue_review_opinion", again) == []


def test_after_a_decision_what_was_done_before_it_does_not_count() -> None:
    reviewed = (propose(), submit(), opine())
    assert structure("submit_for_review", case(*reviewed, stage=Stage.DECISION)) == []
    decided = case(*reviewed, DONE)
    assert decided.stage is Stage.EXECUTION
    (bar,) = structure("submit_for_review", decided)
    assert "草案" in bar.message
    assert structure("submit_for_review", case(*reviewed, DONE, CHANGE)) == []
    told = [item.message for item in structure("issue_review_opinion", case(*reviewed, DONE, CHANGE))]
    assert told[0] == "须先完成“提交法制审核”"
    assert "送审以后草案改过（第5条）" in told[1]
    assert structure("issue_review_opinion", case(*reviewed, DONE, CHANGE, submit(None))) == []


def test_where_nothing_was_decided_all_that_was_done_counts_at_any_stage() -> None:
    file = case(propose(), submit(), stage=Stage.EXECUTION)
    assert structure("issue_review_opinion", file) == []


def test_what_comes_next_says_whose_turn_it_is() -> None:
    changed = case(propose(), submit(), propose(OTHER), stage=Stage.DECISION)
    (opinion,) = [item for item in following(changed) if item.slug == "issue_review_opinion"]
    assert [item.waits_for for item in opinion.obstacles] == [("submit_for_review",)]
    assert opinion.obstacles[0].lift == "由承办机构就现在的草案再次送审"


def following(file: CaseFile) -> tuple[NextAct, ...]:
    return next_acts(situation(file), law())


def shown(file: CaseFile) -> set[str]:
    return {item.slug for item in following(file)}


def test_after_a_decision_review_is_out_of_sight_until_a_change_is_drafted() -> None:
    review = {"submit_for_review", "determine_review_need"}
    course = (propose(), submit(), opine())
    assert review <= shown(case(*course, stage=Stage.DECISION))
    # Before a decision an act is shown with what stands before it.
    assert review <= shown(case(stage=Stage.DECISION))
    assert not review & shown(case(*course, DONE))
    drafted = shown(case(*course, DONE, CHANGE))
    assert review <= drafted
    assert "issue_review_opinion" not in drafted
    assert "issue_review_opinion" in shown(case(*course, DONE, CHANGE, submit(None)))
