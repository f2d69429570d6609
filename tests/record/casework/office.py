"""An agency with its people, and a case to take through it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mingjing.apps.casework.models import File
from mingjing.apps.casework.service import Performed, open_file, perform
from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Unit,
)  # fmt: skip
from mingjing.core.record.vocabulary import FileKind, Role
from mingjing.core.terms import SHANGHAI

BEGIN = date(2020, 1, 1)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)
PARTY = {"kind": "自然人", "name": "张三", "address": "试验区一路1号"}
ENDORSED = {"endorsed": "同意", "unit_opinion": "事实清楚。"}
CASE = {
    "party": PARTY,
    "case_facts": "占道经营。",
    "cause": "擅自占用城市道路",
    "handler_opinion": "建议立案。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One agency and an account for each capacity."""

    agency: Agency
    officer: Account
    second: Account
    unit_head: Account
    head: Account
    administrator: Account


def make_office(
    slug: str = "trial", word: str = "试综执", rule_sets: tuple[str, ...] = ("trial",), **more: Any
) -> Office:
    """An agency bound by the rule sets, its people appointed since 2020."""
    agency = Agency.objects.create(id=slug, name=f"{word}局", word=word, place="试验区", **more)
    for name in rule_sets:
        AgencyRuleSet.objects.create(agency=agency, rule_set=name, since=BEGIN)
    unit = Unit.objects.create(agency=agency, name="一中队")
    people = {
        key: make_person(agency, f"{slug}-{key}", name, role, unit)
        for key, name, role in (
            ("officer", "孙立新", Role.OFFICER),
            ("second", "赵晓华", Role.OFFICER),
            ("unit_head", "王建国", Role.UNIT_HEAD),
            ("head", "郑国栋", Role.AGENCY_HEAD),
            ("administrator", "钱工", Role.ADMINISTRATOR),
        )
    }
    return Office(agency=agency, **people)


def make_person(agency: Agency, username: str, name: str, role: Role, unit: Unit | None = None) -> Account:
    """An account with one appointment; officers get a certificate running to 2030."""
    account = Account.objects.create_user(username, None, name=name, agency=agency, unit=unit)
    Appointment.objects.create(account=account, role=role.value, since=BEGIN)
    if role is Role.OFFICER:
        Certificate.objects.create(
            account=account, number=f"SD-{username}", issued=BEGIN, valid_from=BEGIN,
            valid_until=date(2030, 12, 31),
        )  # fmt: skip
    return account


def open_case(office: Office, *, at: datetime = NOON, now: datetime | None = None, **more: Any) -> Performed:
    """A penalty file opened by the proposal to open it."""
    return open_file(
        agency=office.agency, kind=FileKind.PENALTY, act="propose_case",
        data=more.pop("data", CASE), by=office.officer, at=at, now=now or at, **more,
    )  # fmt: skip


def do(file: File | Performed, act: str, by: Account | None, minutes: int = 1, **more: Any) -> Performed:
    """An act some minutes after noon."""
    file_id = file.pk if isinstance(file, File) else file.entry.file_id
    at = NOON + timedelta(minutes=minutes)
    data = more.pop("data", {})
    return perform(file_id=file_id, act=act, data=data, by=by, at=at, now=at, **more)


def investigated(office: Office) -> Performed:
    """A case proposed, endorsed and opened: three entries."""
    first = open_case(office)
    do(first, "endorse_proposal", office.unit_head, 1, data=ENDORSED)
    officers = [str(office.officer.pk), str(office.second.pk)]
    return do(
        first,
        "open_case",
        office.head,
        2,
        data={"leader_opinion": "同意立案。", "signature": "on", "assigned_officers": officers},
    )
