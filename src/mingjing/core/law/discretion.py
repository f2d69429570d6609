"""裁量基准: the rows of an agency's discretion standard, and where a draft lies among them.

行政处罚法 34: an agency may lay down how it exercises its discretion, and then publishes it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mingjing.core.law.ranges import FineRange, Measure, yuan
from mingjing.core.record.catalogue import FIELDS

WHOLE = ""
WHOLE_NAME = "法定幅度"
# Grades that the whole range of the statute says nothing of: below its minimum, or no penalty at all.
OUTSIDE_THE_WHOLE = frozenset({"减轻", "不予处罚"})
FINED = "罚款"
# Follows from the law itself and is not at anybody's discretion (行政处罚法 28 Ⅱ).
BY_LAW = frozenset({"没收违法所得"})
UNIT_SLIP = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscretionRow:
    """One row: for an offence in one grade, which penalties, and from what fine to what.

    `grade`: a value of 裁量, or WHOLE for all that the statute allows. `parties`: kinds of party it is
    for, all where empty. `penalty_kinds`: empty where no penalty is given. `fine`: None where none is.
    """

    offence: str
    basis: str = ""
    grade: str = WHOLE
    circumstances: str = ""
    parties: tuple[str, ...] = ()
    penalty_kinds: tuple[str, ...] = ()
    fine: FineRange | None = None

    @property
    def name(self) -> str:
        """The row as it is called: “占用城市道路”从轻档（占道不足十平方米）."""
        grade = f"{self.grade}档" if self.grade else WHOLE_NAME
        return f"“{self.offence}”{grade}{f'（{self.told}）' if self.told else ''}"

    @property
    def grade_name(self) -> str:
        """The grade in words."""
        return self.grade or WHOLE_NAME

    @property
    def told(self) -> str:
        """For whom and when it is meant; empty where for all."""
        return "；".join(part for part in ("、".join(self.parties), self.circumstances) if part)

    @property
    def penalty(self) -> str:
        """What follows, in words: 罚款500元以上2,000元以下；警告."""
        fine = f"{FINED}{self.fine.wording()}" if self.fine else ""
        others = "、".join(kind for kind in self.penalty_kinds if kind != FINED)
        return "；".join(part for part in (fine, others) if part) or "不予处罚"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What of a draft is measured. Amounts in 元; None or empty where nothing was filled in."""

    offence: str = ""
    grade: str = ""
    penalty_kinds: tuple[str, ...] = ()
    fine: Decimal | None = None
    income: Decimal | None = None
    goods: Decimal | None = None
    party: str = ""


class Place(StrEnum):
    """Where a draft lies."""

    INSIDE = "在幅度内"
    BELOW = "低于幅度"
    ABOVE = "高于幅度"
    OTHER_KIND = "种类不在基准内"
    NO_STANDARD = "无基准"
    UNKNOWN = "还不能判断"


