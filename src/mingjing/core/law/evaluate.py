"""Evaluating a condition: met, not met, or unknown, always with its reasons."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, assert_never

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.condition import (
    All,
    Answered,
    AtLeast,
    Compound,
    Condition,
    Constant,
    Done,
    Elapsed,
    Fact,
    Listed,
    Measured,
    Not,
    OfAgency,
    OfReview,
    OfValues,
    Path,
    People,
    Permitted,
    ReviewNeeded,
    ReviewPassed,
    Setting,
    Settled,
    Staffed,
    Sum,
)  # fmt: skip
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.listing import check_listed
from mingjing.core.law.matching import Bound, BoundBy, Matcher, matches, wording
from mingjing.core.law.measured import check_measured
from mingjing.core.law.norms import Scope
from mingjing.core.law.past import of_history
from mingjing.core.law.persons import check_people
from mingjing.core.law.reviewed import review_passed
from mingjing.core.law.staffing import check_staffing
from mingjing.core.record.catalogue import ACTS_BY_LABEL
from mingjing.core.record.draft import DECIDING
from mingjing.core.record.parsing import is_blank

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN


def evaluate(condition: Condition, inquiry: Inquiry) -> Reason:
    """Whether the condition holds in this situation, and why."""
    match condition:
        case All() | AtLeast() | Not():
            return _compound(condition, inquiry)
        case Constant(value=value):
            return Reason(verdict=MET if value else UNMET, text="一律适用" if value else "没有例外")
        case Fact() | Sum() | Setting():
            return _value(condition, inquiry)
        case Done() | Elapsed() | Answered() | Settled():
            return of_history(condition, inquiry)
        case ReviewNeeded() | ReviewPassed():
            return _review(condition, inquiry)
        case People():
            return check_people(condition, inquiry.situation, inquiry.fillable(condition.field))
        case Permitted() | Staffed() | Listed() | Measured():
            return _of_agency(condition, inquiry)
        case _:
            assert_never(condition)


def _of_agency(condition: OfAgency, inquiry: Inquiry) -> Reason:
    match condition:
        case Permitted():
            allowed = inquiry.spec is not None and inquiry.spec.slug in inquiry.law.permitted
            text = "本地规则允许" if allowed else "本地规则没有允许"
            return Reason(verdict=MET if allowed else UNMET, text=text)
        case Measured():
            return check_measured(condition, inquiry.situation, inquiry.spec, inquiry.fillable("offence"))
        case Listed():
            return _listed(condition, inquiry)
        case Staffed():
            return check_staffing(inquiry.law, inquiry.situation.staff)
        case _:
            assert_never(condition)


def _listed(condition: Listed, inquiry: Inquiry) -> Reason:
    situation, about = inquiry.situation, inquiry.about
    act = inquiry.spec.slug if inquiry.spec else situation.file.entries[about - 1].act if about else ""
    return check_listed(condition, situation, act, about=about, fillable=inquiry.fillable)


def _review(condition: OfReview, inquiry: Inquiry) -> Reason:
    match condition:
        case ReviewNeeded():
            return review_needed(inquiry)
        case ReviewPassed():
            return review_passed(inquiry.spec, inquiry.situation)
        case _:
            assert_never(condition)


def review_needed(inquiry: Inquiry) -> Reason:
    """Whether some rule set wants the decision asked about, or the one drafted, reviewed, and which."""
    kind, act = inquiry.situation.file.header.kind, _deciding_act(inquiry)
    scopes = [item for item in inquiry.law.scopes if kind in item.kinds and (act is None or act in item.acts)]
    reasons = tuple(_scope_reason(item, inquiry) for item in scopes)
    for verdict in (MET, UNKNOWN):
        found = [reason.text for reason in reasons if reason.verdict is verdict]
        if found:
            return Reason(verdict=verdict, text="；".join(found), parts=reasons)
    return Reason(verdict=UNMET, text="没有规则要求这项决定经过法制审核", parts=reasons)


def _scope_reason(scope: Scope, inquiry: Inquiry) -> Reason:
    inner = evaluate(scope.applies, inquiry)
    text = f"{scope.citation.gist}（{scope.citation.source}）"
    return Reason(verdict=inner.verdict, text=text, parts=(inner,), entries=inner.entries)


def _deciding_act(inquiry: Inquiry) -> str | None:
    """The decision in question: the act asked about, else the one drafted; None where none is named."""
    spec = inquiry.spec
    if spec is not None and spec.family in DECIDING:
        return spec.slug
    label = inquiry.fact(Path(name="decision_kind", label="拟作决定种类"))
    return ACTS_BY_LABEL[label].slug if label in ACTS_BY_LABEL else None


def _compound(condition: Compound, inquiry: Inquiry) -> Reason:
    match condition:
        case All(parts=parts):
            return _at_least(len(parts), parts, inquiry)
        case AtLeast(count=count, parts=parts):
            return _at_least(count, parts, inquiry)
        case Not(part=part):
            return _not(evaluate(part, inquiry))
        case _:
            assert_never(condition)


def _at_least(count: int, parts: Iterable[Condition], inquiry: Inquiry) -> Reason:
    reasons = tuple(evaluate(part, inquiry) for part in parts)
    met = sum(reason.verdict is MET for reason in reasons)
    possible = met + sum(reason.verdict is UNKNOWN for reason in reasons)
    verdict = MET if met >= count else UNKNOWN if possible >= count else UNMET
    short = [reason.text for reason in reasons if reason.verdict is verdict]
    joiner = "；" if count == len(reasons) else "，或者"
    return Reason(verdict=verdict, text=joiner.join(short), parts=reasons)


def _not(inner: Reason) -> Reason:
    flipped = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}[inner.verdict]
    return Reason(verdict=flipped, text=inner.text, parts=(inner,), entries=inner.entries)


def _value(condition: OfValues, inquiry: Inquiry) -> Reason:
    match condition:
        case Fact(path=path):
            return _fact(condition, inquiry, inquiry.fact(path, given_only=condition.given_only))
        case Sum(paths=paths, matcher=matcher):
            total = sum((Decimal(inquiry.fact(path) or 0) for path in paths), Decimal(0))
            label = "、".join(path.label for path in paths)
            text = f"{label}合计{wording(matcher)}（现为{total}元）"
            verdict = matches(str(total), _resolved(matcher, inquiry))
            asks = (_asked(matcher, label),) if verdict is UNKNOWN else ()
            return Reason(verdict=verdict, text=text, asks=asks)
        case Setting():
            return _setting(condition, inquiry)
        case _:
            assert_never(condition)


def _setting(condition: Setting, inquiry: Inquiry) -> Reason:
    value = inquiry.situation.setting(condition.name)
    text = f"本机关参数“{condition.name}”{wording(condition.matcher)}"
    if value is None and condition.otherwise is not None:
        return Reason(verdict=MET if condition.otherwise else UNMET, text=f"{text}（未设定）")
    verdict = matches(value, condition.matcher)
    asks = (f"参数：{condition.name}",) if verdict is UNKNOWN else ()
    return Reason(verdict=verdict, text=text, asks=asks)


def _fact(condition: Fact, inquiry: Inquiry, value: Any) -> Reason:
    path = condition.path
    blank = is_blank(value)
    if blank and inquiry.fillable(path.name):
        return Reason(verdict=UNKNOWN, text=f"{path.label}待填写")
    if blank and condition.otherwise is not None:
        verdict = MET if condition.otherwise else UNMET
        return Reason(verdict=verdict, text=f"{path.label}{wording(condition.matcher)}（未填写）")
    verdict = matches(value, _resolved(condition.matcher, inquiry))
    shown = "未填写" if blank else f"现为“{_shown(value)}”"
    asks = (path.label if blank else _asked(condition.matcher, path.label),) if verdict is UNKNOWN else ()
    text = f"{path.label}{wording(condition.matcher)}（{shown}）"
    return Reason(verdict=verdict, text=text, asks=asks)


def _resolved(matcher: Matcher, inquiry: Inquiry) -> Matcher:
    """A bound that is another fact, or a value the agency sets, gets that value; unknown stays None."""
    if isinstance(matcher, Bound) and isinstance(matcher.limit, BoundBy):
        by = matcher.limit
        if by.setting:
            return replace(matcher, limit=inquiry.situation.setting(by.name))
        return replace(matcher, limit=inquiry.fact(Path(name=by.name, label=by.label)))
    return matcher


def _asked(matcher: Matcher, label: str) -> str:
    """What is missing where a comparison can't be made: the bound that was looked up, else the fact."""
    if isinstance(matcher, Bound) and isinstance(matcher.limit, BoundBy):
        return f"参数：{matcher.limit.name}" if matcher.limit.setting else matcher.limit.label
    return label


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)
