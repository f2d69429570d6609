"""How the values of a file's entries are written in a document. Values are plain JSON."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from mingjing.apps.documents.catalogue import Show
from mingjing.core.record.amounts import money_text

# A turn of a conversation as taken down: 问：…… 答：……
_TURN: Final = re.compile(r"(?P<who>[问答])[：:](?P<text>.*?)(?=[问答][：:]|\Z)", re.S)
CHINA: Final = timezone(timedelta(hours=8))


def date_text(text: str) -> str:
    """2026-01-05 → 2026年1月5日 (GB/T 9704: full year, no leading zeros); a moment gives its day in China."""
    day = _local(text).date() if "T" in text or " " in text else date.fromisoformat(text)
    return f"{day.year}年{day.month}月{day.day}日"


def time_text(text: str) -> str:
    """2026-01-05T09:05+08:00 → 2026年1月5日9时05分, in China's time; a mere day gives the day."""
    if "T" not in text and " " not in text:
        return date_text(text)
    moment = _local(text)
    return f"{date_text(text)}{moment.hour}时{moment.minute:02d}分"


def shown(show: Show, value: Any) -> Any:
    """The value of an entry as the element's kind of display wants it; raises ValueError or TypeError."""
    return _DISPLAYS[show](value)


def _local(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)


def _plain(value: Any) -> str:
    """Text of a single value or of several."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("text") or "")
    if isinstance(value, Sequence):
        return "、".join(_plain(item) for item in value)
    return str(value)


def _rows(value: Any) -> Any:
    """Papers, kept or only named, become a list of their names; rows that have columns stay as they are."""
    if isinstance(value, str):
        return value
    if value and all(isinstance(item, Mapping) and "name" in item for item in value):
        return [{"序号": str(n), "名称": item["name"]} for n, item in enumerate(value, 1)]
    return list(value)


def _dialogue(value: Any) -> Any:
    """Questions and answers: turns as they are, or a text whose lines begin with 问 and 答."""
    if not isinstance(value, str):
        return _parts(value)
    turns: list[dict[str, str]] = []
    for found in _TURN.finditer(value):
        text = found["text"].strip()
        if found["who"] == "问" or not turns:
            turns.append({"q": text, "a": ""} if found["who"] == "问" else {"q": "", "a": text})
        else:
            turns[-1]["a"] += text
    return turns or [{"q": "", "a": value}]


def _crime(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "涉嫌犯罪，建议依法移送司法机关。" if value else "未发现涉嫌犯罪。"


def _parts(value: Any) -> Any:
    return value


_DISPLAYS: Final[Mapping[Show, Callable[[Any], Any]]] = {
    "text": _plain,
    "party": _parts,
    "officers": _parts,
    "persons": _plain,
    "place": _plain,
    "date": date_text,
    "time": time_text,
    "money": money_text,
    "basis": _plain,
    "list": _plain,
    "yesno": _plain,
    "crime": _crime,
    "rows": _rows,
    "dialogue": _dialogue,
    "opinion": _parts,
}
