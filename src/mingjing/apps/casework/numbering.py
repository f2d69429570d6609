"""The number of a case file, such as 薛综执案〔2026〕318号: given when it is opened, without gaps."""

from datetime import datetime

from django.db import connection

from mingjing.apps.registry.models import Agency
from mingjing.core.record.vocabulary import FileKind
from mingjing.core.terms import SHANGHAI

SERIES: dict[FileKind, str] = {
    FileKind.PENALTY: "案",
    FileKind.COERCION: "强",
    FileKind.LICENCE: "许",
    FileKind.INSPECTION: "检",
    FileKind.EXPROPRIATION: "征",
    FileKind.PUBLICATION: "示",
}

_NEXT = """
INSERT INTO casework_filecounter (agency_id, series, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT ON CONSTRAINT file_counter_once DO UPDATE SET last = casework_filecounter.last + 1
RETURNING last
"""


def next_number(agency: Agency, kind: FileKind, at: datetime) -> str:
    """The next number of the agency, kind and year.

    The counter's row stays locked until the transaction ends; one rolled back gives its number back.
    """
    series, year = SERIES[kind], at.astimezone(SHANGHAI).year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [agency.pk, series, year])
        (last,) = cursor.fetchone()
    return f"{agency.word}{series}〔{year}〕{last}号"
