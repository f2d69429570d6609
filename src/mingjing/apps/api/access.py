"""Who asks: a browser's session with its CSRF token, or another system with an official's access token."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from mingjing.apps.api.errors import AnotherSite, NoBusiness
from mingjing.apps.registry.errors import NEVER_MADE, TokenRefused
from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.registry.tokens import holder_of
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The account, the person as they stand today, and now: read once, at the edge."""

    account: Account
    person: PersonOnDay
    now: datetime


def caller_of(request: HttpRequest) -> Caller:
    """Who was let in."""
    caller = request.auth  # type: ignore[attr-defined] # set by ninja to what the door below returned
    assert isinstance(caller, Caller)
    return caller


class ByToken(HttpBearer):
    """`Authorization: Bearer`. A request that shows a token stands or falls by it, session or not."""

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The caller, None where no token is shown. Raises TokenRefused, NoBusiness."""
        shown = request.headers.get("Authorization")
        if shown is None:
            return None
        try:
            scheme, _, secret = shown.partition(" ")
            if scheme.lower() != self.openapi_scheme:
                raise TokenRefused(NEVER_MADE, which=f"scheme {scheme[:20]!r}")
            caller = self.authenticate(request, secret.strip())
        except TokenRefused as refusal:
            LOG.warning("refused from %s: %s", request.META.get("REMOTE_ADDR"), refusal.which)
            raise
        request.user = caller.account
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The caller. Raises TokenRefused, NoBusiness."""
        now = timezone.now().astimezone(SHANGHAI)
        return _let_in(holder_of(token, now=now), now)


class BySession(APIKeyCookie):
    """The session of a browser; what changes anything must carry the CSRF token in `X-CSRFToken`."""

    param_name = "sessionid"

    def __init__(self) -> None:
        super().__init__(csrf=False)
        self.openapi_name = "session"

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        """The caller, None where nobody is signed in. Raises AnotherSite, NoBusiness."""
        account: Any = request.user
        if not isinstance(account, Account):
            return None
        if check_csrf(request) is not None:
            raise AnotherSite
        return _let_in(account, timezone.now().astimezone(SHANGHAI))


def _let_in(account: Account, now: datetime) -> Caller:
    person = person_on_day(account, now)
    if Role.ADMINISTRATOR in person.roles:
        raise NoBusiness
    return Caller(account=account, person=person, now=now)


DOOR = (ByToken(), BySession())
