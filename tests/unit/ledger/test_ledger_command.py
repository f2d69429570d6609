"""`mingjing verify`: works on what lies on disk, says each step, and loads neither Django nor a database."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mingjing.commands import verify
from tests.unit.ledger.sample import SIGNER, archive, sample

KEY = SIGNER.verifier().encode()
SAMPLE = sample()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "卷.zip"
    path.write_bytes(archive(SAMPLE.contents))
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    for path, data in SAMPLE.tiles.files.items():
        place = tmp_path / "log" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return tmp_path / "log"


def run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    verify.add(parser.add_subparsers(dest="command"))
    return verify.run(parser.parse_args(["verify", *map(str, arguments)]))


def test_a_sound_package_is_told_step_by_step(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, "--key", KEY) == 0
    out = capsys.readouterr().out
    assert [line[:2] for line in out.splitlines()[:11]] == [f"{n:>2}" for n in range(1, 12)]
    assert out.endswith("结论：核验通过。\n")
    assert "不通过" not in out


def test_without_a_key_the_verdict_asks_for_one(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package) == 0
    assert "没有核对公钥" in capsys.readouterr().out


def test_a_changed_package_is_refused(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(bytes(data))
    assert run(package, "--key", KEY) == 1
    assert "结论：核验不通过" in capsys.readouterr().out


def test_another_key_is_refused(package: Path) -> None:
    other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert run(package, "--key", other) == 1
    assert run(package, "--key", other, "--key", KEY) == 0


def test_a_log_is_verified_by_its_folder_and_needs_a_key(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(log, "--key", KEY) == 0
    assert "2 卷" in capsys.readouterr().out
    assert run(log) == 1
    assert "--key" in capsys.readouterr().out
    (log / "tile/0/000.p/10").write_bytes(b"")
    assert run(log, "--key", KEY) == 1


def test_what_can_not_be_read_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "nowhere.zip") == 1
    assert "找不到文件" in capsys.readouterr().out
    assert run(tmp_path, "--key", "not a key") == 1
    assert "公钥写法不对" in capsys.readouterr().out
    (tmp_path / "empty.zip").write_bytes(b"")
    assert run(tmp_path / "empty.zip") == 1


def test_an_open_file_may_be_given(package: Path) -> None:
    with open(package, "rb") as opened:
        assert verify.verify_package(opened, trusted_keys=[SIGNER.verifier()]).ok


def test_verifying_loads_no_django_and_no_database(package: Path) -> None:
    code = (
        "import sys; from mingjing.cli import main; code = main(sys.argv[1:]);"
        "assert not {'django', 'psycopg'} & set(sys.modules); sys.exit(code)"
    )
    given = [sys.executable, "-c", code, "verify", str(package), "--key", KEY]
    environment = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    result = subprocess.run(given, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr
    assert "核验通过" in result.stdout
