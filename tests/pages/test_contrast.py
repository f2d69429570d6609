"""WCAG 2.2 AA contrast of every pair of colours that meet (1.4.3 text 4.5, 1.4.11 edges 3.0)."""

import re

import pytest

from tests.pages.gallery import ROOM

TOKENS = (ROOM / "static/mingjing/css/tokens.css").read_text(encoding="utf-8")
PAPERS = ("paper", "ground", "white")
TEXT = [
    *((ink, paper) for ink in ("ink", "ink-2", "ink-3", "blue", "blue-deep", "red") for paper in PAPERS),
    *((ink, paper) for ink in ("amber", "green") for paper in ("paper", "ground")),
    *(("ink", wash) for wash in ("red-wash", "amber-wash", "green-wash", "blue-wash", "found", "line-soft")),
    *(("blue", wash) for wash in ("red-wash", "amber-wash", "green-wash", "blue-wash", "found")),
    ("blue-deep", "blue-wash"),
    ("red", "red-wash"),
    ("red", "blue-wash"),
    ("ink-2", "line-soft"),
    ("ink-2", "blue-wash"),
    ("white", "blue"),
    ("white", "blue-deep"),
    ("gold-ink", "gold"),
]
EDGES = [("edge", "paper"), ("edge", "white"), ("blue", "paper"), ("gold", "blue-deep"), ("blue", "ground")]


def _colour(name: str) -> tuple[float, float, float]:
    found = re.search(rf"--{name}:\s*#([0-9a-f]{{3,6}});", TOKENS)
    assert found, name
    text = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


def _luminance(name: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _colour(name)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio as WCAG defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_can_be_read(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize(("edge", "paper"), EDGES)
def test_edges_can_be_seen(edge: str, paper: str) -> None:
    assert contrast(edge, paper) >= 3


def test_the_measure_itself() -> None:
    assert contrast("white", "white") == 1
    assert contrast("ink", "white") > 15
    assert contrast("line", "paper") < 3
