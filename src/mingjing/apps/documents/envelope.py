"""What a template gets: the data checked for shape, nothing absent, dates and codes made ready."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from mingjing.apps.documents.catalogue import Document, Element, is_empty
from mingjing.apps.documents.errors import ValueUnreadable
from mingjing.apps.documents.seal import seal_picture
from mingjing.apps.documents.values import date_text
from mingjing.apps.documents.verification import qr_svg

# Characters that no font shows reliably: controls, private use, unassigned, lone surrogates.
_UNPRINTABLE: Final = frozenset({"Cc", "Co", "Cn", "Cs"})
_REPLACED: Final = frozenset("\ufffc\ufffd")
_TEXT_SHOWN: Final = frozenset({"text", "place", "date", "time", "money", "basis", "yesno", "crime"})

# Of lists of goods, and of the papers of a volume (DA/T 22).
USUAL = (
    "序号", "顺序号", "文号", "责任者", "名称", "题名", "规格型号", "单位", "数量", "特征", "日期", "页号",
    "备注",
)  # fmt: skip


def envelope(entry: Document, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mapping that the template of `entry` reads.

    `data` is complete already. Raises ValueUnreadable where a value has not the shape of its element.
    """
    day = _day(data.get("date"))
    given: Mapping[str, Any] = data.get("elements", {})
    known = {element.name for element in entry.elements}
    for name in given:
        if name not in known:
            raise ValueUnreadable(name, f"《{entry.name}》没有这一项")
    return {
        "document": entry.slug,
        "name": entry.name,
        "agency": {**data["agency"], "seal": seal_picture(data["agency"].get("seal"))},
        "number": data.get("number", "") or "",
        "case_number": data.get("case_number", "") or "",
        "date": date_text(day.isoformat()),
        "stamp": [day.year, day.month, day.day],
        "headed": entry.layout == "official" and entry.audience == "external",
        "sealed": bool(entry.seal),
        "remedy": data.get("remedy") or None,
        "verify": _verify(data.get("verify")),
        "imprint": data.get("imprint") or None,
        "labels": {element.name: element.label for element in entry.elements},
        "elements": {element.name: _shaped(element, given.get(element.name)) for element in entry.elements},
    }


def _day(text: Any) -> date:
    if not isinstance(text, str):
        raise ValueUnreadable("日期", "请写明文书日期，例如 2026-03-28。")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueUnreadable("日期", f"“{text}”不是日期，应写成 2026-03-28 的样子。") from None


def _verify(given: Mapping[str, Any] | None) -> dict[str, str] | None:
    if not given:
        return None
    return {"url": given["url"], "code": given["code"], "qr": qr_svg(given["url"])}


def _shaped(element: Element, value: Any) -> Any:
    """The value in the one shape its kind of display has; None where it says nothing."""
    if is_empty(value):
        return None
    match element.show:
        case "rows":
            return _rows(element, value)
        case "dialogue":
            return _turns(element, value)
        case "opinion":
            return _parts(element, value, ("text", "name", "date"), needed="text")
        case "party":
            return _text(element, value) if isinstance(value, str) else _party(element, value)
        case "officers":
            return _text(element, value) if isinstance(value, str) else _officers(element, value)
        case _:
            return _text(element, value)


def _text(element: Element, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueUnreadable(element.label, "这里应是一段文字。")
    for char in value:
        if char != "\n" and (char in _REPLACED or unicodedata.category(char) in _UNPRINTABLE):
            raise ValueUnreadable(
                element.label, f"含有不能印出的字符（U+{ord(char):04X}），请删去或者改用规范用字。"
            )
    return value.strip()


def _parts(element: Element, value: Any, names: tuple[str, ...], *, needed: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not value.get(needed):
        raise ValueUnreadable(element.label, "内容不全，请补齐后再制作。")
    return {name: _text(element, value.get(name) or "") for name in names}


def _party(element: Element, value: Any) -> dict[str, str]:
    names = ("kind", "name", "id_number", "credit_code", "legal_representative", "address", "phone")
    return _parts(element, value, names, needed="name")


def _officers(element: Element, value: Any) -> list[dict[str, str]]:
    return [_parts(element, item, ("name", "certificate"), needed="name") for item in value]


def _turns(element: Element, value: Any) -> list[dict[str, str]]:
    if isinstance(value, str):
        return [{"q": "", "a": _text(element, value)}]
    return [
        {"q": _text(element, turn.get("q", "")), "a": _text(element, turn.get("a", ""))} for turn in value
    ]


def in_order(columns: list[str]) -> list[str]:
    """Columns as such tables are read; those with others among them stay as they come.

    Rows that were kept as JSON in the database have lost the order of their keys.
    """
    return sorted(columns, key=USUAL.index) if set(columns) <= set(USUAL) else columns


def _rows(element: Element, value: Any) -> dict[str, Any]:
    """Columns in their usual order, and the rows; a plain text is a row of one column a line."""
    if isinstance(value, str):
        lines = [_text(element, line) for line in value.splitlines() if line.strip()]
        return {"columns": [element.label], "rows": [[line] for line in lines]}
    columns = in_order([_text(element, column) for column in value[0]])
    return {
        "columns": columns,
        "rows": [[_text(element, row.get(column) or "") for column in columns] for row in value],
    }
