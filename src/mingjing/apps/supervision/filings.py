"""What was filed: major penalties with the justice bureau, decisions on the spot with the agency itself."""

from collections.abc import Collection
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from mingjing.apps.casework.queries import Entry

MAJOR, SPOT, RECEIVED = "file_major_decision", "report_spot_decision", "receive_filing"


def filings(agencies: Collection[str], act: str) -> QuerySet[Any]:
    """The entries by which these agencies filed something, newest first, each with its file.

    Each row has `answer_at`, `answer_position` and `answer` (the data) of the receipt that names it, None
    while nothing was received.
    """
    receipts = Entry.objects.filter(file=OuterRef("file"), act=RECEIVED).annotate(
        about=Cast(KeyTextTransform("filing", "data"), IntegerField())
    )
    answer = receipts.filter(about=OuterRef("position")).order_by("-position")
    return (
        Entry.objects.filter(act=act, file__agency__in=agencies)
        .select_related("file", "file__agency")
        .annotate(
            answer_at=Subquery(answer.values("at")[:1]),
            answer_position=Subquery(answer.values("position")[:1]),
            answer=Subquery(answer.values("data")[:1]),
        )
        .order_by("-at", "-pk")
    )
