"""A folder of rule files → a rule set. Every fault is collected, none is skipped."""

from datetime import date
from pathlib import Path

from mingjing.core.law.answers import Citation
from mingjing.core.law.norms import Clause, RuleSet
from mingjing.core.record.vocabulary import Role
from mingjing.regulations.reading.errors import RuleError, RuleErrors
from mingjing.regulations.reading.names import role
from mingjing.regulations.reading.node import Node, load
from mingjing.regulations.reading.norms import norm

RANKS = {"法律": 1, "行政法规": 2, "地方性法规": 3, "规章": 4, "规范性文件": 5, "内部规定": 6}
HEADER_KEYS = (
    "规则集",
    "名称",
    "层级",
    "制定机关",
    "文号",
    "施行",
    "失效",
    "替代",
    "效力依据",
    "称谓",
    "说明",
)
CLAUSE_KEYS = ("编号", "出处", "要旨", "方式", "规范", "承载", "之外", "备注")
MEANS = {"强制": "enforce", "提示": "prompt", "承载": "hold", "之外": "outside"}
HOLDERS = ("页面", "文书", "行为", "清单", "能力")
HEADER_FILE = "ruleset.yaml"


def _day(keys: dict[str, Node], key: str) -> date | None:
    return keys[key].day() if key in keys else None


def _titles(node: Node) -> tuple[tuple[Role, str], ...]:
    return tuple(
        (role(Node(value.file, key, _key_node(node, key))), value.text())
        for key, value in node.entries().items()
    )


def _key_node(node: Node, key: str) -> object:
    return next(raw for raw, _ in node.raw.value if str(raw.value) == key)


def _clause(node: Node, rule_set: str) -> Clause:
    keys = node.keys(CLAUSE_KEYS, ("编号", "出处", "要旨", "方式"))
    citation = Citation(
        clause=keys["编号"].text(), source=keys["出处"].text(), gist=keys["要旨"].text(), rule_set=rule_set
    )
    means = MEANS[keys["方式"].one_of(MEANS)]
    clause = Clause(
        id=citation.clause, citation=citation, means=means,
        norms=tuple(norm(item, citation) for item in keys["规范"].items()) if "规范" in keys else (),
        held_by=tuple(pair for item in keys["承载"].items() for pair in _holders(item))
        if "承载" in keys else (),
        outside_because=keys["之外"].text() if "之外" in keys else "",
    )  # fmt: skip
    if means == "outside" and not clause.outside_because:
        raise node.fail("软件之外的条款应写明“之外”：为什么软件不管")
    if means == "hold" and not (clause.held_by or clause.norms):
        raise node.fail("承载的条款应写明“承载”：哪个页面、文书、行为、清单或能力")
    return clause


def _holders(node: Node) -> tuple[tuple[str, str], ...]:
    return tuple((kind, item.text()) for kind, value in node.keys(HOLDERS).items() for item in value.items())


def _clauses(files: list[Path], rule_set: str, errors: list[RuleError]) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for path in files:
        try:
            nodes = load(path).keys(("条款",), ("条款",))["条款"].items()
        except RuleError as error:
            errors.append(error)
            continue
        for node in nodes:
            try:
                clause = _clause(node, rule_set)
                if clause.id in found:
                    raise node.fail(f"编号“{clause.id}”重复")
                found[clause.id] = clause
            except RuleError as error:
                errors.append(error)
    return found


def read_rule_set(folder: Path) -> RuleSet:
    """The rule set in a folder: `ruleset.yaml` and any number of files of clauses.

    Raises RuleErrors with file, line, key and what was expected, for every fault found.
    """
    errors: list[RuleError] = []
    try:
        if not (folder / HEADER_FILE).is_file():
            raise RuleError(folder / HEADER_FILE, 1, "规则集", f"文件夹里缺少 {HEADER_FILE}")
        keys = load(folder / HEADER_FILE).keys(HEADER_KEYS, ("规则集", "名称", "层级", "制定机关"))
        rule_set = _header(keys)
    except RuleError as error:
        raise RuleErrors([error]) from None
    files = sorted(path for path in folder.glob("*.yaml") if path.name != HEADER_FILE)
    clauses = _clauses(files, rule_set.id, errors)
    if errors:
        raise RuleErrors(errors)
    return RuleSet(
        **{name: getattr(rule_set, name) for name in rule_set.__slots__ if name != "clauses"},
        clauses=tuple(clauses.values()),
    )


def _header(keys: dict[str, Node]) -> RuleSet:
    return RuleSet(
        id=keys["规则集"].text(), name=keys["名称"].text(), rank=RANKS[keys["层级"].one_of(RANKS)],
        issuer=keys["制定机关"].text(), number=keys["文号"].text() if "文号" in keys else "",
        since=_day(keys, "施行"), until=_day(keys, "失效"),
        replaces=keys["替代"].map(Node.text) if "替代" in keys else (),
        dated_by=keys["效力依据"].map(Node.text) if "效力依据" in keys else (),
        titles=_titles(keys["称谓"]) if "称谓" in keys else (), clauses=(),
    )  # fmt: skip
