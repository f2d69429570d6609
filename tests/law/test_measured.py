"""The condition 裁量基准: what of a draft is measured, and what is unknown."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mingjing.core.law.answers import Verdict
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.ranges import FineRange
from mingjing.core.record.act import ACTS
from tests.law.plain_law import NOON, case, law, read, situation

PROPOSE = ACTS["propose_decision"]
ROWS = (
    DiscretionRow(
        offence="占道", grade="一般", penalty_kinds=("罚款", "警告"),
        fine=FineRange(low=Decimal(500), high=Decimal(3000)),
    ),
)  # fmt: skip
DRAFT: Mapping[str, Any] = {
    "offence": "占道", "discretion_level": "一般", "penalty_kinds": ["罚款"], "fine": "4000",
}  # fmt: skip
MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN


def answer(tree: Any, given: Mapping[str, Any], earlier: Mapping[str, Any] | None = None) -> Verdict:
    file = case(("propose_decision", NOON, earlier)) if earlier else case()
    asked = replace(situation(file, given), discretion=ROWS)
    return evaluate(read({"裁量基准": tree}), Inquiry(situation=asked, law=law(), spec=PROPOSE)).verdict


@pytest.mark.parametrize(
    ("given", "inside", "departs", "without"),
    [
        (DRAFT, UNMET, MET, UNMET),
        ({**DRAFT, "fine": "3000"}, MET, UNMET, UNMET),
        ({**DRAFT, "penalty_kinds": ["责令关闭"]}, UNMET, MET, UNMET),
        ({**DRAFT, "offence": "别的"}, UNMET, UNMET, MET),
        ({**DRAFT, "discretion_level": ""}, UNKNOWN, UNKNOWN, UNKNOWN),
        ({"penalty_kinds": ["罚款"], "fine": "4000"}, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_the_draft_in_hand(
    given: Mapping[str, Any], inside: Verdict, departs: Verdict, without: Verdict
) -> None:
    assert [answer(tree, given) for tree in ("在幅度内", "偏离", "无基准")] == [inside, departs, without]


def test_what_is_not_filled_in_counts_as_the_rule_says() -> None:
    assert answer({"是": "偏离", "未填时": "否"}, {"fine": "4000"}) is UNMET
    assert answer({"是": "偏离", "未填时": "是"}, {"fine": "4000"}) is MET
    assert answer({"是": "偏离", "未填时": "否"}, DRAFT) is MET


def test_the_draft_in_the_file_is_measured_where_nothing_is_in_hand() -> None:
    assert answer("偏离", {}, DRAFT) is MET


def test_a_fine_of_an_older_draft_is_not_held_against_a_warning() -> None:
    assert answer("偏离", {"penalty_kinds": ["警告"]}, DRAFT) is UNMET
    assert answer("在幅度内", {"penalty_kinds": ["警告"]}, DRAFT) is MET
    assert answer("偏离", {"penalty_kinds": ["罚款"]}, DRAFT) is UNKNOWN
