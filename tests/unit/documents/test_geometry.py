"""Page geometry after GB/T 9704: type area 156 × 225 mm, 22 lines of 28 characters, page numbers outside."""

import itertools
from typing import Any

import pytest

from mingjing.apps.documents.elements import build_data
from mingjing.apps.documents.render import render
from tests.unit.documents.reading import Glyph, glyphs_of, sizes_of, text_of
from tests.unit.documents.sample import GIVEN, TURNS, SampleView

LEFT, TOP, WIDTH, HEIGHT = 28, 37, 156, 225
TOLERANCE = 0.6


def decision(facts: str) -> bytes:
    data = build_data("penalty_decision", SampleView(), {"facts": facts})
    return render("penalty_decision", {**data, "number": "薛综执罚决〔2026〕12号"})


def lines_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters grouped by the line they stand on, top to bottom."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.bottom)
    lines: list[list[Glyph]] = []
    for glyph in ordered:
        if lines and glyph.bottom - lines[-1][0].bottom < 3:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def in_type_area(glyph: Glyph) -> bool:
    return glyph.bottom < TOP + HEIGHT + TOLERANCE


@pytest.fixture(scope="module")
def full_page() -> list[Glyph]:
    """The third page of a decision whose facts fill several pages with one square character."""
    return glyphs_of(decision("国" * 28 * 22 * 4), 2)


def test_page_has_22_lines_of_28_characters(full_page: list[Glyph]) -> None:
    lines = lines_of([glyph for glyph in full_page if glyph.char == "国"])
    assert [len(line) for line in lines] == [28] * 22


def test_text_fills_the_type_area_and_does_not_leave_it(full_page: list[Glyph]) -> None:
    text = [glyph for glyph in full_page if glyph.char == "国"]
    assert min(g.left for g in text) == pytest.approx(LEFT, abs=1)
    assert max(g.right for g in text) == pytest.approx(LEFT + WIDTH, abs=1)
    assert min(g.top for g in text) == pytest.approx(TOP, abs=1)
    assert max(g.bottom for g in text) == pytest.approx(TOP + HEIGHT, abs=1.5)
    assert all(g.left > LEFT - TOLERANCE and g.right < LEFT + WIDTH + TOLERANCE for g in text)


def test_step_between_lines_is_29_and_a_half_points(full_page: list[Glyph]) -> None:
    lines = lines_of([glyph for glyph in full_page if glyph.char == "国"])
    steps = [below[0].bottom - above[0].bottom for above, below in itertools.pairwise(lines)]
    assert all(step == pytest.approx(29.5 / 72 * 25.4, abs=0.05) for step in steps)


def test_page_numbers_stand_below_odd_right_even_left() -> None:
    content = decision("国" * 28 * 22 * 2)
    for page in range(3):
        numbers = [glyph for glyph in glyphs_of(content, page) if not in_type_area(glyph)]
        assert "".join(glyph.char for glyph in numbers) == f"—{page + 1}—"
        dash = numbers[0]
        assert (dash.top + dash.bottom) / 2 == pytest.approx(TOP + HEIGHT + 7, abs=1)
        one_character = 14 / 72 * 25.4
        if page % 2 == 0:
            assert max(g.right for g in numbers) == pytest.approx(LEFT + WIDTH - one_character, abs=1)
        else:
            assert min(g.left for g in numbers) == pytest.approx(LEFT + one_character, abs=1)


def test_mark_stands_35_mm_down_and_number_is_centred() -> None:
    glyphs = glyphs_of(decision("事实。"), 0)
    mark = [glyph for glyph in glyphs if glyph.top < TOP + 50 and glyph.bottom - glyph.top > 8]
    assert min(glyph.top for glyph in mark) == pytest.approx(TOP + 35, abs=1.5)
    bracket = next(glyph for glyph in glyphs if glyph.char == "〔")
    number = [glyph for glyph in glyphs if abs(glyph.bottom - bracket.bottom) < 2]
    assert (min(g.left for g in number) + max(g.right for g in number)) / 2 == pytest.approx(
        LEFT + WIDTH / 2, abs=1
    )


def test_date_ends_four_characters_from_the_edge_under_the_agency() -> None:
    content = decision("事实。")
    last = glyphs_of(content, len(sizes_of(content)) - 1)
    lines = [line for line in lines_of(last) if in_type_area(line[0])]
    date_line = next(line for line in reversed(lines) if "".join(sorted(g.char for g in line)).count("日"))
    right = max(glyph.right for glyph in date_line)
    assert right == pytest.approx(LEFT + WIDTH - 4 * 15.75 / 72 * 25.4, abs=1)


@pytest.mark.parametrize("length", range(0, 28 * 24, 61))
def test_signature_never_stands_on_a_page_without_text(length: int) -> None:
    content = decision("国" * length)
    last = "".join(glyph.char for glyph in glyphs_of(content, len(sizes_of(content)) - 1))
    assert "年4月15日" in last
    assert "行政复议" in last


def test_record_has_signature_strip_and_count_on_every_page_and_is_struck_at_the_end() -> None:
    given: dict[str, Any] = {**GIVEN["inquiry_record"], "dialogue": TURNS * 8}
    content = render("inquiry_record", build_data("inquiry_record", SampleView(), given))
    pages = len(sizes_of(content))
    assert pages >= 3
    for page in range(pages):
        glyphs = glyphs_of(content, page)
        foot = "".join(glyph.char for glyph in glyphs if glyph.top > TOP + HEIGHT)
        assert "被询问人：" in foot
        assert "记录人：" in foot
        assert f"第{page + 1}页共{pages}页" in foot
    assert text_of(content).count("（以下空白）") == 1
