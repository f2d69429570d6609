"""What the public may find: the newest, a search, one item, what became of a file's items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from mingjing.apps.casework.queries import first_saying, says
from mingjing.apps.publicity.items import PUBLISHED
from mingjing.apps.publicity.models import Publication

PAGE = 20
LONGEST_COUNT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for. `words`: separated by white space, all of them wanted; `year`: of the decision."""

    words: tuple[str, ...] = ()
    agency: str = ""
    year: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of items, newest first; `after` asks for the next page, empty where this is the last."""

    items: tuple[Publication, ...]
    after: str


def published() -> QuerySet[Publication]:
    """What is shown now: withdrawn and ended items are in no list."""
    return Publication.objects.filter(state=PUBLISHED).select_related("agency")


def find(wanted: Wanted, *, after: str = "", size: int = PAGE) -> Found:
    """A page of what is wanted. Each page costs the same, however far down it is."""
    rows = _narrowed(wanted).defer("search", "search_text").order_by("-published_at", "-id")
    start = _read_key(after)
    if start is not None:
        moment, pk = start
        rows = rows.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk))
    said = _said(wanted.words)
    if said is None:
        found: tuple[Publication, ...] = ()
    else:
        found = first_saying(rows, said, size + 1) if said else tuple(rows[: size + 1])
    return Found(items=found[:size], after=_key(found[size - 1]) if len(found) > size else "")


def count(wanted: Wanted) -> int:
    """How many there are, counted no further than LONGEST_COUNT + 1."""
    said = _said(wanted.words)
    return 0 if said is None else _narrowed(wanted).filter(said).order_by()[: LONGEST_COUNT + 1].count()


def publication(pk: UUID) -> Publication | None:
    """The item of that address, shown or not."""
    return Publication.objects.select_related("agency").filter(pk=pk).first()


def publications_in(file_id: UUID) -> list[Publication]:
    """All items of a file, oldest first."""
    return list(Publication.objects.filter(file_id=file_id).order_by("published_at", "position"))


def shown_together(item: Publication) -> Sequence[Publication]:
    """What else of the same file is shown: the decision beside its performance."""
    rows = published().filter(file_id=item.file_id).exclude(pk=item.pk)
    return list(rows.defer("search", "search_text").order_by("published_at"))


def _narrowed(wanted: Wanted) -> QuerySet[Publication]:
    rows = published()
    if wanted.agency:
        rows = rows.filter(agency=wanted.agency)
    if wanted.year is not None:
        rows = rows.filter(decided_on__year=wanted.year)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    return rows


def _said(words: Iterable[str]) -> Q | None:
    """That an item holds all of these; None where one of them can't be looked for."""
    found = Q()
    for word in words:
        said = says(word)
        if said is None:
            return None
        found &= said
    return found


def _key(item: Publication) -> str:
    return f"{int(item.published_at.timestamp())}.{item.pk.hex}"


def _read_key(text: str) -> tuple[datetime, UUID] | None:
    """Where a page starts; from the top where the address was tampered with."""
    moment, _, pk = text.partition(".")
    try:
        return datetime.fromtimestamp(int(moment), UTC), UUID(pk)
    except (ValueError, OverflowError, OSError):
        return None
