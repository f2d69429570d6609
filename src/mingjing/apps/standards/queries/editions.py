"""Editions of an agency in the order of their days: which holds, which held, which is to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from django.db.models import Q

from mingjing.apps.standards.models import Edition

E = TypeVar("E", bound=Edition)
ADOPTED = Q(adopted_on__isnull=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Generic[E]):
    """An edition with its last day (None: no next one yet), and whether it holds, will hold or held."""

    edition: E
    until: date | None
    state: str


def begun(day: date) -> Q:
    """Adopted, and in force since the day at the latest; the newest of them holds."""
    return ADOPTED & Q(since__lte=day)


def dated(newest_first: Iterable[E], day: date) -> list[Dated[E]]:
    """Adopted editions of one agency, each with its last day and its state on the day."""
    found: list[Dated[E]] = []
    following: date | None = None
    for row in newest_first:
        assert row.since is not None
        until = following - timedelta(days=1) if following else None
        state = "施行前" if row.since > day else "已被替代" if until and until < day else "施行中"
        found.append(Dated(edition=row, until=until, state=state))
        following = row.since
    return found
