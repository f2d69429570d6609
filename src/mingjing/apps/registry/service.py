"""Changing the registry: everything runs from a day to a day, so that who was what on which day stays known.

Nothing is deleted: an appointment ends, a certificate is suspended, an account is closed.
"""

from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from mingjing.apps.registry.errors import Alone, AlreadyThere, EndsBeforeItBegins, NameTaken, NumberTaken
from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Parameter,
    Qualification,
    Unit,
)
from mingjing.apps.registry.queries import running
from mingjing.core.record.vocabulary import Role


@transaction.atomic
def add_account(agency: Agency, *, username: str, name: str, unit: str, password: str) -> Account:
    """A new account of the agency, without any capacity yet.

    Raises NameTaken, and Django's ValidationError for a password that is too weak.
    """
    if Account.objects.filter(username=username).exists():
        raise NameTaken(username)
    validate_password(password)
    room = Unit.objects.get_or_create(agency=agency, name=unit)[0] if unit else None
    return Account.objects.create_user(username, password, name=name, agency=agency, unit=room)


def set_password(account: Account, password: str) -> None:
    """Give an account another password. Raises Django's ValidationError where it is too weak."""
    validate_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])


def close_account(account: Account, *, day: date) -> None:
    """Let nobody sign in with it any more; what it did stays. Raises Alone."""
    for appointment in Appointment.objects.filter(running(day), account=account):
        _keep_an_administrator(appointment, day)
    account.is_active = False
    account.save(update_fields=["is_active"])


def reopen_account(account: Account) -> None:
    """Let it sign in again."""
    account.is_active = True
    account.save(update_fields=["is_active"])


def appoint(account: Account, *, role: Role, since: date, until: date | None) -> Appointment:
    """Let a person act in a capacity from a day on. Raises EndsBeforeItBegins, AlreadyThere."""
    _in_order(since, until)
    same = Appointment.objects.filter(account=account, role=role.value)
    if same.filter(since=since).exists() or same.filter(running(since)).exists():
        raise AlreadyThere
    return Appointment.objects.create(account=account, role=role.value, since=since, until=until)


def end_appointment(appointment: Appointment, *, on: date) -> None:
    """Make a day the last of an appointment. Raises EndsBeforeItBegins, Alone."""
    _in_order(appointment.since, on)
    _keep_an_administrator(appointment, on)
    appointment.until = on
    appointment.save(update_fields=["until"])


def _keep_an_administrator(appointment: Appointment, day: date) -> None:
    if appointment.role != Role.ADMINISTRATOR.value:
        return
    others = Appointment.objects.filter(
        running(day), role=appointment.role, account__agency=appointment.account.agency_id,
        account__is_active=True,
    ).exclude(account=appointment.account_id)  # fmt: skip
    if not others.exists():
        raise Alone


def certify(
    account: Account, *, number: str, issued: date, valid_from: date, valid_until: date
) -> Certificate:
    """Register an enforcement certificate. Raises EndsBeforeItBegins, NumberTaken."""
    _in_order(valid_from, valid_until)
    if Certificate.objects.filter(number=number).exists():
        raise NumberTaken(number)
    return Certificate.objects.create(
        account=account, number=number, issued=issued, valid_from=valid_from, valid_until=valid_until
    )


def suspend_certificate(certificate: Certificate, *, on: date) -> None:
    """From that day the certificate doesn't run. Raises EndsBeforeItBegins."""
    _in_order(certificate.valid_from, on)
    certificate.suspended_on = on
    certificate.save(update_fields=["suspended_on"])


def qualify(account: Account, *, number: str, since: date) -> Qualification:
    """Register the legal profession's qualification. Raises NumberTaken."""
    if Qualification.objects.filter(number=number).exists():
        raise NumberTaken(number)
    return Qualification.objects.create(account=account, number=number, since=since)


def bind_rule_set(agency: Agency, *, name: str, since: date) -> AgencyRuleSet:
    """Bind the agency by a rule set from a day on. Raises AlreadyThere."""
    if AgencyRuleSet.objects.filter(running(since), agency=agency, rule_set=name).exists():
        raise AlreadyThere
    return AgencyRuleSet.objects.create(agency=agency, rule_set=name, since=since)


def confirm_rule_set(row: AgencyRuleSet, *, since: date) -> None:
    """A person has checked from when it binds: it is no longer inferred. Raises EndsBeforeItBegins."""
    _in_order(since, row.until)
    row.since, row.inferred = since, False
    row.save(update_fields=["since", "inferred"])


def unbind_rule_set(row: AgencyRuleSet, *, on: date) -> None:
    """Make a day the last on which a rule set binds new files. Raises EndsBeforeItBegins."""
    _in_order(row.since, on)
    row.until = on
    row.save(update_fields=["until"])


def set_parameter(agency: Agency, *, name: str, value: Any, since: date) -> Parameter:
    """Set the agency's own value from a day on; what held before stays known. Raises AlreadyThere."""
    if Parameter.objects.filter(agency=agency, name=name, since=since).exists():
        raise AlreadyThere
    return Parameter.objects.create(agency=agency, name=name, value=value, since=since)


def _in_order(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise EndsBeforeItBegins
