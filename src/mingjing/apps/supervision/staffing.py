"""Whether agencies have the reviewers that their places' rules want for their officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mingjing.apps.casework.queries import law_of_agency
from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import rule_sets_of, staff_of
from mingjing.core.law.staffing import StaffStanding, standings
from mingjing.core.law.subject import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyStaff:
    """An agency's staff, and how it stands by each clause; no standings where no rule asks for a number."""

    agency: Agency
    staff: Staff
    standings: tuple[StaffStanding, ...]

    @property
    def leading(self) -> StaffStanding | None:
        """The clause that wants the most."""
        return self.standings[0] if self.standings else None

    @property
    def short(self) -> int:
        """How many reviewers are missing; 0 where none is, or none is asked for."""
        return self.standings[0].short if self.standings else 0


def agency_staff(agencies: Sequence[Agency], at: datetime) -> list[AgencyStaff]:
    """How these agencies stand that day, in their order; two statements however many they are."""
    ids = [agency.pk for agency in agencies]
    bound, staff = rule_sets_of(ids, at), staff_of(ids, at)
    return [
        AgencyStaff(
            agency=agency, staff=staff[agency.pk],
            standings=standings(law_of_agency(bound.get(agency.pk, ()), at=at), staff[agency.pk]),
        )
        for agency in agencies
    ]  # fmt: skip
