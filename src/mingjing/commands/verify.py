"""`mingjing verify`: check an offline package, or a whole log, without database, network or Django."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from mingjing.core.ledger import package_check
from mingjing.core.ledger.errors import LedgerError, NoteError
from mingjing.core.ledger.log_check import verify_log
from mingjing.core.ledger.note import VerifierKey, parse_verifier_key
from mingjing.core.ledger.report import Report
from mingjing.core.ledger.tiles import missing

__all__ = ["DiskTiles", "FileSource", "add", "run", "verify_package"]


class FileSource:
    """An open file as a `ByteSource`; the caller closes it."""

    __slots__ = ("_file", "size")

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, os.SEEK_END)

    def read(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`."""
        self._file.seek(offset)
        return self._file.read(length)


class DiskTiles:
    """A log's folder as a `TileReader`."""

    __slots__ = ("folder",)

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, path: str) -> bytes:
        """The bytes of the file at `path`; raises TileMissingError."""
        try:
            return (self.folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise missing(path) from None


def verify_package(
    path_or_file: Path | str | BinaryIO, *, trusted_keys: Sequence[VerifierKey] | None = None
) -> Report:
    """Verify a package by path or open binary file; the steps are those of `core.ledger.package_check`.

    Raises OSError when the file can't be read.
    """
    if isinstance(path_or_file, str | Path):
        with open(path_or_file, "rb") as file:
            return package_check.verify_package(FileSource(file), trusted_keys)
    return package_check.verify_package(FileSource(path_or_file), trusted_keys)


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `verify` to the command line."""
    parser = subparsers.add_parser("verify", help="核验导出的案卷包，或整个存证日志", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="案卷包文件，或存证日志所在的文件夹")
    parser.add_argument(
        "--key", action="append", metavar="VKEY", help="签发机关公布的公钥（名称+编号+Base64），可以给多个"
    )


def run(args: argparse.Namespace) -> int:
    """Verify and print each step; 0 when all held, 1 otherwise."""
    try:
        keys = None if args.key is None else [parse_verifier_key(text.strip()) for text in args.key]
        if args.file.is_dir() and keys is None:
            raise NoteError("核验整个日志要用 --key 给出机关公布的公钥")
        if args.file.is_dir():
            report = verify_log(DiskTiles(args.file), keys or [])
        else:
            report = verify_package(args.file, trusted_keys=keys)
    except (LedgerError, OSError) as error:
        sys.stdout.write(f"无法核验：{_reason(error)}\n")
        return 1
    sys.stdout.write(_page(report))
    return 0 if report.ok else 1


def _reason(error: LedgerError | OSError) -> str:
    match error:
        case FileNotFoundError():
            return f"找不到文件 {error.filename}，请检查路径"
        case OSError():
            return f"读不了文件 {error.filename}（{error.strerror}）"
        case _:
            return str(error)


def _page(report: Report) -> str:
    lines = [f"{s.n:>2}. {'通过' if s.ok else '不通过'}  {s.name}：{s.detail}" for s in report.steps]
    return "\n".join([*lines, "", f"结论：{_verdict(report)}", ""])


def _verdict(report: Report) -> str:
    if not report.ok:
        return "核验不通过。请勿采信，并向签发机关索取原件。"
    if not report.trusted:
        return "各部分彼此相符，但没有核对公钥；请用 --key 给出机关公布的公钥再核验一次。"
    return "核验通过。"
