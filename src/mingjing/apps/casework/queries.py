"""Reading files: who may see which, lists, what waits for whom, the history of one.

Other rooms find here, in `service` and in `errors` all they may take from this one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from mingjing.apps.casework.binding import law_of_agency, law_of_new_file, law_of_running_files
from mingjing.apps.casework.case import Case, actor_in, load_case
from mingjing.apps.casework.models import Asked, Duty, Entry, File
from mingjing.apps.casework.papers import numbers_itself, view_of
from mingjing.apps.casework.projections import obligations_of
from mingjing.apps.casework.sealed import (
    Proof,
    disclosed_entry,
    entry_proof,
    log_verifier,
    packaged_entries,
    proof_of,
    published,
)
from mingjing.apps.casework.searching import first_saying, says
from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import person_on_day
from mingjing.core.record.act import ACTS
from mingjing.core.record.awaited import Awaited
from mingjing.core.record.vocabulary import WRITTEN_BY, FileKind, Role, Stage

__all__ = [
    "LONGEST_COUNT", "NOT_LISTED", "Asked", "Case", "Duty", "Entry", "File", "FileFilter", "FilePage",
    "Proof", "actor_in", "awaiting", "awaiting_count",
    "disclosed_entry", "duties_run_out", "entry_proof", "file_count", "file_list", "files_counted_before",
    "first_saying",
    "law_of_agency", "law_of_new_file", "law_of_running_files", "load_case", "log_verifier",
    "numbers_itself", "obligations_of",
    "packaged_entries", "proof_of", "published",
    "says", "stage_counts", "timeline", "view_of", "visible_files", "waiting",
    "waiting_count",
]  # fmt: skip

PAGE = 50
# Columns of a file that no list shows, and that are long.
NOT_LISTED = ("search", "search_text", "opened_under")
# What lists show of what waits.
_ASKED_LISTED = (
    "kind", "position", "act", "at", "by_name", "file", "file__number", "file__title", "file__kind",
)  # fmt: skip
LONGEST_COUNT = 1000


def visible_files(account: Account | AnonymousUser) -> QuerySet[File]:
    """The files that somebody may see today: their own agency's, and as a supervisor those of agencies below.

    Administrators see none.
    """
    return File.objects.filter(_seen_by(account)) if isinstance(account, Account) else File.objects.none()


def _seen_by(account: Account) -> Q:
    """What of the agencies somebody may see; of most a plain equality, so that an index gives the order."""
    own, roles = account.agency_id, person_on_day(account, timezone.now()).roles
    if Role.ADMINISTRATOR in roles:
        return Q(pk__in=())
    if Role.SUPERVISOR not in roles:
        return Q(agency=own)
    return Q(agency=own) | Q(agency__parent=own) | Q(agency__parent__parent=own)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFilter:
    """What to narrow a list to. `overdue_at`: only files with a duty overdue at that moment."""

    stage: Stage | None = None
    kind: FileKind | None = None
    handler: Account | None = None
    overdue_at: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """Files newest first; `after` asks for the next page, None where this is the last."""

    files: tuple[File, ...]
    after: UUID | None


def file_list(
    account: Account, wanted: FileFilter, *, after: UUID | None = None, size: int = PAGE
) -> FilePage:
    """A page of the files somebody may see. Each page costs the same, however far down it is."""
    rows = _narrowed(visible_files(account), wanted).select_related("agency").order_by("-id")
    rows = rows.defer(*NOT_LISTED)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    said = _said(wanted)
    if said is None:
        found: tuple[File, ...] = ()
    else:
        found = first_saying(rows, said, size + 1) if said else tuple(rows[: size + 1])
    return FilePage(files=found[:size], after=found[size - 1].pk if len(found) > size else None)


def file_count(account: Account, wanted: FileFilter) -> int:
    """How many files a list would have, counted no further than LONGEST_COUNT + 1."""
    return _filtered(visible_files(account), wanted)[: LONGEST_COUNT + 1].count()


def stage_counts(account: Account, wanted: FileFilter) -> dict[str, int]:
    """How many files are in each stage."""
    rows = _filtered(visible_files(account), wanted).order_by().values_list("stage").annotate(Count("pk"))
    return dict(rows)


def _filtered(rows: QuerySet[File], wanted: FileFilter) -> QuerySet[File]:
    said = _said(wanted)
    return rows.none() if said is None else _narrowed(rows, wanted).filter(said)


def _said(wanted: FileFilter) -> Q | None:
    """That a file holds what was typed; None where it can't be looked for."""
    text = wanted.text.strip()
    return says(text) if text else Q()


