"""The project's own files, as the house rules see them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "mingjing"


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project: what git tracks or would, or, outside git, what isn't hidden or made."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return tuple(sorted(ROOT / name for name in names if name and (ROOT / name).is_file()))
    return tuple(
        path for path in sorted(ROOT.rglob("*")) if path.is_file() and not _made(path.relative_to(ROOT))
    )


def _made(path: Path) -> bool:
    """Whether a file was made by running or checking the project."""
    hidden = any(part.startswith(".") for part in path.parts) and path.parts[0] not in {".ci", ".gitignore"}
    return hidden or "__pycache__" in path.parts or path.parts[0] == "var"


def with_ending(*endings: str) -> list[Path]:
    """The project's files with one of these endings, migrations and other people's work left out."""
    return [
        path
        for path in project_files()
        if path.suffix in endings and "migrations" not in path.parts and ".min." not in path.name
    ]


def modules(folder: Path = SOURCE) -> list[Path]:
    """The Python modules under a folder, migrations left out."""
    return [path for path in with_ending(".py") if path.is_relative_to(folder)]


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """Every class of a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            yield node


def imports(path: Path) -> Iterator[str]:
    """The dotted name of everything a module imports."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{alias.name}" for alias in names)


def shown(path: Path, line: int | None = None) -> str:
    """A place in the project, for a failure's message."""
    return str(path.relative_to(ROOT)) + (f":{line}" if line else "")
