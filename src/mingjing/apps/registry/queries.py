"""Who somebody was, and what bound an agency, on a given day. Each question is one statement."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, DateField, Exists, F, JSONField, Q, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL

from mingjing.apps.registry.models import Account, Agency, AgencyRuleSet, Appointment, Parameter  # fmt: skip
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

# Columns as the database takes them: putting these together from parts for every act costs more
# processor time than the answer. `day` is bound once for each %s.
_ROLES = """ARRAY(SELECT held.role FROM registry_appointment held WHERE held.account_id = registry_account.id
    AND held.since <= %s AND (held.until IS NULL OR held.until >= %s))"""
_CERTIFICATE = """(SELECT paper.number FROM registry_certificate paper
    WHERE paper.account_id = registry_account.id AND paper.valid_from <= %s AND paper.valid_until >= %s
    AND (paper.suspended_on IS NULL OR paper.suspended_on > %s) ORDER BY paper.valid_until DESC LIMIT 1)"""
_QUALIFIED = """EXISTS(SELECT 1 FROM registry_qualification paper
    WHERE paper.account_id = registry_account.id AND paper.since <= %s)"""
_RULE_SETS = """ARRAY(SELECT bound.rule_set FROM registry_agencyruleset bound
    WHERE bound.agency_id = registry_agency.id AND bound.since <= %s
    AND (bound.until IS NULL OR bound.until >= %s) ORDER BY bound.id)"""
_PARAMETERS = """ARRAY(SELECT jsonb_build_object('name', given.name, 'value', given.value)
    FROM registry_parameter given WHERE given.agency_id = registry_agency.id AND given.since <= %s
    ORDER BY given.since)"""


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
    """An account's person as they stood on the day; known already where `signed_in` brought it that day."""
    if getattr(account, "as_of", None) == day_of(at):
        return _person(account)
    return people_on_day([str(account.pk)], at)[str(account.pk)]


def signed_in(account_id: Any, at: datetime) -> Account | None:
    """An account with its agency and what `person_on_day` wants to know, in one statement."""
    rows = _on_day(Account.objects.select_related("agency").filter(pk=account_id), day_of(at))
    return next(iter(rows), None)


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


def rule_sets_column(at: datetime) -> RawSQL:
    """`agency_rule_sets` as a column of a query that joins the agency by `select_related`."""
    day = day_of(at)
    return RawSQL(_RULE_SETS, [day, day], output_field=ArrayField(TextField()))  # noqa: S611 - constants


def parameters_column(at: datetime) -> RawSQL:
    """The agency's own values as a column, joined as above; read by `parameters_from`."""
    return RawSQL(_PARAMETERS, [day_of(at)], output_field=ArrayField(JSONField()))  # noqa: S611 - constants


def parameters_from(column: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What `parameters_column` brought: later values over earlier ones."""
    return {item["name"]: item["value"] for item in column}


def _on_day(accounts: QuerySet[Account], day: date) -> QuerySet[Any]:
    return accounts.annotate(
        as_of=Value(day, output_field=DateField()),
        role_names=RawSQL(_ROLES, [day, day], output_field=ArrayField(TextField())),  # noqa: S611
        certificate_number=RawSQL(_CERTIFICATE, [day, day, day], output_field=TextField()),  # noqa: S611
        qualified=RawSQL(_QUALIFIED, [day], output_field=BooleanField()),  # noqa: S611
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
