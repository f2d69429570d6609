"""Signing in and out. In the demonstration every official is one press away."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import running
from mingjing.core.record.vocabulary import ROLE_NAMES, Role

DOES: dict[Role, str] = {
    Role.OFFICER: "办案",
    Role.UNIT_HEAD: "审查",
    Role.REVIEWER: "法制审核",
    Role.AGENCY_HEAD: "签发",
    Role.HEARING_OFFICER: "主持听证",
    Role.LIAISON: "公示",
    Role.ARCHIVIST: "归档",
    Role.SUPERVISOR: "监督",
    Role.ADMINISTRATOR: "管理账号，不能办案",
}
DEMO_BACKEND = "mingjing.apps.registry.backend.RegistryBackend"


class SignIn(LoginView):
    """The sign-in page; after five wrong passwords the account rests for fifteen minutes."""

    template_name = "registration/login.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the demonstration's officials, in the demonstration only."""
        context = super().get_context_data(**kwargs)
        return context | {"agencies": demo_people() if settings.DEMO else []}


def demo_people() -> list[dict[str, Any]]:
    """Every official of the demonstration with a capacity, by agency: the name to press, and to do what."""
    day = timezone.localdate()
    accounts = (
        Account.objects.filter(is_active=True)
        .select_related("agency")
        .prefetch_related("appointments")
        .order_by("agency__is_supervisor", "id")
    )
    agencies: dict[str, list[dict[str, str]]] = {}
    for account in accounts:
        person = _person(account, day)
        if person["role"]:
            agencies.setdefault(account.agency.name, []).append(person)
    return [{"name": name, "people": people} for name, people in agencies.items()]


def _person(account: Account, day: date) -> dict[str, str]:
    held = account.appointments.filter(running(day)).values_list("role", flat=True)
    roles = [role for role in Role if role.value in set(held)]
    return {
        "username": account.username, "name": account.name,
        "role": "、".join(ROLE_NAMES[role] for role in roles),
        "does": "、".join(DOES[role] for role in roles if role in DOES),
    }  # fmt: skip


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One press in the demonstration; anywhere else there is no such address."""
    if not settings.DEMO:
        raise Http404("这个地址只在演示中有。")
    account = Account.objects.filter(username=request.POST.get("as", ""), is_active=True).first()
    if account is None:
        raise Http404("演示中没有这个账号。")
    login(request, account, backend=DEMO_BACKEND)
    onward = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(onward if safe and onward else settings.LOGIN_REDIRECT_URL)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; what was typed and saved as a draft stays."""
    logout(request)
    return HttpResponseRedirect(settings.LOGIN_URL)
