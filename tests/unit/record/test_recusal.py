"""Who stands back from a case, by declaration and by decision."""

from datetime import datetime
from typing import Any

import pytest

from mingjing.core.record.file import Entry
from mingjing.core.record.recusal import recusal_of
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

AT = datetime(2025, 3, 20, 9, tzinfo=SHANGHAI)
DECLARED = ("declare_recusal", "7", {})
REQUESTED = ("request_recusal", "1", {"recusal_target": "孙洁"})


def decided(result: str, target: str = "") -> tuple[str, str, dict[str, Any]]:
    return "decide_recusal", "9", {"recusal_result": result, "recusal_target": target}


def entries(*told: tuple[str, str, dict[str, Any]]) -> list[Entry]:
    return [
        Entry(
            position=n, act=act, at=AT, recorded_at=AT, by=by, by_name="某", role=Role.REVIEWER, data=data
        )
        for n, (act, by, data) in enumerate(told, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "position"),
    [
        ([], None),
        ([DECLARED], 1),
        ([REQUESTED], None),
        ([DECLARED, decided("不回避")], None),
        ([DECLARED, decided("回避")], 2),
        ([REQUESTED, decided("回避", "孙洁、张强")], 2),
        ([REQUESTED, decided("回避")], 2),
        ([REQUESTED, decided("回避", "张强")], None),
        ([DECLARED, decided("不回避", "张强")], 1),
        ([DECLARED, decided("不回避", "孙洁"), DECLARED], 3),
        ([("declare_recusal", "8", {}), decided("回避")], None),
        ([DECLARED, ("declare_recusal", "8", {}), decided("不回避")], 1),
    ],
)
def test_standing_back(told: list[tuple[str, str, dict[str, Any]]], position: int | None) -> None:
    found = recusal_of("7", "孙洁", entries(*told))
    assert (found.position if found else None) == position
