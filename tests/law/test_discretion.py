"""Where a draft lies in a discretion standard: against a plain reading, and in words."""

from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mingjing.core.law.discretion import (
    DiscretionRow,
    Place,
    Proposed,
    beyond_the_statute,
    contradictions,
    place,
)
from mingjing.core.law.ranges import FineRange, Measure, yuan
from tests.law.plain_places import TOP, amounts, plain_place

SMALL = st.integers(0, 9)


@st.composite
def ranges(draw: st.DrawFn, measures: tuple[Measure, ...] = tuple(Measure)) -> FineRange:
    """A range that holds something: a minimum, a maximum or both, bounds in or out."""
    low, width = draw(st.none() | SMALL), draw(st.none() | st.integers(0, 6))
    assume(low is not None or width is not None)
    high = None if width is None else (low or 0) + width
    found = FineRange(
        low=None if low is None else Decimal(low), high=None if high is None else Decimal(high),
        low_in=draw(st.booleans()), high_in=draw(st.booleans()), measure=draw(st.sampled_from(measures)),
    )  # fmt: skip
    assume(amounts(found))
    return found


@st.composite
def rows(draw: st.DrawFn) -> DiscretionRow:
    return DiscretionRow(
        offence=draw(st.sampled_from(["占道", "倾倒"])), grade=draw(st.sampled_from(["", "从轻", "减轻"])),
        parties=draw(st.sampled_from([(), ("自然人",), ("法人", "其他组织")])), penalty_kinds=("罚款",),
        fine=draw(ranges()),
    )  # fmt: skip


AMOUNT = st.none() | st.integers(0, 4).map(Decimal)
DRAFTS = st.builds(
    Proposed, offence=st.just("占道"), grade=st.sampled_from(["从轻", "减轻", "一般"]),
    penalty_kinds=st.just(("罚款",)), fine=st.integers(0, TOP - 1).map(Decimal), income=AMOUNT, goods=AMOUNT,
    party=st.sampled_from(["", "自然人", "法人"]),
)  # fmt: skip


@given(DRAFTS, st.lists(rows(), max_size=5))
def test_a_draft_lies_where_the_plain_reading_puts_it(draft: Proposed, standard: list[DiscretionRow]) -> None:
    found = place(draft, standard)
    assert found.place is plain_place(draft, standard), found.text
    assert found.text


@given(ranges(), ranges())
@example(FineRange(low=Decimal(1), high=Decimal(3), high_in=False), FineRange(low=Decimal(3)))
@example(FineRange(low=Decimal(0), high=Decimal(3), low_in=False), FineRange(high=Decimal(2), low_in=False))
def test_ranges_overlap_and_hold_as_sets_do(one: FineRange, other: FineRange) -> None:
    """Counted in quarters, so that open bounds leave something between two whole amounts."""
    first, second = (amounts(_quarters(item)) for item in (one, other))
    assert one.overlaps(other) is bool(first & second)
    assert one.holds(other) is (second <= first and (other.high is not None or one.high is None))


def _quarters(item: FineRange) -> FineRange:
    return FineRange(
        low=None if item.low is None else item.low * 4, high=None if item.high is None else item.high * 4,
        low_in=item.low_in, high_in=item.high_in,
    )  # fmt: skip


@given(st.lists(rows(), max_size=6), SMALL)
def test_without_contradictions_no_amount_fits_two_rows(standard: list[DiscretionRow], fine: int) -> None:
    assume(not list(contradictions(standard)))
    for party in ("自然人", "法人"):
        alike = [
            row
            for row in standard
            if row.offence == "占道" and row.grade == "从轻" and (not row.parties or party in row.parties)
            and row.fine and row.fine.measure is Measure.YUAN and row.fine.contains(Decimal(fine))
        ]  # fmt: skip
        assert len(alike) <= 1


ROAD = "擅自占用城市道路"
STANDARD = (
    DiscretionRow(offence=ROAD, grade="", penalty_kinds=("罚款",), fine=FineRange(high=Decimal(20000))),
    DiscretionRow(offence=ROAD, grade="不予处罚", circumstances="初次占道并当场清理"),
    DiscretionRow(
        offence=ROAD, grade="从轻", penalty_kinds=("警告", "罚款"),
        fine=FineRange(low=Decimal(100), high=Decimal(500), high_in=False),
    ),
    DiscretionRow(
        offence=ROAD, grade="一般", circumstances="占道十到二十平方米", penalty_kinds=("罚款",),
        fine=FineRange(low=Decimal(500), high=Decimal(3000)),
    ),
    DiscretionRow(
        offence=ROAD, grade="从重", penalty_kinds=("罚款", "责令关闭"),
        fine=FineRange(low=Decimal(2), high=Decimal(5), measure=Measure.INCOME),
    ),
)  # fmt: skip


