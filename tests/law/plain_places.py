"""Where a fine lies, told the slow way: every whole amount of a range written out."""

from decimal import Decimal

from mingjing.core.law.discretion import DiscretionRow, Place, Proposed
from mingjing.core.law.ranges import FineRange, Measure

TOP = 80  # no fine of the properties goes as high as this


def amounts(fine: FineRange, base: int = 1) -> set[int]:
    """Every whole amount from 0 to TOP that lies in the range."""
    found = set()
    for amount in range(TOP + 1):
        low = 0 if fine.low is None else int(fine.low) * base
        high = TOP if fine.high is None else int(fine.high) * base
        if low <= amount <= high:
            found.add(amount)
    if not fine.low_in and fine.low is not None:
        found.discard(int(fine.low) * base)
    if not fine.high_in and fine.high is not None:
        found.discard(int(fine.high) * base)
    return found


def plain_place(proposed: Proposed, rows: list[DiscretionRow]) -> Place:
    """Where a draft whose only penalty is a fine lies; every row fines."""
    mine = [row for row in rows if row.offence == proposed.offence and not _others(row, proposed)]
    graded = [row for row in mine if row.grade == proposed.grade]
    if not graded and proposed.grade not in ("减轻", "不予处罚"):
        graded = [row for row in mine if row.grade == ""]
    if not graded:
        return Place.NO_STANDARD
    answers = [_answer(proposed, row) for row in graded]
    if "yes" in answers:
        return Place.INSIDE
    if "perhaps" in answers:
        return Place.UNKNOWN
    return _beside(proposed, graded)


def _others(row: DiscretionRow, proposed: Proposed) -> bool:
    return bool(row.parties and proposed.party and proposed.party not in row.parties)


def _base(proposed: Proposed, row: DiscretionRow) -> int | None:
    assert row.fine
    held = {Measure.YUAN: Decimal(1), Measure.INCOME: proposed.income, Measure.GOODS: proposed.goods}
    base = held[row.fine.measure]
    return None if base is None else int(base)


def _answer(proposed: Proposed, row: DiscretionRow) -> str:
    base = _base(proposed, row)
    assert row.fine
    assert proposed.fine is not None
    if base is None:
        return "perhaps"
    if int(proposed.fine) not in amounts(row.fine, base):
        return "no"
    return "perhaps" if row.parties and not proposed.party else "yes"


def _beside(proposed: Proposed, rows: list[DiscretionRow]) -> Place:
    """By the bound that lies nearest; of two alike, that of the row written first."""
    assert proposed.fine is not None
    fine, nearest, answer = int(proposed.fine), None, Place.UNKNOWN
    for row in rows:
        assert row.fine
        base = _base(proposed, row) or 0
        bounds = [int(bound) * base for bound in (row.fine.low, row.fine.high) if bound is not None]
        reached = min(abs(fine - bound) for bound in bounds)
        if nearest is None or reached < nearest:
            nearest = reached
            under = row.fine.low is not None and (
                fine < int(row.fine.low) * base or (fine == int(row.fine.low) * base and not row.fine.low_in)
            )
            answer = Place.BELOW if under else Place.ABOVE
    return answer
