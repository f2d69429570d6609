"""A file with everything that is asked of it, read in two statements whatever else the database holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from mingjing.apps.casework.binding import law_of_file
from mingjing.apps.casework.errors import NotYours
from mingjing.apps.casework.models import Entry, File
from mingjing.apps.registry.kept import SOME_MOMENT, KeptQuery
from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import (
    day_of,
    parameters_column,
    rule_sets_column,
    staff_column,
    staff_from,
)
from mingjing.apps.standards.queries.catalogue import catalogue_column, catalogue_from
from mingjing.apps.standards.queries.discretion import discretion_column, discretion_from
from mingjing.apps.standards.queries.local_rules import all_settings, review_terms_column
from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.law import Law
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Situation, Staff
from mingjing.core.record import file as record
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar

SYSTEM = PersonOnDay(id="", name="系统", roles=frozenset({Role.SYSTEM}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file's row, its entries' rows, their fold, and what binds and bounds its agency that day."""

    row: File
    entries: tuple[Entry, ...]
    file: record.CaseFile
    rule_sets: tuple[str, ...]
    settings: tuple[DatedSetting, ...]
    staff: Staff
    catalogue: tuple[CatalogueRow, ...]
    discretion: tuple[DiscretionRow, ...] = ()

    def law(self, at: datetime) -> Law:
        """The law that binds the file at a moment."""
        return law_of_file(self.row.opened_under, self.rule_sets, at=at, opened_at=self.row.opened_at)

    def situation(
        self,
        *,
        at: datetime,
        actor: PersonOnDay,
        people: Mapping[str, PersonOnDay],
        given: Mapping[str, Any] | None = None,
    ) -> Situation:
        """What the engine is asked with."""
        return Situation(
            file=self.file, at=at, actor=actor, calendar=load_calendar(), people=people,
            given=given or {}, settings=self.settings,
            staff=self.staff, catalogue=self.catalogue,
            discretion=self.discretion,
        )  # fmt: skip

    def doers(self) -> set[str]:
        """The account ids of everybody who entered something."""
        return {entry.by for entry in self.file.entries if entry.by}


def _file(file_id: UUID, at: datetime, day: date, offence: str) -> QuerySet[File]:
    """The row with what binds its agency. `at` and `day` are both what the columns make of the moment."""
    rows = File.objects.select_related("agency").annotate(
        rule_sets=rule_sets_column(at), parameters=parameters_column(at),
        review_terms=review_terms_column(at), staff=staff_column(at), catalogue=catalogue_column(at),
        discretion=discretion_column(at, offence), highest=F("agency__parent__parent_id"),
    )  # fmt: skip
    return rows.filter(pk=file_id)


def _locked(file_id: UUID, at: datetime, day: date, offence: str) -> QuerySet[File]:
    return _file(file_id, at, day, offence).select_for_update(of=("self",))


_FILE, _LOCKED = (
    KeptQuery(build, file_id=UUID(int=0), at=SOME_MOMENT, day=day_of(SOME_MOMENT), offence="（违法行为）")
    for build in (_file, _locked)
)
_ENTRIES = KeptQuery(
    lambda file_id: Entry.objects.filter(file_id=file_id).order_by("position"), file_id=UUID(int=0)
)


def load_case(file_id: UUID, *, at: datetime, lock: bool = False, offence: str = "") -> Case:
    """The case as it stands; with `lock` nobody else adds to it until the transaction ends.

    `offence`: what a draft about to be made names; its discretion standard is read as well as the file's.
    Raises NotYours where there is no such file.
    """
    asked = _LOCKED if lock else _FILE
    found = asked.rows(file_id=file_id, at=at, day=day_of(at), offence=_asked(offence))
    row: Any = next(found, None)
    if row is None:
        raise NotYours
    # Read after the lock was had: whoever held it before has committed, and is seen here.
    entries = tuple(_ENTRIES.rows(file_id=file_id))
    settings = all_settings(row.parameters, row.review_terms, day_of(at))
    return Case(
        row=row,
        entries=entries,
        file=record.fold(header_of(row), map(to_record, entries)),
        rule_sets=tuple(row.rule_sets),
        settings=settings,
        staff=staff_from(row.staff),
        catalogue=catalogue_from(row.catalogue),
        discretion=discretion_from(row.discretion),
    )


def _asked(offence: str) -> str:
    """As the database can be asked for it; what no standard could name is asked for as nothing."""
    text = offence.strip()
    return text if text.isprintable() else ""


def header_of(row: File) -> record.FileHeader:
    """What was fixed when the file was opened."""
    return record.FileHeader(
        id=str(row.pk), kind=FileKind(row.kind), procedure=Procedure(row.procedure), agency=row.agency_id
    )


def to_record(row: Entry) -> record.Entry:
    """The entry as the core knows it."""
    return record.Entry(
        position=row.position, act=row.act, at=row.at.astimezone(SHANGHAI),
        recorded_at=row.recorded_at.astimezone(SHANGHAI), by=str(row.by_id or ""), by_name=row.by_name,
        role=Role(row.role), data=row.data,
    )  # fmt: skip


def actor_in(row: File, account: Account | None, people: Mapping[str, PersonOnDay]) -> PersonOnDay:
    """In what capacities somebody stands before a file; None is the system.

    From an agency above only as its supervisor. Raises NotYours for anybody else's file, and for
    administrators, who have no business in any.
    """
    if account is None:
        return SYSTEM
    person = people[str(account.pk)]
    if Role.ADMINISTRATOR in person.roles:
        raise NotYours
    if account.agency_id == row.agency_id:
        return person
    if account.agency_id not in _above(row) or Role.SUPERVISOR not in person.roles:
        raise NotYours
    return PersonOnDay(
        id=person.id, name=person.name, roles=frozenset({Role.SUPERVISOR}), certificate=person.certificate,
        certificate_valid=person.certificate_valid, qualified=person.qualified, unit=person.unit,
    )  # fmt: skip


def _above(row: Any) -> set[str]:
    """The agencies that supervise the file's agency, two steps up; `row` as `load_case` brings it."""
    return {name for name in (row.agency.parent_id, row.highest) if name}
