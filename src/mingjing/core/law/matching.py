"""Comparing a fact's plain value with what a rule wants of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never

from mingjing.core.law.answers import Verdict
from mingjing.core.record.parsing import is_blank
from mingjing.core.terms import Term, Unit, parse_term


@dataclass(frozen=True, slots=True, kw_only=True)
class Is:
    """Equal to one of the values."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsNot:
    """Equal to none of the values."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Includes:
    """A list that holds at least one of the values (`every`: all of them)."""

    values: tuple[Any, ...]
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundBy:
    """Something looked up as a bound: another fact of the file, or (`setting`) the agency's own value."""

    name: str
    label: str
    setting: bool = False

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An amount, number or length compared with a bound; `sign` is one of ≥ > ≤ <.

    `limit`: a plain value, or a `BoundBy` whose value must be looked up before comparing.
    """

    sign: str
    limit: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Filled in at all (`wanted` true) or left empty (false)."""

    wanted: bool


Matcher = Is | IsNot | Includes | Bound | Given

_WORDS = {"≥": "不少于", ">": "多于", "≤": "不多于", "<": "少于"}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "≥": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "≤": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
}
# Lengths in one order: only used to compare terms as written (公示期限 1年 … 5年), never to count days.
_DAYS = {Unit.HOUR: Decimal(1) / 24, Unit.SAME_DAY: Decimal(1), Unit.DAY: Decimal(1)}
_DAYS |= {Unit.WORKDAY: Decimal(1), Unit.MONTH: Decimal("30.4375"), Unit.YEAR: Decimal("365.25")}


def _ordered(value: Any) -> Decimal:
    """A number out of an amount, an integer, a count of items or a term."""
    if isinstance(value, (list, tuple, Mapping)):
        return Decimal(len(value))
    if isinstance(value, Term):
        return _DAYS[value.unit] * value.amount
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return _ordered(parse_term(str(value)))


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def matches(value: Any, matcher: Matcher) -> Verdict:
    """Whether the value (None where unknown) is what the matcher wants."""
    if isinstance(matcher, Given):
        present = not is_blank(value)
        return Verdict.MET if present is matcher.wanted else Verdict.UNMET
    if value is None or (isinstance(matcher, Bound) and matcher.limit is None):
        return Verdict.UNKNOWN
    return Verdict.MET if _holds(value, matcher) else Verdict.UNMET


def _holds(value: Any, matcher: Is | IsNot | Includes | Bound) -> bool:
    match matcher:
        case Is(values=values):
            return any(item in values for item in _as_list(value))
        case IsNot(values=values):
            return all(item not in values for item in _as_list(value))
        case Includes(values=values, every=every):
            found = [item in _as_list(value) for item in values]
            return all(found) if every else any(found)
        case Bound(sign=sign, limit=limit):
            return _COMPARE[sign](_ordered(value), _ordered(limit))
        case _:
            assert_never(matcher)


def wording(matcher: Matcher) -> str:
    """The matcher in words, after the name of the fact."""
    match matcher:
        case Is(values=values):
            return f"是{_or(values)}"
        case IsNot(values=values):
            return f"不是{_or(values)}"
        case Includes(values=values, every=every):
            return f"含{_or(values, '和' if every else '或')}"
        case Bound(sign=sign, limit=limit):
            return f"{_WORDS[sign]}{limit}"
        case Given(wanted=wanted):
            return "已填写" if wanted else "未填写"
        case _:
            assert_never(matcher)


def _or(values: tuple[Any, ...], joiner: str = "或") -> str:
    words = ["“是”" if item is True else "“否”" if item is False else f"“{item}”" for item in values]
    return joiner.join(words)
