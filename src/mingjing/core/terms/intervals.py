"""Stretches of days that do not count, such as an appraisal or a suspension."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.core.terms.errors import TermError


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise TermError(f"不计入的期间“{self.start}..{self.end}”倒置：止日早于起日，请对调。")


def blocks(intervals: Iterable[Interval]) -> tuple[tuple[int, int], ...]:
    """The intervals as sorted pairs of day ordinals without overlap, so that no day is left out twice."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted((one.start.toordinal(), one.end.toordinal()) for one in intervals):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)
