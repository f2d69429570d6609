"""An agency with an account for each capacity, its supervisor above it, and cases walked to any stage."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.test import Client
from django.utils import timezone

from mingjing.apps.registry.models import Account, Agency, Appointment
from mingjing.core.record.vocabulary import Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.walk.database import Database
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk
from tests.record.walk.agency import BEGIN, make_agency

BACKEND = "mingjing.apps.registry.backend.RegistryBackend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bureau:
    """The agency, and its accounts by capacity."""

    agency: Agency
    people: dict[Role, Account]

    def client(self, role: Role) -> Client:
        """A browser signed in as the person in that capacity."""
        client = Client()
        client.force_login(self.people[role], backend=BACKEND)
        return client

    def case(self, until: str, *, party: str = "甲公司", fine: int = 20000, days_ago: int = 45) -> UUID:
        """A case walked until that act is done."""
        row = PenaltyRow(
            number=party, domain="城市管理", item="乱倒污水", situation="乱倒污水",
            facts=f"{party}乱倒污水。",
            basis="《某条例》第三条", decision=f"罚款{fine}元。", kinds=("罚款",), fine=Decimal(fine),
            confiscated_income=None, party_kind="法人", party_name=party, rectification="立即改正",
            spared=False, crime_suspected=False,
        )  # fmt: skip
        start = (timezone.now() - timedelta(days=days_ago)).astimezone(SHANGHAI)
        start = datetime(start.year, start.month, start.day, 9, tzinfo=SHANGHAI)
        office = Database(
            number=party, agency_id=self.agency.pk, procedure=Procedure.ORDINARY, day=start
        )  # fmt: skip
        walked = Walk(row, office, start.date()).run(until=until)
        assert until in walked.acts, walked.stuck
        assert office.file_id is not None
        return office.file_id


def make_bureau(slug: str = "trial", *rule_sets: str) -> Bureau:
    """The agency under national law and the rules of 薛城, unless others are named."""
    agency = make_agency(slug, *(rule_sets or ("national", "xuecheng")))
    above = Agency.objects.create(
        id=f"{slug}-above", name="试验区司法局", word=f"{slug}司", is_supervisor=True
    )
    agency.parent = above
    agency.save()
    people: dict[Role, Account] = {}
    for appointment in Appointment.objects.filter(account__agency=agency).select_related("account__agency"):
        people.setdefault(Role(appointment.role), appointment.account)
    for role, place in ((Role.ADMINISTRATOR, agency), (Role.SUPERVISOR, above)):
        account = Account.objects.create_user(f"{slug}-{role.value}", name=f"{place.word}某", agency=place)
        Appointment.objects.create(account=account, role=role.value, since=BEGIN)
        people[role] = account
    return Bureau(agency=agency, people=people)
