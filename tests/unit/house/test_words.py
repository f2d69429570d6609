"""What no file of the project may contain."""

import re

import pytest

from tests.unit.house.sources import project_files, shown

# Written so that this file doesn't contain what it looks for.
UNWANTED = {
    "a path of one machine": r"(?<![\w.])/(?:wor[k]|roo[t]|far[m]|hom[e])/[a-z]",
    "how the work is organised": (
        r"issue[ ]#?\d|pull[ ]request[ ]#?\d|this[ ]session|\.\./share[d]"
        r"|the developers?[ ](?:should|must)|\bhelpe[r]s?\b"
    ),
    "work left undone": r"\b(?:TOD[O]|FIXM[E]|XX[X])\b|NotImplementedErro[r]",
}
BINARY = {".ttf", ".otf", ".png", ".jpg", ".ico", ".woff2", ".pdf", ".zip", ".gz"}
# What others wrote and we carry unchanged, or what is generated from registries.
CARRIED = {".min.js", "uv.lock", "requirements.lock", "requirements-dev.lock", "OFL.txt"}

# file: why it may. An entry that is no longer needed fails.
ALLOWED = {"tests/unit/house/test_names.py": "names the modules that may not be"}


@pytest.mark.parametrize("kind", UNWANTED)
def test_no_unwanted_words(kind: str) -> None:
    pattern = re.compile(UNWANTED[kind], re.IGNORECASE if "organised" in kind else 0)
    found = set()
    for path in project_files():
        if path.suffix in BINARY or path.name.endswith(tuple(CARRIED)):
            continue
        hit = pattern.search(path.read_text(encoding="utf-8", errors="replace"))
        if hit and shown(path) not in ALLOWED:
            found.add(f"{shown(path)}: {hit[0]}")
    assert found == set()


def test_every_allowance_is_needed() -> None:
    patterns = [re.compile(pattern) for pattern in UNWANTED.values()]
    needed = {
        shown(path)
        for path in project_files()
        if shown(path) in ALLOWED and any(p.search(path.read_text(encoding="utf-8")) for p in patterns)
    }
    assert needed == set(ALLOWED)
