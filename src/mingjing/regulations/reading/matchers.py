"""What a rule wants of a fact: a value, a list of values, or comparisons."""

from typing import Any

from mingjing.core.law.condition import Path
from mingjing.core.law.matching import Bound, BoundBy, Given, Includes, Is, IsNot, Matcher
from mingjing.core.record.catalogue import ACTS_BY_LABEL, FIELDS, FIELDS_BY_LABEL
from mingjing.core.record.field import FieldKind
from mingjing.core.record.values import PARTY_KINDS
from mingjing.regulations.reading.names import VIRTUAL
from mingjing.regulations.reading.node import Node

BOUNDS = {"不少于": "≥", "多于": ">", "不多于": "≤", "少于": "<"}
MATCHER_KEYS = ("是", "不是", "含", "都含", *BOUNDS, "填写", "未填时")


def _choices(path: Path) -> tuple[str, ...]:
    for name, choices in VIRTUAL.values():
        if path.name == name:
            return choices
    if path.linked:
        field = FIELDS.get(path.part)
        return field.choices if field else tuple(ACTS_BY_LABEL)
    if path.part == "kind":
        return PARTY_KINDS
    return FIELDS[path.name].choices if not path.part else ()


def _value(node: Node, path: Path) -> Any:
    field = FIELDS.get(path.part if path.linked else path.name)
    if field is not None and field.kind is FieldKind.FLAG:
        return node.flag()
    choices = _choices(path)
    return node.one_of(choices) if choices else node.text()


def bound(node: Node, path: Path) -> str | BoundBy:
    """A number, a length, another field that holds one, or the name of a value the agency sets."""
    if node.is_mapping:
        name = node.keys(("参数",), ("参数",))["参数"].text()
        return BoundBy(name=name, label=f"本机关参数“{name}”", setting=True)
    text = node.text().replace(",", "").removesuffix("元")
    other = FIELDS_BY_LABEL.get(text, "")
    if other and FIELDS[other].kind in (FieldKind.MONEY, FieldKind.NUMBER):
        return BoundBy(name=other, label=text)
    field = FIELDS.get(path.name)
    if field is not None and field.kind is FieldKind.TERM:
        return str(node.term())
    try:
        float(text)
    except ValueError:
        raise node.fail("应是数字，或者另一个填金额、数字的字段；金额以元为单位，例如 10000") from None
    return text


def matcher(node: Node, path: Path) -> tuple[Matcher, bool | None]:
    """The matcher and what to answer where nothing was filled in (None: unknown)."""
    if not node.is_mapping:
        return Is(values=node.map(lambda item: _value(item, path))), None
    given = node.keys(MATCHER_KEYS)
    otherwise = given.pop("未填时").flag() if "未填时" in given else None
    if len(given) != 1:
        raise node.fail(f"应写一个比较：{'、'.join(MATCHER_KEYS[:-1])}")
    ((key, inner),) = given.items()
    return _compare(key, inner, path), otherwise


def _compare(key: str, inner: Node, path: Path) -> Matcher:
    if key in BOUNDS:
        return Bound(sign=BOUNDS[key], limit=bound(inner, path))
    if key == "填写":
        return Given(wanted=inner.flag())
    values = inner.map(lambda item: _value(item, path))
    if key == "不是":
        return IsNot(values=values)
    return Includes(values=values, every=key == "都含") if "含" in key else Is(values=values)
