"""Conditions in rule files. Each key is described in docs/rules."""

from collections.abc import Callable

from mingjing.core.law.condition import (
    All,
    Answered,
    AtLeast,
    Condition,
    Constant,
    Done,
    Elapsed,
    Fact,
    Listed,
    Measured,
    Not,
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
from mingjing.core.law.discretion import DEPARTURES, Place
from mingjing.core.law.matching import Bound, Matcher
from mingjing.regulations.reading.catalogues import use
from mingjing.regulations.reading.matchers import BOUNDS, MATCHER_KEYS, bound, matcher
from mingjing.regulations.reading.names import acts, acts_label, field_name, path, role
from mingjing.regulations.reading.node import Node

DONE_KEYS = ("行为", "满足", "次数", "之后", "最近", "未被", "对应")
PEOPLE_KEYS = (
    "字段", "至少", "证件有效", "法律职业资格", "法律专业背景", "初次审核须有资格", "不是经办",
    "不在", "在", "不同机构", "身份", "未回避",
)  # fmt: skip


def condition(node: Node) -> Condition:
    """A condition: a mapping (all its keys hold) or a list (all its members hold)."""
    if node.is_list:
        return All(parts=node.map(condition))
    parts = tuple(_keyed(key, value) for key, value in node.entries().items())
    if not parts:
        raise node.fail("条件是空的")
    return parts[0] if len(parts) == 1 else All(parts=parts)


def _keyed(key: str, node: Node) -> Condition:
    read = READERS.get(key)
    return read(node) if read else fact(key, node, given_only=False)


def fact(label: str, node: Node, *, given_only: bool) -> Fact:
    """A fact compared."""
    where = path(label, node)
    wanted, otherwise = matcher(node, where)
    return Fact(path=where, matcher=wanted, given_only=given_only, otherwise=otherwise)


def _given(node: Node) -> Condition:
    parts = tuple(fact(key, value, given_only=True) for key, value in node.entries().items())
    return parts[0] if len(parts) == 1 else All(parts=parts)


def _at_least(node: Node) -> Condition:
    keys = node.keys(("数", "项"), ("数", "项"))
    return AtLeast(count=keys["数"].number(), parts=keys["项"].map(condition))


def where(node: Node) -> tuple[tuple[Path, Matcher], ...]:
    """Comparisons on the data of an entry."""
    found = []
    for key, value in node.entries().items():
        place = path(key, value)
        if place.linked:
            raise value.fail(f"这里不能写“{key}”：只看该条记录自己的字段，不看它所指的记录")
        found.append((place, matcher(value, place)[0]))
    return tuple(found)


def _done(node: Node) -> Done:
    if not node.is_mapping:
        return Done(label=acts_label(node), acts=acts(node))
    keys = node.keys(DONE_KEYS, ("行为",))
    return Done(
        label=acts_label(keys["行为"]), acts=acts(keys["行为"]),
        where=where(keys["满足"]) if "满足" in keys else (),
        times=keys["次数"].number() if "次数" in keys else 1,
        since=acts(keys["之后"]) if "之后" in keys else frozenset(),
        latest=keys["最近"].flag() if "最近" in keys else False,
        without=acts(keys["未被"]) if "未被" in keys else frozenset(),
        link=field_name(keys["对应"]) if "对应" in keys else "",
    )  # fmt: skip


def _people(node: Node, field: str = "", label: str = "经办人") -> People:
    keys = node.keys(PEOPLE_KEYS)
    if "字段" in keys:
        field, label = field_name(keys["字段"]), keys["字段"].text()
    return People(
        field=field, label=label,
        at_least=keys["至少"].number() if "至少" in keys else 1,
        certificate=keys["证件有效"].flag() if "证件有效" in keys else False,
        qualified=keys["法律职业资格"].flag() if "法律职业资格" in keys else False,
        not_doers_of=acts(keys["不是经办"]) if "不是经办" in keys else frozenset(),
        not_named_in=keys["不在"].map(field_name) if "不在" in keys else (),
        other_unit_than=acts(keys["不同机构"]) if "不同机构" in keys else frozenset(),
        named_in=keys["在"].map(field_name) if "在" in keys else (),
        roles=frozenset(keys["身份"].map(role)) if "身份" in keys else frozenset(),
        schooled="法律专业背景" in keys and keys["法律专业背景"].flag(),
        first_qualified="初次审核须有资格" in keys and keys["初次审核须有资格"].flag(),
        not_recused="未回避" in keys and keys["未回避"].flag(),
    )  # fmt: skip


def _settled(node: Node) -> Settled:
    if not node.is_mapping:
        return Settled(duty=node.text())
    keys = node.keys(("名称", "须已开始"), ("名称",))
    return Settled(duty=keys["名称"].text(), begun="须已开始" in keys and keys["须已开始"].flag())


def _elapsed(node: Node, *, before: bool = False) -> Elapsed:
    keys = node.keys(("行为", "字段", "满", "顺延", "之后", "至"), ("行为", "满"))
    return Elapsed(
        label=acts_label(keys["行为"]), acts=acts(keys["行为"]), term=keys["满"].term(), before=before,
        field=field_name(keys["字段"]) if "字段" in keys else "",
        roll="顺延" in keys and keys["顺延"].flag(),
        since=acts(keys["之后"]) if "之后" in keys else frozenset(),
        until=field_name(keys["至"]) if "至" in keys else "",
    )  # fmt: skip


def _before(node: Node) -> Elapsed:
    return _elapsed(node, before=True)


def _answered(node: Node) -> Answered:
    keys = node.keys(("清单", "行为", "字段", "之后"), ("清单", "行为", "字段"))
    since = acts(keys["之后"]) if "之后" in keys else frozenset()
    return Answered(
        name=keys["清单"].text(), acts=acts(keys["行为"]), field=field_name(keys["字段"]), since=since
    )


def _listed(node: Node) -> Listed:
    if not node.is_mapping:
        return Listed(use=use(node))
    keys = node.keys(("用途", "没有目录时"), ("用途",))
    otherwise = keys["没有目录时"].flag() if "没有目录时" in keys else None
    return Listed(use=use(keys["用途"]), otherwise=otherwise)


def _sum(node: Node) -> Sum:
    keys = node.keys(("字段", *BOUNDS), ("字段",))
    paths = keys["字段"].map(lambda item: path(item.text(), item))
    bounds = [
        Bound(sign=BOUNDS[key], limit=bound(value, paths[0])) for key, value in keys.items() if key in BOUNDS
    ]
    if len(bounds) != 1:
        raise node.fail(f"应写一个界限：{'、'.join(BOUNDS)}")
    return Sum(paths=paths, matcher=bounds[0])


def _setting(node: Node) -> Condition:
    parts: list[Condition] = []
    for name, value in node.entries().items():
        if value.is_mapping:
            value.keys(MATCHER_KEYS)
        wanted, otherwise = matcher(value, Path(name="remark", label=name))
        parts.append(Setting(name=name, matcher=wanted, otherwise=otherwise))
    return parts[0] if len(parts) == 1 else All(parts=tuple(parts))


PLACES = {
    "在幅度内": frozenset({Place.INSIDE}), "偏离": DEPARTURES, "无基准": frozenset({Place.NO_STANDARD}),
}  # fmt: skip


def _measured(node: Node) -> Measured:
    if not node.is_mapping:
        return Measured(label=node.text(), places=PLACES[node.one_of(PLACES)])
    keys = node.keys(("是", "未填时"), ("是",))
    return Measured(
        label=keys["是"].text(), places=PLACES[keys["是"].one_of(PLACES)],
        otherwise=keys["未填时"].flag() if "未填时" in keys else None,
    )  # fmt: skip


def _constant(node: Node) -> Constant:
    return Constant(value=node.flag())


READERS: dict[str, Callable[[Node], Condition]] = {
    "且": lambda node: All(parts=node.map(condition)),
    "或": lambda node: AtLeast(count=1, parts=node.map(condition)),
    "非": lambda node: Not(part=condition(node)),
    "至少": _at_least,
    "本次": _given,
    "已做": _done,
    "未做": lambda node: Not(part=_done(node)),
    "人员": _people,
    "经办人": _people,
    "义务已了": _settled,
    "距": _elapsed,
    "早于": _before,
    "清单已答": _answered,
    "获允许": lambda node: Permitted() if node.flag() else Not(part=Permitted()),
    "配备达标": lambda node: Staffed() if node.flag() else Not(part=Staffed()),
    "列入目录": _listed,
    "须审": lambda node: ReviewNeeded() if node.flag() else Not(part=ReviewNeeded()),
    "审核通过": lambda node: ReviewPassed() if node.flag() else Not(part=ReviewPassed()),
    "参数": _setting,
    "合计": _sum,
    "裁量基准": _measured,
    "恒": _constant,
}
