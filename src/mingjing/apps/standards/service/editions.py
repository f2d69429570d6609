"""What is done alike to every edition: locking its draft, copying rows, closing gaps, adopting it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from django.db.models import F, Max, Model, QuerySet

from mingjing.apps.standards.errors import AlreadyAdopted, NotReady
from mingjing.apps.standards.models import CatalogueEditionRow, DiscretionEditionRow, Edition
from mingjing.apps.standards.queries.editions import Dated
from mingjing.core.law.subject import PersonOnDay

E = TypeVar("E", bound=Edition)
R = TypeVar("R", CatalogueEditionRow, DiscretionEditionRow)
M = TypeVar("M", bound=Model)


def locked(edition: E, what: str) -> E:
    """The draft, nobody else changing it meanwhile. `what`: of what it is one. Raises AlreadyAdopted."""
    draft = type(edition)._default_manager.select_for_update().get(pk=edition.pk)
    if draft.adopted_on is not None:
        raise AlreadyAdopted(what)
    return draft


def copies(rows: Iterable[R], draft: Edition) -> Iterator[R]:
    """The rows once more, in the draft and not stored yet."""
    for row in rows:
        row.pk, row.edition_id = None, draft.pk
        row._state.adding = True
        yield row


def next_position(rows: QuerySet[M]) -> int:
    """The position after the last of an edition's rows."""
    return (rows.order_by().aggregate(last=Max("position"))["last"] or 0) + 1


def take_out(stored: Model, rows: QuerySet[M], position: int) -> None:
    """Delete a row of an edition; those of its rows below the position move up."""
    stored.delete()
    rows.filter(position__gt=position).update(position=F("position") - 1)


def adopt_draft(
    draft: E, faults: Iterable[str], *, by: PersonOnDay, adopted_by: str, adopted_on: date, since: date,
    newest: Dated[E] | None, today: date,
) -> None:  # fmt: skip
    """Fix a locked draft and let it hold from a day on; from then the one before no longer does.

    `newest`: the edition adopted last. Raises NotReady with everything that stands in the way.
    """
    before = newest.edition.since if newest else None
    found = [*faults, *_misdated(adopted_on, since, before, today)]
    if not adopted_by.strip():
        found.append("没有写由谁制定，例如“局长办公会”")
    if found:
        raise NotReady(found)
    draft.adopted_by, draft.adopted_on, draft.since = adopted_by.strip(), adopted_on, since
    draft.adopter_id = int(by.id)
    draft.save(update_fields=["adopted_by", "adopted_on", "since", "adopter"])


def _misdated(adopted_on: date, since: date, before: date | None, today: date) -> Iterator[str]:
    if adopted_on > today:
        yield f"制定日期{adopted_on}晚于今天（{today}），请核对"
    if since < adopted_on:
        yield f"施行日期{since}早于制定日期{adopted_on}，请核对"
    if before is not None and since <= before:
        yield f"施行日期应晚于上一版的施行日期{before}"
