"""Ranges as RFC 9110 reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.apps.evidence.ranges import ByteRange, UnsatisfiableRangeError, requested_range
from mingjing.apps.evidence.sniffing import UNKNOWN, sniff


@pytest.mark.parametrize(
    ("header", "size", "first", "last"),
    [
        ("bytes=0-0", 10, 0, 0),
        ("bytes=2-5", 10, 2, 5),
        ("bytes=2-", 10, 2, 9),
        ("bytes=-3", 10, 7, 9),
        ("bytes=-30", 10, 0, 9),
        ("bytes=2-500", 10, 2, 9),
    ],
)
def test_single_range(header: str, size: int, first: int, last: int) -> None:
    assert requested_range(header, size) == ByteRange(first=first, last=last)


@pytest.mark.parametrize(
    "header", [None, "", "bytes=", "bytes=-", "bytes=5-2", "bytes=1-2,4-5", "items=1-2", "bytes=a-b"]
)
def test_ignored(header: str | None) -> None:
    assert requested_range(header, 10) is None


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=10-", 10), ("bytes=-0", 10), ("bytes=0-", 0), ("bytes=-1", 0)]
)
def test_outside(header: str, size: int) -> None:
    with pytest.raises(UnsatisfiableRangeError):
        requested_range(header, size)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 30))
def test_same_bytes_as_a_slice(first: int, last: int, size: int) -> None:
    content = bytes(range(size))
    try:
        found = requested_range(f"bytes={first}-{last}", size)
    except UnsatisfiableRangeError:
        assert first >= size
    else:
        if found is None:
            assert last < first
        else:
            assert content[found.first : found.first + found.length] == content[first : last + 1]


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"%PDF-1.7", "application/pdf"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"<html><script>", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_sniffing(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type
