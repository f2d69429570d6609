"""Another system of the agency, as the interface sees it: requests with an official's access token."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from mingjing.apps.registry.models import Account
from mingjing.apps.registry.tokens import make_token
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

V1 = "/api/v1"
PARTY = {"kind": "自然人", "name": "张三"}
LEAD = {"source": "现场检查", "lead_content": "占道经营"}
CASE = {"party": PARTY, "case_facts": "占道经营。", "cause": "擅自占用城市道路"}
Sent = tuple[int, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Sends requests with a token; an empty one is left out."""

    secret: str = ""

    def get(self, path: str, **query: Any) -> Sent:
        return _read(Client().get(V1 + path, query, headers=self._headers()))

    def post(self, path: str, body: Any, **headers: str) -> Sent:
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        sent = Client().post(
            V1 + path, text, content_type="application/json", headers=self._headers() | headers
        )
        return _read(sent)

    def opened(self, **more: Any) -> str:
        """A file opened with a lead; its id."""
        status, answer = self.post("/files", {"act": "register_lead", "data": LEAD} | more)
        assert status == 201, answer
        return str(answer["file_id"])

    def does(self, file_id: str, act: str, data: Mapping[str, Any] | None = None, **more: Any) -> Sent:
        return self.post(f"/files/{file_id}/acts/{act}", {"data": data or {}} | more)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"} if self.secret else {}


def _read(response: HttpResponse) -> Sent:
    assert response["Content-Type"].startswith("application/json"), response.content
    return response.status_code, json.loads(response.content)


def token_for(account: Account) -> System:
    """The other system of somebody, with a token just made."""
    now = timezone.now()
    made = make_token(account, purpose="办公系统", expires_at=now + timedelta(days=30), now=now)
    return System(secret=made.secret)


def systems_of(bureau: Bureau) -> Callable[[Role], System]:
    """The other system of whoever holds a role in the bureau."""
    return lambda role: token_for(bureau.people[role])
