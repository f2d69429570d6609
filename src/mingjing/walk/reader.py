"""Reads a table of penalty cases: each line becomes a case or a fault, and none is dropped in silence.

What counts is the wording of the decision; the columns that somebody derived from it are only compared.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from mingjing.walk.fines import FineWords, read_fines
from mingjing.walk.rows import Fault, FaultKind, PenaltyRow
from mingjing.walk.wording import party, penalty_kinds, rectification, spared

COLUMNS = ("记录号", "领域", "事项号", "情形", "违法事实", "处罚依据", "处罚决定")
EXTRACTED = "罚款金额_元(程序抽取)"
IMPLAUSIBLE_FROM = Decimal(100_000_000)  # 元: 1亿, beyond any fine in these domains
IMPLAUSIBLE_IN_WAN = re.compile(r"\d{5,}(?:\.\d+)?\s*万元")

_LABEL = re.compile(r"(?:^|\n)\s*(违法事实|处罚依据|处罚根据|处罚决定|处罚内容)\s*[:：；;]?\s*")
_LABELS = {"处罚根据": "处罚依据", "处罚内容": "处罚决定"}
_SECOND_CASE = re.compile(r"\n\s*\||\n\s*处罚决定|违法事实\s*[:：]")
_RESPONSIBLE = re.compile(r"直接负责的?主管人员|直接责任人员|对个人[一-龥]")
_EXCERPT = 60


class TableError(ValueError):
    """The table can't be read at all; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A line's three texts and what the decision says of money."""

    facts: str
    basis: str
    decision: str
    money: FineWords
    extracted: Decimal | None


def read_rows(lines: Iterable[str]) -> Iterator[PenaltyRow | Fault]:
    """Read CSV text, line by line. Raises TableError where a column is missing."""
    table = csv.DictReader(line.removeprefix("\ufeff") for line in lines)
    missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        raise TableError(f"表里没有“{'、'.join(missing)}”列；需要的列是：{'、'.join(COLUMNS)}。")
    for record in table:
        yield read_row(record)


def read_row(record: Mapping[str, str | None]) -> PenaltyRow | Fault:
    """One line as column name → text."""
    cells = {name: (value or "").strip() for name, value in record.items() if name}
    parts = _parts(cells)
    for kind, check in _CHECKS:
        detail = check(parts)
        if detail is not None:
            return Fault(number=cells["记录号"], kind=kind, detail=_excerpt(detail))
    return _row(cells, parts)


def _parts(cells: Mapping[str, str]) -> _Parts:
    facts, basis, decision = cells["违法事实"], cells["处罚依据"], cells["处罚决定"]
    if not decision:
        facts, basis, decision = _split(facts, basis)
    try:
        extracted = Decimal(cells.get(EXTRACTED, ""))
    except InvalidOperation:
        extracted = None
    return _Parts(
        facts=facts, basis=basis, decision=decision, money=read_fines(decision), extracted=extracted
    )


def _split(facts: str, basis: str) -> tuple[str, str, str]:
    """Some lines carry all three texts, labelled, in the first cell."""
    pieces = _LABEL.split(facts)
    found = {"违法事实": pieces[0], "处罚依据": basis, "处罚决定": ""}
    for label, text in zip(pieces[1::2], pieces[2::2], strict=True):
        known = _LABELS.get(label, label)
        if known == "处罚决定" and text.startswith("《"):
            known = "处罚依据"  # labelled wrongly: it cites a law
        elif known == "处罚依据" and found[known] and penalty_kinds(text):
            known = "处罚决定"  # labelled wrongly: the basis was given before, and this imposes a penalty
        found[known] = text.strip(" ：:；;\n")
    return found["违法事实"], found["处罚依据"], found["处罚决定"]


def _empty(parts: _Parts) -> str | None:
    return parts.facts or "空白" if parts.facts in ("", "暂无", "无") else None


def _no_decision(parts: _Parts) -> str | None:
    return parts.facts if not parts.decision else None


def _glued(parts: _Parts) -> str | None:
    found = _SECOND_CASE.search(parts.decision)
    return parts.decision[found.start() :].strip() if found else None


def _two_parties(parts: _Parts) -> str | None:
    return parts.decision if _RESPONSIBLE.search(parts.decision) and len(parts.money.parts) > 1 else None


def _advisory(parts: _Parts) -> str | None:
    return parts.decision if "建议" in parts.decision else None


def _implausible(parts: _Parts) -> str | None:
    written = IMPLAUSIBLE_IN_WAN.search(parts.decision)
    if written:
        return f"写作“{written[0]}”，疑把元写成万元：{parts.decision}"
    amounts = [amount for amount in parts.money.parts if amount >= IMPLAUSIBLE_FROM]
    return f"罚款{amounts[0]}元：{parts.decision}" if amounts else None


def _no_unit(parts: _Parts) -> str | None:
    return f"“{parts.money.unitless}”：{parts.decision}" if parts.money.unitless else None


def _no_amount(parts: _Parts) -> str | None:
    named = "罚款" in penalty_kinds(parts.decision)
    return parts.decision if named and parts.money.fine is None else None


def _no_penalty(parts: _Parts) -> str | None:
    return None if penalty_kinds(parts.decision) or spared(parts.decision) else parts.decision


def _no_basis(parts: _Parts) -> str | None:
    return parts.decision if not parts.basis else None


def _mismatch(parts: _Parts) -> str | None:
    known = {*parts.money.parts, parts.money.fine}
    if parts.extracted is None or parts.extracted in known:
        return None
    return f"抽取列{parts.extracted}元，原文{parts.money.fine or '没有罚款'}：{parts.decision}"


_CHECKS: tuple[tuple[FaultKind, Callable[[_Parts], str | None]], ...] = (
    (FaultKind.EMPTY, _empty),
    (FaultKind.NO_DECISION, _no_decision),
    (FaultKind.GLUED, _glued),
    (FaultKind.IMPLAUSIBLE, _implausible),
    (FaultKind.TWO_PARTIES, _two_parties),
    (FaultKind.ADVISORY, _advisory),
    (FaultKind.NO_UNIT, _no_unit),
    (FaultKind.NO_AMOUNT, _no_amount),
    (FaultKind.NO_PENALTY, _no_penalty),
    (FaultKind.MISMATCH, _mismatch),
    (FaultKind.NO_BASIS, _no_basis),
)


def _row(cells: Mapping[str, str], parts: _Parts) -> PenaltyRow:
    kind, name = party(parts.facts, parts.decision, cells["记录号"])
    return PenaltyRow(
        number=cells["记录号"], domain=cells["领域"], item=cells["事项号"], situation=cells["情形"],
        facts=parts.facts, basis=parts.basis, decision=parts.decision, kinds=penalty_kinds(parts.decision),
        fine=parts.money.fine, confiscated_income=parts.money.income, party_kind=kind, party_name=name,
        rectification=rectification(parts.decision), spared=spared(parts.decision),
        crime_suspected="移送公安" in parts.decision, remarks=tuple(_remarks(parts)),
    )  # fmt: skip


def _remarks(parts: _Parts) -> Iterator[str]:
    money = parts.money
    if money.recovered is not None:
        yield f"追缴{money.recovered}元不是处罚，没有计入罚款"
    if money.fine is not None and parts.extracted is not None and parts.extracted != money.fine:
        yield f"抽取列只取了一项（{parts.extracted}元），原文各项合计{money.fine}元"
    if money.fine is not None and parts.extracted is None:
        yield f"抽取列为空，罚款{money.fine}元取自原文"


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else f"{flat[:_EXCERPT]}…"
