"""Two agencies and their supervisor, an officer in each, a file of the first."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from mingjing.apps.casework.models import File
from mingjing.apps.registry.models import Account, Agency, Appointment
from mingjing.core.record.vocabulary import Role

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    officer: Account
    stranger: Account
    supervisor: Account
    file: UUID


def make_people() -> People:
    bureau = Agency.objects.create(id="bureau", name="某司法局", word="司", is_supervisor=True)
    own = Agency.objects.create(id="own", name="某执法局", word="执", parent=bureau)
    other = Agency.objects.create(id="other", name="别处执法局", word="别")
    now = datetime.now(UTC)
    file = File.objects.create(
        id=uuid4(), agency=own, kind="penalty", procedure="ordinary", number="执〔2026〕1号", opened_at=now,
        opened_under=[], last_at=now, projected_at=now,
    )  # fmt: skip
    return People(
        officer=_account("officer", own, Role.OFFICER), stranger=_account("stranger", other, Role.OFFICER),
        supervisor=_account("supervisor", bureau, Role.SUPERVISOR), file=file.pk,
    )  # fmt: skip


def _account(username: str, agency: Agency, role: Role) -> Account:
    account = Account.objects.create_user(username, name=username, agency=agency)
    Appointment.objects.create(account=account, role=role.value, since=LONG_AGO.date())
    return account
