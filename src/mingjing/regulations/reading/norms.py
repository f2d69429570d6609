"""Norms in rule files: one reader per kind, told apart by their first key."""

import re
from collections.abc import Callable
from decimal import Decimal

from mingjing.core.law.answers import Citation
from mingjing.core.law.condition import Condition
from mingjing.core.law.norms import (
    ALWAYS,
    NEVER,
    DutyNorm,
    DutyTerm,
    Extension,
    Gate,
    ItemSet,
    Norm,
    Permission,
    Prompt,
    RequiredField,
    Requirement,
    Retention,
    Scope,
    Staffing,
    Start,
)  # fmt: skip
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS, FIELDS_BY_LABEL
from mingjing.core.record.draft import DECIDING
from mingjing.core.record.field import FieldKind
from mingjing.core.record.vocabulary import ROLE_NAMES, Role
from mingjing.regulations.reading.conditions import condition
from mingjing.regulations.reading.names import acts, field_name, kinds, one_act, path, role
from mingjing.regulations.reading.node import Node

Keys = dict[str, Node]
OFFICERS = "执法人员"
Reader = Callable[[Node, Citation], Norm]


def _when(keys: Keys, key: str, default: Condition) -> Condition:
    return condition(keys[key]) if key in keys else default


def _flag(keys: Keys, key: str) -> bool:
    return key in keys and keys[key].flag()


def _gate(node: Node, citation: Citation) -> Gate:
    keys = node.keys(("禁止", "类别", "适用", "除非", "先做"), ("禁止",))
    return Gate(
        citation=citation, kinds=kinds(keys.get("类别")), acts=acts(keys["禁止"]),
        applies=_when(keys, "适用", ALWAYS), unless=_when(keys, "除非", NEVER),
        lift=keys["先做"].text() if "先做" in keys else "",
    )  # fmt: skip


def _prompt(node: Node, citation: Citation) -> Prompt:
    keys = node.keys(("提示", "类别", "适用", "除非", "内容"), ("提示",))
    message = keys["内容"].text() if "内容" in keys else citation.gist
    return Prompt(
        citation=citation, kinds=kinds(keys.get("类别")), acts=acts(keys["提示"]), message=message,
        applies=_when(keys, "适用", ALWAYS), unless=_when(keys, "除非", NEVER),
    )  # fmt: skip


def _named(node: Node) -> tuple[str, str]:
    """What a requirement wants filled in: always a field, also where a fact of the file has its label."""
    if node.text() in FIELDS_BY_LABEL:
        return (FIELDS_BY_LABEL[node.text()], "")
    place = path(node.text(), node)
    if place.linked:
        raise node.fail(f"“{node.text()}”在所指的那条记录里，不能要求这个行为填写；请写这个行为自己的字段")
    return (place.name, place.part)


def _field(node: Node) -> RequiredField:
    if not node.is_mapping:
        return RequiredField(any_of=(_named(node),))
    keys = node.keys(("字段", "任一", "当"))
    if ("字段" in keys) == ("任一" in keys):
        raise node.fail("应写“字段”或“任一”其中一个")
    names = (keys.get("任一") or keys["字段"]).map(_named)
    return RequiredField(any_of=names, when=_when(keys, "当", ALWAYS))


def _requirement(node: Node, citation: Citation) -> Requirement:
    keys = node.keys(("必备", "类别", "适用", "字段", "文书"), ("必备",))
    norm = Requirement(
        citation=citation, kinds=kinds(keys.get("类别")), acts=acts(keys["必备"]),
        fields=keys["字段"].map(_field) if "字段" in keys else (),
        documents=keys["文书"].map(Node.text) if "文书" in keys else (),
        applies=_when(keys, "适用", ALWAYS),
    )  # fmt: skip
    _check_requirement(node, norm)
    return norm


def _check_requirement(node: Node, norm: Requirement) -> None:
    """A field that none of the acts has, or a document that none of them makes, is a mistake."""
    for row in norm.fields:
        for slug in norm.acts:
            if not any(ACTS[slug].bound(name) for name, _ in row.any_of):
                raise node.fail(f"“{ACTS[slug].label}”没有这里要求的字段，请改为该行为已有的字段")
    for document in norm.documents:
        if not any(document in ACTS[slug].documents for slug in norm.acts):
            raise node.fail(f"这些行为都不制作“{document}”")


def _start(node: Node) -> Start:
    if not node.is_mapping:
        return Start(acts=acts(node))
    keys = node.keys(("行为", "字段", "满足", "之后"), ("行为",))
    return Start(
        acts=acts(keys["行为"]), field=field_name(keys["字段"]) if "字段" in keys else "",
        where=_when(keys, "满足", ALWAYS), after=acts(keys["之后"]) if "之后" in keys else frozenset(),
    )  # fmt: skip


def _term(node: Node, when: Condition = ALWAYS) -> DutyTerm:
    if node.is_mapping:
        keys = node.keys(("当", "期限", "字段", "参数"))
        when = _when(keys, "当", ALWAYS)
        found = [key for key in ("期限", "字段", "参数") if key in keys]
        if len(found) != 1:
            raise node.fail("应写“期限”“字段”（由本案在该字段中确定）或“参数”（由本机关设定），只写一个")
        if found == ["参数"]:
            return DutyTerm(term=None, when=when, setting=keys["参数"].text())
        return _term(keys["期限"], when) if found == ["期限"] else _decided(keys["字段"], when)
    return DutyTerm(term=None if node.text() == "及时" else node.term(), when=when)


