"""The first version of the interface: its doors, its way of reading and writing JSON, its refusals."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from pydantic_core import from_json

from mingjing.apps.api.refusals import REFUSALS, answer
from mingjing.apps.api.views import acts, doing, files, papers


class StrictParser(Parser):
    """JSON as the standard has it: no NaN, no halves of characters."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body. Raises ValueError, which ninja turns into a refusal."""
        return from_json(request.body, allow_inf_nan=False)


class PlainRenderer(JSONRenderer):
    """Chinese as Chinese."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """The answer's text."""
        return json.dumps(data, cls=self.encoder_class, ensure_ascii=False)


api = NinjaAPI(
    title="明镜数据接口", version="1", urls_namespace="api-v1", docs_url=None, openapi_url=None,
    description="案卷的查看和办理，与页面同一套规则。", parser=StrictParser(), renderer=PlainRenderer(),
)  # fmt: skip
api.add_router("/acts", acts.router)
# Reading, doing and papers share addresses, and so a router.
assert files.router is doing.router is papers.router
api.add_router("/files", files.router)
for refusal in REFUSALS:
    api.add_exception_handler(refusal, answer)
