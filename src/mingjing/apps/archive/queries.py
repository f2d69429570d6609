"""Files on their way into the archive, what a volume holds, and how long it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery

from mingjing.apps.casework.queries import Case, Duty, Entry, visible_files
from mingjing.apps.registry.models import Account
from mingjing.core.law.law import Law
from mingjing.core.law.retention import Kept, retained
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.vocabulary import Stage

COMPILE, CHECK, ARCHIVE = "compile_volume", "check_volume", "archive_volume"
ARCHIVING = (COMPILE, CHECK, ARCHIVE)
VOLUME = "案卷"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One paper of a volume: its number in the index, its name, the act it came with and its digest."""

    number: int
    name: str
    act: str
    position: int
    sha256: str
    issued: bool


def waiting_volumes(account: Account) -> QuerySet[Any]:
    """Closed files not archived yet, soonest due first; those without a due date last.

    Each row has `compiled`, `checked` (whether done) and `archive_due` (None: 及时, or nothing opened).
    """
    entries = Entry.objects.filter(file=OuterRef("pk"))
    due = Duty.objects.filter(file=OuterRef("pk"), closed_at=None, closing_acts__overlap=list(ARCHIVING))
    soonest = due.order_by().values("file").annotate(least=Min("due_at")).values("least")
    return (
        visible_files(account)
        .filter(stage=Stage.ARCHIVE.value)
        .annotate(
            compiled=Exists(entries.filter(act=COMPILE)), checked=Exists(entries.filter(act=CHECK)),
            archive_due=Subquery(soonest),
        )
        .order_by("archive_due", "last_at", "pk")
    )  # fmt: skip


def next_step(*, compiled: bool, checked: bool) -> str:
    """The act with which archiving goes on."""
    if not compiled:
        return COMPILE
    return ARCHIVE if checked else CHECK


def sheets(case: Case) -> Iterator[Sheet]:
    """The papers of a file in the order in which they came, numbered from 1: the volume's index."""
    number = 0
    for row in case.entries:
        for papers, issued in ((row.documents, True), (row.attachments, False)):
            for paper in papers:
                number += 1
                yield Sheet(
                    number=number, name=str(paper["name"]), act=ACTS[row.act].label, position=row.position,
                    sha256=str(paper["sha256"]), issued=issued,
                )  # fmt: skip


def keeping(situation: Situation, law: Law) -> dict[str, tuple[Kept, ...]]:
    """What is kept how long: subject → the rules that apply, the longest first."""
    subjects = dict.fromkeys((VOLUME, *(norm.subject for norm in law.retentions)))
    found = {subject: retained(subject, situation, law) for subject in subjects}
    return {subject: kept for subject, kept in found.items() if kept}
