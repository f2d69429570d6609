"""A range of fines, each bound in or out, in 元 or as multiples of an amount."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Measure(StrEnum):
    """What the bounds of a range count: 元, or how many times an amount of the case."""

    YUAN = "元"
    INCOME = "违法所得的倍数"
    GOODS = "货值的倍数"


_MULTIPLIED = {Measure.YUAN: "", Measure.INCOME: "违法所得", Measure.GOODS: "货值"}


def yuan(amount: Decimal) -> str:
    """2,000元, 2,000.50元; fractions of a cent as they are."""
    whole, cents = amount.to_integral_value(), round(amount, 2)
    return f"{cents:,.2f}元" if whole != amount == cents else f"{_figures(amount)}元"


def _figures(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number.normalize():,f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FineRange:
    """From `low` to `high`, None where there is no bound; `low_in`, `high_in`: the bound belongs to it."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_in: bool = True
    high_in: bool = True
    measure: Measure = Measure.YUAN

    def times(self, base: Decimal) -> "FineRange":
        """The range in 元 where its bounds are multiples of `base`."""
        low = None if self.low is None else self.low * base
        high = None if self.high is None else self.high * base
        return replace(self, low=low, high=high, measure=Measure.YUAN)

    def above(self, amount: Decimal) -> bool:
        """Whether all of the range lies above the amount."""
        return self.low is not None and (amount < self.low or (amount == self.low and not self.low_in))

    def below(self, amount: Decimal) -> bool:
        """Whether all of the range lies below the amount."""
        return self.high is not None and (amount > self.high or (amount == self.high and not self.high_in))

    def contains(self, amount: Decimal) -> bool:
        """Whether the amount lies in it."""
        return not self.above(amount) and not self.below(amount)

    def overlaps(self, other: "FineRange") -> bool:
        """Whether some amount lies in both."""
        return not self._ends_before(other) and not other._ends_before(self)

    def _ends_before(self, other: "FineRange") -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_in and other.low_in))

    def holds(self, other: "FineRange") -> bool:
        """Whether everything in the other range lies in this one too."""
        low = other.low if other.low is not None else Decimal(0)
        # Without a lower bound it starts at nothing, which belongs to it.
        open_below = other.low is not None and not other.low_in
        starts = self.low is None or self.low < low or (self.low == low and (self.low_in or open_below))
        if self.high is None or other.high is None:
            return starts and self.high is None
        ends = self.high > other.high or (self.high == other.high and (self.high_in or not other.high_in))
        return starts and ends

    def percent(self, amount: Decimal) -> int | None:
        """How far up the amount lies, 0 at the lower bound, 100 at the upper; None without an upper one."""
        low = self.low or Decimal(0)
        if self.high is None or self.high == low:
            return None
        share = (amount - low) * 100 / (self.high - low)
        return int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def wording(self) -> str:
        """500元以上3,000元以下（不含）; 违法所得2倍以上5倍以下."""
        name = _MULTIPLIED[self.measure]
        if self.low is not None and self.low == self.high:
            return f"{name}{self._shown(self.low)}"
        low = "" if self.low is None else f"{self._shown(self.low)}以上{'' if self.low_in else '（不含）'}"
        high = (
            "" if self.high is None else f"{self._shown(self.high)}以下{'' if self.high_in else '（不含）'}"
        )
        return f"{name}{low}{high}" if low or high else "没有写数额"

    def _shown(self, bound: Decimal) -> str:
        return yuan(bound) if self.measure is Measure.YUAN else f"{_figures(bound)}倍"
