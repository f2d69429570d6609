"""The ways in are whole: scripts parse, can be executed, and name what they do."""

import os
import subprocess

import pytest

from mingjing.cli import COMMANDS, main
from tests.unit.house.sources import ROOT, SOURCE

SCRIPTS = ["run", ".ci/run"]
SUBCOMMANDS = ["demo", "serve", "test", "check", "bench", "mingjing"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_parses_and_can_be_executed(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(ROOT / script)], check=False).returncode == 0


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_run_says_what_it_can_do(name: str) -> None:
    done = subprocess.run([str(ROOT / "run"), "help"], capture_output=True, text=True, check=True)
    assert f"\n  {name} " in done.stdout


def test_run_refuses_what_it_does_not_know() -> None:
    done = subprocess.run([str(ROOT / "run"), "dance"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "没有子命令 dance" in done.stderr


def test_every_command_module_is_in_the_table() -> None:
    present = {path.stem for path in (SOURCE / "commands").glob("[a-z]*.py")}
    assert present <= set(COMMANDS)


def test_command_without_name_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name} " not in shown] == []
    assert main(["--help"]) == 0


def test_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    assert "没有命令 dance" in capsys.readouterr().err
