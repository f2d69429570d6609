"""Between values and the plain JSON that entries keep: one canonical form, no floats."""

from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingjing.core.record.act import Act
from mingjing.core.terms import SHANGHAI, Term


def to_plain(value: Any) -> Any:
    """The JSON form of a field's value: amounts and days as strings, composites as mappings."""
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(SHANGHAI).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Term():
            return str(value)
        case tuple():
            return [to_plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {key: part for key, part in asdict(value).items() if part not in ("", None)}
        case _:
            return value


def act_data(act: Act) -> dict[str, Any]:
    """The entry's data: only what was given."""
    given = ((item.name, getattr(act, item.name)) for item in fields(act))  # type: ignore[arg-type]
    return {name: to_plain(value) for name, value in given if value is not None}