def _decided(node: Node, when: Condition) -> DutyTerm:
    name = field_name(node)
    if FIELDS[name].kind is not FieldKind.TERM:
        raise node.fail(f"“{node.text()}”不是期限，请写一个填期限的字段")
    return DutyTerm(term=None, when=when, field=name)


def _extension(node: Node) -> Extension:
    keys = node.keys(("行为", "天数", "满足"), ("行为", "天数"))
    return Extension(
        acts=acts(keys["行为"]), days_field=field_name(keys["天数"]), where=_when(keys, "满足", ALWAYS)
    )


def _pause(node: Node) -> tuple[frozenset[str], frozenset[str]]:
    keys = node.keys(("自", "至"), ("自", "至"))
    return (acts(keys["自"]), acts(keys["至"]))


DUTY_KEYS = (
    "义务", "类别", "适用", "由", "起算", "期限", "完成", "每次", "顺延", "含首日", "不计", "延长", "解除",
    "届满",
)  # fmt: skip


def _duty(node: Node, citation: Citation) -> DutyNorm:
    keys = node.keys(DUTY_KEYS, ("义务", "起算", "期限", "完成"))
    closes = keys["完成"]
    detail = closes.keys(("行为", "满足", "对应"), ("行为",)) if closes.is_mapping else {"行为": closes}
    return DutyNorm(
        citation=citation, kinds=kinds(keys.get("类别")), name=keys["义务"].text(),
        role=role(keys["由"]) if "由" in keys else None,
        start=_start(keys["起算"]), terms=keys["期限"].map(_term),
        closes=acts(detail["行为"]), closes_where=_when(detail, "满足", ALWAYS),
        link=field_name(detail["对应"]) if "对应" in detail else "",
        applies=_when(keys, "适用", ALWAYS), void_if=_when(keys, "解除", NEVER),
        each=_flag(keys, "每次"), roll=_flag(keys, "顺延"), include_first=_flag(keys, "含首日"),
        pauses=keys["不计"].map(_pause) if "不计" in keys else (),
        extension=_extension(keys["延长"]) if "延长" in keys else None,
        lapse=one_act(keys["届满"]) if "届满" in keys else None,
    )  # fmt: skip


def _permission(node: Node, citation: Citation) -> Permission:
    keys = node.keys(("允许", "类别"), ("允许",))
    return Permission(citation=citation, kinds=kinds(keys.get("类别")), acts=acts(keys["允许"]))


def _set(node: Node, citation: Citation) -> ItemSet:
    keys = node.keys(("清单", "项", "强制"), ("清单", "项"))
    forced = keys["强制"].text() if "强制" in keys else ""
    return ItemSet(
        citation=citation, name=keys["清单"].text(), items=keys["项"].map(Node.text), forced=forced
    )


def _retention(node: Node, citation: Citation) -> Retention:
    keys = node.keys(("保存", "期限", "适用"), ("保存", "期限"))
    text = keys["期限"].text()
    whole = text in ("永久", "同案卷")
    return Retention(
        citation=citation, subject=keys["保存"].text(), term=None if whole else keys["期限"].term(),
        permanent=text == "永久", with_file=text == "同案卷", applies=_when(keys, "适用", ALWAYS),
    )  # fmt: skip


def _staffing(node: Node, citation: Citation) -> Staffing:
    keys = node.keys(("配备", "比", "不少于", "至少"), ("配备", "比", "不少于"))
    keys["配备"].one_of((ROLE_NAMES[Role.REVIEWER],))
    keys["比"].one_of((OFFICERS,))
    return Staffing(
        citation=citation, share=_share(keys["不少于"]),
        at_least=keys["至少"].number() if "至少" in keys else 0,
    )  # fmt: skip


def _share(node: Node) -> Decimal:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)%", node.text())
    share = Decimal(number[1]) if number else Decimal(0)
    if not 0 < share <= 100:
        raise node.fail("应写百分比，例如 5%")
    return share


def _scope(node: Node, citation: Citation) -> Scope:
    keys = node.keys(("须审", "类别", "适用"), ("须审",))
    norm = Scope(
        citation=citation, kinds=kinds(keys.get("类别")), acts=acts(keys["须审"]),
        applies=_when(keys, "适用", ALWAYS),
    )  # fmt: skip
    for slug in norm.acts:
        if ACTS[slug].family not in DECIDING:
            raise node.fail(f"“{ACTS[slug].label}”不是作出决定或采取措施的行为，不能要求它先经审核")
    return norm


READERS: dict[str, Reader] = {
    "禁止": _gate,
    "提示": _prompt,
    "必备": _requirement,
    "义务": _duty,
    "允许": _permission,
    "清单": _set,
    "保存": _retention,
    "配备": _staffing,
    "须审": _scope,
}


def norm(node: Node, citation: Citation) -> Norm:
    """One norm; the key that names its kind must be there."""
    found = [key for key in node.entries() if key in READERS]
    if len(found) != 1:
        raise node.fail(f"一条规范应有且只有一个：{'、'.join(READERS)}")
    return READERS[found[0]](node, citation)
