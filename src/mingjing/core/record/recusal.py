"""Who stands back from a case: by their own declaration, or because it was so decided (行政处罚法 43)."""

import re
from collections.abc import Iterable

from mingjing.core.record.file import Entry

DECLARED, REQUESTED, DECIDED = "declare_recusal", "request_recusal", "decide_recusal"
RECUSALS = (DECLARED, REQUESTED, DECIDED)
GRANTED = "回避"
_BETWEEN_NAMES = re.compile(r"[、，,；;（）()\s]+")


def recusal_of(who: str, name: str, entries: Iterable[Entry]) -> Entry | None:
    """The entry by which a person stands back now; None where they don't.

    `entries`: those of RECUSALS in order. Whoever declares it stands back until it is decided otherwise; a
    request alone changes nothing. A decision is about whom it names, else about whom it was asked for last.
    """
    standing: Entry | None = None
    asked = False
    for entry in entries:
        match entry.act:
            case "declare_recusal":
                asked = entry.by == who
                standing = entry if asked else standing
            case "request_recusal":
                asked = _names(entry, name)
            case _ if _names(entry, name) or (asked and not entry.data.get("recusal_target")):
                standing = entry if entry.data.get("recusal_result") == GRANTED else None
    return standing


def _names(entry: Entry, name: str) -> bool:
    return name in _BETWEEN_NAMES.split(str(entry.data.get("recusal_target", "")))
