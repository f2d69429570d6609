"""Documents as PDF/A-2b: the same data give the same bytes.

The typesetter and its fonts are loaded once per process. Data reach the template as JSON; the
template is chosen by the document's slug and says nothing that is not in the data or the catalogue.
"""

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from mingjing.apps.documents.catalogue import Document, document, missing_elements
from mingjing.apps.documents.envelope import envelope
from mingjing.apps.documents.errors import DocumentError, DocumentIncomplete, GlyphMissing, RenderingFailed

ROOM: Final = Path(__file__).parent
TEMPLATES: Final = ROOM / "templates" / "typst"
CARRIED_FONTS: Final = ROOM / "fonts"
# A deployer's own fonts: a folder, and the families to prefer (仿宋 for text, 小标宋 for titles, 黑体).
FONT_FOLDER: Final = "MINGJING_FONTS"
FAMILIES: Final = {
    "song": ("MINGJING_FONT_TEXT", "Noto Serif SC"),
    "mark": ("MINGJING_FONT_TITLE", "Noto Serif SC"),
    "hei": ("MINGJING_FONT_HEADING", "Noto Sans SC"),
}
_ONE_AT_A_TIME: Final = Lock()
_UNSHOWN: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


def render(slug: str, data: Mapping[str, Any]) -> bytes:
    """Return the document as PDF/A-2b.

    `data`: plain JSON as `build_data` makes it: `agency`, `number`, `date` (ISO), `elements`, `remedy`,
    `verify` (`url`, `code`), `imprint`, `rule_sets`. Layout after GB/T 9704—2012.
    Raises DocumentUnknown, DocumentIncomplete, ValueUnreadable, GlyphMissing, RenderingFailed.
    """
    entry = document(slug)
    require_complete(entry, data)
    return _compile(entry, envelope(entry, data))


def require_complete(entry: Document, data: Mapping[str, Any]) -> None:
    """Raise DocumentIncomplete where a required element or the notice of remedies is missing."""
    rule_sets = frozenset(data.get("rule_sets", ()))
    missing = [
        (element.label, element.sources_in_law or element.clauses)
        for element in missing_elements(entry.slug, data, rule_sets=rule_sets)
    ]
    if entry.remedy.startswith("reconsider") and not data.get("remedy"):
        missing.append(("救济途径和期限", ("《行政复议法》第二十条第三款",)))
    if missing:
        raise DocumentIncomplete(entry.name, missing)


def _compile(entry: Document, content: Mapping[str, Any]) -> bytes:
    inputs = {"data": json.dumps(content, ensure_ascii=False, sort_keys=True), "fonts": _fonts()}
    template = str(TEMPLATES / f"{entry.slug}.typ")
    try:
        # One compiler holds one world; its cache makes the next document cheap.
        with _ONE_AT_A_TIME:
            made = _compiler().compile(
                input=template, format="pdf", sys_inputs=inputs, pdf_standards=["a-2b"]
            )
    except typst.TypstError as error:
        raise _explained(entry, error) from error
    if not isinstance(made, bytes):
        raise RenderingFailed(entry.name, "排版程序没有给出文件")
    return made


@cache
def _compiler() -> typst.Compiler:
    folders = [str(CARRIED_FONTS)]
    if os.environ.get(FONT_FOLDER):
        folders.append(os.environ[FONT_FOLDER])
    return typst.Compiler(root=str(TEMPLATES), font_paths=folders, ignore_system_fonts=True)


@cache
def _fonts() -> str:
    """The families as JSON; carried ones stand behind a deployer's, so that no character is lost."""
    chosen = {
        role: [name for name in (os.environ.get(variable, ""), carried) if name]
        for role, (variable, carried) in FAMILIES.items()
    }
    return json.dumps(chosen, ensure_ascii=False)


def _explained(entry: Document, error: typst.TypstError) -> DocumentError:
    """PDF/A refuses a missing glyph; that has an error of its own, with every character named."""
    told = f"{getattr(error, 'diagnostic', '')}\n{error}"
    texts = "".join(_UNSHOWN.findall(told))
    if not texts:
        return RenderingFailed(entry.name, str(error))
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), texts)
    return GlyphMissing("".join(dict.fromkeys(plain)))