DEPARTURES = frozenset({Place.BELOW, Place.ABOVE, Place.OTHER_KIND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a draft lies, in words.

    `row`: the row it was measured by; `fine`: its range in 元; `percent`: how far up in it, 0 to 100.
    `asks`: the names of what one would have to know.
    """

    place: Place
    text: str
    row: DiscretionRow | None = None
    fine: FineRange | None = None
    percent: int | None = None
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """One row against the draft. `sure`: the row is certainly meant for this draft."""

    row: DiscretionRow
    place: Place
    fine: FineRange | None = None
    asks: tuple[str, ...] = ()
    sure: bool = True


def place(proposed: Proposed, rows: Iterable[DiscretionRow]) -> Placement:
    """Where the draft lies among the rows of the standard in force.

    Inside where one row takes it in; unknown where a row might; else outside the row that comes nearest.
    """
    if not proposed.offence:
        return Placement(place=Place.UNKNOWN, text="还没有选定违法行为（裁量事项）", asks=("offence",))
    of_offence = tuple(row for row in rows if row.offence == proposed.offence)
    if not of_offence:
        text = f"没有找到“{proposed.offence}”的裁量基准：基准里没有这一项，或者本机关没有施行中的基准"
        return Placement(place=Place.NO_STANDARD, text=text)
    if not proposed.grade:
        grades = "、".join(dict.fromkeys(row.grade for row in of_offence if row.grade)) or WHOLE_NAME
        text = f"还没有选定裁量档次；基准里“{proposed.offence}”有：{grades}"
        return Placement(place=Place.UNKNOWN, text=text, asks=("discretion_level",))
    fitting = _of_grade(proposed, of_offence)
    if not fitting:
        grades = "、".join(dict.fromkeys(row.grade or WHOLE_NAME for row in of_offence))
        text = f"基准里“{proposed.offence}”没有适用于本案的“{proposed.grade}”档，只有：{grades}"
        return Placement(place=Place.NO_STANDARD, text=text)
    return _placed(proposed, [_measure(proposed, row) for row in fitting])


def _of_grade(proposed: Proposed, rows: tuple[DiscretionRow, ...]) -> tuple[DiscretionRow, ...]:
    """The rows of the draft's grade; the statute's whole range where the standard has none of it."""
    open_to = [row for row in rows if not proposed.party or not row.parties or proposed.party in row.parties]
    graded = tuple(row for row in open_to if row.grade == proposed.grade)
    if graded or proposed.grade in OUTSIDE_THE_WHOLE:
        return graded
    return tuple(row for row in open_to if row.grade == WHOLE)


def _measure(proposed: Proposed, row: DiscretionRow) -> _Measured:
    sure = bool(proposed.party) or not row.parties
    asks = () if sure else ("party",)
    measured = _kinds(proposed, row) or _amount(proposed, row)
    return _Measured(
        row=row, place=measured.place, fine=measured.fine, asks=(*measured.asks, *asks), sure=sure
    )


def _kinds(proposed: Proposed, row: DiscretionRow) -> _Measured | None:
    """What the kinds of penalty alone decide; None where it depends on the fine."""
    kinds = frozenset(proposed.penalty_kinds) - BY_LAW
    if kinds - frozenset(row.penalty_kinds):
        return _Measured(row=row, place=Place.OTHER_KIND)
    if kinds and FINED not in kinds:
        return _Measured(row=row, place=Place.INSIDE)
    if not kinds and proposed.fine is None and not row.penalty_kinds:
        return _Measured(row=row, place=Place.INSIDE)
    return None


def _amount(proposed: Proposed, row: DiscretionRow) -> _Measured:
    if row.fine is None:
        return _Measured(row=row, place=Place.ABOVE if proposed.fine else Place.INSIDE)
    if proposed.fine is None:
        return _Measured(row=row, place=Place.UNKNOWN, asks=("fine",))
    name, base = _base(proposed, row.fine.measure)
    if base is None:
        return _Measured(row=row, place=Place.UNKNOWN, asks=(name,))
    reached = row.fine.times(base)
    if reached.above(proposed.fine):
        return _Measured(row=row, place=Place.BELOW, fine=reached)
    found = Place.ABOVE if reached.below(proposed.fine) else Place.INSIDE
    return _Measured(row=row, place=found, fine=reached)


def _base(proposed: Proposed, measure: Measure) -> tuple[str, Decimal | None]:
    """The field an amount is a multiple of, and what it holds."""
    match measure:
        case Measure.YUAN:
            return "fine", Decimal(1)
        case Measure.INCOME:
            return "confiscated_income", proposed.income
        case Measure.GOODS:
            return "confiscated_goods_value", proposed.goods


def _placed(proposed: Proposed, found: list[_Measured]) -> Placement:
    inside = next((item for item in found if item.place is Place.INSIDE and item.sure), None)
    if inside is not None:
        return _inside(proposed, inside)
    open_still = [item for item in found if item.place in (Place.INSIDE, Place.UNKNOWN)]
    if open_still:
        asks = tuple(dict.fromkeys(name for item in open_still for name in item.asks))
        rows = "或者".join(f"{item.row.name}{_range(item)}" for item in open_still)
        text = f"是不是在{rows}之内，还要看{'、'.join(map(label, asks))}"
        return Placement(place=Place.UNKNOWN, row=open_still[0].row, text=text, asks=asks)
    return _outside(proposed, min(found, key=lambda item: _distance(proposed, item)))


def _distance(proposed: Proposed, item: _Measured) -> Decimal:
    """How far the fine lies from the row's range; where the kinds differ, farther than any."""
    if item.place is Place.OTHER_KIND:
        return Decimal("Infinity")
    amount = proposed.fine or Decimal(0)
    bounds = (item.fine.low, item.fine.high) if item.fine else (Decimal(0),)
    return min(abs(amount - bound) for bound in bounds if bound is not None)


def _inside(proposed: Proposed, item: _Measured) -> Placement:
    percent = item.fine.percent(proposed.fine) if item.fine and proposed.fine is not None else None
    place_in = f"，位于幅度的 {percent}%" if percent is not None else ""
    within = f"{item.row.name}{_range(item) if item.fine else ''}"
    text = f"{_told(proposed, item)}，在{within}之内{place_in}。请核对情形是否相符"
    return Placement(place=Place.INSIDE, row=item.row, fine=item.fine, percent=percent, text=text)


def label(name: str) -> str:
    """What the record calls a field."""
    return FIELDS[name].label


def _outside(proposed: Proposed, item: _Measured) -> Placement:
    if item.place is Place.OTHER_KIND:
        others = "、".join(
            kind for kind in proposed.penalty_kinds if kind not in {*item.row.penalty_kinds, *BY_LAW}
        )
        allowed = "、".join(item.row.penalty_kinds)
        text = f"{item.row.name}没有“{others}”，" + (f"只有：{allowed}" if allowed else "是不给处罚的")
        return Placement(place=item.place, row=item.row, text=text)
    how = "低于" if item.place is Place.BELOW else "高于"
    beyond = "。这已超出法定幅度" if item.row.grade == WHOLE else ""
    text = f"{_told(proposed, item)}，{how}{item.row.name}{_range(item)}{beyond}{_slip(proposed, item)}"
    return Placement(place=item.place, row=item.row, fine=item.fine, text=text)


def _told(proposed: Proposed, item: _Measured) -> str:
    if item.fine is None or proposed.fine is None:
        fined = f"罚款{yuan(proposed.fine)}" if proposed.fine else ""
        return fined or "、".join(proposed.penalty_kinds) or "不予处罚"
    return f"罚款{yuan(proposed.fine)}"


def _range(item: _Measured) -> str:
    """The range in words; a multiple with what it comes to."""
    if item.row.fine is None:
        return ""
    reached = item.row.fine.measure is not Measure.YUAN and item.fine is not None
    return f"的{item.row.fine.wording()}" + (f"（即{item.fine.wording()}）" if reached and item.fine else "")


def _slip(proposed: Proposed, item: _Measured) -> str:
    """Whether the fine was given in 万元."""
    if item.place is not Place.BELOW or not proposed.fine or item.fine is None:
        return ""
    if not item.fine.contains(proposed.fine * UNIT_SLIP):
        return ""
    return f"。乘以一万（{yuan(proposed.fine * UNIT_SLIP)}）则在幅度之内：是不是以万元为单位？请以元填写"


def contradictions(rows: Iterable[DiscretionRow]) -> Iterator[tuple[DiscretionRow, DiscretionRow]]:
    """Pairs of rows for the same offence, grade and parties by which one amount could fit both.

    What the statute allows under different circumstances is the statute's own affair, and may overlap.
    """
    known: dict[tuple[str, str], list[DiscretionRow]] = {}
    for row in rows:
        before = known.setdefault((row.offence, row.grade), [])
        yield from ((other, row) for other in before if _clash(other, row))
        before.append(row)


def _clash(one: DiscretionRow, other: DiscretionRow) -> bool:
    if one.grade == WHOLE and one.circumstances != other.circumstances:
        return False
    if one.parties and other.parties and not set(one.parties) & set(other.parties):
        return False
    if one.fine is None or other.fine is None:
        return one.fine is other.fine
    return one.fine.measure is other.fine.measure and one.fine.overlaps(other.fine)


def beyond_the_statute(rows: Iterable[DiscretionRow]) -> Iterator[tuple[DiscretionRow, DiscretionRow]]:
    """Rows of a grade that reach beyond what the statute allows, each with the statute's whole range.

    减轻 is meant to reach below it. Where the statute has several ranges it is enough to lie in one.
    """
    known = list(rows)
    whole: dict[str, list[DiscretionRow]] = {}
    for row in known:
        if row.grade == WHOLE and row.fine is not None:
            whole.setdefault(row.offence, []).append(row)
    for row in known:
        limits = whole.get(row.offence, []) if row.grade not in (WHOLE, *OUTSIDE_THE_WHOLE) else []
        if row.fine is None or not limits or any(_reaches_no_further(row, limit) for limit in limits):
            continue
        yield row, limits[0]


def _reaches_no_further(row: DiscretionRow, limit: DiscretionRow) -> bool:
    if row.fine is None or limit.fine is None or row.fine.measure is not limit.fine.measure:
        return True
    return limit.fine.holds(row.fine)
