"""Who somebody was, and what bound an agency, on a given day. Each question is one statement."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Parameter,
    Qualification,
)  # fmt: skip
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI


def day_of(at: datetime) -> date:
    """The day in China on which a moment falls."""
    return at.astimezone(SHANGHAI).date()


def running(day: date) -> Q:
    """What has begun by the day and not ended before it."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def holds(account: Any, role: Role, day: date) -> Exists:
    """Whether the account is appointed to the role that day; `account` may be an OuterRef."""
    return Exists(Appointment.objects.filter(running(day), account=account, role=role.value))


def people_on_day(ids: Iterable[str], at: datetime) -> dict[str, PersonOnDay]:
    """The people with these account ids as they stood on the day; ids unknown are left out.

    An administrator keeps that capacity alone: who may change the registry must not act by it.
    """
    known = [int(item) for item in set(ids) if item.isascii() and item.isdigit()]
    rows = _on_day(Account.objects.filter(pk__in=known), day_of(at))
    return {person.id: person for person in map(_person, rows)}


def person_on_day(account: Account, at: datetime) -> PersonOnDay:
    """An account's person as they stood on the day."""
    return people_on_day([str(account.pk)], at)[str(account.pk)]


def officers_of(agency: Agency, at: datetime) -> list[PersonOnDay]:
    """The agency's people who may be named in acts that day, by name: those with any capacity in files."""
    rows = _on_day(Account.objects.filter(agency=agency, is_active=True), day_of(at))
    people = [_person(row) for row in rows]
    able = [person for person in people if person.roles - {Role.ADMINISTRATOR}]
    return sorted(able, key=lambda person: (not person.certificate_valid, person.name, person.id))


def agency_rule_sets(agency: Agency, at: datetime) -> tuple[str, ...]:
    """Names of the rule sets that bind the agency that day."""
    found = AgencyRuleSet.objects.filter(running(day_of(at)), agency=agency)
    return tuple(found.order_by("id").values_list("rule_set", flat=True))


def agency_parameters(agency: Agency, at: datetime) -> dict[str, Any]:
    """The agency's own values that day."""
    found = Parameter.objects.filter(agency=agency, since__lte=day_of(at)).order_by("since")
    return dict(found.values_list("name", "value"))


def rule_sets_column(at: datetime) -> ArraySubquery:
    """`agency_rule_sets` as a column beside a row that has `agency_id`."""
    found = AgencyRuleSet.objects.filter(running(day_of(at)), agency=OuterRef("agency_id"))
    return ArraySubquery(found.order_by("id").values("rule_set"))


def parameters_column(at: datetime) -> ArraySubquery:
    """The agency's own values as a column beside a row that has `agency_id`; read by `parameters_from`."""
    found = Parameter.objects.filter(agency=OuterRef("agency_id"), since__lte=day_of(at)).order_by("since")
    return ArraySubquery(found.values(pair=JSONObject(name="name", value="value")))


def parameters_from(column: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What `parameters_column` brought: later values over earlier ones."""
    return {item["name"]: item["value"] for item in column}


def _on_day(accounts: QuerySet[Account], day: date) -> QuerySet[Any]:
    mine = {"account": OuterRef("pk")}
    certificates = Certificate.objects.filter(
        Q(suspended_on__isnull=True) | Q(suspended_on__gt=day),
        valid_from__lte=day, valid_until__gte=day, **mine,
    )  # fmt: skip
    return accounts.annotate(
        role_names=ArraySubquery(Appointment.objects.filter(running(day), **mine).values("role")),
        certificate_number=Subquery(certificates.order_by("-valid_until").values("number")[:1]),
        qualified=Exists(Qualification.objects.filter(since__lte=day, **mine)),
        unit_name=F("unit__name"),
    )


def _person(row: Any) -> PersonOnDay:
    roles = frozenset(Role(name) for name in row.role_names)
    return PersonOnDay(
        id=str(row.pk),
        name=row.name,
        roles=roles & {Role.ADMINISTRATOR} or roles,
        certificate=row.certificate_number or "",
        certificate_valid=row.certificate_number is not None,
        qualified=row.qualified,
        unit=row.unit_name or "",
    )
