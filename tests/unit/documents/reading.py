"""Reading rendered documents: text, pages and where the characters stand."""

import re
from dataclasses import dataclass

import pypdfium2 as pdfium

POINTS_PER_MM = 72 / 25.4
_PAGE_NUMBER = re.compile(r"—[0-9]+—|第[0-9]+页共[0-9]+页")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character and its ink, in millimetres from the top left of the page."""

    char: str
    left: float
    right: float
    top: float
    bottom: float


def text_of(content: bytes) -> str:
    """All text without white space and page numbers, in the order of the pages."""
    with pdfium.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return "".join(_PAGE_NUMBER.sub("", "".join(page.split())) for page in pages).replace("\ufffe", "")


def sizes_of(content: bytes) -> list[tuple[int, int]]:
    """Width and height of the pages in whole millimetres."""
    with pdfium.PdfDocument(content) as pdf:
        return [
            (round(page.get_width() / POINTS_PER_MM), round(page.get_height() / POINTS_PER_MM))
            for page in pdf
        ]


def glyphs_of(content: bytes, page_number: int) -> list[Glyph]:
    """The inked characters of a page (counted from 0)."""
    found = []
    with pdfium.PdfDocument(content) as pdf:
        page = pdf[page_number]
        height = page.get_height()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            left, bottom, right, top = text.get_charbox(index)
            if char.strip() and right > left:
                found.append(
                    Glyph(
                        char=char,
                        left=left / POINTS_PER_MM,
                        right=right / POINTS_PER_MM,
                        top=(height - top) / POINTS_PER_MM,
                        bottom=(height - bottom) / POINTS_PER_MM,
                    )
                )
    return found
