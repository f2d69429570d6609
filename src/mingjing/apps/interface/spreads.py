"""A strip of dots for amounts: what lies where, drawn by the server as SVG without any style of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 600
EDGE = 16
STEP = 11
HIGHEST = 8
BASE = 18
# The scale ends this many times the quartiles' distance beyond them.
FARTHEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One amount, with what it is in words."""

    x: int
    y: int
    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The dots over their scale from `low` to `high`; what lies farther stands at its end.

    `box`: from the lower to the upper quartile; `own`: where the draft lies. `farther`: whether anything
    lies above the scale's end.
    """

    dots: tuple[Dot, ...]
    height: int
    box: tuple[int, int] | None
    middle: int | None
    own: int | None
    low: Decimal
    high: Decimal
    farther: bool

    @property
    def box_width(self) -> int:
        """How wide the box is, at least a hairline."""
        return max(1, self.box[1] - self.box[0]) if self.box else 0

    @property
    def line(self) -> int:
        """Where the scale lies."""
        return self.height - BASE


def strip(
    amounts: Iterable[tuple[Decimal, str, str]],
    *,
    quartiles: tuple[Decimal, Decimal, Decimal] | None = None,
    own: Decimal | None = None,
) -> Strip | None:
    """Dots for amounts given as (amount, kind, words), stacked where they fall together.

    Kinds are classes of the stylesheet: usual, outlier. None where there is nothing to draw.
    """
    given = list(amounts)
    if not given:
        return None
    values = [amount for amount, _, _ in given] + ([own] if own is not None else [])
    low, high = _scale(values, quartiles)

    def place(amount: Decimal) -> int:
        span = high - low
        share = (min(max(amount, low), high) - low) / span if span else Decimal("0.5")
        return EDGE + round(share * (WIDTH - 2 * EDGE))

    columns = Counter[int]()
    stacked = []
    for amount, kind, title in sorted(given, key=lambda item: item[0]):
        column = place(amount) // STEP
        stacked.append((column * STEP + STEP // 2, min(columns[column], HIGHEST - 1), kind, title))
        columns[column] += 1
    tallest = min(max(columns.values()), HIGHEST)
    height = BASE + (tallest + 1) * STEP + BASE
    dots = tuple(
        Dot(x=x, y=height - BASE - STEP // 2 - 2 - level * STEP, kind=kind, title=title)
        for x, level, kind, title in stacked
    )
    return Strip(
        dots=dots, height=height, low=low, high=high, own=place(own) if own is not None else None,
        box=(place(quartiles[0]), place(quartiles[2])) if quartiles else None,
        middle=place(quartiles[1]) if quartiles else None, farther=max(values) > high,
    )  # fmt: skip


def _scale(
    values: list[Decimal], quartiles: tuple[Decimal, Decimal, Decimal] | None
) -> tuple[Decimal, Decimal]:
    """From where to where: all, unless a few far out would press the others into one heap."""
    low, high = min(values), max(values)
    if quartiles is None or quartiles[0] == quartiles[2]:
        return low, high
    reach = FARTHEST * (quartiles[2] - quartiles[0])
    return max(low, quartiles[0] - reach), min(high, quartiles[2] + reach)
