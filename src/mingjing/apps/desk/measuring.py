"""Beside the form of a draft or decision: where it lies in the agency's standard, and similar cases."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from mingjing.apps.desk.alike import similar_cases
from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import day_of
from mingjing.apps.standards.queries.discretion import discretion_in_force
from mingjing.core.law.discretion import DEPARTURES, DiscretionRow, Place, label, place
from mingjing.core.law.measured import proposed_in
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ActSpec
from mingjing.core.record.amounts import AmountInvalid, parse_amount

# Acts that say what the penalty is to be, and the answers that are measured.
MEASURED = frozenset({"propose_decision", "decide_penalty"})
WORDS = ("offence", "discretion_level", "penalty_kinds")
AMOUNTS = ("fine", "confiscated_income", "confiscated_goods_value")
MEASURE = "_measure"
COLUMNS = ("档次", "情形", "处罚")
STATES = {Place.INSIDE: "ok", Place.NO_STANDARD: "off", Place.UNKNOWN: "unknown"}
STATES |= dict.fromkeys(DEPARTURES, "over")


def measure(
    spec: ActSpec, situation: Situation, agency: Agency, values: Mapping[str, Any], *, without: UUID | None
) -> dict[str, Any] | None:
    """What the page shows of a draft's measure; None for acts that set no penalty.

    `values`: the form's answers so far; `without`: the file itself, no case to compare it with. Three
    statements.
    """
    if spec.slug not in MEASURED:
        return None
    draft = proposed_in(replace(situation, given=_readable(values)), spec)
    edition = discretion_in_force(agency, day_of(situation.at))
    found = place(draft, situation.discretion)
    return {
        "edition": edition, "offence": draft.offence, "place": found.place.value,
        "state": STATES[found.place], "text": found.text,
        "asks": "、".join(map(label, found.asks)), "departs": found.place in DEPARTURES,
        "columns": [{"label": name} for name in COLUMNS],
        "rows": [_row(row, row == found.row) for row in situation.discretion if row.offence == draft.offence],
        "spread": similar_cases(
            agency, draft.offence, fine=draft.fine, grade=draft.grade, without=without
        ),
    }  # fmt: skip


def _readable(values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that can be measured; an amount that can't be read counts as not yet given."""
    words = {name: values.get(name) for name in WORDS}
    return {name: value for name, value in (words | _amounts(values)).items() if value}


def _amounts(values: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name in AMOUNTS:
        text = str(values.get(name) or "").strip().replace(",", "").removesuffix("元")
        try:
            found[name] = str(parse_amount(text))
        except AmountInvalid:
            continue
    return found


def _row(row: DiscretionRow, here: bool) -> list[dict[str, Any]]:
    told = row.told or "不分情形"
    texts = (row.grade_name, f"本案：{told}" if here else told, row.penalty)
    cells: list[dict[str, Any]] = [
        {"label": name, "text": text} for name, text in zip(COLUMNS, texts, strict=True)
    ]
    cells[0]["short"] = True
    return cells