def _narrowed(rows: QuerySet[File], wanted: FileFilter) -> QuerySet[File]:
    if wanted.stage is not None:
        rows = rows.filter(stage=wanted.stage.value)
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.handler is not None:
        rows = rows.filter(handler_ids__contains=[wanted.handler.pk])
    if wanted.overdue_at is not None:
        overdue = Duty.objects.filter(file=OuterRef("pk"), closed_at=None, due_at__lt=wanted.overdue_at)
        rows = rows.filter(Exists(overdue))
    return rows


def waiting(account: Account, roles: Collection[Role]) -> QuerySet[Duty]:
    """The open duties of an account in these capacities; an officer's only in files they handle.

    Soonest first; those that the law gives no number for come last, oldest first.
    """
    for_whom = {role.value for role in Role if WRITTEN_BY.get(role, role) in roles}
    of_officers = {role.value for role in Role if WRITTEN_BY.get(role, role) is Role.OFFICER}
    rows = Duty.objects.filter(agency=account.agency_id, closed_at=None)
    # Not by a join: with many files it would read them all to count a few duties.
    handled = Q(file__in=File.objects.filter(handler_ids__contains=[account.pk]).values("pk"))
    others = Q(role__in=for_whom - of_officers)
    own = Q(role__in=for_whom & of_officers) & handled
    return rows.filter(others | own | (Q(role=None) & handled)).order_by("due_at", "opened_at", "id")


# The places of the desk's bar whose number is a part of what waits: by the acts that would fulfil it.
_PLACES = {"review": (".review",), "publicity": (".publicity", ".publishing"), "archive": (".archive",)}
_PLACE_ACTS = {
    place: frozenset(spec.slug for spec in ACTS.values() if spec.cls.__module__.endswith(endings))
    for place, endings in _PLACES.items()
}


def waiting_count(account: Account, roles: Collection[Role]) -> dict[str, int]:
    """How much waits for an account in all and at each place of the desk; one statement.

    Counted by what would fulfil it, of which there are few kinds, and told apart here.
    """
    rows = waiting(account, roles).order_by().values_list("closing_acts").annotate(Count("pk"))
    kinds = [(frozenset(acts), number) for acts, number in rows]
    parts = {
        place: sum(number for acts, number in kinds if acts & wanted) for place, wanted in _PLACE_ACTS.items()
    }
    return {"duties": sum(number for _, number in kinds), **parts}


def awaiting(account: Account, kind: Awaited) -> QuerySet[Asked]:
    """What of this kind waits in the files that somebody may see, longest waiting first; `file` at hand."""
    rows = Asked.objects.filter(_seen_by(account), kind=kind.value)
    return rows.select_related("file").only(*_ASKED_LISTED).order_by("at", "file_id")


def awaiting_count(account: Account, kinds: Collection[Awaited]) -> int:
    """How much of these kinds waits in the files that somebody may see; no further than LONGEST_COUNT + 1."""
    rows = Asked.objects.filter(_seen_by(account), kind__in=[kind.value for kind in kinds])
    return rows[: LONGEST_COUNT + 1].count()


def timeline(file_id: UUID) -> list[Entry]:
    """The entries of a file in order, each with its leaf; documents and attachments are in the rows."""
    return list(Entry.objects.filter(file_id=file_id).select_related("leaf").order_by("position"))


def duties_run_out(now: datetime) -> list[Duty]:
    """Open duties whose term was over, as last counted, and of which the law has an act follow by itself."""
    rows = Duty.objects.filter(closed_at=None, lapse_act__isnull=False, due_at__lt=now)
    return list(rows.order_by("due_at", "opened_by", "id"))


def files_counted_before(moment: datetime, *, limit: int) -> list[UUID]:
    """Files last counted before a moment whose due dates can still move, longest ago first."""
    waits = Exists(Duty.objects.filter(file=OuterRef("pk"), closed_at=None))
    rows = File.objects.filter(waits | ~Q(stage=Stage.ARCHIVED.value), projected_at__lt=moment)
    return list(rows.order_by("projected_at").values_list("pk", flat=True)[:limit])
