"""Chinese has no spaces: text is searched by pairs of characters, letters and digits by whole words."""

import re

_RUNS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[0-9a-z]+")


def lexemes(text: str) -> list[str]:
    """The distinct words of a text, in order: 薛城区 → 薛城, 城区; a lone character stands for itself."""
    found: dict[str, None] = {}
    for run in _RUNS.findall(text.lower()):
        found.update(dict.fromkeys(_pairs(run)))
    return list(found)


def query(text: str) -> str:
    """A `tsquery` that wants every word of what was typed; empty where nothing can be looked for.

    A lone Chinese character matches the beginning of a pair.
    """
    parts = [f"'{word}':*" if len(word) == 1 or word.isascii() else f"'{word}'" for word in lexemes(text)]
    return " & ".join(parts)


def _pairs(run: str) -> list[str]:
    if run.isascii() or len(run) == 1:
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]
