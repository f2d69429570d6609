"""One file of an agency, acted in by the function, by its pages or by the API, as whoever tries chooses."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.utils import timezone

from mingjing.apps.casework.case import to_record
from mingjing.apps.casework.errors import Refusal
from mingjing.apps.casework.models import Entry, File
from mingjing.apps.casework.service import open_file
from mingjing.apps.registry.models import Account
from mingjing.core.law.answers import Obstacle, ObstacleKind
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.file import CaseFile, FileHeader, fold
from mingjing.core.record.vocabulary import FileKind, Procedure
from mingjing.walk.database import Database
from mingjing.walk.office import MisfilledError, OfficeError
from tests.pages.desk.bureau import BACKEND, Bureau
from tests.pages.guards.oracle import Book, Line


class Door(StrEnum):
    FUNCTION = "function"
    PAGE = "page"
    API = "api"


class Ready(Exception):
    """The decision would have been made now."""


class Doors(Database):
    """A case that counts its attempts and the refusals among them."""

    def __init__(self, bureau: Bureau, kind: FileKind, place: str, day: datetime) -> None:
        super().__init__(number="试", agency_id=bureau.agency.pk, procedure=Procedure.ORDINARY, day=day)
        header = FileHeader(id="试", kind=kind, procedure=Procedure.ORDINARY, agency=bureau.agency.pk)
        self._file = CaseFile(header=header)
        self._kind, self._place = kind, place
        self._clients: dict[str, Client] = {}
        self.door = Door.FUNCTION
        self.holds = False
        self.tried = self.refused = 0
        self.done = dict.fromkeys(Door, 0)

    def at_the(self, door: Door) -> Self:
        self.door = door
        return self

    def perform(
        self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> tuple[Obstacle, ...]:
        if self.holds and spec.slug == "decide_penalty":
            self._hold_back(spec, actor, at, given)
        self.tried += 1
        found = self._through(spec, actor, at, given)
        self.refused += bool(found)
        self.done[self.door] += not found
        return found

    def _hold_back(self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]) -> None:
        """Raise Ready where the decision can be made, and undo it: the file then only waits to be signed."""
        before = list(self._file.entries)
        with suppress(MisfilledError, Refusal), transaction.atomic():
            if not super().perform(spec, actor, at, given):
                self._file = fold(self._file.header, before)
                raise Ready

    def _through(
        self, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> tuple[Obstacle, ...]:
        if self._row is None or not actor.id or self.door is Door.FUNCTION:
            try:
                return super().perform(spec, actor, at, given)
            except (MisfilledError, OfficeError, Refusal) as refusal:
                return _refused(str(refusal))
        taken = self._by_page if self.door is Door.PAGE else self._by_api
        if not taken(self._row.pk, spec, actor, at, given):
            return _refused("没有写入")
        self._catch_up()
        return ()

    def _do(self, act: str, by: Account | None, at: datetime, given: Mapping[str, Any]) -> None:
        if self._row is not None:
            super()._do(act, by, at, given)
            return
        done = open_file(
            agency=self._agency, kind=self._kind, act=act, data=given, by=by, at=at, now=timezone.now()
        )
        self._row = File.objects.get(pk=done.entry.file_id)
        self._file.add(to_record(done.entry))

    def _client(self, actor: PersonOnDay) -> Client:
        if actor.id not in self._clients:
            client = Client()
            client.force_login(Account.objects.get(pk=actor.id), backend=BACKEND)
            self._clients[actor.id] = client
        return self._clients[actor.id]

    def _by_page(
        self, file: UUID, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> bool:
        posted = as_posted(spec, given) | {"_at": at.strftime("%Y-%m-%dT%H:%M"), "_seen": self._seen}
        answer = self._client(actor).post(f"/desk/files/{file}/{spec.slug}/", posted)
        assert answer.status_code in (200, 302, 403, 404, 409, 422), answer.status_code
        return answer.status_code == 302

    def _by_api(
        self, file: UUID, spec: ActSpec, actor: PersonOnDay, at: datetime, given: Mapping[str, Any]
    ) -> bool:
        body = {"at": at.isoformat(), "seen": self._seen, "data": dict(given)}
        answer = self._client(actor).post(
            f"/api/v1/files/{file}/acts/{spec.slug}", body, content_type="application/json"
        )
        assert answer.status_code in (200, 201, 400, 403, 404, 409, 422), (answer.status_code, answer.content)
        return answer.status_code in (200, 201)

    @property
    def _seen(self) -> int:
        return len(self._file.entries)

    def _catch_up(self) -> None:
        """Take in what a page or the API has written."""
        assert self._row is not None
        for row in Entry.objects.filter(file=self._row, position__gt=self._seen).order_by("position"):
            self._file.add(to_record(row))

    def book(self) -> Book:
        """The record as it is stored, for the oracle."""
        rows = Entry.objects.filter(file=self._row).order_by("position") if self._row else ()
        lines = [
            Line(
                position=row.position, act=row.act, label=ACTS[row.act].label, by=str(row.by_id),
                data=row.data,
            )
            for row in rows
        ]  # fmt: skip
        return Book(place=self._place, kind=self._kind.value, ordinary=True, lines=lines)


def _refused(why: str) -> tuple[Obstacle, ...]:
    return (Obstacle(kind=ObstacleKind.STRUCTURE, message=why),)


def as_posted(spec: ActSpec, given: Mapping[str, Any]) -> dict[str, Any]:
    """The act's data as a browser would send the form; papers can't be named there, only uploaded."""
    posted: dict[str, Any] = {}
    for item in spec.fields:
        value = given.get(item.name)
        if value is not None:
            posted |= _field(item, value)
    return posted


def _field(item: BoundField, value: Any) -> dict[str, Any]:
    match item.field.kind:
        case FieldKind.PARTY if isinstance(value, Mapping):
            return {f"{item.name}.{part}": text for part, text in value.items()}
        case FieldKind.OFFICERS:
            return {item.name: [officer["id"] for officer in value]}
        case FieldKind.FLAG:
            return {item.name: "true" if value is True else "false" if value is False else str(value)}
        case FieldKind.BASIS:
            return {f"{item.name}.rows": "1", f"{item.name}.0.law": str(value)}
        case FieldKind.MOMENT:
            return {item.name: str(value)[:16]}
        case FieldKind.PAPERS:
            return {}
        case FieldKind.TERM:
            return {}
        case _:
            return {item.name: value}
