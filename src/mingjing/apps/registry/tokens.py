"""Access tokens: made and revoked by the official themselves, shown once, kept as a digest, never for long.

A secret has 256 random bits, so a plain SHA-256 of it can't be guessed backwards.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from mingjing.apps.registry.errors import CLOSED, NEVER_MADE, OVER, NoTokens, TokenRefused, TooLong, TooMany
from mingjing.apps.registry.models import AccessToken, Account
from mingjing.apps.registry.queries import day_of, person_on_day, signed_in
from mingjing.core.record.vocabulary import Role

PREFIX = "mj_"
LONGEST_DAYS = 366
MOST_AT_ONCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeToken:
    """A token just made. `secret` is known here and now, and nowhere afterwards."""

    token: AccessToken
    secret: str


@transaction.atomic
def make_token(account: Account, *, purpose: str, expires_at: datetime, now: datetime) -> MadeToken:
    """Make a token of the account. Raises NoTokens for administrators, TooLong, TooMany."""
    if Role.ADMINISTRATOR in person_on_day(account, now).roles:
        raise NoTokens
    if not now < expires_at <= now + timedelta(days=LONGEST_DAYS):
        raise TooLong(LONGEST_DAYS)
    # The account's row is locked, so that two requests at once don't both find room.
    Account.objects.select_for_update().get(pk=account.pk)
    if _running(account, now).count() >= MOST_AT_ONCE:
        raise TooMany(MOST_AT_ONCE)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        account=account, purpose=purpose, digest=_digest(secret), made_at=now, expires_at=expires_at
    )
    return MadeToken(token=token, secret=secret)


def revoke_token(account: Account, token_id: int, *, now: datetime) -> bool:
    """Let a token of the account open nothing any more; whether there was such a one. Safe to repeat."""
    return bool(_running(account, now).filter(pk=token_id).update(revoked_at=now))


def tokens_of(account: Account) -> Sequence[AccessToken]:
    """All tokens of an account, newest first, those over too."""
    return list(AccessToken.objects.filter(account=account).order_by("-made_at", "-pk"))


def runs(token: AccessToken, now: datetime) -> bool:
    """Whether the token opens anything at a moment."""
    return token.revoked_at is None and now < token.expires_at


def holder_of(secret: str, *, now: datetime) -> Account:
    """The account a token acts for, as `signed_in` gives it. Raises TokenRefused."""
    digest = _digest(secret)
    token = AccessToken.objects.filter(digest=digest).first()
    if token is None:
        raise TokenRefused(NEVER_MADE, which=f"sha256 {digest[:12]}…")
    which = f"token {token.pk} of account {token.account_id}"
    if not runs(token, now):
        raise TokenRefused(OVER, which=which)
    account = signed_in(token.account_id, now)
    if account is None or not account.is_active:
        raise TokenRefused(CLOSED, which=which)
    if token.used_on != day_of(now):
        AccessToken.objects.filter(pk=token.pk).update(used_on=day_of(now))
    return account


def _running(account: Account, now: datetime) -> QuerySet[AccessToken]:
    return AccessToken.objects.filter(account=account, revoked_at=None, expires_at__gt=now)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
