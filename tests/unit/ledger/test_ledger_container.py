"""The archive: other programs read it, and no second reading of it is possible."""

import io
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.ledger import container as c
from mingjing.core.ledger.errors import PackageError
from tests.unit.ledger.sample import Bytes, archive_of

GOOD = {"a.txt": b"alpha", "b/c.bin": bytes(range(256)), "empty": b""}


def zipped(members: list[tuple[str, bytes]], **options: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **options) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, options.get("compression"))
    return out.getvalue()


def refuse(data: bytes, words: str) -> None:
    with pytest.raises(PackageError, match=words):
        c.read_container(Bytes(data))


NAMES = st.from_regex(r"[a-z0-9_]{1,8}(/[a-z][a-z.]{1,3})?", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(), min_size=1))
def test_what_is_written_is_read_by_us_and_by_zipfile(members: dict[str, bytes]) -> None:
    data = archive_of(members)
    found = c.read_container(Bytes(data))
    assert {f.name: c.read_all(Bytes(data), f, 10**6) for f in found} == members
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == members


def test_other_programs_find_no_fault(tmp_path: Path) -> None:
    program = shutil.which("unzip")
    if program is None:
        pytest.skip("unzip is not installed")
    (tmp_path / "a.zip").write_bytes(archive_of(GOOD))
    result = subprocess.run([program, "-t", tmp_path / "a.zip"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "No errors" in result.stdout


def test_a_compressed_member_is_refused_whatever_its_ratio() -> None:
    refuse(zipped([("bomb", bytes(10**6))], compression=zipfile.ZIP_DEFLATED), "不压缩")


@pytest.mark.parametrize(
    "name", ["../up", "/etc/passwd", "a/../b", "a//b", "C:\\x", "a\\b", ".hidden", "a/", "名"]
)
def test_paths_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(PackageError, match="名称不合格"):
        archive_of({name: b"x"})
    with pytest.raises(PackageError):
        c.read_container(Bytes(forge([(name.encode(), b"x")])))


def forge(members: list[tuple[bytes, bytes]]) -> bytes:
    """An archive in our form, without our checks on names."""
    out, placed = b"", []
    for name, data in members:
        crc, size = c._crc([data])
        item = c._Placed(name=name, crc=crc, size=size, header_at=len(out))
        out += c._local_header(item) + data
        placed.append(item)
    return out + c._directory(placed, len(out))


def test_forging_in_the_test_gives_what_the_writer_gives() -> None:
    assert forge([(name.encode(), data) for name, data in GOOD.items()]) == archive_of(GOOD)


def test_two_members_of_one_name_are_refused() -> None:
    refuse(forge([(b"a", b"1"), (b"a", b"2")]), "同名")
    member = c.Member(name="a", chunks=lambda: (b"1",))
    with pytest.raises(PackageError, match="重复"):
        list(c.zip_chunks([member, member]))


def test_a_member_missing_from_the_directory_is_refused() -> None:
    whole = forge([(b"a", b"1"), (b"hidden", b"2")])
    alone = forge([(b"a", b"1")])
    at = whole.index(b"PK\x01\x02")
    refuse(whole[:at] + alone[alone.index(b"PK\x01\x02") :], "目录")


def test_bytes_before_between_and_after_are_refused() -> None:
    data = archive_of(GOOD)
    at = data.index(b"PK\x01\x02")
    refuse(b"MZ" + data, "不是明镜")
    refuse(data[:at] + b"between" + data[at:], "目录")
    refuse(data + b"\x00", "尾部")
    comment = data[:-2] + struct.pack("<H", 3) + b"hey"
    assert zipfile.ZipFile(io.BytesIO(comment)).comment == b"hey"
    refuse(comment, "尾部")


def test_an_archive_by_another_program_is_refused_for_its_attributes() -> None:
    refuse(zipped([("a.txt", b"alpha")], compression=zipfile.ZIP_STORED), "目录与内容不符")


def test_a_member_over_the_limit_is_not_read_into_memory() -> None:
    data = archive_of(GOOD)
    found = c.read_container(Bytes(data))
    with pytest.raises(PackageError, match="大于 4"):
        c.read_all(Bytes(data), found[0], 4)


def test_a_blob_that_changes_while_it_is_packed_is_found() -> None:
    turns = iter([(b"one",), (b"two",)])
    with pytest.raises(PackageError, match="发生变化"):
        list(c.zip_chunks([c.Member(name="a", chunks=lambda: next(turns))]))


def test_members_over_four_gigabytes_are_listed_by_zipfile(tmp_path: Path) -> None:
    # a sparse file stands in for the video: only headers and directory are written
    size = 5 * 2**30
    video = c._Placed(name=b"video", crc=0, size=size, header_at=0)
    header = c._local_header(video)
    small = c._Placed(name=b"small", crc=c._crc([b"x"])[0], size=1, header_at=len(header) + size)
    with open(tmp_path / "big.zip", "wb") as out:
        out.write(header)
        out.seek(small.header_at)
        out.write(c._local_header(small) + b"x")
        out.write(c._directory([video, small], out.tell()))
    with zipfile.ZipFile(tmp_path / "big.zip") as archive:
        assert [(i.filename, i.file_size) for i in archive.infolist()] == [("video", size), ("small", 1)]
        assert archive.read("small") == b"x"
        with archive.open("video") as opened:
            assert opened.read(4) == bytes(4)


def test_more_than_65535_members_are_listed_by_zipfile() -> None:
    data = archive_of({f"m{n}": b"" for n in range(65_536)})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 65_536
    assert len(c.read_container(Bytes(data))) == 65_536
