"""An agency whose reviewer prepares and whose head adopts, and the agency above it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingjing.apps.registry.models import Account, Agency, Appointment
from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.standards.models import CatalogueEdition
from mingjing.apps.standards.service import catalogue as service
from mingjing.core.law.catalogued import CatalogueRow, Use
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import FileKind, Role
from mingjing.core.terms import SHANGHAI

NOON = datetime(2026, 3, 2, 12, tzinfo=SHANGHAI)
TODAY = NOON.date()
ROW = CatalogueRow(
    number=1, matter="对公民较大数额罚款", kind=FileKind.PENALTY, since=date.min,
    uses=frozenset({Use.REVIEW, Use.HEARING}), penalty_kinds=frozenset({"罚款"}),
    parties=frozenset({"自然人", "个体工商户"}), threshold=Decimal("10000.00"), counts=frozenset({"fine"}),
)  # fmt: skip
BODIES = replace(
    ROW, number=2, matter="对单位较大数额罚款", parties=frozenset({"法人", "其他组织"}),
    threshold=Decimal("100000.00"), inclusive=False,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The agency and its people."""

    agency: Agency
    reviewer: PersonOnDay
    head: PersonOnDay
    officer: PersonOnDay

    def draft(self, *rows: CatalogueRow) -> CatalogueEdition:
        """A draft with these rows."""
        edition = service.begin(self.agency, by=self.reviewer, name="重大执法决定法制审核目录")
        for row in rows:
            service.add_row(edition, row, by=self.reviewer)
        return edition

    def adopt(self, edition: CatalogueEdition, since: date = TODAY, **more: Any) -> CatalogueEdition:
        """Have the head adopt it."""
        service.adopt(
            edition, by=self.head, adopted_by="局长办公会",
            **{"adopted_on": min(since, TODAY), "since": since, "today": TODAY, **more},
        )  # fmt: skip
        edition.refresh_from_db()
        return edition


def make_hall(slug: str = "trial", parent: Agency | None = None) -> Hall:
    """An agency with a reviewer, a head and an officer."""
    agency = Agency.objects.create(id=slug, name=f"{slug}局", word=slug, parent=parent)
    people = {role: _person(agency, role) for role in (Role.REVIEWER, Role.AGENCY_HEAD, Role.OFFICER)}
    return Hall(
        agency=agency, reviewer=people[Role.REVIEWER], head=people[Role.AGENCY_HEAD],
        officer=people[Role.OFFICER],
    )  # fmt: skip


def _person(agency: Agency, role: Role) -> PersonOnDay:
    account = Account.objects.create_user(f"{agency.pk}-{role.value}", name="某人", agency=agency)
    Appointment.objects.create(account=account, role=role.value, since=date(2020, 1, 1))
    return person_on_day(account, NOON)
