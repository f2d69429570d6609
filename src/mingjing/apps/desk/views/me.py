"""我的账号: who one is here, and the access tokens one has given to other systems of the agency."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk.forms import TokenForm
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.registry.errors import RegistryError
from mingjing.apps.registry.queries import day_of
from mingjing.apps.registry.tokens import make_token, revoke_token, runs, tokens_of
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

USUAL = timedelta(days=90)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def me_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The official's own page. A token just made is shown in the answer itself, and never again."""
    if request.method == "POST" and request.POST.get("do") == "revoke":
        return _revoke(request, official)
    form = _form(request, official)
    secret = _made(request, official, form) if request.method == "POST" else ""
    context = official.context() | {
        "account": official.account, "titles": official.titles, "secret": secret,
        "administers": Role.ADMINISTRATOR in official.person.roles,
        "form": TokenForm(prefix="token", initial=_usual(official)) if secret else form,
        "open": form.is_bound and not secret,
        "tokens": [
            {"row": token, "runs": runs(token, official.now)} for token in tokens_of(official.account)
        ],
    }  # fmt: skip
    refused = request.method == "POST" and not secret
    return render(request, "desk/me.html", context, status=422 if refused else 200)


def _usual(official: Official) -> dict[str, Any]:
    return {"until": day_of(official.now + USUAL)}


def _form(request: HttpRequest, official: Official) -> TokenForm:
    return TokenForm(request.POST or None, prefix="token", initial=_usual(official))


def _made(request: HttpRequest, official: Official, form: TokenForm) -> str:
    """The new token's secret; empty where the form or the registry refuses, and the page says why."""
    if not form.is_valid():
        return ""
    last = datetime.combine(form.cleaned_data["until"], time.min, SHANGHAI)
    try:
        made = make_token(
            official.account, purpose=form.cleaned_data["purpose"], expires_at=last + timedelta(days=1),
            now=official.now,
        )  # fmt: skip
    except RegistryError as refusal:
        messages.error(request, str(refusal))
        return ""
    return made.secret


def _revoke(request: HttpRequest, official: Official) -> HttpResponse:
    key = request.POST.get("row", "")
    if key.isdecimal() and len(key) < 19 and revoke_token(official.account, int(key), now=official.now):
        messages.success(request, "令牌已撤销，用它的系统从现在起不能再办理。")
    else:
        messages.error(request, "没有这个有效的令牌，可能已经撤销或者到期。")
    return redirect("desk:me")
