"""What the public's pages write: the daily count, and the request for correction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.utils.crypto import salted_hmac

from mingjing.apps.casework.service import Performed, perform
from mingjing.apps.portal.models import DailyCount
from mingjing.core.terms import SHANGHAI

MOST_A_DAY: Final = 5
_SALT: Final = "mingjing.portal.daily"
_COUNT: Final = """
INSERT INTO portal_dailycount (who, day, count) VALUES (%s, %s, 1)
ON CONFLICT (who) DO UPDATE SET count = least(portal_dailycount.count + 1, 1000) RETURNING count
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What somebody says is wrong, and how to reach them. Free texts, as typed."""

    name: str
    contact: str
    inaccuracy: str
    evidence: str


def may_ask(address: str, now: datetime) -> bool:
    """Count one more request from an address; whether it is still within MOST_A_DAY.

    Yesterday's counts are dropped on the way.
    """
    day = now.date()
    who = salted_hmac(_SALT, f"{address} {day}", algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [who, day])
        (count,) = cursor.fetchone()
    if count == 1:
        DailyCount.objects.filter(day__lt=day - timedelta(days=1)).delete()
    return bool(count <= MOST_A_DAY)


def request_correction(file_id: UUID, said: Complaint, *, now: datetime, token: str) -> Performed:
    """Enter the request in the file, as the system took it. Raises casework's refusals."""
    data: dict[str, Any] = {
        "requester": {"kind": "自然人", "name": said.name, "phone": said.contact},
        "inaccuracy": said.inaccuracy,
        "requested_on": now.astimezone(SHANGHAI).date().isoformat(),
    }
    if said.evidence:
        # What is said to prove it: told in words, since nothing is taken in from strangers.
        data["correction_proof"] = [{"name": said.evidence}]
    return perform(
        file_id=file_id, act="request_correction", data=data, by=None, at=now, now=now, token=token
    )
