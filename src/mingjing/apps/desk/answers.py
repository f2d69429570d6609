"""Reading an act's form back into the plain data that the record parses."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from mingjing.apps.interface import posted
from mingjing.apps.interface.fields import InputKind
from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.parsing import is_blank

# What happens at the moment of the act itself: whoever leaves it blank means that moment.
AT_ONCE = frozenset({
    "issued_at", "decision_date", "approved_at", "handled_at", "reviewed_on", "collected_at", "published_at",
    "sent_at", "received_at", "stored_at", "check_date", "archived_on",
})  # fmt: skip


def read_form(spec: ActSpec, data: QueryDict) -> dict[str, Any]:
    """What was typed, field by field, in the form's own shapes: kept for showing the form again."""
    return {item.name: posted.read(InputKind(item.field.kind.value), item.name, data) for item in spec.fields}


def act_answers(
    spec: ActSpec, typed: Mapping[str, Any], papers: Iterable[Mapping[str, Any]], at: datetime
) -> dict[str, Any]:
    """The act's data out of what was typed.

    `papers`: what lies in the file or was just uploaded. `at`: when the act was done, in the agency's
    time; it stands for the days and moments of the act itself that were left blank.
    """
    known = {str(paper["sha256"]): paper for paper in papers}
    answers = {item.name: _plain(item, typed.get(item.name), known) for item in spec.fields}
    given = {name: value for name, value in answers.items() if not is_blank(value)}
    return _at_once(spec, at) | given


def _at_once(spec: ActSpec, at: datetime) -> dict[str, str]:
    moments = {FieldKind.DATE: at.date().isoformat(), FieldKind.MOMENT: at.isoformat(timespec="minutes")}
    return {item.name: moments[item.field.kind] for item in spec.fields if item.name in AT_ONCE}


def _plain(item: BoundField, value: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    match item.field.kind:
        case FieldKind.TERM if isinstance(value, Mapping):
            return f"{value['amount']}{value.get('unit', '')}" if value.get("amount") else ""
        case FieldKind.BASIS if isinstance(value, list):
            return "；".join(_law(row) for row in value if row.get("law"))
        case FieldKind.PAPERS:
            return [_paper(known[key]) for key in value or () if key in known]
        case FieldKind.PARTY if isinstance(value, Mapping):
            return value if value.get("name") or len(value) > 1 else {}
        case _:
            return value


def _law(row: Mapping[str, str]) -> str:
    law = row["law"].strip().removeprefix("《").removesuffix("》")
    return (
        f"《{law}》{row.get('article', '')}" if row.get("article") or "》" not in row["law"] else row["law"]
    )


def _paper(paper: Mapping[str, Any]) -> dict[str, Any]:
    entry = paper.get("entry")
    return {"name": paper["name"], "sha256": paper["sha256"]} | ({"entry": entry} if entry else {})
