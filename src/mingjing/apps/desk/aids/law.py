"""法律适用、裁量: the basis as cited step by step, where the draft lies in the standard, why it departs."""

from collections.abc import Iterator
from typing import Any

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.apps.desk.alike import similar_cases
from mingjing.core.law.discretion import DEPARTURES, Place, place
from mingjing.core.law.measured import proposed_in
from mingjing.core.record.draft import latest_draft

VIOLATED, BASES = "suspected_basis", ("legal_basis", "penalty_basis")


def basis(seen: Examined) -> Iterator[Fact]:
    """Which provision was violated, and on which the notice and the draft rest; whether those differ."""
    cited: dict[str, Fact] = {}
    if violated := seen.file.facts.get(VIOLATED):
        yield Fact(text=f"认为违反：{violated}")
    for entry in seen.file.done(("conclude_investigation", "give_prior_notice", "propose_decision")):
        for name in BASES:
            if text := str(entry.data.get(name) or ""):
                cited[text] = seen.told(entry, text)
    yield from cited.values()
    if not cited:
        yield Fact(text="告知和处理意见没有写法律依据", state="unknown", word="没有记录")
    if len(cited) > 1:
        yield Fact(text="前后引用的依据写法不同，见上", state="soon", word="不一致")


def alike(seen: Examined) -> dict[str, Any] | None:
    """The similar cases decided before, for `components/spread.html`; None where no offence is named."""
    asked = proposed_in(seen.situation, None)
    row = seen.case.row
    return similar_cases(row.agency, asked.offence, fine=asked.fine, grade=asked.grade, without=row.pk)


def discretion(seen: Examined) -> Iterator[Fact]:
    """Where the draft lies in the agency's standard, and the reason given for a departure."""
    draft = latest_draft(seen.file)
    found = place(proposed_in(seen.situation, None), seen.situation.discretion)
    state, word = ("soon", found.place.value) if found.place in DEPARTURES else ("", "")
    if found.place in (Place.UNKNOWN, Place.NO_STANDARD):
        state, word = "unknown", found.place.value
    yield Fact(text=found.text, state=state, word=word)
    if draft is None:
        return
    for name, label in (("discretion_basis", "裁量理由"), ("departure_reason", "偏离裁量基准的理由")):
        if text := draft.data.get(name):
            yield seen.told(draft, f"{label}：{text}")
    if found.place in DEPARTURES and not draft.data.get("departure_reason"):
        yield Fact(text="草案没有写偏离裁量基准的理由", state="unknown", word="没有记录")
