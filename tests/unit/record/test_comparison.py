"""Two drafts side by side: which fields differ, and where in a long text."""

from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.core.record.comparison import BY_CHARACTER, How, changes, compared
from mingjing.core.record.file import Entry
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

AT = datetime(2025, 3, 20, 9, tzinfo=SHANGHAI)
TEXT = st.text(alphabet="罚款二千元。；\n12,", max_size=60)


def draft(**data: Any) -> Entry:
    return Entry(
        position=1, act="propose_decision", at=AT, recorded_at=AT, by="1", by_name="李敏",
        role=Role.OFFICER, data=data,
    )  # fmt: skip


def test_only_what_differs_is_told() -> None:
    before = draft(proposed_content="罚款2000元", fine="2000.00", penalty_kinds=["罚款"], signature="李敏")
    after = draft(proposed_content="罚款4000元", fine="4000.00", penalty_kinds=["罚款"], signature="张强")
    found = {item.name: item for item in changes(before, after)}
    assert set(found) == {"proposed_content", "fine"}
    assert [(piece.how, piece.text) for piece in found["proposed_content"].pieces] == [
        (How.KEPT, "罚款"), (How.GONE, "2000"), (How.NEW, "4000"), (How.KEPT, "元"),
    ]  # fmt: skip
    assert (found["fine"].before, found["fine"].after, found["fine"].pieces) == ("2000.00", "4000.00", ())


def test_a_field_that_is_new_or_gone() -> None:
    (change,) = changes(draft(), draft(departure_reason="主动改正"))
    assert (change.before, change.after) == (None, "主动改正")
    assert list(changes(draft(departure_reason=""), draft())) == []


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT, st.sampled_from([1, BY_CHARACTER]))
def test_the_pieces_give_both_texts_again(before: str, after: str, times: int) -> None:
    before, after = before * (times if times == 1 else 40), after * (times if times == 1 else 40)
    pieces = list(compared(before, after))
    assert "".join(piece.text for piece in pieces if piece.how is not How.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.how is not How.GONE) == after
