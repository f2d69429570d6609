"""What was issued, and whether the numbers of a run are whole."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mingjing.apps.documents.catalogue import document
from mingjing.apps.documents.models import DocumentNumber, IssuedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What a verification page may say of a document. `void`: its number was declared void."""

    document: str
    name: str
    number: str
    sha256: str
    dated: date
    file_id: UUID
    void: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberUse:
    """One number of a run: its text and, where it is void, why."""

    ordinal: int
    text: str
    void_reason: str


def issued_by_code(code: str) -> Issued | None:
    """The document with that verification code, however the code was typed; None where there is none."""
    plain = "".join(char for char in code.upper() if char.isascii() and char.isalnum())
    grouped = "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
    row = IssuedDocument.objects.select_related("number").filter(code=grouped).first()
    return _issued(row) if row else None


def issued_in_file(file_id: UUID) -> list[Issued]:
    """The documents of a file, oldest first."""
    rows = IssuedDocument.objects.select_related("number").filter(file_id=file_id).order_by("id")
    return [_issued(row) for row in rows]


def numbers_of(agency_word: str, series: str, year: int) -> list[NumberUse]:
    """All numbers of a run in order, void ones included."""
    rows = DocumentNumber.objects.filter(
        run__agency_word=agency_word, run__series=series, run__year=year
    ).order_by("ordinal")
    return [NumberUse(ordinal=row.ordinal, text=row.text, void_reason=row.void_reason) for row in rows]


def _issued(row: IssuedDocument) -> Issued:
    number = row.number
    return Issued(
        document=row.document,
        name=document(row.document).name,
        number=number.text if number else "",
        sha256=row.sha256,
        dated=row.dated,
        file_id=row.file_id,
        void=bool(number and number.voided_at),
    )
