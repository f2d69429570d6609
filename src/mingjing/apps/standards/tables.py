"""Rows of a discretion standard out of a table (CSV): the agency's own, or a dictionary of offences.

The agency's own has a column for each part of a row. A dictionary (违法行为, 法条依据, 处罚种类, 处罚幅度)
gives what the statute allows; the agency lays down its grades afterwards. A line that can't be read whole
is reported with its number and not loaded.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from mingjing.apps.standards.errors import RowFaulty, TableUnreadable
from mingjing.apps.standards.service.discretion import check_row
from mingjing.core.law.discretion import FINED, WHOLE, WHOLE_NAME, DiscretionRow
from mingjing.core.law.fine_words import FineWords, FineWordsUnclear, ranges_in_words
from mingjing.core.law.ranges import FineRange, Measure
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.numerals import NumeralError, parse_amount
from mingjing.core.record.values import PARTY_KINDS

LARGEST = 8 << 20  # bytes
OWN = (
    "违法行为", "依据", "裁量", "情形", "适用对象", "处罚种类", "下限", "上限", "不含下限", "不含上限",
    "单位", "金额确以元为单位",
)  # fmt: skip
DICTIONARY = ("违法行为", "法条依据", "处罚种类", "处罚幅度")
UNITS = {"": Measure.YUAN, "元": Measure.YUAN, "违法所得": Measure.INCOME, "货值": Measure.GOODS}
KINDS = FIELDS["penalty_kinds"].choices
GRADES = (*FIELDS["discretion_level"].choices, WHOLE_NAME, "")
YES = frozenset({"是", "√", "1"})
# How statutes call the kinds of 行政处罚法 9; whatever fits none is no penalty, or for a person to sort.
_KIND_WORDS = (
    ("吊销许可证件", re.compile("吊销")),
    ("暂扣许可证件", re.compile("暂扣.*[证照]")),
    ("责令停产停业", re.compile("停产|停业")),
    ("责令关闭", re.compile("责令关")),
    ("限制从业", re.compile("(?:职业|从业)禁止")),
    ("行政拘留", re.compile("^(?:行政)?拘留")),
    ("没收违法所得", re.compile("没收违法所得")),
    ("没收非法财物", re.compile("没收(?!违法所得)")),
    *((name, re.compile(f"^{name}$")) for name in ("警告", "通报批评", "罚款", "降低资质等级")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """A line that was not loaded, numbered as a spreadsheet does, and why."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a table came to. `left_out`: words among the kinds of penalty that are none, and how often."""

    rows: tuple[DiscretionRow, ...]
    faults: tuple[LineFault, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)


def read_table(content: bytes) -> Table:
    """Read a table. Raises TableUnreadable where it is none, or its columns are not those wanted."""
    columns, lines = _parsed(content)
    names = {name: name.split("(")[0].split("（")[0].strip() for name in columns}
    known = set(names.values())
    if not (known >= {"违法行为", "处罚种类"} and ("处罚幅度" in known or {"下限", "上限"} <= known)):
        raise TableUnreadable(OWN, DICTIONARY)
    read = _own if "下限" in known else _statute
    rows: list[DiscretionRow] = []
    faults: list[LineFault] = []
    left_out: Counter[str] = Counter()
    for number, raw in enumerate(lines, 2):
        line = {names[key]: (value or "").strip() for key, value in raw.items() if key in names}
        try:
            rows += read(line, left_out)
        except (RowFaulty, FineWordsUnclear) as error:
            faults.append(LineFault(line=number, message=str(error)))
    return Table(rows=tuple(rows), faults=tuple(faults), left_out=dict(left_out.most_common()))


