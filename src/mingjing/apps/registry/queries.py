"""Who somebody was, and what bound an agency, on a given day. Each question is one statement."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    DateField,
    Exists,
    F,
    IntegerField,
    JSONField,
    Max,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import RawSQL

from mingjing.apps.registry.kept import SOME_MOMENT, KeptQuery
from mingjing.apps.registry.kinds import Responsibility, TrainingKind
from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Counsel,
    Parameter,
    Responsible,
    ReviewBody,
    Training,
)
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Staff
from mingjing.core.record.vocabulary import OWN_REVIEWERS, ReviewerKind, Role
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
# As what a reviewer reviews, and since when: noted, or earlier by the record. This is the one place where
# the registry looks into history; it only reads, and by an index of opinions alone.
_REVIEWING = """(SELECT jsonb_build_object('kind', noted.kind, 'background', noted.legal_background,
    'first', LEAST(noted.reviewed_since, (SELECT (done.at AT TIME ZONE 'Asia/Shanghai')::date
        FROM casework_entry done JOIN casework_file ON casework_file.id = done.file_id
        WHERE done.by_id = registry_account.id AND done.act = 'issue_review_opinion' AND done.at < %s
        AND casework_file.kind = 'penalty' ORDER BY done.at LIMIT 1)))
    FROM registry_appointment held LEFT JOIN registry_reviewer noted ON noted.appointment_id = held.id
    WHERE held.account_id = registry_account.id AND held.role = 'reviewer' AND held.since <= %s
    AND (held.until IS NULL OR held.until >= %s) ORDER BY held.since DESC LIMIT 1)"""
_STAFF = """ARRAY[
    (SELECT count(DISTINCT held.account_id) FROM registry_account person
    JOIN registry_appointment held ON held.account_id = person.id AND held.role = 'reviewer'
    JOIN registry_reviewer noted ON noted.appointment_id = held.id AND noted.kind = ANY(%s)
    WHERE person.agency_id = registry_agency.id AND person.is_active
    AND held.since <= %s AND (held.until IS NULL OR held.until >= %s)),
    (SELECT count(DISTINCT paper.account_id) FROM registry_account person
    JOIN registry_certificate paper ON paper.account_id = person.id
    WHERE person.agency_id = registry_agency.id AND person.is_active
    AND paper.valid_from <= %s AND paper.valid_until >= %s
    AND (paper.suspended_on IS NULL OR paper.suspended_on > %s))]"""
_RULE_SETS = """ARRAY(SELECT bound.rule_set FROM registry_agencyruleset bound
    WHERE bound.agency_id = registry_agency.id AND bound.since <= %s
    AND (bound.until IS NULL OR bound.until >= %s) ORDER BY bound.id)"""
_PARAMETERS = """ARRAY(
    SELECT jsonb_build_object('name', given.name, 'value', given.value, 'since', given.since)
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
    # No account has a number that the database can't hold.
    known = [int(item) for item in set(ids) if item.isascii() and item.isdigit() and len(item) < 19]
    rows = _THESE.rows(ids=known, at=at, day=day_of(at))
    return {person.id: person for person in map(_person, rows)}


def person_on_day(account: Account, at: datetime) -> PersonOnDay:
    """An account's person as they stood on the day; known already where `signed_in` brought it that day."""
    if getattr(account, "as_of", None) == day_of(at):
        return _person(account)
    return people_on_day([str(account.pk)], at)[str(account.pk)]


def signed_in(account_id: Any, at: datetime) -> Account | None:
    """An account with its agency and what `person_on_day` wants to know, in one statement."""
    return next(_THIS.rows(account=account_id, at=at, day=day_of(at)), None)


def officers_of(agency: Agency, at: datetime) -> list[PersonOnDay]:
    """The agency's people who may be named in acts that day, by name: those with any capacity in files."""
    able = [person for person in _staff_on_day(agency, at) if person.roles - {Role.ADMINISTRATOR}]
    return sorted(able, key=lambda person: (not person.certificate_valid, person.name, person.id))


def people_of(agency: Agency, at: datetime) -> list[PersonOnDay]:
    """Everybody of the agency by name, whether or not they have a capacity in files."""
    return sorted(_staff_on_day(agency, at), key=lambda person: (person.name, person.id))


def reviewers_of(agency: Agency, at: datetime) -> list[PersonOnDay]:
    """The agency's reviewers that day by name, its own before lawyers and counsels.

    `reviews_as` is None where an appointment was not yet entered in the register of reviewers.
    """
    able = [person for person in _staff_on_day(agency, at) if Role.REVIEWER in person.roles]
    return sorted(able, key=lambda person: (person.reviews_as not in OWN_REVIEWERS, person.name, person.id))


def counsels_of(agency: Agency, at: datetime) -> list[Counsel]:
    """Lawyers and counsels the agency may ask that day: its own, and those shared from up to two above."""
    above = Agency.objects.filter(Q(supervised=agency) | Q(supervised__supervised=agency))
    found = Counsel.objects.filter(Q(agency=agency) | Q(shared=True, agency__in=above.values("pk")))
    return list(found.filter(running(day_of(at))).select_related("agency").order_by("name", "pk"))


def review_body_of(agency: Agency, at: datetime) -> ReviewBody | None:
    """The unit that reviews in the agency that day; None where none was designated."""
    found = ReviewBody.objects.filter(agency=agency, since__lte=day_of(at)).select_related("unit")
    return found.order_by("since").last()


def responsible_of(agency: Agency, at: datetime) -> dict[Responsibility, Responsible]:
    """Who answers for what in the agency that day."""
    found = Responsible.objects.filter(agency=agency, since__lte=day_of(at)).order_by("since")
    return {Responsibility(row.duty): row for row in found}


def last_trained(agency: Agency) -> dict[str, dict[TrainingKind, date]]:
    """Account id → kind of training → the day they last took part in one; nobody who never did."""
    taken = Training.objects.filter(agency=agency, attendees__isnull=False)
    rows = taken.values_list("attendees", "kind").annotate(Max("held_on")).order_by()
    found: dict[str, dict[TrainingKind, date]] = {}
    for account, kind, day in rows:
        found.setdefault(str(account), {})[TrainingKind(kind)] = day
    return found


def staff_of(agencies: Iterable[str], at: datetime) -> dict[str, Staff]:
    """How many reviewers and officers each of these agencies has that day."""
    rows = Agency.objects.filter(pk__in=list(agencies)).annotate(staff=staff_column(at))
    return {row.pk: staff_from(row.staff) for row in rows}


def staff_column(at: datetime) -> RawSQL:
    """An agency's staff as a column of a query on agencies, or one that joins them; read by `staff_from`."""
    day, own = day_of(at), [kind.value for kind in OWN_REVIEWERS]
    return RawSQL(_STAFF, [own, *[day] * 5], output_field=ArrayField(IntegerField()))  # noqa: S611 - constants


def staff_from(column: Sequence[int]) -> Staff:
    """What `staff_column` brought."""
    return Staff(reviewers=column[0], officers=column[1])


def agency_rule_sets(agency: Agency, at: datetime) -> tuple[str, ...]:
    """Names of the rule sets that bind the agency that day."""
    found = AgencyRuleSet.objects.filter(running(day_of(at)), agency=agency)
    return tuple(found.order_by("id").values_list("rule_set", flat=True))


def rule_sets_of(agencies: Iterable[str], at: datetime) -> dict[str, tuple[str, ...]]:
    """Of each of these agencies the rule sets that bind it that day."""
    rows = AgencyRuleSet.objects.filter(running(day_of(at)), agency__in=list(agencies)).order_by("id")
    found: dict[str, tuple[str, ...]] = {}
    for agency, name in rows.values_list("agency", "rule_set"):
        found[agency] = (*found.get(agency, ()), name)
    return found


def agency_parameters(agency: Agency, at: datetime) -> dict[str, Any]:
    """The agency's own values that day."""
    found = Parameter.objects.filter(agency=agency, since__lte=day_of(at)).order_by("since")
    return dict(found.values_list("name", "value"))


def rule_sets_column(at: datetime) -> RawSQL:
    """`agency_rule_sets` as a column of a query that joins the agency by `select_related`."""
    day = day_of(at)
    return RawSQL(_RULE_SETS, [day, day], output_field=ArrayField(TextField()))  # noqa: S611 - constants


def parameters_column(at: datetime) -> RawSQL:
    """The agency's own values as a column, joined as above; read by `settings_from`."""
    return RawSQL(_PARAMETERS, [day_of(at)], output_field=ArrayField(JSONField()))  # noqa: S611 - constants


def settings_from(column: Iterable[Mapping[str, Any]]) -> tuple[DatedSetting, ...]:
    """What `parameters_column` brought, in order of its days."""
    return tuple(
        DatedSetting(name=item["name"], value=item["value"], since=date.fromisoformat(item["since"]))
        for item in column
    )


def _staff_on_day(agency: Agency, at: datetime) -> list[PersonOnDay]:
    return [_person(row) for row in _on_day(Account.objects.filter(agency=agency, is_active=True), at)]


def _on_day(accounts: QuerySet[Account], at: datetime) -> QuerySet[Any]:
    return _as_of(accounts, at, day_of(at))


def _as_of(accounts: QuerySet[Account], at: datetime, day: date) -> QuerySet[Any]:
    return accounts.annotate(
        as_of=Value(day, output_field=DateField()),
        role_names=RawSQL(_ROLES, [day, day], output_field=ArrayField(TextField())),  # noqa: S611
        certificate_number=RawSQL(_CERTIFICATE, [day, day, day], output_field=TextField()),  # noqa: S611
        qualified=RawSQL(_QUALIFIED, [day], output_field=BooleanField()),  # noqa: S611
        reviewing=RawSQL(_REVIEWING, [at, day, day], output_field=JSONField()),  # noqa: S611
        unit_name=F("unit__name"),
    )


def _these(ids: list[int], at: datetime, day: date) -> QuerySet[Any]:
    # Within a SELECT of its own, or PostgreSQL plans it anew for every number of ids.
    named = Account.objects.extra(
        where=["registry_account.id = ANY((SELECT %s::bigint[])::bigint[])"], params=[ids]
    )
    return _as_of(named, at, day)


def _this(account: int, at: datetime, day: date) -> QuerySet[Any]:
    return _as_of(Account.objects.select_related("agency").filter(pk=account), at, day)


_THESE = KeptQuery(_these, ids=[-1], at=SOME_MOMENT, day=day_of(SOME_MOMENT))
_THIS = KeptQuery(_this, account=-1, at=SOME_MOMENT, day=day_of(SOME_MOMENT))


def _person(row: Any) -> PersonOnDay:
    roles = frozenset(Role(name) for name in row.role_names)
    reviewing = row.reviewing or {}
    first = reviewing.get("first")
    return PersonOnDay(
        id=str(row.pk),
        name=row.name,
        roles=roles & {Role.ADMINISTRATOR} or roles,
        certificate=row.certificate_number or "",
        certificate_valid=row.certificate_number is not None,
        qualified=row.qualified,
        unit=row.unit_name or "",
        reviews_as=ReviewerKind(reviewing["kind"]) if reviewing.get("kind") else None,
        legal_background=reviewing.get("background") or "",
        first_review=date.fromisoformat(first) if first else None,
    )
