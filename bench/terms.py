"""Due dates per second, beside adding days to a date in the same run."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import perf_counter

from mingjing.core.terms import SHANGHAI, due, parse_term
from mingjing.regulations.calendar import load_calendar

ROUNDS = 20_000
REPEATS = 5


def _per_second(once: Callable[[datetime], object], starts: list[datetime]) -> float:
    """Calls per second, the best of a few repeats, so that a busy neighbour spoils none of them."""
    best = float("inf")
    for _ in range(REPEATS):
        begun = perf_counter()
        for start in starts:
            once(start)
        best = min(best, perf_counter() - begun)
    return len(starts) / best


def bench() -> dict[str, float]:
    """Due dates per second in three units, and how many plain date additions one of each is worth."""
    calendar = load_calendar()
    first = datetime(2015, 1, 5, 9, tzinfo=SHANGHAI)
    starts = [first + timedelta(days=number % 4000) for number in range(ROUNDS)]
    month = timedelta(days=30)
    plain = _per_second(lambda start: start + month, starts)
    found: dict[str, float] = {"plain_additions_per_second": round(plain)}
    for name, text in (("workdays", "7个工作日"), ("days", "30日"), ("months", "3个月")):
        term = parse_term(text)
        rate = _per_second(lambda start, term=term: due(term, start, calendar=calendar), starts)  # type: ignore[misc]
        found[f"{name}_per_second"] = round(rate)
        found[f"{name}_in_plain_additions"] = round(plain / rate, 1)
    told = _per_second(
        lambda start: due(parse_term("7个工作日"), start, calendar=calendar).trace, starts[:1000]
    )
    found["traces_per_second"] = round(told)
    return found
