"""The acts there are, each with the schema of its data."""

from functools import cache

from django.http import HttpRequest
from ninja import Router

from mingjing.apps.api.answers import ActDefinition, Acts, Refused
from mingjing.apps.casework.errors import UnknownAct
from mingjing.core.record.act import ACTS

router = Router(tags=["行为"])


@router.get("", response=Acts, summary="全部行为")
def acts(request: HttpRequest) -> Acts:
    """每一种行为：用于哪类案卷、哪个阶段、由谁办理、以什么为前提，以及数据的 JSON Schema。"""
    return _all()


@cache
def _all() -> Acts:
    return Acts(acts=[ActDefinition.of(spec) for spec in ACTS.values()])


@router.get("/{slug}", response={200: ActDefinition, 404: Refused}, summary="一种行为")
def act(request: HttpRequest, slug: str) -> ActDefinition:
    """一种行为和它的数据的 JSON Schema。"""
    if slug not in ACTS:
        raise UnknownAct(slug)
    return ActDefinition.of(ACTS[slug])
