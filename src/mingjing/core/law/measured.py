"""Where the draft in hand, or in the file, lies in the agency's discretion standard."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.condition import Measured
from mingjing.core.law.discretion import FINED, Place, Proposed, label, place
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ActSpec


def proposed_in(situation: Situation, spec: ActSpec | None) -> Proposed:
    """What of the draft is measured: from the act being done, else the latest in the file.

    What the act itself decides, the kinds of penalty and the fine, is never taken from an older draft.
    """
    read = _reader(situation, spec)
    kinds = tuple(read("penalty_kinds") or ())
    party = read("party")
    return Proposed(
        offence=str(read("offence") or ""), grade=str(read("discretion_level") or ""), penalty_kinds=kinds,
        fine=_amount(read("fine")) if not kinds or FINED in kinds else None,
        income=_amount(read("confiscated_income")), goods=_amount(read("confiscated_goods_value")),
        party=str(party.get("kind") or "") if isinstance(party, dict) else "",
    )  # fmt: skip


def _reader(situation: Situation, spec: ActSpec | None) -> Callable[[str], Any]:
    own = {"penalty_kinds", "fine"} if situation.given else set[str]()

    def read(name: str) -> Any:
        value = situation.given.get(name)
        if value in (None, "", []) and not (name in own and spec is not None and spec.bound(name)):
            value = situation.file.facts.get(name)
        return value

    return read


def _amount(value: Any) -> Decimal | None:
    """An amount as the record keeps it; None where there is none, or it can't be read."""
    try:
        return Decimal(str(value)) if value not in (None, "") else None
    except InvalidOperation:
        return None


def check_measured(condition: Measured, situation: Situation, spec: ActSpec | None, fillable: bool) -> Reason:
    """Whether the draft lies where the condition says; unknown until what it takes is filled in."""
    found = place(proposed_in(situation, spec), situation.discretion)
    if found.place is not Place.UNKNOWN:
        met = found.place in condition.places
        return Reason(verdict=Verdict.MET if met else Verdict.UNMET, text=found.text)
    if condition.otherwise is not None:
        return Reason(verdict=Verdict.MET if condition.otherwise else Verdict.UNMET, text=found.text)
    asks = () if fillable else tuple(map(label, found.asks))
    return Reason(verdict=Verdict.UNKNOWN, text=found.text, asks=asks)
