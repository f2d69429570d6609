"""How a case went, as one paragraph made from its entries."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from mingjing.apps.documents.values import date_text

Lookup = Callable[[str], Mapping[str, Any] | None]

# Told by day; each sentence stands only where its act was done. What is internal is not told.
_STEPS: Final = (
    ("open_case", "{day}立案调查"),
    ("preserve_evidence", "{day}对有关证据先行登记保存"),
    ("seal_property", "{day}依法采取查封措施"),
    ("seize_property", "{day}依法采取扣押措施"),
    ("order_rectification", "{day}责令当事人改正"),
    ("conclude_investigation", "{day}调查终结"),
    ("give_prior_notice", "{day}告知当事人拟作出的行政处罚的内容、事实、理由、依据和依法享有的权利"),
    ("hear_statement", "{day}当事人提出陈述、申辩，本机关进行了复核"),
    ("waive_statement", "{day}当事人明确表示放弃陈述、申辩"),
    ("hold_hearing", "{day}举行听证"),
)
_METHODS: Final = {
    "serve_directly": "直接送达",
    "serve_by_leaving": "留置送达",
    "serve_by_entrustment": "委托送达",
    "serve_by_forwarding": "转交送达",
}


def course_text(entry: Lookup) -> str:
    """The steps that were taken with their days; empty before the case was opened."""
    told = [
        (done["at"], words.format(day=date_text(done["at"])))
        for act, words in _STEPS
        if (done := entry(act)) and done.get("at")
    ]
    told.sort(key=lambda step: step[0])
    return f"本案办理经过：{'；'.join(words for _, words in told)}。" if told else ""


def service_method(entry: Lookup) -> str:
    """How the latest service was made; empty before any."""
    made = [(done["at"], name) for act, name in _METHODS.items() if (done := entry(act)) and done.get("at")]
    return max(made)[1] if made else ""
