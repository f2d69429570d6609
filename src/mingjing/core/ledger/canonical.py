"""Canonical JSON after RFC 8785, narrowed: no floats, integers within ±(2^53-1), strict UTF-8.

One value has one spelling, so a digest over the bytes is a digest over the value.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from mingjing.core.ledger.errors import NotCanonicalError

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 64


def canonical(value: Json) -> bytes:
    """The one spelling of `value`. Raises NotCanonicalError for floats, big integers, other types."""
    text = json.dumps(_ordered(value, 0), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonicalError("文字中有不成对的代理字符，不能写入记录；请检查来源的编码") from error


def parse(data: bytes) -> Any:
    """Read canonical JSON; raises NotCanonicalError when `data` is any other spelling, or no JSON."""
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=_pairs, parse_float=_float, parse_constant=_float
        )
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError("内容不是规范的 JSON；文件可能已被改动或截断") from error
    if canonical(value) != data:
        raise NotCanonicalError("JSON 不是规范写法；文件可能已被重新排版或改动")
    return value


def parse_object(data: bytes) -> dict[str, Any]:
    """Read canonical JSON that must be an object; raises NotCanonicalError otherwise."""
    value = parse(data)
    if not isinstance(value, dict):
        raise NotCanonicalError("内容应当是一个 JSON 对象")
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonicalError("JSON 中有重复的键；文件可能已被改动")
    return found


def _float(text: str) -> NoReturn:
    raise NotCanonicalError(f"JSON 中有小数 {text}；金额和比例应写成文字")


def _ordered(value: Json, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise NotCanonicalError(f"JSON 嵌套超过 {MAX_DEPTH} 层")
    match value:
        case None | bool() | str():
            return value
        case int():
            if abs(value) > MAX_INTEGER:
                raise NotCanonicalError(f"整数 {value} 超出 JSON 的安全范围；请写成文字")
            return value
        case Mapping():
            return {key: _ordered(value[key], depth + 1) for key in sorted(value, key=_key_order)}
        case list() | tuple():
            return [_ordered(item, depth + 1) for item in value]
        case _:
            raise NotCanonicalError(f"{type(value).__name__} 类型不能写入记录；日期和金额应先写成文字")


def _key_order(key: object) -> bytes:
    # RFC 8785 3.2.3 orders keys by UTF-16 code units; code points differ beyond the BMP
    if not isinstance(key, str):
        raise NotCanonicalError("JSON 的键必须是文字")
    return key.encode("utf-16-be", "surrogatepass")
