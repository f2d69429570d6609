"""Reading scenario files: steps taken as given, steps put to the law, and what is to be checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Staff
from mingjing.core.record.act import ActSpec
from mingjing.core.record.catalogue import ACTS_BY_LABEL, FIELDS, FIELDS_BY_LABEL
from mingjing.core.record.field import FieldKind
from mingjing.core.record.values import Party
from mingjing.core.record.vocabulary import (
    FILE_KIND_NAMES,
    PROCEDURE_NAMES,
    REVIEWER_KIND_NAMES,
    ROLE_NAMES,
    FileKind,
    Procedure,
    Role,
)
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.library import HOME
from mingjing.regulations.reading.catalogues import catalogue_rows
from mingjing.regulations.reading.discretion import discretion_row
from mingjing.regulations.reading.node import Node, load, plain, suggest

TOP_KEYS = (
    "场景", "条款", "规则集", "类别", "程序", "人员", "人数", "参数", "目录", "裁量基准", "已有", "做", "查",
    "说明",
)  # fmt: skip
STEP_KEYS = ("行为", "时间", "由", "填写", "拒绝", "不因", "提示", "不提示", "前情")
CHECK_KEYS = ("义务", "清单", "保存", "配备", "时间", "到期", "依据", "状态", "项数", "期限", "应有", "缺")
CHECKED = ("义务", "清单", "保存", "配备")
STAFF_KEYS = ("法制审核人员", "执法人员")
PERSON_KEYS = ("身份", "证件有效", "法律职业资格", "机构", "登记为", "法律专业背景", "审核处罚自")
PRELUDES = "preludes.yaml"
REVIEWER_KINDS = {label: kind for kind, label in REVIEWER_KIND_NAMES.items()}
ISSUED = "37040312"  # how the numbers of the scenario world's certificates begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act. `checked`: put to the law; otherwise taken as given."""

    spec: ActSpec
    at: datetime
    by: str
    data: Mapping[str, Any]
    checked: bool
    refused: tuple[str, ...] = ()
    not_refused: tuple[str, ...] = ()
    reminded: tuple[str, ...] = ()
    not_reminded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to look at when all steps are taken."""

    what: str
    name: str
    at: datetime
    due: str = ""
    clause: str = ""
    state: str = ""
    count: int = 0
    needed: int | None = None
    short: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario as written."""

    name: str
    file: Path
    line: int
    clauses: tuple[str, ...]
    rule_sets: tuple[str, ...]
    kind: FileKind
    procedure: Procedure
    steps: tuple[Step, ...]
    checks: tuple[Check, ...]
    people: Mapping[str, PersonOnDay] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    discretion: tuple[DiscretionRow, ...] = ()
    staff: Staff | None = None
    catalogue: tuple[CatalogueRow, ...] = ()

    @property
    def settings(self) -> tuple[DatedSetting, ...]:
        """The agency's own values, as they hold all through the scenario."""
        return tuple(DatedSetting(name=n, value=v, since=date.min) for n, v in self.parameters.items())


# Who is there in every scenario unless it says otherwise.
_CAST = {
    "李敏": (Role.OFFICER, "执法一科", True, False),
    "张强": (Role.OFFICER, "执法一科", True, False),
    "周涛": (Role.UNIT_HEAD, "执法一科", True, False),
    "孙洁": (Role.REVIEWER, "法制科", False, True),
    "赵宏": (Role.AGENCY_HEAD, "局领导", False, False),
    "吴静": (Role.LIAISON, "办公室", False, False),
    "郑和平": (Role.ARCHIVIST, "档案室", False, False),
    "冯岩": (Role.HEARING_OFFICER, "法制科", False, True),
    "陈立": (Role.SUPERVISOR, "司法局", False, True),
    "系统": (Role.SYSTEM, "", False, False),
}


def people_of(scenario: Scenario) -> dict[str, PersonOnDay]:
    """The people of a scenario by name; the name serves as the id."""
    cast = {
        name: PersonOnDay(
            id=name,
            name=name,
            roles=frozenset({role}),
            unit=unit,
            certificate_valid=valid,
            qualified=qualified,
            certificate=f"{ISSUED}{index:03}" if valid else "",
        )
        for index, (name, (role, unit, valid, qualified)) in enumerate(_CAST.items(), 1)
    }
    return cast | dict(scenario.people)


def read_scenarios(place: Path, home: Path) -> Iterator[Scenario]:
    """The scenarios of a file, or of all files below a folder. Raises RuleError."""
    files = [place] if place.is_file() else sorted(place.rglob("*.yaml"))
    for path in files:
        if path.name == PRELUDES or (place.is_dir() and "scenarios" not in path.parts):
            continue
        preludes = _preludes(path.parent, home)
        for node in load(path).items():
            yield _scenario(node, preludes)


@cache
def _preludes(folder: Path, home: Path) -> dict[str, Node]:
    """The preludes that scenarios of a folder may start from: the nation's, and the folder's own."""
    found: dict[str, Node] = {}
    national = [home / "national" / "scenarios" / PRELUDES for home in dict.fromkeys((HOME, home))]
    for place in (*national, folder / PRELUDES):
        if place.is_file():
            found |= load(place).entries()
    return found


