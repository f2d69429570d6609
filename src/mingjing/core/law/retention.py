"""How long something is kept: every rule that applies, the longest first."""

from dataclasses import dataclass, replace

from mingjing.core.law.answers import Citation, Verdict
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.law import Law
from mingjing.core.law.norms import Retention
from mingjing.core.law.subject import Situation
from mingjing.core.terms import Term, due


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One rule on how long: for good, with the case file, or a term; `label` in words."""

    citation: Citation
    label: str
    permanent: bool
    with_file: bool
    term: Term | None


def _kept(norm: Retention) -> Kept:
    label = "永久" if norm.permanent else "同案卷" if norm.with_file else str(norm.term)
    return Kept(
        citation=norm.citation, label=label, permanent=norm.permanent, with_file=norm.with_file,
        term=norm.term,
    )  # fmt: skip


def _length(kept: Kept, situation: Situation) -> tuple[int, float]:
    """Permanent outlasts the file, the file outlasts any term; terms by where they end."""
    if kept.permanent or kept.with_file:
        return (2 if kept.permanent else 1, 0.0)
    assert kept.term is not None
    return (0, due(kept.term, situation.at, calendar=situation.calendar).moment.timestamp())


def retained(subject: str, situation: Situation, law: Law) -> tuple[Kept, ...]:
    """The rules on keeping `subject` that apply to this file, the longest first: it decides."""
    inquiry = Inquiry(situation=replace(situation, given={}), law=law)
    found = [
        _kept(norm)
        for norm in law.retentions
        if norm.subject == subject and evaluate(norm.applies, inquiry).verdict is Verdict.MET
    ]
    return tuple(sorted(found, key=lambda kept: _length(kept, situation), reverse=True))
