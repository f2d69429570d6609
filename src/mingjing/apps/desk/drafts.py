"""Forms begun and not yet entered: kept per account and form, gone once entered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.http import QueryDict

from mingjing.apps.desk.models import Draft
from mingjing.apps.registry.models import Account

LONGEST = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """What was typed, as posted, and when it was saved."""

    data: QueryDict
    saved_at: datetime


def keep_draft(account: Account, place: str, data: QueryDict, now: datetime) -> None:
    """Keep what was typed in a form; what was kept before is replaced."""
    posted = data.copy()
    for name in ("csrfmiddlewaretoken", "_draft", "_seen", "_token"):
        posted.pop(name, None)
    Draft.objects.update_or_create(
        account=account, place=place, defaults={"posted": posted.urlencode()[:LONGEST], "saved_at": now}
    )


def mended(data: QueryDict, kept: KeptDraft | None) -> QueryDict:
    """What arrived of a form whose body was cut off, with what was kept of the rest.

    The last field to arrive may be half of what was typed; a kept value that goes on is the whole one.
    """
    found = data.copy()
    for name, values in kept.data.lists() if kept else ():
        if name not in found or any(value.startswith(found.get(name, "")) for value in values):
            found.setlist(name, values)
    return found


def draft_of(account: Account, place: str) -> KeptDraft | None:
    """What was typed in this form before, if anything."""
    row = Draft.objects.filter(account=account, place=place).first()
    return KeptDraft(data=QueryDict(row.posted), saved_at=row.saved_at) if row else None


def drop_draft(account: Account, place: str) -> None:
    """Forget a draft; does nothing where there is none."""
    # Nothing hangs on a draft: one statement, where Django's `delete` would open a transaction around it.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM desk_draft WHERE account_id = %s AND place = %s", [account.pk, place])
