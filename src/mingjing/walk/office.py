"""Where a case is walked: in memory, on the record's and the law's own code, without a database."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from mingjing.core.law.answers import Obligation, Obstacle
from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import obstacles
from mingjing.core.law.law import Law
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Situation
from mingjing.core.record.act import ActSpec
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.parsing import parse_act
from mingjing.core.record.permissions import who_may
from mingjing.core.record.plain import act_data
from mingjing.core.record.vocabulary import FileKind, Procedure
from mingjing.core.terms import Calendar
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import law_for
from mingjing.walk.cast import Cast, usual_cast


class OfficeError(LookupError):
    """The agency isn't there, or lacks the people a case takes; the message says what to do."""


class MisfilledError(ValueError):
    """The walk filled in an act in a way the record refuses: a fault of the walk, not of the case."""


class Office(Protocol):
    """One case being handled: the file as it stands, the law on a day, and the way to act."""

    cast: Cast
    calendar: Calendar
    agency: str

    @property
    def case_number(self) -> str:
        """The number of the file; empty before its first act."""

    @property
    def file(self) -> CaseFile:
        """The file after all entries so far."""

    def law(self, at: datetime) -> Law:
        """The law that binds the file at that moment."""

    def catalogue(self, at: datetime) -> tuple[CatalogueRow, ...]:
        """The agency's catalogue, as the law takes it."""

    def settings(self, at: datetime) -> tuple[DatedSetting, ...]:
        """What the agency set for itself up to that day."""

    def situation(self, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]) -> Situation:
        """What an answer of the law may depend on."""

    def perform(
        self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> tuple[Obstacle, ...]:
        """Do the act; returns what stood in the way, and then nothing was done."""


class Memory:
    """A file in memory under the rule sets of an agency; `rule_sets` by name, national law included."""

    def __init__(
        self, *, number: str, agency: str, rule_sets: Sequence[str], procedure: Procedure,
        parameters: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        header = FileHeader(id=number, kind=FileKind.PENALTY, procedure=procedure, agency=agency)
        self._file = CaseFile(header=header)
        self._rule_sets = tuple(rule_sets)
        self._parameters = parameters or {}
        self._opened: datetime | None = None
        self.agency = agency
        self.cast = usual_cast()
        self.calendar = load_calendar()

    @property
    def case_number(self) -> str:
        """The number of the file."""
        return self._file.header.id

    @property
    def file(self) -> CaseFile:
        """The file after all entries so far."""
        return self._file

    def law(self, at: datetime) -> Law:
        """The law that binds the file at that moment. Raises RuleSetExpired for a file not yet opened."""
        return law_for(self._rule_sets, at=at, opened_at=self._opened)

    def catalogue(self, at: datetime) -> tuple[CatalogueRow, ...]:
        """The agency's catalogue: a file in memory has none."""
        return ()

    def settings(self, at: datetime) -> tuple[DatedSetting, ...]:
        """What the agency set for itself, as it holds all along."""
        return tuple(DatedSetting(name=n, value=v, since=date.min) for n, v in self._parameters.items())

    def situation(self, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]) -> Situation:
        """What an answer of the law may depend on."""
        return Situation(
            file=self._file, at=at, actor=actor, calendar=self.calendar, people=self.cast.people,
            given=given, settings=self.settings(at),
        )  # fmt: skip

    def perform(
        self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> tuple[Obstacle, ...]:
        """Do the act; returns what stood in the way, and then nothing was done. Raises MisfilledError."""
        act = parse_act(spec, given, at=at)
        if isinstance(act, tuple):
            raise MisfilledError(f"{spec.label}：{'；'.join(problem.message for problem in act)}")
        data = act_data(act)
        found = obstacles(spec, self.situation(actor, at, data), self.law(at))
        if not found:
            self._append(spec, actor, at, data)
        return found

    def _append(self, spec: ActSpec, actor: PersonOnDay, at: datetime, data: Mapping[str, Any]) -> None:
        self._opened = self._opened or at
        role = next(role for role in who_may(spec) if role in actor.roles)
        self._file.add(
            Entry(
                position=len(self._file.entries) + 1, act=spec.slug, at=at, recorded_at=at, by=actor.id,
                by_name=actor.name, role=role, data=data,
            )
        )  # fmt: skip


def open_duties(office: Office, now: datetime) -> tuple[Obligation, ...]:
    """What is still to be done in the file, soonest first."""
    found = obligations(
        office.file, office.law(now), office.calendar, now, office.catalogue(now), office.settings(now)
    )
    return tuple(item for item in found if item.open)
