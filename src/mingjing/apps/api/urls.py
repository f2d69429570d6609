"""Addresses of the programs' way in, under /api/. Whatever is wrong with one is said as JSON too."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt

from mingjing.apps.api.errors import NothingHere, WrongMethod
from mingjing.apps.api.refusals import answer
from mingjing.apps.api.v1 import api
from mingjing.apps.api.views import docs

View = Callable[..., HttpResponseBase]


def in_one_shape(view: View) -> View:
    """The same view; where it only knows other methods, that is said in the shape of all refusals."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        refused = answer(request, WrongMethod(response["Allow"]))
        refused["Allow"] = response["Allow"]
        return refused

    return told


@csrf_exempt  # nothing is done here, and the answer is JSON whatever was sent
def nothing_here(request: HttpRequest, rest: str) -> HttpResponseBase:
    """No such address."""
    return answer(request, NothingHere())


endpoints, _, namespace = api.urls
for endpoint in endpoints:
    if isinstance(endpoint, URLPattern) and endpoint.callback is not None:
        endpoint.callback = in_one_shape(endpoint.callback)

app_name = "api"
urlpatterns = [
    path("v1/", docs.docs_page, name="docs"),
    path("v1/openapi.json", docs.openapi, name="openapi"),
    path("v1/", include((endpoints, namespace))),
    path("<path:rest>", nothing_here),
]
