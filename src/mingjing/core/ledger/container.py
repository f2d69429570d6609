"""A ZIP archive of which every byte is determined by its members: stored, dateless, nothing between.

Any ZIP program opens it (APPNOTE.TXT 6.3, ZIP64 where a size needs it). The reader accepts this one
form only: it rebuilds each header from what it read and compares, so there is no room for a second
directory, a hidden, doubled or compressed member, a path that climbs out, or trailing bytes.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from mingjing.core.ledger.digests import Digests, require_sm3
from mingjing.core.ledger.errors import PackageError

CHUNK = 1 << 20
MAX_MEMBERS = 100_000

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64, _LOCATOR64 = b"PK\x06\x06", b"PK\x06\x07"
_DATE = 0x0021  # 1980-01-01, the format's zero: the true date is in the manifest
_BIG, _MANY = 0xFFFFFFFF, 0xFFFF
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*", re.ASCII)


class ByteSource(Protocol):
    """A file, or bytes, read at any place."""

    @property
    def size(self) -> int:
        """Length in bytes."""
        ...

    def read(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`; fewer only at the end."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member to write. `chunks` is called twice and must give the same bytes both times."""

    name: str
    chunks: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A member as read: where its bytes begin, and their digests."""

    name: str
    offset: int
    digests: Digests


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    name: bytes
    crc: int
    size: int
    header_at: int


def zip_chunks(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive, piece by piece; memory stays flat. Raises PackageError for a bad or double name.

    Raises PackageError too when a member's bytes change between the two readings.
    """
    placed: list[_Placed] = []
    names: set[str] = set()
    at = 0
    for member in members:
        if not _NAME.fullmatch(member.name) or member.name in names:
            raise PackageError(f"包内名称不合格或重复：{member.name}")
        names.add(member.name)
        crc, size = _crc(member.chunks())
        item = _Placed(name=member.name.encode(), crc=crc, size=size, header_at=at)
        header = _local_header(item)
        yield header
        crc, size = 0, 0
        for chunk in member.chunks():
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
            yield chunk
        if (crc, size) != (item.crc, item.size):
            raise PackageError(f"{member.name} 在打包时发生变化；请重新导出")
        placed.append(item)
        at += len(header) + size
    yield _directory(placed, at)


def read_container(source: ByteSource) -> tuple[Found, ...]:
    """All members with their digests, each byte read once. Raises PackageError for any other form."""
    require_sm3()
    placed: list[_Placed] = []
    found: list[Found] = []
    names: set[bytes] = set()
    at = 0
    while source.read(at, 4) == _LOCAL:
        item, found_item = _read_member(source, at)
        if item.name in names:
            raise PackageError(f"包内有两个同名文件 {found_item.name}；此包不可信")
        if len(names) >= MAX_MEMBERS:
            raise PackageError(f"包内文件超过 {MAX_MEMBERS} 个，不予读取")
        names.add(item.name)
        placed.append(item)
        found.append(found_item)
        at = found_item.offset + item.size
    if not found:
        raise PackageError("这不是明镜案卷包，或文件头已损坏")
    tail = _directory(placed, at)
    if source.size - at != len(tail) or source.read(at, len(tail)) != tail:
        raise PackageError("压缩包目录与内容不符，或尾部有多余、缺失的字节；此包已被改动")
    return tuple(found)


def read_all(source: ByteSource, found: Found, limit: int) -> bytes:
    """A member's bytes; raises PackageError above `limit`."""
    if found.digests.size > limit:
        raise PackageError(f"{found.name} 大于 {limit} 字节，不予读取")
    return source.read(found.offset, found.digests.size)


def _read_member(source: ByteSource, at: int) -> tuple[_Placed, Found]:
    fixed = source.read(at, 30)
    if len(fixed) < 30:
        raise PackageError("压缩包在文件头处断开；文件不完整")
    method, crc, size, name_length, extra_length = struct.unpack("<8xH4xI4xIHH", fixed)
    name = source.read(at + 30, name_length)
    text = name.decode("ascii", "replace")
    if not _NAME.fullmatch(text):
        raise PackageError(f"包内有不合格的路径 {text!r}；此包不可信")
    if method:
        raise PackageError(f"{text} 是压缩存放的，本格式一律不压缩；此包不是原件")
    extra = source.read(at + 30 + name_length, extra_length)
    if size == _BIG and len(extra) == 20:
        size = int.from_bytes(extra[4:12], "little")
    item = _Placed(name=name, crc=crc, size=size, header_at=at)
    header = _local_header(item)
    start = at + len(header)
    if source.read(at, len(header)) != header or start + size > source.size:
        raise PackageError(f"{text} 的文件头已被改动，或内容不完整")
    found_crc, digests = _digest(source, start, size)
    if found_crc != crc:
        raise PackageError(f"{text} 的内容与校验码不符；文件已损坏或被改动")
    return item, Found(name=text, offset=start, digests=digests)


def _digest(source: ByteSource, start: int, size: int) -> tuple[int, Digests]:
    crc, sha256, sm3 = 0, hashlib.sha256(), hashlib.new("sm3")
    for at in range(start, start + size, CHUNK):
        chunk = source.read(at, min(CHUNK, start + size - at))
        crc = zlib.crc32(chunk, crc)
        sha256.update(chunk)
        sm3.update(chunk)
    return crc, Digests(size=size, sha256=sha256.hexdigest(), sm3=sm3.hexdigest())


def _crc(chunks: Iterable[bytes]) -> tuple[int, int]:
    crc, size = 0, 0
    for chunk in chunks:
        crc, size = zlib.crc32(chunk, crc), size + len(chunk)
    return crc, size


def _local_header(item: _Placed) -> bytes:
    big = item.size >= _BIG
    extra = struct.pack("<HHQQ", 1, 16, item.size, item.size) if big else b""
    short = _BIG if big else item.size
    version = 45 if big else 20
    sizes = (item.crc, short, short, len(item.name), len(extra))
    return _LOCAL + struct.pack("<HHHHHIIIHH", version, 0, 0, 0, _DATE, *sizes) + item.name + extra


def _central_header(item: _Placed) -> bytes:
    big, far = item.size >= _BIG, item.header_at >= _BIG
    values = [item.size, item.size] * big + [item.header_at] * far
    extra = struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values) if values else b""
    short = _BIG if big else item.size
    version = 45 if values else 20
    head = struct.pack("<HHHHHHIII", version, version, 0, 0, 0, _DATE, item.crc, short, short)
    lengths = struct.pack("<HHHHHI", len(item.name), len(extra), 0, 0, 0, 0)
    return _CENTRAL + head + lengths + struct.pack("<I", _BIG if far else item.header_at) + item.name + extra


def _directory(items: Sequence[_Placed], at: int) -> bytes:
    central = b"".join(_central_header(item) for item in items)
    count, length = len(items), len(central)
    end64 = b""
    if count >= _MANY or length >= _BIG or at >= _BIG:
        end64 = _END64 + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, length, at)
        end64 += _LOCATOR64 + struct.pack("<IQI", 0, at + length, 1)
    short = min(count, _MANY)
    end = struct.pack("<HHHHIIH", 0, 0, short, short, min(length, _BIG), min(at, _BIG), 0)
    return central + end64 + _END + end
