"""What the law has happen by itself once a term has run out, and due dates that move with the days.

Each job is safe to run twice and in two processes at once: an act is entered under a key made of its
duty, and files are locked one by one. A crash between two files leaves the rest for the next run.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from mingjing.apps.casework.errors import Barred, Refusal
from mingjing.apps.casework.queries import (
    Duty,
    duties_run_out,
    files_counted_before,
    load_case,
    obligations_of,
)
from mingjing.apps.casework.service import perform, recount
from mingjing.apps.evidence.service import sweep
from mingjing.core.law.answers import Obligation
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import Entry
from mingjing.core.terms import SHANGHAI

# So many files are counted anew in one run, so that nothing else waits for them; the next run goes on.
BATCH = 200
_SECOND = timedelta(seconds=1)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What one run did: acts entered, files counted anew, interrupted uploads cleared away."""

    lapsed: int
    recounted: int
    swept: int


def tick(*, now: datetime) -> Done:
    """Do once all that is to be done by itself at this moment."""
    return Done(lapsed=lapse(now=now), recounted=count_anew(now=now), swept=sweep())


def lapse(*, now: datetime) -> int:
    """Enter the acts that follow from a term having run out; returns how many were entered.

    What the law bars is left as it stands, and asked again at the next run.
    """
    return sum(_lapse(duty, now) for duty in duties_run_out(now))


def count_anew(*, now: datetime, limit: int = BATCH) -> int:
    """Count due dates again that were counted on an earlier day; returns in how many files.

    An interval that doesn't count may still be running, a holiday table or a rule may be new.
    """
    today = datetime.combine(now.astimezone(SHANGHAI).date(), time(), SHANGHAI)
    files = files_counted_before(today, limit=limit)
    for file_id in files:
        recount(file_id, now=now)
    return len(files)


def _lapse(duty: Duty, now: datetime) -> bool:
    """Enter the act of one duty, if it is still open and its term still over when counted now."""
    case = load_case(duty.file_id, at=now)
    found = next((item for item in obligations_of(case, now) if item.key == duty.key), None)
    if found is None or not found.open or found.lapse_act is None or not found.overdue(now):
        return False
    opened = case.file.entries[found.opened_by - 1]
    # The law counts from the first moment after the term; only where that is barred, from now.
    for at in (_after(found), now):
        try:
            perform(
                file_id=duty.file_id, act=found.lapse_act, by=None, at=at, now=now, seen=len(case.entries),
                data=data_of(ACTS[found.lapse_act], found, opened, at), token=f"lapse-{duty.pk}",
            )  # fmt: skip
        except Barred as refusal:
            reason: Refusal = refusal
        except Refusal as refusal:
            reason = refusal
            break
        else:
            return True
    logger.warning("%s %s was not entered: %s", duty.file_id, found.lapse_act, reason)
    return False


def data_of(spec: ActSpec, duty: Obligation, opened: Entry, at: datetime) -> dict[str, Any]:
    """What the act says of itself: the entry it follows, the day the term ended, the clause it rests on."""
    return {name: value for item in spec.fields for name, value in _filled(item, duty, opened, at)}


def _filled(item: BoundField, duty: Obligation, opened: Entry, at: datetime) -> Iterator[tuple[str, Any]]:
    assert duty.due is not None
    match item.field.kind:
        case FieldKind.LINK if opened.act in MEMBERS.get(item.field.target, {item.field.target}):
            yield item.name, opened.position
        case FieldKind.DATE | FieldKind.MOMENT if item.name in opened.data:
            yield item.name, opened.data[item.name]
        case FieldKind.DATE:
            yield item.name, duty.due.day.isoformat()
        case FieldKind.MOMENT:
            yield item.name, at.isoformat()
        case FieldKind.BASIS:
            yield item.name, duty.citation.source
        case _:
            return


def _after(duty: Obligation) -> datetime:
    assert duty.due is not None
    return (duty.due.moment + _SECOND).replace(microsecond=0)
