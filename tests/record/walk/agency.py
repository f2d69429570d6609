"""An agency with all the people a case takes."""

from datetime import date

from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Qualification,
    Unit,
)  # fmt: skip
from mingjing.core.record.vocabulary import Role

BEGIN = date(2020, 1, 1)
STAFF = (
    ("李敏", Role.OFFICER, "执法科"),
    ("张强", Role.OFFICER, "执法科"),
    ("周涛", Role.UNIT_HEAD, "执法科"),
    ("孙洁", Role.REVIEWER, "法制科"),
    ("赵宏", Role.AGENCY_HEAD, "局领导"),
    ("吴静", Role.LIAISON, "办公室"),
    ("郑和平", Role.ARCHIVIST, "档案室"),
    ("冯岩", Role.HEARING_OFFICER, "法规科"),
)


def make_agency(slug: str, *rule_sets: str) -> Agency:
    agency = Agency.objects.create(
        id=slug, name="试验区执法局", word="试执", place="试验区", address="试验区一路1号", phone="0000",
        reconsideration_organ="试验区人民政府", court="试验区人民法院", contact_person="李敏",
    )  # fmt: skip
    for name in rule_sets:
        AgencyRuleSet.objects.create(agency=agency, rule_set=name, since=BEGIN)
    units = {name: Unit.objects.create(agency=agency, name=name) for name in {unit for _, _, unit in STAFF}}
    for number, (name, role, unit) in enumerate(STAFF):
        account = Account.objects.create_user(f"{slug}-{number}", name=name, agency=agency, unit=units[unit])
        Appointment.objects.create(account=account, role=role.value, since=BEGIN)
        _papers(account, role, f"{slug}-{number}")
    return agency


def _papers(account: Account, role: Role, number: str) -> None:
    if role in (Role.OFFICER, Role.UNIT_HEAD):
        Certificate.objects.create(
            account=account, number=number, issued=BEGIN, valid_from=BEGIN, valid_until=date(2030, 12, 31)
        )
    if role in (Role.REVIEWER, Role.HEARING_OFFICER):
        Qualification.objects.create(account=account, number=number, since=BEGIN)
