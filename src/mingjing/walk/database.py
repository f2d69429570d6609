"""The walk through the database: every act goes by `perform`, as from a page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from mingjing.apps.casework.binding import law_of_file, law_of_new_file
from mingjing.apps.casework.case import to_record
from mingjing.apps.casework.errors import Barred, Invalid
from mingjing.apps.casework.models import File
from mingjing.apps.casework.papers import NUMBER_FIELD, numbers_itself
from mingjing.apps.casework.service import open_file, perform
from mingjing.apps.documents.errors import DocumentIncomplete
from mingjing.apps.registry.models import Account, Agency
from mingjing.apps.registry.queries import agency_rule_sets, officers_of, staff_of
from mingjing.apps.standards.queries.catalogue import catalogue_of
from mingjing.apps.standards.queries.discretion import discretion_of
from mingjing.apps.standards.queries.local_rules import settings_of
from mingjing.core.law.answers import Obstacle
from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.law import Law
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Situation
from mingjing.core.record.act import ActSpec
from mingjing.core.record.file import CaseFile, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.regulations.calendar import load_calendar
from mingjing.walk.cast import Cast
from mingjing.walk.office import MisfilledError, OfficeError


class Database:
    """A case of an agency of the registry. What was done in simulated time is recorded now."""

    def __init__(
        self, *, number: str, agency_id: str, day: datetime, procedure: Procedure = Procedure.ORDINARY,
        kind: FileKind = FileKind.PENALTY,
    ) -> None:  # fmt: skip
        found = Agency.objects.filter(pk=agency_id).first()
        if found is None:
            names = "、".join(Agency.objects.order_by("pk").values_list("pk", flat=True)) or "（还没有）"
            raise OfficeError(f"登记的机关里没有“{agency_id}”；现有：{names}。")
        self._agency = found
        header = FileHeader(id=number, kind=kind, procedure=procedure, agency=agency_id)
        self._file = CaseFile(header=header)
        self._row: File | None = None
        self.agency = found.name
        self.cast = _cast(found, day)
        self.calendar = load_calendar()

    @property
    def case_number(self) -> str:
        """The number of the file; empty before its first act."""
        return self._row.number if self._row else ""

    @property
    def file(self) -> CaseFile:
        """The file after all entries so far."""
        return self._file

    def law(self, at: datetime) -> Law:
        """The law that binds the file at that moment. Raises Expired for a file not yet opened."""
        current = agency_rule_sets(self._agency, at)
        if self._row is None:
            return law_of_new_file(current, at=at)
        return law_of_file(self._row.opened_under, current, at=at, opened_at=self._row.opened_at)

    def catalogue(self, at: datetime) -> tuple[CatalogueRow, ...]:
        """The agency's catalogue, as the law takes it."""
        return catalogue_of(self._agency, at)

    def settings(self, at: datetime) -> tuple[DatedSetting, ...]:
        """What the agency set for itself up to that day."""
        return settings_of(self._agency, at)

    def situation(self, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]) -> Situation:
        """What an answer of the law may depend on."""
        offence = str(given.get("offence") or self._file.facts.get("offence") or "")
        return Situation(
            file=self._file, at=at, actor=actor, calendar=self.calendar, people=self.cast.people,
            given=given, settings=self.settings(at),
            staff=staff_of([self._agency.pk], at)[self._agency.pk], catalogue=self.catalogue(at),
            discretion=discretion_of(self._agency, offence, at),
        )  # fmt: skip

    def perform(
        self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> tuple[Obstacle, ...]:
        """Do the act; returns what stood in the way, and then nothing was done.

        Raises MisfilledError, OfficeError where the registry lacks what a document must say, and
        casework's other refusals.
        """
        by = Account.objects.get(pk=actor.id) if actor.id else None
        if numbers_itself(spec):
            given = {name: value for name, value in given.items() if name != NUMBER_FIELD}
        try:
            self._do(spec.slug, by, at, given)
        except Barred as refusal:
            return refusal.obstacles
        except Invalid as refusal:
            raise MisfilledError(f"{spec.label}：{refusal}") from refusal
        except DocumentIncomplete as lacking:
            raise OfficeError(str(lacking)) from lacking
        return ()

    def _do(self, act: str, by: Account | None, at: datetime, given: Mapping[str, Any]) -> None:
        now = timezone.now()
        if self._row is None:
            done = open_file(
                agency=self._agency, kind=self._file.header.kind, act=act, data=given, by=by, at=at, now=now,
                procedure=self._file.header.procedure,
            )  # fmt: skip
            self._row = File.objects.get(pk=done.entry.file_id)
        else:
            done = perform(file_id=self._row.pk, act=act, data=given, by=by, at=at, now=now)
        self._file.add(to_record(done.entry))

    @property
    def file_id(self) -> UUID | None:
        """The file in the database; None before its first act."""
        return self._row.pk if self._row else None


def _cast(agency: Agency, day: datetime) -> Cast:
    """The agency's own people. Raises OfficeError where two certified officers can't be found."""
    people = {person.id: person for person in officers_of(agency, day)}
    people[""] = PersonOnDay(id="", name="系统", roles=frozenset({Role.SYSTEM}))
    officers = [one for one in people.values() if Role.OFFICER in one.roles and one.certificate_valid]
    if len(officers) < 2:
        raise OfficeError(f"“{agency.name}”当日持有效执法证的承办人不足两人，无法办案；请先登记人员和证件。")
    return Cast(people=people, officers=(officers[0], officers[1]))
