"""What the strict content policy and the look ask of every template and style sheet."""

import re
from pathlib import Path

import pytest

import mingjing
from tests.pages.gallery import ROOM

SOURCE = Path(mingjing.__file__).parent
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*.html"))
STYLES = sorted((ROOM / "static/mingjing/css").glob("*.css"))
SCRIPTS = sorted((ROOM / "static/mingjing/js").glob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/", re.S)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|:\s*(?:white|black|red|blue|grey|gray)\b")
SIZE = re.compile(r"(?<![\w.-])\d*\.?\d+(?:px|rem|pt|cm|mm)\b")
INLINE = re.compile(r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|javascript:", re.I)
ELSEWHERE = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""")


def _short(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=_short)
def test_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert INLINE.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_short)
def test_nothing_comes_from_another_host(path: Path) -> None:
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", ["<p style='x'>", "<script>x</script>", "<a onclick='x'>", "<style>"])
def test_inline_would_be_found(text: str) -> None:
    assert INLINE.search(text)


@pytest.mark.parametrize("path", [path for path in STYLES if path.name != "tokens.css"], ids=_short)
def test_only_tokens_name_colours_and_sizes(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    text = re.sub(r"@(?:media|page)[^{]*\{(?:\s*margin:[^}]*\})?", "", text)
    assert COLOUR.findall(text) == []
    assert SIZE.findall(text) == []


@pytest.mark.parametrize("path", STYLES, ids=_short)
def test_every_token_that_is_used_exists(path: Path) -> None:
    tokens = (ROOM / "static/mingjing/css/tokens.css").read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--[\w-]+)\)", path.read_text(encoding="utf-8")))
    assert used <= set(re.findall(r"(--[\w-]+):", tokens))


def test_every_class_in_a_template_has_its_style() -> None:
    styled = {name for path in STYLES for name in re.findall(r"\.([a-z][\w-]*)", path.read_text("utf-8"))}
    used: set[str] = set()
    for path in (ROOM / "templates").rglob("*.html"):
        text = re.sub(r"\{[%{].*?[%}]\}", " ", path.read_text(encoding="utf-8"))
        for value in re.findall(r'class="([^"]*)"', text):
            used |= set(value.split())
    assert used - styled == set()


@pytest.mark.parametrize("path", STYLES, ids=_short)
def test_every_style_stands_in_a_layer(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8")).strip()
    assert re.match(r"@layer (tokens, base, parts, print;|base|parts|print)", text)


def test_the_whole_look_is_light() -> None:
    """All style sheets and scripts together, before they are compressed."""
    assert sum(path.stat().st_size for path in STYLES + SCRIPTS) < 60_000
