"""From what arrives (a form, JSON, a CSV row) to an act; every fault is a sentence beside its field.

Shapes accepted per field type: text types a string; numbers and amounts a string or a number (amounts in
元, at most two decimals); flags true/false; days ISO 8601; several choices a list; a party, officials and
papers as mappings of their parts.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingjing.core.record.act import Act, ActSpec
from mingjing.core.record.field import Field, FieldKind
from mingjing.core.record.identity import citizen_id_problem, credit_code_problem
from mingjing.core.record.values import PARTY_KINDS, Officer, Paper, Party
from mingjing.core.terms import SHANGHAI, Term, TermError, parse_term

LONGEST_TEXT = 200
# Kinds of text that may be longer, in characters.
LONGER = {FieldKind.NOTE: 20_000, FieldKind.BASIS: 2_000}
LARGEST_NUMBER = 1_000_000
LARGEST_AMOUNT = Decimal("10000000000")
# As people write an amount: no exponents, no words.
_FIGURES = re.compile(r"[+-]?\d+(\.\d+)?")


class FieldError(ValueError):
    """{0}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault: in which field (empty for the whole act), and the sentence that says what to do."""

    field: str
    message: str


def longest(kind: FieldKind) -> int:
    """How many characters a text of this kind may have."""
    return LONGER.get(kind, LONGEST_TEXT)


def _says(raw: Any) -> bool:
    """Whether this is text, or a number that may stand for it."""
    return isinstance(raw, (str, int)) and not isinstance(raw, bool)


def _text(raw: Any, field: Field) -> str:
    if not _says(raw):
        raise FieldError("应填文字")
    value, limit = str(raw).strip(), longest(field.kind)
    if len(value) > limit:
        raise FieldError(f"最多{limit}个字，现有{len(value)}个，请精简或作为附件上传")
    if any(ord(char) < 32 and char not in "\n\r\t" for char in value):
        raise FieldError("含有不能显示的控制字符，请重新录入这一项")
    return value


def _number(raw: Any, field: Field) -> int:
    try:
        value = int(str(raw).strip())
    except ValueError:
        raise FieldError("应填整数，例如 30") from None
    if not 0 <= value <= LARGEST_NUMBER:
        raise FieldError(f"数字应在0到{LARGEST_NUMBER}之间")
    return value


def _money(raw: Any, field: Field) -> Decimal:
    text = str(raw).strip().replace(",", "").removesuffix("元")
    if "万" in text:
        raise FieldError(f"金额以元为单位填写，不写“万”；例如1万元填 10000（现填“{raw}”）")
    if not _FIGURES.fullmatch(text):
        raise FieldError("金额应填数字，单位为元，例如 2000 或 35.50")
    value = Decimal(text)
    if not value.is_finite() or value < 0 or value > LARGEST_AMOUNT:
        raise FieldError("金额应在0到100亿元之间，请核对单位是否为元")
    if value != value.quantize(Decimal("0.01")):
        raise FieldError("金额最多到分（两位小数）")
    return value.quantize(Decimal("0.01"))


def _flag(raw: Any, field: Field) -> bool:
    match raw:
        case bool():
            return raw
        case "true" | "True" | "on" | "1" | "是" | 1:
            return True
        case "false" | "False" | "0" | "否" | 0:
            return False
        case _:
            raise FieldError("请选择“是”或“否”")


def _date(raw: Any, field: Field) -> date:
    try:
        if isinstance(raw, date):
            return raw.date() if isinstance(raw, datetime) else raw
        return date.fromisoformat(str(raw).strip())
    except ValueError:
        raise FieldError("日期应写成 2026-11-20 的样子，并且是日历上有的日子") from None


def _moment(raw: Any, field: Field) -> datetime:
    try:
        value = raw if isinstance(raw, datetime) else datetime.fromisoformat(str(raw).strip())
    except ValueError:
        raise FieldError("时间应写成 2026-11-20 14:30 的样子") from None
    value = value if value.tzinfo else value.replace(tzinfo=SHANGHAI)
    try:
        return value.astimezone(SHANGHAI)
    except OverflowError:
        raise FieldError("时间超出了日历，请核对年份") from None


def _term(raw: Any, field: Field) -> Term:
    try:
        return raw if isinstance(raw, Term) else parse_term(str(raw).strip())
    except TermError as error:
        raise FieldError(str(error)) from None


def _choice(raw: Any, field: Field) -> str:
    value = str(raw).strip()
    if value not in field.choices:
        raise FieldError(f"“{value}”不在可选范围内，请从{'、'.join(field.choices[:6])}等项中选择")
    return value


def _choices(raw: Any, field: Field) -> tuple[str, ...]:
    items = raw if isinstance(raw, (list, tuple)) else [raw]
    return tuple(dict.fromkeys(_choice(item, field) for item in items))


def _parts(raw: Any, allowed: Mapping[str, str], what: str) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise FieldError(f"{what}应逐项填写：{'、'.join(allowed.values())}")
    unknown = set(raw) - set(allowed)
    if unknown:
        raise FieldError(f"{what}没有“{'、'.join(sorted(map(str, unknown)))}”这一项")
    return {key: value.strip() if isinstance(value, str) else value for key, value in raw.items()}


def _party(raw: Any, field: Field) -> Party:
    if isinstance(raw, Party):
        return raw
    given = _parts(raw, Party.PARTS, "当事人")
    if not all(value is None or _says(value) for value in given.values()):
        raise FieldError("当事人的各项都应填文字")
    parts = {key: str(value or "") for key, value in given.items()}
    if parts.get("kind") not in PARTY_KINDS:
        raise FieldError(f"请选择当事人类型：{'、'.join(PARTY_KINDS)}")
    if not parts.get("name"):
        raise FieldError("请填写当事人的姓名或名称")
    id_number = parts.get("id_number", "")
    credit_code = parts.get("credit_code", "")
    problem = (id_number and citizen_id_problem(id_number)) or (
        credit_code and credit_code_problem(credit_code)
    )
    if problem:
        raise FieldError(problem)
    return Party(**parts)  # type: ignore[arg-type]


def _said(parts: Mapping[str, Any], names: tuple[str, ...], what: str) -> dict[str, str]:
    """The parts as texts. Raises FieldError where one is missing or is no text."""
    for name in names:
        if not isinstance(parts.get(name), str) or not parts[name]:
            raise FieldError(f"{what}不完整，请重新选择")
    return {name: value for name, value in parts.items() if isinstance(value, str)}


def _officers(raw: Any, field: Field) -> tuple[Officer, ...]:
    if not isinstance(raw, (list, tuple)):
        raise FieldError("请从本机关执法人员名单中选择")
    chosen = [item if isinstance(item, Officer) else _officer(item) for item in raw]
    return tuple({officer.id: officer for officer in chosen}.values())


def _officer(raw: Any) -> Officer:
    return Officer(**_said(_parts(raw, Officer.PARTS, "执法人员"), ("id", "name"), "执法人员"))


def _papers(raw: Any, field: Field) -> tuple[Paper, ...]:
    if not isinstance(raw, (list, tuple)):
        raise FieldError("请从卷内材料中选择，或者上传文件")
    return tuple(item if isinstance(item, Paper) else _paper(item) for item in raw)


def _paper(raw: Any) -> Paper:
    parts = _parts(raw, Paper.PARTS, "材料")
    said = _said(parts, ("name",), "材料")
    entry = parts.get("entry")
    if entry is not None and (not isinstance(entry, int) or isinstance(entry, bool)):
        raise FieldError("材料所在的记录序号应是数字，请重新选择")
    return Paper(name=said["name"], sha256=said.get("sha256", ""), entry=entry)


def _link(raw: Any, field: Field) -> int:
    try:
        return int(raw if _says(raw) else "")
    except ValueError:
        raise FieldError("请选择本卷中已有的一条记录") from None


PARSERS: dict[FieldKind, Callable[[Any, Field], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.NOTE: _text,
    FieldKind.PLACE: _text,
    FieldKind.BASIS: _text,
    FieldKind.PERSON: _text,
    FieldKind.SIGNATURE: _text,
    FieldKind.DOCUMENT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.TERM: _term,
    FieldKind.FLAG: _flag,
    FieldKind.DATE: _date,
    FieldKind.MOMENT: _moment,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.PARTY: _party,
    FieldKind.OFFICERS: _officers,
    FieldKind.PAPERS: _papers,
    FieldKind.LINK: _link,
    FieldKind.DIGEST: _text,
}


def is_blank(raw: Any) -> bool:
    """Whether nothing was given; spaces alone are nothing. False and 0 are something."""
    return raw is None or (not raw.strip() if isinstance(raw, str) else raw == [] or raw == () or raw == {})


def _not_after(value: Any, field: Field, at: datetime) -> None:
    """Days that lie in the future are refused unless the field is made for them."""
    if field.ahead:
        return
    late = (isinstance(value, datetime) and value > at) or (
        isinstance(value, date) and not isinstance(value, datetime) and value > at.astimezone(SHANGHAI).date()
    )
    if late:
        raise FieldError("填写的时间晚于本次行为的时间，请核对；将来的事不能先作记录")


def parse_act(spec: ActSpec, raw: Mapping[str, Any], *, at: datetime) -> Act | tuple[Problem, ...]:
    """The act, or every fault found. `at`: when the act is done; no recorded day may lie after it."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    known = {item.name for item in spec.fields}
    problems.extend(
        Problem(field=name, message=f"“{spec.label}”没有“{name}”这一项") for name in raw if name not in known
    )
    for item in spec.fields:
        given = raw.get(item.name)
        if is_blank(given):
            if item.needed:
                problems.append(Problem(field=item.name, message=f"请填写{item.label}"))
            continue
        try:
            value = PARSERS[item.field.kind](given, item.field)
            _not_after(value, item.field, at)
        except FieldError as error:
            problems.append(Problem(field=item.name, message=f"{item.label}：{error}"))
        else:
            values[item.name] = value
    return tuple(problems) if problems else spec.cls(**values)
