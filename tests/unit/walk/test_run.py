"""A case goes from lead to archive, and what its law asks for on the way is read off the refusals."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from mingjing.core.law.law import Law
from mingjing.core.law.norms import Norm
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import Procedure, Role
from mingjing.walk.office import Memory
from mingjing.walk.report import lines, summarise
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk, Walked
from tests.unit.walk import law_of_its_own as own

START = date(2026, 3, 2)


class OwnLaw(Memory):
    """An office under a law made for the test."""

    def __init__(self, row: PenaltyRow, *norms: Norm) -> None:
        procedure = Procedure.ON_THE_SPOT if row.on_the_spot else Procedure.ORDINARY
        super().__init__(number=row.number, agency="某局", rule_sets=(), procedure=procedure)
        self._own = own.law(*norms)

    def law(self, at: datetime) -> Law:
        return self._own


def row(**changed: Any) -> PenaltyRow:
    given: Mapping[str, Any] = {
        "number": "T1", "domain": "城市管理", "item": "x-1", "situation": "乱倒污水",
        "facts": "甲公司乱倒污水。",
        "basis": "《某条例》第三条", "decision": "罚款5000元。", "kinds": ("罚款",), "fine": Decimal(5000),
        "confiscated_income": None, "party_kind": "法人", "party_name": "甲公司", "rectification": "",
        "spared": False, "crime_suspected": False,
    }  # fmt: skip
    return PenaltyRow(**{**given, **changed})


def walk(case: PenaltyRow, *norms: Norm) -> tuple[Walked, CaseFile]:
    office = OwnLaw(case, *norms)
    return Walk(case, office, START).run(), office.file


def test_without_any_law_the_sequence_itself_reaches_the_archive() -> None:
    walked, file = walk(row())
    assert walked.archived
    assert walked.refusals == ()
    assert walked.acts[0] == "propose_case"
    assert walked.acts[-1] == "archive_volume"
    assert file.facts["fine"] == "5000.00"
    assert file.facts["party"]["name"] == "甲公司"
    assert "submit_for_review" not in walked.acts


def test_small_fines_are_decided_on_the_spot() -> None:
    walked, _ = walk(row(fine=Decimal(200), decision="罚款200元。"))
    assert walked.archived
    assert "decide_on_the_spot" in walked.acts
    assert "open_case" not in walked.acts


def test_who_is_spared_is_neither_fined_nor_asked_to_pay() -> None:
    walked, file = walk(row(spared=True, kinds=(), fine=None, decision="不予处罚。"))
    assert walked.archived
    assert {"decide_penalty", "record_payment"}.isdisjoint(walked.acts)
    assert file.by_act["close_case"][0].data["closing_kind"] == "不予处罚"


def test_review_is_done_because_the_decision_was_refused() -> None:
    walked, file = walk(row(), own.REVIEWED, own.CHECKED, own.CHECKLIST)
    assert walked.archived
    refused = [(item.act, item.clause) for item in walked.refusals]
    assert refused == [("issue_review_opinion", "own.checked"), ("decide_penalty", "own.review")]
    assert [entry.data["checklist_item"] for entry in file.by_act["answer_checklist"]] == [
        "程序合法",
        "裁量适当",
    ]
    order = [
        file.by_act[act][0].position
        for act in ("submit_for_review", "issue_review_opinion", "decide_penalty")
    ]
    assert order == sorted(order)


def test_waiting_is_done_by_letting_workdays_pass() -> None:
    walked, file = walk(row(), own.WAITED)
    assert walked.archived
    told, decided = (file.by_act[act][0].at.date() for act in ("give_prior_notice", "decide_penalty"))
    assert (told, decided) == (date(2026, 3, 10), date(2026, 3, 18))


def test_of_two_ways_past_a_gate_the_one_that_can_be_done_is_taken() -> None:
    walked, file = walk(row(), own.DISCUSSED, own.DISSENT)
    assert walked.archived
    assert file.by_act["discuss_collectively"][0].data["dissent"] == "无"
    assert [item.clause for item in walked.refusals] == ["own.dissent", "own.discuss"]


def test_duties_are_fulfilled_before_they_fall_due_and_before_a_gate_asks() -> None:
    walked, file = walk(row(), own.PUBLISH, own.PUBLISHED)
    assert walked.archived
    (duty,) = walked.duties
    assert duty.due is not None
    assert duty.closed_at is not None
    assert duty.closed_at <= duty.due.moment
    assert not duty.overdue(walked.ended)
    assert file.has("approve_publication")


def test_each_duty_is_fulfilled_for_the_entry_that_opened_it_and_as_it_wants() -> None:
    walked, file = walk(row(), own.RECORDED, own.ALL_RECORDED)
    assert walked.archived
    wanted = [file.by_act[act][0].position for act in ("inspect_site", "question_person")]
    recorded = [
        entry.data for entry in file.by_act["capture_recording"] if entry.data["media_kind"] == "视频监控"
    ]
    assert [data["recorded_act"] for data in recorded] == wanted
    assert [item.act for item in walked.refusals] == ["conclude_investigation"]


def test_one_remedy_may_answer_two_clauses() -> None:
    walked, _ = walk(row(), own.REVIEWED, own.gate("own.also", "decide_penalty", own.REVIEWED.unless))
    assert [item.did for item in walked.refusals] == [("出具审核意见",), ("出具审核意见",)]


def test_what_nothing_can_lift_stops_the_walk_and_is_said() -> None:
    walked, _ = walk(row(), own.IMPOSSIBLE)
    assert not walked.archived
    assert walked.stuck == ("要旨own.never（own.never）",)
    assert walked.refusals[-1].did == ()


def test_time_runs_only_forwards_and_only_in_office_hours_on_workdays() -> None:
    _, file = walk(row(rectification="责令改正"), own.REVIEWED, own.WAITED, own.PUBLISH)
    moments = [entry.at for entry in file.entries]
    assert moments == sorted(moments)
    assert all(9 <= moment.hour < 17 and moment.weekday() < 5 for moment in moments)


@pytest.mark.parametrize(
    "word",
    ["1件案件，归档1件", "法制审核1件", "own.review：要旨own.review（1件）", "公示决定 2026-03-23：1件"],
)
def test_report(word: str) -> None:
    walked, _ = walk(row(), own.REVIEWED, own.PUBLISH)
    assert word in "\n".join(lines(summarise("某地", [walked])))


def test_report_names_what_is_stuck() -> None:
    walked, _ = walk(row(), own.IMPOSSIBLE)
    assert "T1：要旨own.never（own.never）" in "\n".join(lines(summarise("某地", [walked])))


def test_a_walk_goes_on_by_single_acts_with_what_they_take_and_by_whom() -> None:
    case = row()
    office = OwnLaw(case, own.CHECKLIST, own.CHECKED)
    told = Walk(case, office, START)
    told.run(until="answer_statement")
    refused = {"review_outcome": "存在问题", "review_opinion_text": "罚款偏重"}
    assert told.also("issue_review_opinion", refused) == ()
    assert len(office.file.by_act["answer_checklist"]) == 2
    assert office.file.facts["review_outcome"] == "存在问题"
    differing = {"escalated_by": "执法机构", "escalated_to": "机关负责人"}
    assert told.also("escalate_review_dispute", differing, Role.UNIT_HEAD) == ()
    assert office.file.entries[-1].by_name == "周涛"
    assert told.also("answer_checklist", {"checklist_item": "程序合法"}) == ()
    assert office.file.entries[-1].by_name == "孙洁"


def test_a_single_act_that_the_law_bars_says_what_by() -> None:
    case = row()
    told = Walk(case, OwnLaw(case, own.IMPOSSIBLE), START)
    told.run(until="answer_statement")
    assert "own.never" in "".join(told.also("decide_penalty", {}))
