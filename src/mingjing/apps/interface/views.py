"""Pages that belong to the frame itself: the type size, and the page for what has changed meanwhile."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

TYPE_COOKIE = "mingjing_type"
_YEAR = 365 * 24 * 60 * 60


@require_safe
def type_size(request: HttpRequest, size: str) -> HttpResponse:
    """Remember 大字版 or the ordinary size, and go back to the page it was asked on (GB/T 37668-2019)."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if size == "large":
        response.set_cookie(TYPE_COOKIE, size, max_age=_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(TYPE_COOKIE, samesite="Lax")
    return response


def stale(request: HttpRequest, *, what: str, back: str, kept: bool = False) -> HttpResponse:
    """409: someone else acted first.

    `what` says what happened meanwhile, `back` is where to look again, `kept` whether a draft was saved.
    """
    context = {"what": what, "back": back, "kept": kept}
    return render(request, "interface/stale.html", context, status=409)
