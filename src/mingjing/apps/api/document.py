"""The OpenAPI document: what ninja knows of the addresses, and of every act its own address and data."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from mingjing.apps.api.schemas import act_schema
from mingjing.apps.api.v1 import api
from mingjing.core.record.act import ACTS, ActSpec

ANY_ACT = "/api/v1/files/{file_id}/acts/{slug}"
SCHEMAS = "#/components/schemas/"


@cache
def document() -> dict[str, Any]:
    """The whole document, made once: it changes with the program only."""
    whole: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    pattern = whole["paths"].pop(ANY_ACT)["post"]
    components = whole["components"]
    deed = components["schemas"].pop("Deed")
    pattern |= {"parameters": list(_once(pattern, components)), "responses": _answers(pattern, components)}
    for spec in ACTS.values():
        components["schemas"][f"{spec.slug}.data"] = act_schema(spec)
        components["schemas"][spec.slug] = _deed_of(spec, deed)
        whole["paths"][ANY_ACT.replace("{slug}", spec.slug)] = {"post": _operation(spec, pattern)}
    return whole


def _once(pattern: dict[str, Any], components: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The parameters that all acts share, said once among the components."""
    shared = components.setdefault("parameters", {})
    for item in pattern["parameters"]:
        if item["name"] != "slug":
            shared[item["name"]] = item
            yield {"$ref": f"#/components/parameters/{item['name']}"}


def _answers(pattern: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """The answers that all acts share, said once among the components."""
    shared = components.setdefault("responses", {})
    shared |= {f"act-{code}": content for code, content in pattern["responses"].items()}
    return {code: {"$ref": f"#/components/responses/act-{code}"} for code in pattern["responses"]}


def _deed_of(spec: ActSpec, deed: dict[str, Any]) -> dict[str, Any]:
    """The request's body with the act's own data in it."""
    data = {"$ref": f"{SCHEMAS}{spec.slug}.data"}
    needed = {"required": ["data"]} if any(item.needed for item in spec.fields) else {}
    return deed | {"title": spec.label, "properties": deed["properties"] | {"data": data}} | needed


def _operation(spec: ActSpec, pattern: dict[str, Any]) -> dict[str, Any]:
    schema = {"$ref": f"{SCHEMAS}{spec.slug}"}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return pattern | {"operationId": spec.slug, "summary": spec.label, "requestBody": body}
