"""From a refusal to an answer: one table says with which status and kind each goes out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from mingjing.apps.api.answers import Obstacle, Refused
from mingjing.apps.api.errors import (
    AnotherSite,
    ApiError,
    FormSent,
    NoBusiness,
    NothingHere,
    TwoKeys,
    WrongMethod,
)
from mingjing.apps.casework.errors import (
    AlreadyDone,
    Barred,
    Expired,
    Invalid,
    NotYours,
    Refusal,
    StalePage,
    UnknownAct,
)  # fmt: skip
from mingjing.apps.evidence.errors import (
    CutOffError,
    EmptyError,
    EvidenceError,
    StoreFullError,
    TooLargeError,
)
from mingjing.apps.registry.errors import TokenRefused
from mingjing.core.law.answers import ObstacleKind

NOT_SIGNED_IN = "请先登录，或者带上访问令牌（Authorization: Bearer …）。"
UNREADABLE = "请求的正文不是 JSON，没有办理。请核对格式和编码（UTF-8）。"
KINDS: Mapping[type[Exception], tuple[int, str]] = {
    TokenRefused: (401, "token_refused"),
    NoBusiness: (403, "administrator"),
    AnotherSite: (403, "csrf"),
    NotYours: (404, "not_found"),
    UnknownAct: (404, "unknown_act"),
    NothingHere: (404, "not_found"),
    WrongMethod: (405, "method"),
    StalePage: (409, "stale"),
    AlreadyDone: (409, "already_done"),
    Expired: (409, "expired"),
    TwoKeys: (422, "invalid"),
    FormSent: (422, "form"),
    CutOffError: (400, "cut_off"),
    EmptyError: (422, "empty"),
    TooLargeError: (413, "too_large"),
    StoreFullError: (507, "store"),
    EvidenceError: (503, "store"),
}
KINDS_TOLD: Sequence[tuple[int, str, str]] = (
    (400, "unreadable", "正文不是 JSON"),
    (401, "signed_out", "没有登录，也没有带令牌"),
    (401, "token_refused", "令牌无效、到期、撤销，或者账号已停用"),
    (403, "administrator", "系统管理员不办案"),
    (403, "csrf", "浏览器的请求没有带防伪标记"),
    (404, "not_found", "没有这件案卷，或者不归您看；没有这个地址"),
    (404, "unknown_act", "没有这种行为"),
    (405, "method", "地址不接受这种方法"),
    (409, "barred", "案卷的顺序或者法律拦住了；先做 lift 写明的事"),
    (409, "stale", "看过之后有了新记录；重新查看再办"),
    (409, "already_done", "这个提交标识已经用于别的行为"),
    (409, "expired", "本地规则已经失效，不能立新案"),
    (422, "barred", "内容缺少规则要求的项目；补上再交"),
    (422, "invalid", "填写有误；改正再交"),
    (400, "cut_off", "上传中途断开；重新上传"),
    (413, "too_large", "文件太大；分段后再上传"),
    (422, "empty", "文件是空的；核对后再上传"),
    (422, "form", "文件放在了表单里；直接作为正文送来"),
    (503, "store", "文书或附件暂时不能读写；稍后再试"),
    (507, "store", "存储空间不足；联系系统管理员"),
)
# Why the fixed part of a request can't be read, in the words of pydantic and in ours.
FAULTS: Mapping[str, str] = {
    "missing": "请填写这一项",
    "extra_forbidden": "没有这一项",
    "enum": "不在可选范围内",
    "string_type": "应填文字",
    "string_too_long": "太长",
    "string_too_short": "不能为空",
    "string_pattern_mismatch": "含有不能用的字符",
    "int_type": "应填整数",
    "int_parsing": "应填整数",
    "greater_than_equal": "数字太小",
    "less_than_equal": "数字太大",
    "bool_parsing": "应填 true 或 false",
    "dict_type": "应是一个 JSON 对象",
    "model_type": "应是一个 JSON 对象",
    "model_attributes_type": "应是一个 JSON 对象",
    "uuid_parsing": "应是案卷编号（UUID）",
    "uuid_type": "应是案卷编号（UUID）",
}
UNFIT = "写法不对"


def told(error: Exception) -> tuple[int, Refused]:
    """Status and answer for a refusal. Raises the error itself where it is none."""
    match error:
        case Barred():
            return _barred(error)
        case Invalid():
            problems = [_invalid(item.field, item.message) for item in error.problems]
            return 422, Refused(kind="invalid", message=str(error), problems=problems)
        case ValidationError():
            problems = [_fault(item) for item in error.errors]
            message = "；".join(item.message for item in problems)
            return 422, Refused(kind="invalid", message=message, problems=problems)
        case AuthenticationError():
            return 401, Refused(kind="signed_out", message=NOT_SIGNED_IN)
        case HttpError():
            return error.status_code, Refused(kind="unreadable", message=UNREADABLE)
        case Http404():
            return 404, Refused(kind="not_found", message=str(error))
    status, kind = next(known for cls, known in KINDS.items() if isinstance(error, cls))
    return status, Refused(kind=kind, message=str(error))


def answer(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """A refusal as it goes out."""
    assert isinstance(error, Exception)
    status, refused = told(error)
    response = HttpResponse(
        refused.model_dump_json().encode("utf-8", "backslashreplace"), status=status,
        content_type="application/json; charset=utf-8",
    )  # fmt: skip
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="mingjing"'
    return response


def _barred(error: Barred) -> tuple[int, Refused]:
    """409 where the file must change first, 422 where it is enough to send more."""
    wanting = all(item.kind is ObstacleKind.REQUIREMENT for item in error.obstacles)
    problems = [Obstacle.of(item) for item in error.obstacles]
    return (422 if wanting else 409), Refused(kind="barred", message=str(error), problems=problems)


def _invalid(field: str, message: str) -> Obstacle:
    return Obstacle(kind="invalid", message=message, fields=[field] if field else [])


def _fault(item: Mapping[str, Any]) -> Obstacle:
    # The place is (body, the parameter's own name, field …), or (query or header, name).
    where, *names = item["loc"]
    field = ".".join(map(str, names[1:] if where == "body" else names[-1:]))
    return _invalid(field, f"{field or '正文'}：{FAULTS.get(item['type'], UNFIT)}")


REFUSALS: tuple[type[Exception], ...] = (
    Refusal, EvidenceError, TokenRefused, ApiError, ValidationError, HttpError, Http404,
)  # fmt: skip
