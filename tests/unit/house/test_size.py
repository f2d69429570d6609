"""One file, one idea: how long files and functions may be."""

from pathlib import Path
from statistics import median

from tests.unit.house.sources import functions, modules, shown, with_ending

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_MEDIAN = 80

# file: why it may be longer. An entry that is no longer needed fails.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    files = with_ending(".py", ".html", ".css", ".js", ".typ")
    assert files
    assert {shown(path) for path in files if _lines(path) > LONGEST_FILE} == set(LONG_FILES)


def test_no_function_is_too_long() -> None:
    long = {
        f"{shown(path)}::{function.name}"
        for path in with_ending(".py")
        for function in functions(path)
        if function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS)


def test_most_files_are_short() -> None:
    assert median(map(_lines, modules())) <= LONGEST_MEDIAN
