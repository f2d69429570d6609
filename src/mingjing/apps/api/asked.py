"""What comes in: the fixed part of every request. An act's own data are read by the record, not here.

The docstrings of shapes stand in the OpenAPI document, and so are in Chinese.
"""

from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictInt, WithJsonSchema

from mingjing.apps.casework.errors import LONGEST_TOKEN
from mingjing.core.record.vocabulary import FileKind, Procedure, Stage

MOST_FILES = 200
LONGEST_SEARCH = 100
DONE_AT = {
    "type": "string", "format": "date-time",
    "description": "什么时候做的；不写的，就是现在。不写时区的，按北京时间",
}  # fmt: skip

Moment = Annotated[str, WithJsonSchema(DONE_AT)]
Key = Annotated[
    str,
    Field(
        min_length=1, max_length=LONGEST_TOKEN, pattern=r"^[!-~]+$",
        description="自定的提交标识：同一标识再次提交，不会重复记录",
    ),
]  # fmt: skip


class Asked(BaseModel):
    """各种请求；没有的项目不收。"""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Deed(Asked):
    """在案卷中办理一个行为。"""

    at: Moment | None = None
    seen: Annotated[
        StrictInt | None, Field(ge=0, description="看到的记录条数；期间有了新记录的，不予记录")
    ] = None
    token: Key | None = None
    data: dict[str, Any] = {}


class Opening(Asked):
    """以第一个行为立卷。"""

    kind: FileKind = FileKind.PENALTY
    procedure: Procedure = Procedure.ORDINARY
    act: Annotated[str, Field(max_length=60, description="第一个行为")]
    at: Moment | None = None
    token: Key | None = None
    data: dict[str, Any] = {}


class Listing(Asked):
    """要列出哪些案卷。"""

    stage: Stage | None = None
    kind: FileKind | None = None
    q: Annotated[str, Field(max_length=LONGEST_SEARCH, description="案号、当事人、案由中的字词")] = ""
    mine: Annotated[bool, Field(description="只列本人承办的")] = False
    overdue: Annotated[bool, Field(description="只列有逾期事项的")] = False
    after: Annotated[UUID | None, Field(description="上一页给出的 after")] = None
    size: Annotated[int, Field(ge=1, le=MOST_FILES)] = 50
