"""How the agencies in somebody's sight stand: duties overdue by clause, files by stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from mingjing.apps.casework.queries import Duty, File, visible_files
from mingjing.apps.registry.models import Account, Agency
from mingjing.apps.registry.queries import holds
from mingjing.core.record.vocabulary import Role, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """One line: of which agency, by which clause, how many duties, the oldest due when."""

    agency: str
    agency_name: str
    name: str
    clause: str
    source: str
    count: int
    oldest: datetime


def agencies_in_sight(account: Account, now: datetime) -> list[Agency]:
    """The official's own agency and, for a supervisor, those up to two steps below, by name."""
    below = Q(parent=account.agency_id) | Q(parent__parent=account.agency_id)
    supervises = Q(holds(account.pk, Role.SUPERVISOR, now.date()))
    return list(Agency.objects.filter(Q(pk=account.agency_id) | (below & supervises)).order_by("name"))


def overdue_by_clause(agencies: Mapping[str, str], now: datetime) -> list[Overdue]:
    """Open duties past their due moment, by agency and clause, most first. `agencies`: id → name."""
    rows = (
        _overdue(agencies, now)
        .order_by()
        .values("agency", "name", "clause", "source")
        .annotate(count=Count("pk"), oldest=Min("due_at"))
        .order_by("-count", "oldest")
    )
    return [Overdue(agency_name=agencies[row["agency"]], **row) for row in rows]


def overdue_duties(
    agencies: Mapping[str, str], now: datetime, *, agency: str = "", clause: str = "", name: str = ""
) -> QuerySet[Duty]:
    """The duties behind a number, oldest first, each with its file."""
    rows = _overdue(agencies, now)
    wanted = {"agency": agency, "clause": clause, "name": name}
    rows = rows.filter(**{key: value for key, value in wanted.items() if value})
    return rows.select_related("file").order_by("due_at", "pk")


def _overdue(agencies: Mapping[str, str], now: datetime) -> QuerySet[Duty]:
    return Duty.objects.filter(agency__in=list(agencies), closed_at=None, due_at__lt=now)


def stages_by_agency(account: Account) -> dict[str, dict[str, int]]:
    """Agency id → stage → how many files."""
    rows: Any = visible_files(account).order_by().values_list("agency", "stage").annotate(Count("pk"))
    found: dict[str, dict[str, int]] = {}
    for agency, stage, count in rows:
        found.setdefault(agency, {})[stage] = count
    return found


def files_in_stage(account: Account, agency: str, stage: Stage | None) -> QuerySet[File]:
    """The files behind a number, newest first."""
    rows = visible_files(account).filter(agency=agency) if agency else visible_files(account)
    return (rows.filter(stage=stage.value) if stage else rows).select_related("agency").order_by("-pk")
