"""Every real case walks through the law of each of the five places, from lead to archive, nothing late.

All rows under all places, so that a change of the law's files or of the engine shows in the figures of
`docs/walk.md`, whichever case it touches. Without the table of cases the tests are skipped, and say so.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mingjing.commands.walk import in_memory, walk_all
from mingjing.walk.figures import head, place_figures
from mingjing.walk.reader import read_rows
from mingjing.walk.report import summarise
from mingjing.walk.rows import Fault, PenaltyRow

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MINGJING_SHARED") or ROOT.parent / "shared")
CASES = SHARED / "data" / "penalty_cases_17domains.csv"
PAGE = ROOT / "docs" / "walk.md"
PLACES = ("leqing", "xuecheng", "shaoyang", "sanmenxia", "fengli")
pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the table of penalty cases is not here")


@cache
def rows() -> tuple[PenaltyRow | Fault, ...]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return tuple(read_rows(file))


def section(place: str) -> list[str]:
    """What the page says of a place, or before any; stale where it is not what a walk comes to."""
    parts = PAGE.read_text(encoding="utf-8").split("\n## ")
    found = next((part for part in parts if part.startswith(f"{place}\n")), "")
    return f"## {found}".rstrip("\n").split("\n")


@pytest.mark.parametrize("place", PLACES)
def test_every_case_reaches_the_archive_in_time(place: str) -> None:
    cases = [row for row in rows() if isinstance(row, PenaltyRow)]
    walked = list(walk_all(place, cases, date(2026, 3, 2), in_memory))
    summary = summarise(place, walked)
    assert summary.stuck == ()
    assert summary.late == ()
    assert summary.archived == len(cases)
    ordinary = [item for item in walked if "open_case" in item.acts]
    decided = [item for item in ordinary if "decide_penalty" in item.acts]
    assert all("issue_review_opinion" in item.acts for item in decided)
    assert bool(summary.filed) is (place == "sanmenxia")
    assert all(item.did for item in summary.refusals), "every refusal says how it is lifted"
    assert list(place_figures(summary)) == section(place), "docs/walk.md is stale: run the command it names"


def test_the_page_names_every_faulty_row_and_every_place() -> None:
    faults = [row for row in rows() if isinstance(row, Fault)]
    text = PAGE.read_text(encoding="utf-8")
    assert text.startswith("\n".join(head(len(rows()), faults)))
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")][1:] == list(PLACES)
