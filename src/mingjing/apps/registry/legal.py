"""Changing who reviews, who advises, who was trained and who answers; nothing is deleted."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db import transaction

from mingjing.apps.registry.errors import AlreadyThere, EndsBeforeItBegins, NobodyTrained, NotYet
from mingjing.apps.registry.kinds import Responsibility, TrainingKind
from mingjing.apps.registry.models import (
    Account,
    Agency,
    Appointment,
    Counsel,
    Responsible,
    ReviewBody,
    Reviewer,
    Training,
    Unit,
)
from mingjing.apps.registry.queries import running
from mingjing.apps.registry.service import appoint, end_appointment
from mingjing.core.record.vocabulary import ReviewerKind, Role


def designate_review_body(unit: Unit, *, local_name: str, head: str, since: date) -> ReviewBody:
    """Make a unit the one that reviews, from a day on. Raises AlreadyThere."""
    if ReviewBody.objects.filter(agency=unit.agency_id, since=since).exists():
        raise AlreadyThere
    return ReviewBody.objects.create(
        agency=unit.agency, unit=unit, local_name=local_name, head=head, since=since
    )


@transaction.atomic
def appoint_reviewer(
    account: Account,
    *,
    kind: ReviewerKind,
    legal_background: str,
    reviewed_since: date | None,
    since: date,
    until: date | None = None,
) -> Reviewer:
    """Enter a person in the register of reviewers, appointing them where they aren't yet.

    `reviewed_since`: when they first reviewed a penalty, if before this record. Raises
    EndsBeforeItBegins, AlreadyThere.
    """
    held = Appointment.objects.filter(running(since), account=account, role=Role.REVIEWER.value)
    unentered = held.filter(reviewer__isnull=True).first()
    return Reviewer.objects.create(
        appointment=unentered or appoint(account, role=Role.REVIEWER, since=since, until=until),
        kind=kind.value, legal_background=legal_background, reviewed_since=reviewed_since,
    )  # fmt: skip


def note_reviewer(reviewer: Reviewer, *, legal_background: str, reviewed_since: date | None) -> None:
    """Correct what the register says of a reviewer's schooling and earlier reviews."""
    reviewer.legal_background, reviewer.reviewed_since = legal_background, reviewed_since
    reviewer.save(update_fields=["legal_background", "reviewed_since"])


@transaction.atomic
def dismiss_reviewer(reviewer: Reviewer, *, on: date, because: str) -> None:
    """Make a day the last on which a reviewer may review. Raises EndsBeforeItBegins."""
    end_appointment(reviewer.appointment, on=on)
    reviewer.ended_because = because
    reviewer.save(update_fields=["ended_because"])


def add_counsel(
    agency: Agency,
    *,
    kind: ReviewerKind,
    name: str,
    organisation: str,
    licence: str,
    speciality: str,
    shared: bool,
    since: date,
) -> Counsel:
    """Enter somebody in the agency's pool of counsels. Raises AlreadyThere."""
    same = Counsel.objects.filter(running(since), agency=agency, name=name, organisation=organisation)
    if same.filter(kind=kind.value).exists():
        raise AlreadyThere
    return Counsel.objects.create(
        agency=agency, kind=kind.value, name=name, organisation=organisation, licence=licence,
        speciality=speciality, shared=shared, since=since,
    )  # fmt: skip


def end_counsel(counsel: Counsel, *, on: date) -> None:
    """Make a day the last on which the counsel may be asked. Raises EndsBeforeItBegins."""
    if on < counsel.since:
        raise EndsBeforeItBegins
    counsel.until = on
    counsel.save(update_fields=["until"])


@transaction.atomic
def record_training(
    agency: Agency,
    *,
    kind: TrainingKind,
    subject: str,
    held_on: date,
    hours: Decimal,
    attendees: Collection[int],
    today: date,
) -> Training:
    """Write down a training that was held. `attendees`: account ids; those of other agencies don't count.

    Raises NotYet for a day to come, NobodyTrained.
    """
    if held_on > today:
        raise NotYet
    people = list(Account.objects.filter(agency=agency, pk__in=attendees))
    if not people:
        raise NobodyTrained
    training = Training.objects.create(
        agency=agency, kind=kind.value, subject=subject, held_on=held_on, hours=hours
    )
    training.attendees.set(people)
    return training


def name_responsible(
    agency: Agency, *, duty: Responsibility, name: str, position: str, since: date
) -> Responsible:
    """Say who answers for something from a day on; the one before answers until then. Raises AlreadyThere."""
    if Responsible.objects.filter(agency=agency, duty=duty.value, since=since).exists():
        raise AlreadyThere
    return Responsible.objects.create(
        agency=agency, duty=duty.value, name=name, position=position, since=since
    )
