"""JSON Schema of an act's data, made from the act's own definition: one row a kind of field."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import BoundField, Field, FieldKind
from mingjing.core.record.parsing import LARGEST_NUMBER, longest
from mingjing.core.record.values import PARTY_KINDS, Officer, Paper, Party
from mingjing.core.terms import Unit

Schema = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SHA256: Final = "^[0-9a-f]{64}$"
_UNITS = "|".join(unit.value for unit in Unit if unit is not Unit.SAME_DAY)


def _text(field: Field) -> Schema:
    return {"type": "string", "maxLength": longest(field.kind)}


def _digest(field: Field) -> Schema:
    return {
        "type": "string", "pattern": SHA256,
        "description": "看到的草案的校验值（案卷的 draft_digest）；不写的，就是现在的草案",
    }  # fmt: skip


def _number(field: Field) -> Schema:
    return {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER}


def _money(field: Field) -> Schema:
    return {
        "type": ["string", "integer"], "pattern": r"^[0-9]{1,10}(\.[0-9]{1,2})?$", "minimum": 0,
        "description": "以元为单位，最多两位小数", "examples": ["2000.00"],
    }  # fmt: skip


def _term(field: Field) -> Schema:
    pattern = rf"^({Unit.SAME_DAY.value}|[1-9][0-9]{{0,3}}个?({_UNITS}))$"
    return {"type": "string", "pattern": pattern, "examples": ["7个工作日", "24小时"]}


def _flag(field: Field) -> Schema:
    return {"type": "boolean"}


def _date(field: Field) -> Schema:
    return {"type": "string", "format": "date", "examples": ["2026-11-20"]}


def _moment(field: Field) -> Schema:
    return {"type": "string", "format": "date-time", "description": "不写时区的，按北京时间"}


def _choice(field: Field) -> Schema:
    return {"type": "string", "enum": list(field.choices)}


def _choices(field: Field) -> Schema:
    return {"type": "array", "items": _choice(field)}


def _signature(field: Field) -> Schema:
    return {"anyOf": [{"const": True}, _text(field)], "description": "true：以办理人的姓名签名"}


def _parts(labels: Mapping[str, str], needed: tuple[str, ...], **shapes: Schema) -> Schema:
    properties = {name: {"title": label, "type": "string"} for name, label in labels.items()}
    properties |= {name: {"title": labels[name]} | shape for name, shape in shapes.items()}
    return {
        "type": "object", "properties": properties, "required": list(needed), "additionalProperties": False,
    }  # fmt: skip


def _party(field: Field) -> Schema:
    kind: Schema = {"type": "string", "enum": list(PARTY_KINDS)}
    return _parts(Party.PARTS, ("kind", "name"), kind=kind)


def _officers(field: Field) -> Schema:
    account: Schema = {"type": "string", "pattern": "^[0-9]{1,18}$"}
    named = _parts(Officer.PARTS, ("id",), id=account)
    return {
        "type": "array", "items": {"anyOf": [account, named]},
        "description": "人员编号；姓名和证号由名册填写",
    }  # fmt: skip


def _papers(field: Field) -> Schema:
    digest: Schema = {"type": "string", "pattern": f"{SHA256}|^$"}
    entry: Schema = {"type": "integer", "minimum": 1}
    return {"type": "array", "items": _parts(Paper.PARTS, ("name",), sha256=digest, entry=entry)}


def _link(field: Field) -> Schema:
    return {
        "type": "integer", "minimum": 1, "x-target": field.target,
        "description": "本卷一条记录的序号；不写的，取最近一条",
    }  # fmt: skip


SHAPES: Final[Mapping[FieldKind, Callable[[Field], Schema]]] = {
    FieldKind.TEXT: _text,
    FieldKind.NOTE: _text,
    FieldKind.PLACE: _text,
    FieldKind.BASIS: _text,
    FieldKind.PERSON: _text,
    FieldKind.DOCUMENT: _text,
    FieldKind.DIGEST: _digest,
    FieldKind.SIGNATURE: _signature,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.TERM: _term,
    FieldKind.FLAG: _flag,
    FieldKind.DATE: _date,
    FieldKind.MOMENT: _moment,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.PARTY: _party,
    FieldKind.OFFICERS: _officers,
    FieldKind.PAPERS: _papers,
    FieldKind.LINK: _link,
}


def act_schema(spec: ActSpec) -> Schema:
    """What `data` of the act may hold. `x-kind`: the kind of field; `x-ahead`: may lie in the future."""
    return {
        "title": spec.label, "type": "object", "additionalProperties": False,
        "properties": {item.name: _property(item) for item in spec.fields},
        "required": [item.name for item in spec.fields if item.needed],
    }  # fmt: skip


def _property(item: BoundField) -> Schema:
    ahead = {"x-ahead": True} if item.field.ahead else {}
    return (
        {"title": item.label, "x-kind": item.field.kind.value} | ahead | SHAPES[item.field.kind](item.field)
    )
