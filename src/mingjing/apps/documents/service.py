"""Numbers given out, and documents issued under them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError

from mingjing.apps.documents.catalogue import document
from mingjing.apps.documents.errors import NumberInvalid
from mingjing.apps.documents.models import DocumentNumber, IssuedDocument
from mingjing.apps.documents.render import render, require_complete
from mingjing.apps.documents.verification import verification_code

# Words of Chinese characters only, so that a number has one way of being written.
_WORD: Final = re.compile(r"[\u3400-\u9fff]{1,20}")

# One statement: takes the next number of the run, whose row stays locked, and enters it.
_NEXT: Final = """
WITH run AS (
    INSERT INTO documents_numberseries (agency_word, series, year, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT ON CONSTRAINT number_series_once DO UPDATE SET last = documents_numberseries.last + 1
    RETURNING id, last
)
INSERT INTO documents_documentnumber (run_id, ordinal, text, void_reason)
SELECT id, last, %s || last || %s, '' FROM run RETURNING id, run_id, ordinal, text
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A document numbered and rendered, not issued yet. `number` is None where it bears none."""

    document: str
    content: bytes
    number: DocumentNumber | None
    code: str
    name: str
    dated: date

    @property
    def number_text(self) -> str:
        """The number as it is written; empty where the document bears none."""
        return self.number.text if self.number else ""


def allot(agency_word: str, series: str, year: int) -> str:
    """Give out the next number of a run, e.g. 薛综执罚决〔2026〕12号 (form: GB/T 9704—2012).

    The run's row stays locked until the caller's transaction ends, and a rollback takes the number
    back with everything else: numbers have no gaps. Raises NumberInvalid, or TransactionManagementError
    outside a transaction.
    """
    return _allot(agency_word, series, year).text


def void_number(text: str, *, reason: str, at: datetime) -> None:
    """Declare a number void; it stays in its place and is never given out again. Raises NumberInvalid."""
    if not reason.strip():
        raise NumberInvalid(f"作废文号“{text}”要写明原因。")
    changed = DocumentNumber.objects.filter(text=text, voided_at=None).update(
        voided_at=at, void_reason=reason
    )
    if not changed:
        raise NumberInvalid(f"文号“{text}”没有编过，或者已经作废。")


def draw(slug: str, data: Mapping[str, Any], *, file_id: UUID, agency_word: str, verify_base: str) -> Drawn:
    """Number and render a document within the caller's transaction.

    `data` as `build_data` makes it; its date gives the year of the number. `verify_base`: the address
    under which documents are checked, to which the code is appended. A document with the same data in
    the same file has the same code. Raises DocumentError of any kind; then no number is given out.
    """
    entry = document(slug)
    require_complete(entry, data)
    day = date.fromisoformat(data["date"])
    number = _allot(agency_word, entry.series, day.year) if entry.numbered else None
    text = number.text if number else ""
    code = verification_code(slug, str(file_id), text, json.dumps(data, ensure_ascii=False, sort_keys=True))
    content = render(slug, {**data, "number": text, "verify": {"url": f"{verify_base}{code}", "code": code}})
    name = f"{entry.name}{' ' if text else ''}{text}.pdf"
    return Drawn(document=slug, content=content, number=number, code=code, name=name, dated=day)


def issue(drawn: Sequence[Drawn], sha256: Sequence[str], *, file_id: UUID) -> None:
    """Enter documents as issued, each with the digest its content was kept under before.

    One statement. Issuing a document again is refused by the database.
    """
    IssuedDocument.objects.bulk_create(
        IssuedDocument(
            document=item.document, file_id=file_id, number=item.number, code=item.code, sha256=digest,
            dated=item.dated,
        )
        for item, digest in zip(drawn, sha256, strict=True)
    )  # fmt: skip


def _allot(agency_word: str, series: str, year: int) -> DocumentNumber:
    for label, word in (("机关代字", agency_word), ("文种代字", series)):
        if not _WORD.fullmatch(word):
            raise NumberInvalid(f"{label}“{word}”不能用来编号：应为一至二十个汉字，请在机关设置中改正。")
    if not 1949 <= year <= 9999:
        raise NumberInvalid(f"年份“{year}”不能用来编号：应为四位公元年份。")
    if not connection.in_atomic_block:  # a number given out by itself could be lost, and leave a gap
        raise TransactionManagementError("numbers are allotted within a transaction")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [agency_word, series, year, f"{agency_word}{series}〔{year}〕", "号"])
        number_id, run_id, ordinal, text = cursor.fetchone()
    return DocumentNumber(pk=number_id, run_id=run_id, ordinal=ordinal, text=text)
