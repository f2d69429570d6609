"""Which scenarios speak of which clause, read off their text: fast enough for a page to ask."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_SCENARIO = re.compile(r"^- 场景: *(?P<name>.+?) *$", re.M)
_CLAUSE = re.compile(r"[a-z]+\.[a-z]+\.[\w.\-]+")


@cache
def mentions(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Clause id → the names of the scenarios below the rule set's folder that mention it, in order."""
    found: dict[str, list[str]] = {}
    for path in sorted((folder / "scenarios").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        heads = list(_SCENARIO.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=False):
            body = text[head.end() : end]
            for clause in dict.fromkeys(_CLAUSE.findall(body)):
                found.setdefault(clause, []).append(head["name"].strip("'\""))
    return {clause: tuple(names) for clause, names in found.items()}
