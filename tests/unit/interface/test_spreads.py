"""The strip of dots: nothing falls off its scale, more is never to the left of less, all are drawn."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mingjing.apps.interface.spreads import WIDTH, strip

AMOUNTS = st.lists(st.integers(0, 10**9).map(Decimal), min_size=1, max_size=60)


@given(AMOUNTS, st.none() | st.integers(0, 10**9).map(Decimal))
def test_every_amount_has_its_dot_in_order(amounts: list[Decimal], own: Decimal | None) -> None:
    drawn = strip([(amount, "usual", str(amount)) for amount in amounts], own=own)
    assert drawn
    assert len(drawn.dots) == len(amounts)
    assert [Decimal(dot.title) for dot in drawn.dots] == sorted(amounts)
    assert [dot.x for dot in drawn.dots] == sorted(dot.x for dot in drawn.dots)
    assert all(0 <= dot.x <= WIDTH and 0 < dot.y < drawn.line for dot in drawn.dots)
    assert (drawn.own is None) is (own is None)
    assert own is None or 0 <= (drawn.own or 0) <= WIDTH


def test_the_box_lies_over_the_dots_between_the_quartiles() -> None:
    fines = [Decimal(fine) for fine in (100, 200, 300, 400, 500)]
    drawn = strip(
        [(fine, "usual", str(fine)) for fine in fines], quartiles=(Decimal(200), Decimal(300), Decimal(400))
    )
    assert drawn
    assert drawn.box
    inside = [dot.title for dot in drawn.dots if drawn.box[0] - 6 <= dot.x <= drawn.box[1] + 6]
    assert inside == ["200", "300", "400"]


def test_nothing_to_draw_and_all_alike() -> None:
    assert strip([]) is None
    drawn = strip([(Decimal(500), "usual", "")] * 20)
    assert drawn
    assert len({dot.x for dot in drawn.dots}) == 1
