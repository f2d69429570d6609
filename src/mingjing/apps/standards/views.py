"""Handing out the text of an agency's own rules, to officials and to the public alike."""

from collections.abc import Iterator
from typing import BinaryIO

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from mingjing.apps.evidence.queries import open_content
from mingjing.apps.standards.models import LocalRule

PIECE = 1 << 18  # bytes


def rule_text(rule: LocalRule) -> StreamingHttpResponse:
    """The text as a PDF to be opened in the browser. Raises BlobMissingError."""
    answer = StreamingHttpResponse(_pieces(open_content(rule.text_id)), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(False, f"{rule.title}.pdf") or "inline"
    return answer


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while piece := content.read(PIECE):
            yield piece
