"""A case walked through the law of a place until it is public, as the desks would do it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from mingjing.apps.casework.models import File
from mingjing.apps.casework.service import Performed, perform
from mingjing.apps.registry.models import Account
from mingjing.core.law.answers import Obstacle
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ActSpec
from mingjing.core.record.vocabulary import Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.walk.database import Database
from mingjing.walk.reader import COLUMNS, read_row
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk
from tests.record.walk.agency import make_agency

MORNING = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
PERSON: dict[str, Any] = {
    "kind": "自然人", "name": "丁小满", "id_number": "370403199003071230",
    "address": "试验区兴华路88号2单元301室",
    "phone": "13906320001",
}  # fmt: skip


class _Office(Database):
    """A desk at which the party shows its papers."""

    party: dict[str, Any] | None = None

    def perform(
        self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> tuple[Obstacle, ...]:
        shown = {name: self.party for name in ("party", "recipient") if self.party and name in given}
        return super().perform(spec, actor, at, {**given, **shown})


def walked(
    until: str = "publish_item", *, place: str = "xuecheng", party: dict[str, Any] | None = None
) -> File:
    """The file of a case of a new agency walked as far as `until`; of a company, or of the party given."""
    agency = "trial"
    make_agency(agency, "national", place)
    texts = (
        "T1",
        "城市管理",
        "x-1",
        "乱倒污水",
        "甲公司乱倒污水。",
        "《某条例》第三条",
        "罚款人民币2000元。",
    )
    row = read_row(dict(zip(COLUMNS, texts, strict=True)))
    assert isinstance(row, PenaltyRow)
    office = _Office(number="T1", agency_id=agency, procedure=Procedure.ORDINARY, day=MORNING)
    office.party = party
    if party is not None:
        row = replace(row, party_kind=party["kind"], party_name=party["name"])
    done = Walk(row, office, MORNING.date()).run(until=until)
    assert until in done.acts, done.stuck
    assert office.file_id is not None
    return File.objects.get(pk=office.file_id)


def do(file_id: UUID, act: str, role: Role | None, data: dict[str, Any], days: int = 0) -> Performed:
    """An act in the file by whoever holds the role (the system where None), some days after its last."""
    file = File.objects.get(pk=file_id)
    by = Account.objects.filter(agency=file.agency, appointments__role=role).first() if role else None
    at = file.last_at + timedelta(days=days, minutes=1)
    return perform(file_id=file_id, act=act, data=data, by=by, at=at, now=max(at, datetime.now(SHANGHAI)))
