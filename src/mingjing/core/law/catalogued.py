"""The agency's catalogue of major decisions: its rows, and whether what is being decided falls under one.

A row holds where everything it states holds: kind of decision, kind of penalty, party, field, effect and
amount. What a row leaves open it leaves to all. Amounts are in yuan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.record.act import ACTS
from mingjing.core.record.amounts import money_figures
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, FileKind

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN


class Use(StrEnum):
    """What a row is for; several norms may share one row, and with it one threshold."""

    REVIEW = "review"
    HEARING = "hearing"
    DISCUSSION = "discussion"
    FILING = "filing"


USE_NAMES: dict[Use, str] = {
    Use.REVIEW: "法制审核", Use.HEARING: "听证", Use.DISCUSSION: "集体讨论", Use.FILING: "备案",
}  # fmt: skip
# Which amounts can be counted (fields of the record), and the kind of penalty that imposes each.
IMPOSED_BY: dict[str, str] = {
    "fine": "罚款", "confiscated_income": "没收违法所得", "confiscated_goods_value": "没收非法财物",
}  # fmt: skip
# What a person has to judge; a row may want one of these.
EFFECTS = ("对当事人影响重大", "对社会舆论影响较大")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """One row of an edition, with the days on which its edition is in force (`until` included).

    Empty sets and texts leave a dimension open. `inclusive`: 以上, the threshold itself counts; else 超过.
    `counts`: the amounts compared with the threshold, each by itself or, where `together`, added up.
    """

    number: int
    matter: str
    kind: FileKind
    uses: frozenset[Use]
    since: date
    until: date | None = None
    acts: frozenset[str] = frozenset()
    penalty_kinds: frozenset[str] = frozenset()
    level: str = ""
    domain: str = ""
    parties: frozenset[str] = frozenset()
    threshold: Decimal | None = None
    inclusive: bool = True
    counts: frozenset[str] = frozenset()
    together: bool = False
    effects: frozenset[str] = frozenset()
    basis: str = ""
    note: str = ""

    @property
    def bound(self) -> str:
        """The threshold in words, with its bound; empty where there is none."""
        if self.threshold is None:
            return ""
        figures = money_figures(f"{self.threshold:f}")
        return f"{figures}以上（含本数）" if self.inclusive else f"超过{figures}（不含本数）"

    def runs(self, day: date) -> bool:
        """Whether its edition is in force that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is being decided, as far as it is known; None where something isn't.

    `act`: the decision (or measure) itself. `amounts`: field → yuan. `pending`: fields that the form in
    hand will ask for, so that nobody need look them up first. `entry`: where it stands in the record.
    """

    kind: FileKind
    day: date
    act: str | None = None
    penalty_kinds: frozenset[str] | None = None
    party: str | None = None
    domain: str | None = None
    effects: frozenset[str] | None = None
    amounts: Mapping[str, Decimal]
    pending: frozenset[str] = frozenset()
    entry: int | None = None


def listed(rows: tuple[CatalogueRow, ...], use: Use, decided: Decided, otherwise: bool | None) -> Reason:
    """Whether a row for this use, in force that day, covers what is decided, and which one by what.

    `otherwise`: the answer where nothing in force is for this use; None leaves it unknown.
    """
    name = USE_NAMES[use]
    running = [row for row in rows if use in row.uses and row.runs(decided.day)]
    if not running:
        return _none_in_force(name, otherwise)
    reasons = [row_reason(row, decided) for row in running if row.kind is decided.kind]
    entries = (decided.entry,) if decided.entry else ()
    for verdict, led in _LED.items():
        found = tuple(reason for reason in reasons if reason.verdict is verdict)
        if found:
            text = f"{led}（{name}）：{'；'.join(reason.text for reason in found)}"
            return Reason(verdict=verdict, text=text, parts=found, entries=entries, tell=True)
    return Reason(verdict=UNMET, text=f"本机关的目录（{name}）没有列{FILE_KIND_NAMES[decided.kind]}")


# In this order: one row that covers it is enough, and a row that might is worth a question.
_LED = {MET: "列入本机关的目录", UNKNOWN: "是否列入本机关的目录还不清楚", UNMET: "没有列入本机关的目录"}


def _none_in_force(name: str, otherwise: bool | None) -> Reason:
    text = f"本机关没有用于{name}的目录"
    if otherwise is not None:
        return Reason(verdict=MET if otherwise else UNMET, text=text)
    return Reason(verdict=UNKNOWN, text=text, asks=(f"本机关的目录（{name}）",))


def row_reason(row: CatalogueRow, decided: Decided) -> Reason:
    """Whether one row covers what is decided: by all it states. Only the parts that decide are told."""
    parts = tuple(_parts(row, decided))
    verdicts = {part.verdict for part in parts}
    verdict = UNMET if UNMET in verdicts else UNKNOWN if UNKNOWN in verdicts else MET
    told = tuple(part for part in parts if part.verdict is verdict)
    why = "，".join(part.text for part in told) or f"所有{FILE_KIND_NAMES[row.kind]}都在内"
    return Reason(verdict=verdict, text=f"第{row.number}行“{row.matter}”（{why}）", parts=told)


def _parts(row: CatalogueRow, decided: Decided) -> Iterator[Reason]:
    act = frozenset({decided.act}) if decided.act else None
    party = frozenset({decided.party}) if decided.party else None
    domain = frozenset({decided.domain}) if decided.domain else None
    if row.acts:
        yield _one_of("decision_kind", "拟作决定种类", row.acts, act, decided)
    if row.penalty_kinds:
        yield _one_of("penalty_kinds", "处罚种类", row.penalty_kinds, decided.penalty_kinds, decided)
    if row.parties:
        yield _one_of("party", "当事人基本情况.类型", row.parties, party, decided)
    if row.domain:
        yield _one_of("domain", "所属领域", frozenset({row.domain}), domain, decided)
    if row.effects:
        yield _one_of("effects", "影响判断", row.effects, decided.effects, decided)
    if row.threshold is not None:
        yield _amount(row, row.threshold, decided)


def _one_of(
    name: str, label: str, wanted: frozenset[str], known: frozenset[str] | None, decided: Decided
) -> Reason:
    """Whether one of what the row names is there; unknown where nothing has been said."""
    if known is None:
        return _open(name, label, decided)
    found = wanted & known
    shown = "、".join(_shown(item) for item in sorted(found or known)) or "没有"
    short = label.partition(".")[0].removesuffix("基本情况")
    return Reason(verdict=MET if found else UNMET, text=f"{short}是{shown}")


def _shown(item: str) -> str:
    return ACTS[item].label if item in ACTS else item


def _open(name: str, label: str, decided: Decided) -> Reason:
    asks = () if name in decided.pending else (label,)
    return Reason(verdict=UNKNOWN, text=f"{label}还没有写明", asks=asks)


def _amount(row: CatalogueRow, threshold: Decimal, decided: Decided) -> Reason:
    counted = [name for name in IMPOSED_BY if name in row.counts]
    known = {name: _imposed(name, decided) for name in counted}
    missing = [name for name, value in known.items() if value is None]
    values = {name: value for name, value in known.items() if value is not None}
    sums = {"、".join(FIELDS[name].label for name in values): sum(values.values(), Decimal(0))}
    compared = sums if row.together else {FIELDS[name].label: value for name, value in values.items()}
    reached = {label: value for label, value in compared.items() if _over(value, threshold, row)}
    if reached:
        return Reason(verdict=MET, text=_told(reached, f"达到{row.bound}", row))
    if missing:
        parts = tuple(_open(name, FIELDS[name].label, decided) for name in missing)
        return Reason(verdict=UNKNOWN, text="，".join(part.text for part in parts), parts=parts)
    return Reason(verdict=UNMET, text=_told(compared, f"没有达到{row.bound}", row))


def _imposed(name: str, decided: Decided) -> Decimal | None:
    """How much of this is imposed; nothing where the penalty isn't of its kind, None where it isn't known."""
    if name in decided.amounts:
        return decided.amounts[name]
    kinds = decided.penalty_kinds
    return None if kinds is None or IMPOSED_BY[name] in kinds else Decimal(0)


def _over(value: Decimal, threshold: Decimal, row: CatalogueRow) -> bool:
    return value > threshold or (row.inclusive and value == threshold)


def _told(amounts: Mapping[str, Decimal], verdict: str, row: CatalogueRow) -> str:
    joined = "合计" if row.together and len(row.counts) > 1 else ""
    shown = "，".join(f"{label}{joined}{money_figures(f'{value:f}')}" for label, value in amounts.items())
    return f"{shown}，{verdict}"
