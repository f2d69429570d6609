"""Who acts, on what day, with what papers: what the edge looks up before asking the law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import ReviewerKind, Role
from mingjing.core.terms import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """How many people an agency has on a day: its own reviewers, and officers with a running certificate."""

    reviewers: int
    officers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSetting:
    """A value an agency set for itself, and from which day on it holds; None: no longer set."""

    name: str
    value: Any
    since: date


def setting_on(settings: Iterable[DatedSetting], name: str, day: date) -> Any:
    """The value that held on a day; of two from the same day the later in order. None where none did."""
    found = sorted(
        (item for item in settings if item.name == name and item.since <= day), key=lambda item: item.since
    )
    return found[-1].value if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnDay:
    """What the registry knows of an official on the day of the act.

    `certificate_valid`: holds an enforcement certificate that runs on that day; `qualified`: holds the
    legal profession's qualification; `unit`: the unit (科室) the official belongs to. Of a reviewer,
    `reviews_as` says as what, `legal_background` in what they are schooled, and `first_review` on which
    day they first reviewed a penalty; None where they never did.
    """

    id: str
    name: str
    roles: frozenset[Role] = frozenset()
    certificate: str = ""
    certificate_valid: bool = False
    qualified: bool = False
    unit: str = ""
    reviews_as: ReviewerKind | None = None
    legal_background: str = ""
    first_review: date | None = None


# Whoever it may be: what the law asks of the person who acts is not known yet.
ANYBODY = PersonOnDay(id="", name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything an answer may depend on. `given`: the act's data as plain JSON, empty before the form.

    `discretion`: of the agency's discretion standard in force, the rows for the offence at hand.
    `settings`: every value the agency set up to that day, in order of the days.
    `catalogue`: the rows of the agency's catalogues, of all editions since the file was opened.
    """

    file: CaseFile
    at: datetime
    actor: PersonOnDay
    calendar: Calendar
    people: Mapping[str, PersonOnDay] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    settings: tuple[DatedSetting, ...] = ()
    discretion: tuple[DiscretionRow, ...] = ()
    staff: Staff | None = None
    catalogue: tuple[CatalogueRow, ...] = ()

    def setting(self, name: str) -> Any:
        """The value the agency has set for itself and holds to now; None where there is none."""
        return next((item.value for item in reversed(self.settings) if item.name == name), None)
