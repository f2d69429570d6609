"""How a published item is told on the public's pages."""

import re
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mingjing.apps.publicity.items import KINDS
from mingjing.apps.publicity.models import Publication

EXCERPT = 90
# Told at the head, at the foot or in a part of its own.
ELSEWHERE = frozenset({"文号", "案件名称", "执法类别", "机关名称", "决定日期", "救济途径"})
PARTY, REMEDIES = "相对人姓名或名称", "救济途径"
_TOLD_FIRST = ("决定内容", "处理结果", "履行情况", "主要（违法）事实")


def hit(item: Publication, words: Sequence[str] = ()) -> dict[str, Any]:
    """One line of a list, with the words that were looked for marked."""
    return {
        "title": marked(item.title, words), "link": link_of(item), "kind": KINDS[item.kind],
        "number": item.document_no, "agency": item.agency.name, "on": item.decided_on or item.published_at,
        "text": marked(excerpt(item, words), words),
    }  # fmt: skip


def link_of(item: Publication) -> str:
    """The item's address, which it keeps."""
    return reverse("portal:decision", args=[item.pk])


def excerpt(item: Publication, words: Sequence[str]) -> str:
    """A line of the content: around the first word found, else the outcome."""
    values: dict[str, str] = {label: value for label, value in item.content}
    told = [values[label] for label in _TOLD_FIRST if values.get(label)]
    for word, value in ((word, value) for word in words for value in told):
        at = value.find(word)
        if at >= 0:
            start = max(0, at - EXCERPT // 3)
            return f"{'……' if start else ''}{value[start : start + EXCERPT]}"
    first = told[0] if told else ""
    return f"{first[:EXCERPT]}……" if len(first) > EXCERPT else first


def marked(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with every word found in <mark>."""
    wanted = [word for word in words if word]
    if not wanted:
        return escape(text)
    parts = re.split(f"({'|'.join(map(re.escape, wanted))})", text, flags=re.IGNORECASE)
    told = (f"<mark>{escape(part)}</mark>" if n % 2 else str(escape(part)) for n, part in enumerate(parts))
    return mark_safe("".join(told))  # noqa: S308 - every part was escaped


def paragraphs(item: Publication) -> list[tuple[str, str]]:
    """The body of the item as label and text."""
    return [(label, value) for label, value in item.content if label not in ELSEWHERE]


def value_of(item: Publication, label: str) -> str:
    """What the item says under a label; empty where nothing."""
    return next((value for name, value in item.content if name == label), "")