def _texts(keys: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return keys[key].map(Node.text) if key in keys else ()


def _scenario(node: Node, preludes: dict[str, Node]) -> Scenario:
    keys = node.keys(TOP_KEYS, ("场景", "规则集"))
    people = (
        dict(_person(name, item) for name, item in keys["人员"].entries().items()) if "人员" in keys else {}
    )
    steps = [
        *_steps(keys.get("已有"), preludes, checked=False),
        *_steps(keys.get("做"), preludes, checked=True),
    ]
    return Scenario(
        name=keys["场景"].text(), file=node.file, line=node.line, clauses=_texts(keys, "条款"),
        rule_sets=_texts(keys, "规则集"), kind=_kind(keys.get("类别")),
        procedure=_procedure(keys.get("程序")),
        steps=tuple(steps), people=people, parameters=plain(keys["参数"]) if "参数" in keys else {},
        discretion=keys["裁量基准"].map(discretion_row) if "裁量基准" in keys else (),
        staff=_staff(keys["人数"]) if "人数" in keys else None,
        catalogue=catalogue_rows(keys.get("目录")),
        checks=keys["查"].map(lambda item: _check(item, steps)) if "查" in keys else (),
    )  # fmt: skip


def _staff(node: Node) -> Staff:
    keys = node.keys(STAFF_KEYS, STAFF_KEYS)
    return Staff(reviewers=keys["法制审核人员"].number(), officers=keys["执法人员"].number())


def _kind(node: Node | None) -> FileKind:
    names = {label: kind for kind, label in FILE_KIND_NAMES.items()}
    return names[node.one_of(names)] if node else FileKind.PENALTY


def _procedure(node: Node | None) -> Procedure:
    names = {label: item for item, label in PROCEDURE_NAMES.items()}
    return names[node.one_of(names)] if node else Procedure.ORDINARY


def _person(name: str, node: Node) -> tuple[str, PersonOnDay]:
    keys = node.keys(PERSON_KEYS)
    roles = {label: role for role, label in ROLE_NAMES.items()}
    chosen = (
        [roles[item.one_of(roles)] for item in keys["身份"].items()] if "身份" in keys else [Role.OFFICER]
    )
    valid = keys["证件有效"].flag() if "证件有效" in keys else True
    return name, PersonOnDay(
        id=name, name=name, roles=frozenset(chosen),
        unit=keys["机构"].text() if "机构" in keys else "执法一科",
        certificate_valid=valid, certificate=f"{ISSUED}{node.line:03}" if valid else "",
        legal_background=keys["法律专业背景"].text() if "法律专业背景" in keys else "",
        qualified=keys["法律职业资格"].flag() if "法律职业资格" in keys else False,
        reviews_as=REVIEWER_KINDS[keys["登记为"].one_of(REVIEWER_KINDS)] if "登记为" in keys else None,
        first_review=_moment(keys["审核处罚自"]).date() if "审核处罚自" in keys else None,
    )  # fmt: skip


def _steps(node: Node | None, preludes: dict[str, Node], *, checked: bool) -> Iterator[Step]:
    for item in node.items() if node else ():
        keys = item.keys(STEP_KEYS)
        if "前情" not in keys:
            yield _step(item, keys, checked)
            continue
        name = keys["前情"].text()
        if name not in preludes:
            raise keys["前情"].fail(f"没有名为“{name}”的前情；{suggest(name, list(preludes))}")
        yield from _steps(preludes[name], preludes, checked=False)


def _moment(node: Node) -> datetime:
    try:
        value = datetime.fromisoformat(node.text())
    except ValueError:
        raise node.fail("应是时间，写作 2025-03-03 09:00") from None
    return value.replace(tzinfo=SHANGHAI)


def _step(node: Node, keys: dict[str, Node], checked: bool) -> Step:
    node.keys(STEP_KEYS, ("行为", "时间"))
    spec = ACTS_BY_LABEL[keys["行为"].one_of(ACTS_BY_LABEL)]
    return Step(
        spec=spec, at=_moment(keys["时间"]), by=keys["由"].text() if "由" in keys else "", checked=checked,
        data=_data(keys["填写"], spec) if "填写" in keys else {},
        refused=_texts(keys, "拒绝"), not_refused=_texts(keys, "不因"),
        reminded=_texts(keys, "提示"), not_reminded=_texts(keys, "不提示"),
    )  # fmt: skip


def _data(node: Node, spec: ActSpec) -> dict[str, Any]:
    found = {}
    for label, value in node.entries().items():
        name = FIELDS_BY_LABEL.get(label, "")
        if spec.bound(name) is None:
            raise value.fail(f"“{spec.label}”没有这一项；{suggest(label, [f.label for f in spec.fields])}")
        found[name] = _value(name, value)
    return found


def _value(name: str, node: Node) -> Any:
    """A field's value as people write it: names for officials, a name for papers, labels for parts."""
    value = plain(node)
    match FIELDS[name].kind:
        case FieldKind.OFFICERS:
            return [{"id": item, "name": item} for item in node.map(Node.text)]
        case FieldKind.PAPERS:
            return [{"name": item} for item in node.map(Node.text)]
        case FieldKind.DOCUMENT | FieldKind.NOTE if isinstance(value, list):
            return "、".join(node.map(Node.text))
        case FieldKind.PARTY:
            parts = {label: part for part, label in Party.PARTS.items()}
            node.keys(parts)
            return {parts[label]: text for label, text in value.items()}
        case _:
            return value


def _check(node: Node, steps: list[Step]) -> Check:
    keys = node.keys(CHECK_KEYS)
    what = next((key for key in CHECKED if key in keys), None)
    if what is None:
        raise node.fail("应写“义务”“清单”“保存”或“配备”其中一个")
    due = keys.get("到期") or keys.get("期限")
    states = ("未开", "未了", "已了")
    return Check(
        what=what, name=keys[what].text(), due=due.text() if due else "",
        at=_moment(keys["时间"]) if "时间" in keys else steps[-1].at,
        clause=keys["依据"].text() if "依据" in keys else "",
        state=keys["状态"].one_of(states) if "状态" in keys else "",
        count=keys["项数"].number() if "项数" in keys else 0,
        needed=keys["应有"].number() if "应有" in keys else None,
        short=keys["缺"].number() if "缺" in keys else None,
    )  # fmt: skip
