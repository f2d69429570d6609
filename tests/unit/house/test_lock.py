"""The lock files agree with one another and with pyproject.toml, so that uv and pip install the same."""

import re
import tomllib
from typing import Any

from tests.unit.house.sources import ROOT


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def _locked() -> dict[str, dict[str, Any]]:
    return {package["name"]: package for package in _toml("uv.lock")["package"]}


def _pinned(name: str) -> dict[str, tuple[str, set[str]]]:
    """Of a requirements file: package → version and hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    found = {}
    for line in lines:
        match = re.match(r"([a-z0-9._-]+)(?:\[[a-z0-9,_-]+\])?==(\S+)", line)
        assert match, line
        found[match[1]] = (match[2], set(re.findall(r"--hash=sha256:([0-9a-f]{64})", line)))
    return found


def _hashes(package: dict[str, Any]) -> set[str]:
    files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    return {file["hash"].removeprefix("sha256:") for file in files}


def test_requirements_are_those_of_uv_lock() -> None:
    locked = _locked()
    pinned = _pinned("requirements.lock") | _pinned("requirements-dev.lock")
    assert set(pinned) == set(locked) - {"mingjing"}
    for name, (version, hashes) in pinned.items():
        assert (name, version) == (name, locked[name]["version"])
        assert hashes == _hashes(locked[name]), name


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[._-]+", "-", match[0].lower())


def test_uv_lock_knows_every_dependency_declared() -> None:
    project = _toml("pyproject.toml")
    metadata = _locked()["mingjing"]["metadata"]
    declared = {_name(requirement) for requirement in project["project"]["dependencies"]}
    for_work = {_name(requirement) for requirement in project["dependency-groups"]["dev"]}
    assert declared == {entry["name"] for entry in metadata["requires-dist"]}
    assert for_work == {entry["name"] for entry in metadata["requires-dev"]["dev"]}
    assert declared <= set(_pinned("requirements.lock"))