def draft(grade: str, fine: object = None, *kinds: str, **more: object) -> Proposed:
    return Proposed(
        offence=ROAD, grade=grade, fine=None if fine is None else Decimal(str(fine)),
        penalty_kinds=kinds or (("罚款",) if fine is not None else ()), **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "where", "said"),
    [
        (draft("一般", 1500), Place.INSIDE, "位于幅度的 40%"),
        (draft("一般", 500), Place.INSIDE, "位于幅度的 0%"),
        (draft("一般", 3001), Place.ABOVE, "3,001元，高于“擅自占用城市道路”一般档（占道十到二十平方米）"),
        (draft("从轻", 500), Place.ABOVE, "500元以下（不含）"),
        (draft("一般", "0.15"), Place.BELOW, "是不是以万元为单位？请以元填写"),
        (draft("一般", 0), Place.BELOW, "低于"),
        (draft("从轻", None, "警告"), Place.INSIDE, "警告，在"),
        (draft("一般", None, "警告"), Place.OTHER_KIND, "没有“警告”，只有：罚款"),
        (draft("一般", 800, "罚款", "没收违法所得"), Place.INSIDE, "位于幅度的 12%"),
        (draft("不予处罚"), Place.INSIDE, "不予处罚"),
        (draft("不予处罚", 50), Place.OTHER_KIND, "是不给处罚的"),
        (draft("从重", 5000, income=Decimal(2000)), Place.INSIDE, "即4,000元以上10,000元以下"),
        (draft("从重", 5000), Place.UNKNOWN, "还要看没收违法所得金额"),
        (draft("减轻", 50), Place.NO_STANDARD, "没有适用于本案的“减轻”档"),
        (draft("", 50), Place.UNKNOWN, "还没有选定裁量档次"),
    ],
)
def test_what_is_said(given: Proposed, where: Place, said: str) -> None:
    found = place(given, STANDARD)
    assert found.place is where
    assert said in found.text


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("2000", "2,000元"),
        ("2000.00", "2,000元"),
        ("3E+3", "3,000元"),
        ("2000.5", "2,000.50元"),
        ("1234567.89", "1,234,567.89元"),
        ("499.995", "499.995元"),
    ],
)
def test_amounts_are_written_as_in_documents(amount: str, said: str) -> None:
    assert yuan(Decimal(amount)) == said
    assert FineRange(low=Decimal(amount)).wording() == f"{said}以上"


def test_a_small_fine_that_would_still_not_fit_is_no_slip_of_the_unit() -> None:
    assert "万元" not in place(draft("一般", "0.01"), STANDARD).text


def test_what_the_statute_allows_stands_in_for_a_grade_that_is_not_laid_down() -> None:
    whole = STANDARD[:1]
    assert place(draft("一般", 20000), whole).place is Place.INSIDE
    above = place(draft("一般", 20001), whole)
    assert above.place is Place.ABOVE
    assert "超出法定幅度" in above.text
    assert place(draft("减轻", 5), whole).place is Place.NO_STANDARD


def test_an_offence_that_is_not_there_has_no_standard() -> None:
    assert place(Proposed(offence="别的"), STANDARD).place is Place.NO_STANDARD
    assert place(Proposed(), STANDARD).place is Place.UNKNOWN


def test_a_grade_may_not_reach_beyond_the_statute() -> None:
    far = DiscretionRow(
        offence=ROAD,
        grade="从重",
        penalty_kinds=("罚款",),
        fine=FineRange(low=Decimal(1), high=Decimal(20001)),
    )
    below = DiscretionRow(
        offence=ROAD, grade="减轻", penalty_kinds=("罚款",), fine=FineRange(high=Decimal(1))
    )
    assert [pair[0] for pair in beyond_the_statute((*STANDARD, far, below))] == [far]
    assert list(beyond_the_statute(STANDARD)) == []
