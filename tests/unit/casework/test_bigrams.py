"""Searching Chinese by pairs of characters."""

from hypothesis import given
from hypothesis import strategies as st

from mingjing.apps.casework.bigrams import lexemes, query

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=20)


def test_words_of_a_case() -> None:
    assert lexemes("薛城区 薛综执案〔2026〕318号 Ltd") == [
        "薛城", "城区", "薛综", "综执", "执案", "2026", "318", "号", "ltd",
    ]  # fmt: skip
    assert query("薛城 3") == "'薛城' & '3':*"
    assert query("薛") == "'薛':*"
    assert query("'); --") == ""


@given(CHINESE, CHINESE, CHINESE)
def test_every_part_of_two_or_more_is_found(before: str, part: str, after: str) -> None:
    if len(part) > 1:
        assert set(lexemes(part)) <= set(lexemes(before + part + after))
