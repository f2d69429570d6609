"""Real cases walk through the law of each of the five places, from lead to archive, nothing late.

A sample by default: every seventh case, and all of the rarer kinds. MINGJING_ALL_CASES=1 walks all of them.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mingjing.commands.walk import in_memory, walk_all
from mingjing.walk.reader import read_rows
from mingjing.walk.report import summarise
from mingjing.walk.rows import PenaltyRow

SHARED = Path(os.environ.get("MINGJING_SHARED") or Path(__file__).parents[2].parent / "shared")
CASES = SHARED / "data" / "penalty_cases_17domains.csv"
ALL = os.environ.get("MINGJING_ALL_CASES") == "1"
PLACES = ("leqing", "xuecheng", "shaoyang", "sanmenxia", "fengli")
RARE = frozenset({"吊销许可证件", "责令停产停业", "责令关闭", "限制从业", "通报批评"})


@cache
def cases() -> tuple[PenaltyRow, ...]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in read_rows(file) if isinstance(row, PenaltyRow)]
    return tuple(
        row for index, row in enumerate(rows)
        if ALL or index % 7 == 0 or row.spared or row.crime_suspected or RARE & set(row.kinds)
    )  # fmt: skip


@pytest.mark.skipif(not CASES.exists(), reason="the table of penalty cases is not here")
@pytest.mark.parametrize("place", PLACES)
def test_every_case_reaches_the_archive_in_time(place: str) -> None:
    walked = list(walk_all(place, cases(), date(2026, 3, 2), in_memory))
    summary = summarise(place, walked)
    assert summary.stuck == ()
    assert summary.late == ()
    assert summary.archived == len(cases())
    ordinary = [item for item in walked if "open_case" in item.acts]
    decided = [item for item in ordinary if "decide_penalty" in item.acts]
    assert all("issue_review_opinion" in item.acts for item in decided)
    assert bool(summary.filed) is (place == "sanmenxia")
    assert all(item.did for item in summary.refusals), "every refusal says how it is lifted"
