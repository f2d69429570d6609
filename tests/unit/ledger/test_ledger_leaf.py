"""Canonical JSON, the leaf and its commitment, and digests."""

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.ledger.canonical import canonical, parse, parse_object
from mingjing.core.ledger.digests import digests_of, require_sm3
from mingjing.core.ledger.errors import DigestUnavailableError, LeafError, NotCanonicalError
from mingjing.core.ledger.leaf import Leaf, commit, commits_to, make_leaf, parse_leaf

SALT = bytes(range(32))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


def test_the_sorting_and_escapes_are_those_of_rfc_8785() -> None:
    # RFC 8785 section 3.2.3: keys in the order of their UTF-16 code units
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    order = ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign"]
    order += ["Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]
    assert list(json.loads(canonical(value)).values()) == order
    # section 3.2.2.2
    text = '\u20ac$\u000f\nA\'B"\\\\"/'
    assert canonical(text).decode() == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'
    assert canonical([None, True, False, 0, -1]) == b"[null,true,false,0,-1]"


@given(VALUES)
def test_canonical_json_reads_back_and_is_json(value: object) -> None:
    data = canonical(value)
    assert parse(data) == json.loads(data) == value


@given(st.dictionaries(TEXTS, st.integers(0, 9), min_size=2), st.randoms())
def test_the_order_of_keys_makes_no_difference(value: dict[str, int], order: object) -> None:
    items = list(value.items())
    order.shuffle(items)
    assert canonical(dict(items)) == canonical(value)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        2**53,
        -(2**53),
        b"x",
        {1: 2},
        {None: 1},
        object(),
        {"a": {1}},
        "\ud800",
        {"\ud800": 1},
    ],
)
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical(value)


def test_depth_is_limited() -> None:
    value: object = 1
    for _ in range(65):
        value = [value]
    with pytest.raises(NotCanonicalError, match="嵌套"):
        canonical(value)
    with pytest.raises(NotCanonicalError):
        parse(b"[" * 100_000 + b"]" * 100_000)


SPELLINGS = b"""
{|{"a":1, "b":2}|{"b":1,"a":2}|{"a":1,"a":1}|1.0|1e3|NaN|-0| 1|1 |"\\u0041"|"\\ud800"|9007199254740992
"""
BROKEN = [b"", b"1\n", b"\xff", b"\xef\xbb\xbf1", b"9" * 5000]


@pytest.mark.parametrize("data", [*BROKEN, *SPELLINGS.strip(b"\n").split(b"|")])
def test_other_spellings_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        parse(data)


def test_an_object_is_asked_for() -> None:
    assert parse_object(b'{"a":1}') == {"a": 1}
    with pytest.raises(NotCanonicalError, match="对象"):
        parse_object(b"[]")


def test_the_commitment_is_hmac_over_domain_and_canonical_json() -> None:
    message = "mingjing/commitment/v1\n" + '{"a":"甲","b":1}'
    expected = hmac.new(SALT, message.encode(), hashlib.sha256).hexdigest()
    assert commit({"b": 1, "a": "甲"}, SALT) == expected
    leaf = make_leaf(file="f-1", position=3, entry={"b": 1, "a": "甲"}, salt=SALT)
    assert leaf.encode() == f'{{"commitment":"{expected}","file":"f-1","position":3,"v":1}}'.encode()
    assert commits_to(leaf, {"a": "甲", "b": 1}, SALT)
    assert not commits_to(leaf, {"a": "乙", "b": 1}, SALT)
    assert not commits_to(leaf, {"a": "甲", "b": 1}, SALT[::-1])


@given(st.integers(1, 10**9), st.booleans(), st.dictionaries(TEXTS, VALUES, max_size=3))
def test_leaves_read_back(position: int, closing: bool, entry: dict) -> None:
    leaf = make_leaf(file="0198-a", position=position, entry=entry, salt=SALT, closing=closing)
    assert parse_leaf(leaf.encode()) == leaf


def test_salts_of_another_length_are_refused() -> None:
    for salt in (b"", SALT[:-1], SALT + b"x"):
        with pytest.raises(LeafError, match="32"):
            commit({}, salt)


@pytest.mark.parametrize("file", ["", "张三", "a b", "a/b", "x" * 65, "-a", "a\n"])
def test_files_are_named_by_plain_identifiers(file: str) -> None:
    with pytest.raises(LeafError, match="编号"):
        make_leaf(file=file, position=1, entry={}, salt=SALT)


GOOD = Leaf(file="f", position=1, commitment="0" * 64).data()


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"position": 0},
        {"position": True},
        {"position": "1"},
        {"commitment": "0" * 63},
        {"commitment": "G" * 64},
        {"commitment": 5},
        {"file": 7},
        {"closing": False},
        {"closing": 1},
        {"more": 1},
    ],
)
def test_other_leaves_are_refused(change: dict) -> None:
    assert parse_leaf(canonical(GOOD))
    with pytest.raises(LeafError):
        parse_leaf(canonical(GOOD | change))


def test_leaves_lacking_a_field_or_spelt_otherwise_are_refused() -> None:
    for key in GOOD:
        with pytest.raises(LeafError):
            parse_leaf(canonical({k: v for k, v in GOOD.items() if k != key}))
    with pytest.raises(LeafError):
        parse_leaf(canonical(GOOD) + b" ")


def test_both_digests_come_from_one_pass() -> None:
    # GB/T 32905-2016, example 1
    found = digests_of([b"a", b"", b"bc"])
    assert found.size == 3
    assert found.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert found.sm3 == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_a_python_without_sm3_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(name: str) -> object:
        raise ValueError(f"unsupported hash type {name}")

    require_sm3()
    monkeypatch.setattr(hashlib, "new", without)
    with pytest.raises(DigestUnavailableError, match="SM3"):
        digests_of([b"abc"])
