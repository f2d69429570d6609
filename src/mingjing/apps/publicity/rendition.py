"""The public version of a decision: made anew from data, read back and searched before it is kept."""

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any, Final

import pypdfium2

from mingjing.apps.documents.catalogue import document
from mingjing.apps.documents.elements import FileView, build_data
from mingjing.apps.documents.errors import DocumentError
from mingjing.apps.documents.render import render
from mingjing.apps.documents.rendition import public_data
from mingjing.apps.publicity.errors import NotRenderable, SecretLeft
from mingjing.apps.publicity.redaction import Secret, left_in, redacted

# The act of deciding, and the document it issues.
DECISIONS: Final[Mapping[str, str]] = {
    "decide_penalty": "penalty_decision",
    "decide_no_penalty": "no_penalty_decision",
    "decide_on_the_spot": "on_spot_decision",
}
_ONE_AT_A_TIME: Final = Lock()  # PDFium is not made for threads


def public_rendition(
    slug: str, view: FileView, secrets: Iterable[Secret], *, number: str, code: str, verify_base: str
) -> bytes | None:
    """The decision's full text for the public as PDF; None for a document that is never public.

    `view`: the file as it stood when the document was issued. Raises SecretLeft where the finished
    document still says a secret of the file, NotRenderable where it can't be typeset.
    """
    if document(slug).publish == "never":
        return None
    known = tuple(secrets)
    try:
        data, _ = public_data(slug, build_data(slug, view))
        verify = {"verify": {"url": f"{verify_base}{code}", "code": code}} if code else {}
        made = render(
            slug, {**data, "elements": redacted(data["elements"], known), "number": number, **verify}
        )
    except DocumentError as error:
        raise NotRenderable(str(error)) from error
    require_clean("公开版文书", text_of(made), known)
    return made


def require_clean(where: str, text: str, secrets: Iterable[Secret]) -> None:
    """Raise SecretLeft where the text still says a secret."""
    found = left_in(text, secrets)
    if found:
        raise SecretLeft(where, [secret.kind for secret in found])


def text_of(content: bytes) -> str:
    """Everything that a PDF says: the text of its pages and what is written in its description."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        told: Mapping[str, Any] = pdf.get_metadata_dict()
    return "\n".join([*pages, *map(str, told.values())]).replace("\ufffe", "")
