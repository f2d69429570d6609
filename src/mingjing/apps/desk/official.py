"""The official at the desk: who is signed in, in what capacities, at what moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingjing.apps.casework.errors import NotYours
from mingjing.apps.casework.queries import waiting_count
from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import person_on_day
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import ROLE_NAMES, Role
from mingjing.core.terms import SHANGHAI

P = ParamSpec("P")
Answer = HttpResponse | StreamingHttpResponse
# Who looks at the numbers of an agency.
WATCHING = (Role.SUPERVISOR, Role.AGENCY_HEAD, Role.UNIT_HEAD)
# Administrators look after accounts and rules, and have no business in any file.
OF_FILES = frozenset({"files", "review", "publicity", "archive", "supervision"})
Page = Callable[Concatenate[HttpRequest, "Official", P], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """The account, the person as they stand today, and now: read once, at the edge."""

    account: Account
    person: PersonOnDay
    now: datetime

    @property
    def titles(self) -> str:
        """Their capacities in words."""
        ordered = [role for role in Role if role in self.person.roles]
        return "、".join(ROLE_NAMES[role] for role in ordered)

    @property
    def shut(self) -> frozenset[str]:
        """The places of the bar that aren't theirs: what a page would refuse isn't offered."""
        if Role.ADMINISTRATOR in self.person.roles:
            return OF_FILES
        watching = self.person.roles & set(WATCHING)
        return frozenset({"people"}) if watching else frozenset({"people", "supervision"})

    def context(self) -> dict[str, Any]:
        """What every page of the desk needs: on whose behalf it acts, and what waits."""
        account = self.account
        who = {"agency": account.agency.name, "name": account.name, "role": self.titles}
        counts = waiting_count(account, self.person.roles)
        return {"who": who, "nav_counts": counts, "nav_without": self.shut, "now": self.now}


def desk_page(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], Answer]:
    """A page for officials: asks for a sign-in, and hands the page the official."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        now = timezone.now().astimezone(SHANGHAI)
        account = request.user
        assert isinstance(account, Account)
        official = Official(account=account, person=person_on_day(account, now), now=now)
        try:
            return page(request, official, *args, **kwargs)
        except NotYours as refusal:
            context = official.context() | {"text": str(refusal)}
            return render(request, "desk/refused.html", context, status=404)

    return login_required(view)
