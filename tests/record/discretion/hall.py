"""An agency under national law whose reviewer prepares the standard and whose head adopts it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mingjing.apps.registry.models import Account, Agency, Appointment
from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.standards.models import DiscretionEdition
from mingjing.apps.standards.service import discretion as service
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.ranges import FineRange
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.walk.database import Database
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk
from tests.record.walk.agency import make_agency

NOON = datetime(2026, 3, 2, 12, tzinfo=SHANGHAI)
TODAY = NOON.date()
OFFENCE = "擅自占用城市道路"


def row(low: int | None, high: int | None, grade: str = "一般", **more: Any) -> DiscretionRow:
    """A row for the offence, in 元."""
    given: dict[str, Any] = {"offence": OFFENCE, "grade": grade, "penalty_kinds": ("罚款",)}
    bounds = {"low": low, "high": high}
    fine = FineRange(**{name: None if item is None else Decimal(item) for name, item in bounds.items()})
    return DiscretionRow(**{**given, "fine": fine, **more})


ROW = row(500, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The agency and its people."""

    agency: Agency
    reviewer: PersonOnDay
    head: PersonOnDay
    officer: PersonOnDay

    def draft(self, *rows: DiscretionRow) -> DiscretionEdition:
        """A draft with these rows."""
        edition = service.begin(self.agency, by=self.reviewer, name="行政处罚裁量基准")
        for item in rows:
            service.add_row(edition, item, by=self.reviewer)
        return edition

    def adopt(self, edition: DiscretionEdition, since: date = TODAY, **more: Any) -> DiscretionEdition:
        """Have the head adopt it."""
        service.adopt(
            edition, by=self.head, adopted_by="局长办公会",
            **{"adopted_on": min(since, TODAY), "since": since, "today": TODAY, **more},
        )  # fmt: skip
        edition.refresh_from_db()
        return edition

    def case(self, until: str, *, fine: int = 800, party: str = "王建国", offence: str = OFFENCE) -> UUID:
        """A case walked until that act is done."""
        line = PenaltyRow(
            number=party, domain="城市管理", item="占道", situation="占用人行道洗车",
            facts="当事人在人行道洗车。",
            basis="《某条例》第四十二条", decision=f"罚款{fine}元", kinds=("罚款",), fine=Decimal(fine),
            confiscated_income=None, party_kind="自然人", party_name=party, rectification="立即改正",
            spared=False, crime_suspected=False, place="新兴路9号", offence=offence,
        )  # fmt: skip
        office = Database(
            number=party, agency_id=self.agency.pk, procedure=Procedure.ORDINARY, day=NOON
        )  # fmt: skip
        walked = Walk(line, office, TODAY).run(until=until)
        assert until in walked.acts, walked.stuck
        assert office.file_id is not None
        return office.file_id


def make_hall(slug: str = "trial", parent: Agency | None = None) -> Hall:
    """An agency with its people."""
    agency = make_agency(slug, "national")
    agency.parent = parent
    agency.save()
    held = Appointment.objects.filter(account__agency=agency).select_related("account")
    people = {Role(item.role): item.account for item in held}
    return Hall(
        agency=agency, reviewer=_person(people[Role.REVIEWER]), head=_person(people[Role.AGENCY_HEAD]),
        officer=_person(people[Role.OFFICER]),
    )  # fmt: skip


def _person(account: Account) -> PersonOnDay:
    return person_on_day(account, NOON)