def _parsed(content: bytes) -> tuple[list[str], list[dict[str, str | None]]]:
    """The names of the columns, and the lines below them."""
    reader = csv.DictReader(io.StringIO(_decoded(content), newline=""))
    try:
        return [name or "" for name in reader.fieldnames or ()], list(reader)
    except csv.Error as error:
        raise TableUnreadable(OWN, DICTIONARY) from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, or as spreadsheets write on Chinese desktops."""
    if len(content) > LARGEST:
        raise TableUnreadable(OWN, DICTIONARY)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableUnreadable(OWN, DICTIONARY)


def _own(line: Mapping[str, str], left_out: Counter[str]) -> Iterator[DiscretionRow]:
    grade = _one_of(line.get("裁量", ""), GRADES, "裁量", "grade")
    row = DiscretionRow(
        offence=_short(line["违法行为"], 200, "违法行为"), basis=_short(line.get("依据", ""), 300, "依据"),
        grade=WHOLE if grade == WHOLE_NAME else grade,
        circumstances=_short(line.get("情形", ""), 300, "情形"),
        parties=_several(line.get("适用对象", ""), PARTY_KINDS, "适用对象"),
        penalty_kinds=_several(line["处罚种类"], KINDS, "处罚种类"), fine=_range(line),
    )  # fmt: skip
    check_row(row, confirmed=line.get("金额确以元为单位", "") in YES)
    yield row


def _range(line: Mapping[str, str]) -> FineRange | None:
    low, high = (_number(line[name], name) for name in ("下限", "上限"))
    if low is None and high is None:
        return None
    unit = _one_of(line.get("单位", ""), tuple(UNITS), "单位", "measure")
    return FineRange(
        low=low, high=high, measure=UNITS[unit], low_in=line.get("不含下限", "") not in YES,
        high_in=line.get("不含上限", "") not in YES,
    )  # fmt: skip


def _number(text: str, name: str) -> Decimal | None:
    try:
        return parse_amount(text) if text else None
    except NumeralError:
        raise RowFaulty(f"{name}“{text}”不是数字，请以元为单位填写，例如 500", "low") from None


def _one_of(text: str, allowed: tuple[str, ...], name: str, part: str) -> str:
    if text not in allowed:
        raise RowFaulty(f"{name}“{text}”不在可以填的里面：{'、'.join(filter(None, allowed))}", part)
    return text


def _several(text: str, allowed: tuple[str, ...], name: str) -> tuple[str, ...]:
    parts = tuple(dict.fromkeys(part.strip() for part in re.split(r"[、|；;，,]", text) if part.strip()))
    # One of the kinds has a comma in its own name.
    return (text,) if text in allowed else tuple(_one_of(part, allowed, name, name) for part in parts)


def _short(text: str, most: int, name: str) -> str:
    if len(text) > most:
        raise RowFaulty(f"{name}有{len(text)}字，最多{most}字，请缩短", name)
    return text


def _statute(line: Mapping[str, str], left_out: Counter[str]) -> Iterator[DiscretionRow]:
    """What the statute allows for one offence: a row for each of its ranges."""
    words = tuple(_measures(line["处罚种类"]))
    kinds = tuple(name for name in KINDS if any(name in _kinds(word) for word in words))
    found = ranges_in_words(line["处罚幅度"]) if FINED in kinds else (FineWords(fine=FineRange()),)
    for item in found:
        told = [line.get("情形", ""), item.circumstances]
        row = DiscretionRow(
            offence=_short(line["违法行为"], 200, "违法行为"), grade=WHOLE, penalty_kinds=kinds,
            basis=_short(line.get("法条依据", "").replace("|", "；"), 300, "法条依据"), parties=item.parties,
            circumstances=_short("；".join(filter(None, told)), 300, "情形"),
            fine=item.fine if FINED in kinds else None,
        )  # fmt: skip
        check_row(row, confirmed=True)
        yield row
    left_out.update(word for word in words if not _kinds(word))


def _measures(text: str) -> Iterator[str]:
    """The measures one by one; 暂扣、吊销证照 is two kinds in one word."""
    for part in filter(None, map(str.strip, text.split("|"))):
        yield from (part,) if _kinds(part) else re.split("[、，,；;]", part)


def _kinds(word: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _KIND_WORDS if pattern.search(word))
