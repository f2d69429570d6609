"""What of a file is public, was public, and since when: a fold over its entries. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from mingjing.core.record.file import CaseFile, Entry

DECISION: Final = "decision"
INSPECTION: Final = "inspection"
PERFORMANCE: Final = "performance"
PUBLISHED: Final = "published"
WITHDRAWN: Final = "withdrawn"
ENDED: Final = "ended"
KINDS: Final[Mapping[str, str]] = {
    DECISION: "行政处罚决定",
    INSPECTION: "行政检查结果",
    PERFORMANCE: "履行情况",
}
DRAFTS: Final[Mapping[str, str]] = {
    "prepare_result_publication": DECISION,
    "prepare_inspection_result": INSPECTION,
    "prepare_performance_publication": PERFORMANCE,
}
_MATTERS: Final[Mapping[str, str]] = {"执法决定": DECISION, "检查结果": INSPECTION, "履行情况": PERFORMANCE}
# The acts after which something is newly shown, so that it is made and checked within them.
SHOWING: Final = frozenset({"publish_item", "correct_publication"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing published. `first`: position of its first draft, by which it keeps its address.

    `draft`: the draft shown now; `shown_by`: position of the act that made it so.
    """

    kind: str
    first: int
    draft: Entry
    published_at: datetime
    shown_by: int
    state: str = PUBLISHED
    ended_at: datetime | None = None
    ended_reason: str = ""
    corrections: tuple[Entry, ...] = ()


def items_of(file: CaseFile) -> list[Item]:
    """Everything that was ever published of the file, in the order of publication."""
    if "publish_item" not in file.by_act:
        return []
    fold = _Fold()
    for entry in file.entries:
        step = _STEPS.get(entry.act)
        if step is not None:
            step(fold, entry)
    return fold.items


def stated(entry: Entry, name: str) -> datetime:
    """The moment that the act states in a field, else the act's own."""
    text = entry.data.get(name)
    return datetime.fromisoformat(str(text)) if text and "T" in str(text) else entry.at


class _Fold:
    """The state while folding."""

    __slots__ = ("drafts", "items")

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.drafts: dict[str, Entry] = {}

    def draft(self, entry: Entry) -> None:
        self.drafts.pop(DRAFTS[entry.act], None)
        self.drafts[DRAFTS[entry.act]] = entry

    def publish(self, entry: Entry) -> None:
        kind = _MATTERS.get(str(entry.data.get("published_matter"))) or next(reversed(self.drafts), None)
        draft = self.drafts.get(kind or "")
        if kind is None or draft is None:
            return
        running = next((n for n in self._shown() if self.items[n].kind == kind), None)
        if running is not None and self.items[running].draft is draft:
            return
        if running is None or kind == PERFORMANCE:
            at = stated(entry, "published_at")
            new = Item(
                kind=kind, first=draft.position, draft=draft, published_at=at, shown_by=entry.position
            )  # fmt: skip
            self.items.append(new)
        else:
            self.items[running] = replace(self.items[running], draft=draft, shown_by=entry.position)

    def correct(self, entry: Entry) -> None:
        for n in self._shown():
            item = self.items[n]
            newer = item.draft if item.kind == PERFORMANCE else self.drafts.get(item.kind, item.draft)
            told = (*item.corrections, entry)
            self.items[n] = replace(item, corrections=told, shown_by=entry.position, draft=newer)

    def withdraw(self, entry: Entry) -> None:
        words = (entry.data.get("withdrawal_ground"), entry.data.get("public_statement"))
        self._end(WITHDRAWN, stated(entry, "withdrawn_at"), "。".join(str(word) for word in words if word))

    def end(self, entry: Entry) -> None:
        self._end(ENDED, stated(entry, "display_ended_at"), "公示期满，停止展示")

    def refuse(self, entry: Entry) -> None:
        if entry.data.get("nondisclosure_scope") != "部分不公开":
            self._end(WITHDRAWN, entry.at, f"决定不予公开（{entry.data.get('nondisclosure_ground', '')}）")

    def _end(self, state: str, at: datetime, reason: str) -> None:
        for n in self._shown():
            self.items[n] = replace(self.items[n], state=state, ended_at=at, ended_reason=reason)

    def _shown(self) -> list[int]:
        """Where the items stand that are shown now, the newest first."""
        return [n for n in reversed(range(len(self.items))) if self.items[n].state == PUBLISHED]


_STEPS: Final[Mapping[str, Callable[[_Fold, Entry], None]]] = {
    **dict.fromkeys(DRAFTS, _Fold.draft),
    "publish_item": _Fold.publish,
    "correct_publication": _Fold.correct,
    "withdraw_publication": _Fold.withdraw,
    "end_display": _Fold.end,
    "decide_not_to_publish": _Fold.refuse,
}


def decided_on(file: CaseFile, item: Item) -> date | None:
    """The day of what the item tells of, as its draft says."""
    for name in ("decision_date", "inspection_ended_on", "as_of"):
        text = item.draft.data.get(name)
        if text:
            return date.fromisoformat(str(text)[:10])
    return None
