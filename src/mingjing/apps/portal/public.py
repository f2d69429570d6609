"""What every public page has in common: no account, no copy that outlives a withdrawal."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
SITE = "行政执法公示"


def public_page(page: View[P]) -> View[P]:
    """A page for everybody.

    It may be kept but must be asked for again each time: what is withdrawn is gone at once. The type
    size is in a cookie, so that pages differ by it.
    """

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = page(request, *args, **kwargs)
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, no_cache=True)
        patch_vary_headers(response, ("Cookie",))
        return response

    return view


def show(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page in the public's frame."""
    return render(request, f"portal/{template}.html", {"site_name": SITE, **context}, status=status)


def address(path: str) -> str:
    """The absolute address of a path, for feeds and documents."""
    return f"{settings.PUBLIC}{path}"
