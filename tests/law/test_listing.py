"""列入目录: what of the file is held against the catalogue, and what a rule file may write."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mingjing.core.law.answers import Verdict
from mingjing.core.law.catalogued import CatalogueRow, Use
from mingjing.core.law.duties import obligations
from mingjing.core.law.evaluate import Inquiry, evaluate
from mingjing.core.law.law import Law
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import FileKind, Stage
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.errors import RuleError
from tests.law.plain_law import NOON, case, law, read, situation

FINED = {"penalty_kinds": ["罚款"], "fine": "5000.00"}
ROW = CatalogueRow(
    number=1, matter="罚款五千元以上", kind=FileKind.PENALTY, since=date(2025, 1, 1),
    uses=frozenset({Use.REVIEW}), penalty_kinds=frozenset({"罚款"}), threshold=Decimal(5000),
    counts=frozenset({"fine"}),
)  # fmt: skip
DECISION = replace(ROW, threshold=None, counts=frozenset(), acts=frozenset({"decide_penalty"}))


def asked(
    file: CaseFile, act: str, given: Mapping[str, Any] | None = None, row: CatalogueRow = ROW, **more: bool
) -> Verdict:
    now = replace(situation(file, given), catalogue=(row,))
    inquiry = Inquiry(situation=now, law=Law(rule_sets=()), spec=ACTS[act], **more)
    return evaluate(read({"列入目录": "法制审核"}), inquiry).verdict


def drafted(data: Mapping[str, Any]) -> CaseFile:
    return case(("propose_decision", NOON, data), stage=Stage.DECISION)


def test_another_act_is_measured_by_the_draft() -> None:
    assert asked(drafted(FINED), "determine_review_need", {"review_needed": False}) is Verdict.MET
    assert asked(drafted({**FINED, "fine": "4999.99"}), "give_prior_notice") is Verdict.UNMET


def test_the_decision_in_hand_counts_whole_and_not_the_draft() -> None:
    assert asked(drafted(FINED), "decide_penalty", {**FINED, "fine": "4999"}) is Verdict.UNMET
    assert asked(drafted(FINED), "decide_penalty", {"penalty_kinds": ["警告"]}) is Verdict.UNMET
    assert asked(drafted(FINED), "decide_penalty") is Verdict.MET


def test_nothing_drafted_leaves_it_open_and_the_form_will_ask() -> None:
    empty = case(stage=Stage.DECISION)
    assert asked(empty, "determine_review_need") is Verdict.UNKNOWN
    now = replace(situation(empty), catalogue=(ROW,))
    inquiry = Inquiry(situation=now, law=Law(rule_sets=()), spec=ACTS["propose_decision"], before_form=True)
    reason = evaluate(read({"列入目录": "法制审核"}), inquiry)
    assert (reason.verdict, reason.unknown_fields()) == (Verdict.UNKNOWN, ())


def test_the_kind_of_decision_is_the_act_or_what_was_drafted() -> None:
    assert asked(drafted(FINED), "decide_penalty", FINED, DECISION) is Verdict.MET
    assert asked(drafted(FINED), "determine_review_need", row=DECISION) is Verdict.UNKNOWN
    kinds = {"作出处罚决定": Verdict.MET, "不予处罚决定": Verdict.UNMET}
    for label, verdict in kinds.items():
        file = drafted({**FINED, "decision_kind": label})
        assert asked(file, "determine_review_need", row=DECISION) is verdict


@pytest.mark.parametrize(("since", "opened"), [(0, True), (1, False)])
def test_a_duty_is_measured_by_the_edition_of_the_day_that_opened_it(since: int, opened: bool) -> None:
    file = case(("decide_penalty", NOON, FINED))
    rules = law(
        {
            "义务": "报备",
            "起算": {"行为": "作出处罚决定", "满足": {"列入目录": {"用途": "法制审核", "没有目录时": False}}},
            "期限": "及时",
            "完成": "报备重大处罚",
        }
    )
    row = replace(ROW, since=NOON.date() + timedelta(days=since))
    found = obligations(file, rules, load_calendar(), NOON + timedelta(days=30), (row,))
    assert bool(found) is opened


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({"列入目录": "公示"}, "法制审核"),
        ({"列入目录": {"没有目录时": False}}, "缺少“用途”"),
        ({"列入目录": {"用途": "听证", "金额": 1}}, "这里没有这个键"),
    ],
)
def test_a_wrong_question_cannot_be_loaded(tree: Any, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        read(tree)
