"""Every package belongs to the declared tree, and no module is a drawer for odds and ends."""

from tests.unit.house.sources import ROOT, SOURCE, modules, project_files, shown

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "tools", "lib"}

ROOMS = {
    "api",
    "archive",
    "casework",
    "desk",
    "documents",
    "evidence",
    "interface",
    "jobs",
    "portal",
    "publicity",
    "registry",
    "review",
    "standards",
    "supervision",
}
# Django looks for a database backend in a module of this name.
NAMED_BY_DJANGO = ["src/mingjing/server/postgresql/base.py"]
CORE = {"terms", "record", "law", "ledger"}
TOP = {"core", "regulations", "apps", "server", "commands", "walk"}
ROOT_FOLDERS = {".ci", "bench", "docs", "src", "tests"}
KINDS_OF_TESTS = {"unit", "law", "record", "pages", "journeys"}


def _packages(folder_name: str) -> set[str]:
    folder = SOURCE / folder_name
    return {path.relative_to(folder).parts[0] for path in modules(folder) if path.parent != folder}


def test_no_drawers() -> None:
    found = [shown(path) for path in modules() if DRAWERS & {*path.relative_to(SOURCE).parts, path.stem}]
    assert found == NAMED_BY_DJANGO


def test_packages_are_those_declared() -> None:
    assert _packages(".") == TOP
    assert _packages("core") == CORE
    assert _packages("apps") == ROOMS


def test_folders_are_those_declared() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in project_files() if path.parent != ROOT}
    assert folders <= ROOT_FOLDERS
    tests = ROOT / "tests"
    kinds = {
        path.relative_to(tests).parts[0]
        for path in project_files()
        if path.is_relative_to(tests) and path.parent != tests
    }
    assert kinds <= KINDS_OF_TESTS


def test_every_package_is_a_package() -> None:
    """A folder of modules without __init__.py is left out of the wheel and of the linters."""
    folders = {path.parent for path in modules()}
    assert [shown(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
