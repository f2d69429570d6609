"""Doing: opening a file and every act in it, by the same function as the pages."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Header
from ninja.responses import Status

from mingjing.apps.api.access import Caller, caller_of
from mingjing.apps.api.answers import Done, Duty, Entry, Refused
from mingjing.apps.api.asked import Deed, Key, Opening
from mingjing.apps.api.errors import TwoKeys
from mingjing.apps.api.views.files import router
from mingjing.apps.casework.errors import Invalid
from mingjing.apps.casework.service import Performed, open_file, perform
from mingjing.core.record.field import Field, FieldKind
from mingjing.core.record.parsing import PARSERS, FieldError, Problem

__all__ = ["router"]

ANSWERS = {201: Done, **{code: Refused for code in (400, 401, 403, 404, 409, 422, 503)}}
DONE_AT = Field("行为时间", FieldKind.MOMENT)
SentKey = Annotated[Key | None, Header(alias="Idempotency-Key", description="同 token，二者写一个即可")]


@router.post("", response=ANSWERS, summary="立卷", tags=["办理"])
def opening(request: HttpRequest, asked: Opening, key: SentKey = None) -> Status[Done]:
    """以第一个行为建立本机关的新案卷。"""
    caller = caller_of(request)
    done = open_file(
        agency=caller.account.agency, kind=asked.kind, procedure=asked.procedure, act=asked.act,
        data=asked.data, by=caller.account, at=_moment(asked.at, caller), now=caller.now,
        token=_one_key(asked.token, key),
    )  # fmt: skip
    return _told(done, caller)


@router.post("/{uuid:file_id}/acts/{slug}", response=ANSWERS, summary="办理一个行为", tags=["办理"])
def deed(request: HttpRequest, file_id: UUID, slug: str, asked: Deed, key: SentKey = None) -> Status[Done]:
    """在案卷中办理一个行为。障碍与页面上显示的一致：不能办理的，写明条款和怎样消除，什么也不记录。"""
    caller = caller_of(request)
    done = perform(
        file_id=file_id, act=slug, data=asked.data, by=caller.account, at=_moment(asked.at, caller),
        now=caller.now, seen=asked.seen, token=_one_key(asked.token, key),
    )  # fmt: skip
    return _told(done, caller)


def _moment(text: str | None, caller: Caller) -> datetime:
    """When it was done, as written; now where nothing is. Raises Invalid."""
    if text is None:
        return caller.now
    try:
        moment: datetime = PARSERS[FieldKind.MOMENT](text, DONE_AT)
    except FieldError as error:
        raise Invalid([Problem(field="at", message=f"{DONE_AT.label}：{error}")]) from error
    return moment


def _one_key(in_body: str | None, in_header: str | None) -> str | None:
    """The key the caller made. Raises TwoKeys where two differ."""
    if in_body and in_header and in_body != in_header:
        raise TwoKeys
    return in_body or in_header


def _told(done: Performed, caller: Caller) -> Status[Done]:
    duties = Duty.all_of(done.obligations, caller.now)
    return Status(201, Done(file_id=done.entry.file_id, entry=Entry.of(done.entry), duties=duties))
