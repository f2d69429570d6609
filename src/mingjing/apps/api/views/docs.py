"""What a programmer reads first: the page of addresses, and the OpenAPI document behind it."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from mingjing.apps.api.document import document
from mingjing.apps.api.refusals import KINDS_TOLD
from mingjing.core.record.act import ACTS

ADDRESSES = ("方法", "地址", "做什么")
REFUSALS = ("状态", "kind", "什么意思")
ACT_COLUMNS = ("行为", "地址中的名字", "必填")


@cache
def _written() -> bytes:
    return json.dumps(document(), ensure_ascii=False).encode()


@cache
def _tag() -> str:
    return f'"{hashlib.sha256(_written()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=lambda request: _tag())
def openapi(request: HttpRequest) -> HttpResponse:
    """The document, for generators of clients."""
    return HttpResponse(_written(), content_type="application/json; charset=utf-8")


@require_safe
def docs_page(request: HttpRequest) -> HttpResponse:
    """All addresses on one page, without anything from another host."""
    return render(request, "api/docs.html", _told())


@cache
def _told() -> dict[str, Any]:
    return {
        "addresses": _table(ADDRESSES, _addresses()), "refusals": _table(REFUSALS, KINDS_TOLD),
        "acts": _table(ACT_COLUMNS, _acts()),
    }  # fmt: skip


def _addresses() -> Iterator[tuple[str, str, str]]:
    for path, methods in document()["paths"].items():
        if "/acts/" not in path or "{slug}" in path:
            for method, operation in methods.items():
                yield method.upper(), path, operation["summary"]
    yield "POST", "/api/v1/files/{file_id}/acts/{行为}", "在案卷中办理一个行为"


def _acts() -> Iterator[tuple[str, str, str]]:
    for spec in ACTS.values():
        needed = "、".join(item.label for item in spec.fields if item.needed)
        yield spec.label, spec.slug, needed or "无"


def _table(columns: tuple[str, ...], rows: Any) -> dict[str, Any]:
    """The table as its component takes it."""
    told = [
        [{"label": label, "text": str(text)} for label, text in zip(columns, row, strict=True)]
        for row in rows
    ]
    return {"columns": [{"label": label} for label in columns], "rows": told}
