"""The manual for rule writers says what the readers accept, neither more nor less, and its examples load."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML

from mingjing.core.record.vocabulary import FILE_KIND_NAMES
from mingjing.regulations import scripts
from mingjing.regulations.library import HOME
from mingjing.regulations.reading import catalogues, conditions, discretion, matchers, norms, rulesets
from mingjing.regulations.reading.node import Node
from mingjing.regulations.reading.rulesets import read_rule_set
from mingjing.regulations.scripts import read_scenarios

MANUAL = (Path(__file__).parents[2] / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
MODULES: tuple[ModuleType, ...] = (
    rulesets, norms, conditions, matchers, catalogues, scripts, discretion,
)  # fmt: skip
HAN = r"[\u4e00-\u9fff（）]+"
# Facts are named by fields, of which there are hundreds: the manual names how, not each.
OF_FACTS = {"字段名", "字段名.部分", "指向字段.字段名", "执法类别", "程序", "阶段"}
OF_EVERY_NORM = {"类别", "适用"}
# The parts of a party are those of the field itself, in the order of the record.
BY_THE_RECORD = {"_value"}


def _paragraph(opening: str) -> str:
    """From a line that begins so to the next empty line."""
    found = re.search(rf"^{re.escape(opening)}.*?(?=\n\s*\n|\Z)", MANUAL, re.M | re.S)
    assert found, f"the manual has no paragraph “{opening}”"
    return found.group()


def _block(opening: str) -> str:
    """A line that introduces a list or table, and that list or table."""
    found = re.search(rf"^{re.escape(opening)}[^\n]*\n\n.*?(?=\n\s*\n|\Z)", MANUAL, re.M | re.S)
    assert found, f"the manual introduces nothing by “{opening}”"
    return found.group()


def _line(opening: str) -> str:
    return _paragraph(opening).splitlines()[0]


def _kind(name: str) -> str:
    """All that is said of a kind of norm, up to the next kind or chapter."""
    found = re.search(rf"^\*\*{name}\*\*.*?(?=^\*\*|^## )", MANUAL, re.M | re.S)
    assert found, f"the manual does not describe “{name}”"
    return found.group()


def _row(key: str) -> str:
    return next(line for line in MANUAL.splitlines() if re.match(rf"\| [^|]*{key}[^|]*\|", line))


def _chapter(number: str) -> str:
    return MANUAL.split(f"## {number}、")[1].split("\n## ")[0]


def _first_cells(table: str) -> list[str]:
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| 键 |")]
    return [key for row in rows for key in row.split("|")[1].strip().split("、")]


WHERE = {
    "read_rule_set": _paragraph("| 键 | 必填 | 写什么 |"),
    "_clauses": _line("条款文件只有一个键"),
    "_clause": MANUAL.split("条款文件只有一个键")[1].split("## 二")[0],
    "_holders": _row("承载"),
    "_gate": _kind("禁止"),
    "_prompt": _kind("提示"),
    "_requirement": _kind("必备"),
    "_field": _kind("必备"),
    "_duty": _kind("义务"),
    "_start": _row("起算"),
    "_term": _row("期限"),
    "_extension": _row("延长"),
    "_pause": _row("不计"),
    "_permission": _kind("允许"),
    "_set": _kind("清单"),
    "_retention": _kind("保存"),
    "_staffing": _kind("配备"),
    "_scope": _kind("须审"),
    "_at_least": _row("至少"),
    "_done": _block("`已做` 的完整写法"),
    "_people": _block("`人员`、`经办人` 的完整写法"),
    "_settled": _row("义务已了"),
    "_elapsed": _row("距") + _row("早于"),
    "_answered": _row("清单已答"),
    "_listed": _row("列入目录"),
    "catalogue_row": _line("- `目录`"),
    "_threshold": _line("- `目录`"),
    "_sum": _row("合计") + _block("比较的写法："),
    "_measured": _row("裁量基准"),
    "_setting": _block("比较的写法："),
    "matcher": _block("比较的写法："),
    "bound": _block("比较的写法："),
    "_scenario": _chapter("四"),
    "_person": _chapter("四"),
    "_steps": _chapter("四"),
    "_step": _chapter("四"),
    "_check": _chapter("四"),
    "discretion_row": _chapter("四"),
    "_staff": _chapter("四"),
}


def _accepted() -> Iterator[tuple[str, frozenset[str]]]:
    """Each function that reads a mapping, and the keys it lets in: read off its own source."""
    for module in MODULES:
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and function.name not in BY_THE_RECORD:
                for keys in _keys_of(function, module):
                    yield function.name, keys


def _keys_of(function: ast.FunctionDef, module: ModuleType) -> Iterator[frozenset[str]]:
    for call in ast.walk(function):
        match call:
            case ast.Call(func=ast.Attribute(attr="keys"), args=[first, *_]):
                yield frozenset(eval(compile(ast.Expression(first), "keys", "eval"), vars(module)))


FENCED = re.compile(r"^```\w*\n(.*?)^```", re.M | re.S)


def _keys_in(text: str) -> set[str]:
    """The words that stand where keys stand: in code, in bold, in the first cell of a row."""
    code = [re.sub(r"#.*", "", block) for block in FENCED.findall(text)]
    code += re.findall(r"`([^`]+)`", FENCED.sub("", text))
    bold = re.findall(r"\*\*(.+?)\*\*", text)
    return {word for part in [*code, *bold, *_first_cells(text)] for word in re.findall(HAN, part)}


def test_every_reader_has_its_place_in_the_manual() -> None:
    assert {name for name, _ in _accepted()} == set(WHERE)


@pytest.mark.parametrize(("reader", "keys"), sorted(_accepted(), key=str))
def test_every_key_that_is_accepted_is_described(reader: str, keys: frozenset[str]) -> None:
    general = OF_NORMS.get(norms_read_by(reader), set())
    assert keys - _keys_in(WHERE[reader]) - general == set()


def norms_read_by(reader: str) -> str:
    """The kind of norm that a function reads; empty where it reads something else."""
    return next((kind for kind, read in norms.READERS.items() if read.__name__ == reader), "")


OF_NORMS = {
    "禁止": {"类别", "适用"},
    "提示": {"类别", "适用"},
    "必备": {"类别", "适用"},
    "义务": {"类别", "适用"},
    "允许": {"类别"},
    "保存": {"适用"},
    "须审": {"类别", "适用"},
}


def test_what_norms_have_in_common_is_described_as_it_is() -> None:
    sentence = re.sub(r"（.*?）", "", _paragraph("一条规范由它的第一个键说明种类").split("。")[1])
    said = {
        kind: set(re.findall(r"`(.+?)`", part))
        for part in sentence.split("；")
        for kind in part.split("可以写")[0].split("、")
    }
    accepted: dict[str, set[str]] = {}
    for name, keys in _accepted():
        accepted.setdefault(norms_read_by(name), set()).update(keys & OF_EVERY_NORM)
    assert said == OF_NORMS
    assert {kind: keys for kind, keys in accepted.items() if kind and keys} == OF_NORMS


@pytest.mark.parametrize(
    ("table", "accepted"),
    [
        (WHERE["read_rule_set"], rulesets.HEADER_KEYS),
        (WHERE["_clause"], rulesets.CLAUSE_KEYS),
        (WHERE["_duty"], set(norms.DUTY_KEYS) - OF_EVERY_NORM),
        (_chapter("三").split("`已做` 的完整写法")[0], set(conditions.READERS) | OF_FACTS),
        (WHERE["_done"], set(conditions.DONE_KEYS)),
        (WHERE["_people"], set(conditions.PEOPLE_KEYS)),
    ],
    ids=["ruleset", "clause", "duty", "condition", "done", "people"],
)
def test_tables_list_exactly_what_is_accepted(table: str, accepted: set[str]) -> None:
    assert sorted(_first_cells(table)) == sorted(accepted)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [(WHERE["matcher"].split("- 界限也可以")[0] + "`未填时`", set(matchers.MATCHER_KEYS))],
    ids=["comparison"],
)
def test_sentences_list_exactly_what_is_accepted(text: str, accepted: set[str]) -> None:
    assert {word.partition(":")[0] for word in re.findall(r"`([^`]+)`", text)} == accepted


SHORTHAND = re.compile(rf"`\{{({HAN}(?:, {HAN})+)\}}`")


@pytest.mark.parametrize("reader", ["_start", "_extension", "_duty"])
def test_shorthand_lists_exactly_what_is_accepted(reader: str) -> None:
    listed = {frozenset(item.split(", ")) for item in SHORTHAND.findall(WHERE[reader])}
    accepted = {keys for name, keys in _accepted() if name in (reader, "_start", "_extension", "_duty")}
    assert listed
    assert listed <= accepted


def test_every_kind_of_norm_is_described() -> None:
    chapter = _chapter("二")
    assert set(re.findall(r"^\*\*(.+?)\*\*：", chapter, re.M)) == set(norms.READERS)
    assert chapter.startswith("九种规范")
    assert len(norms.READERS) == 9


def test_closed_lists_of_words_are_described() -> None:
    assert set(_row("层级").split("|")[3].strip().split("、")) == set(rulesets.RANKS)
    assert set(re.findall(r"(\w+)（软件", _row("方式"))) == set(rulesets.MEANS)
    assert re.findall(r"`(\w+)`", _row("承载")) == list(rulesets.HOLDERS)
    kinds = re.search(r"`类别`（(.*?)；", MANUAL)
    assert kinds
    assert kinds[1].split("、") == list(FILE_KIND_NAMES.values())


def _examples_of_conditions() -> list[str]:
    rows = [line for line in _chapter("三").splitlines() if line.startswith("| ")]
    examples = [example for row in rows for example in re.findall(r"`([^`]+)`", row.split("|")[3])]
    compared = re.findall(r"`([^`{]+: \{[^`]+\})`", _block("比较的写法："))
    return [item for item in [*examples, *compared] if "…" not in item and not item.startswith("{")]


@pytest.mark.parametrize("example", _examples_of_conditions())
def test_examples_of_conditions_can_be_read(example: str) -> None:
    node = Node(Path("README.md"), "条件", YAML(typ="safe").compose(example))
    assert conditions.condition(node)


def _blocks(chapter: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", _chapter(chapter), re.M | re.S)


@pytest.mark.parametrize("block", _blocks("二"))
def test_examples_of_norms_can_be_read(tmp_path: Path, block: str) -> None:
    head = "规则集: a\n名称: 某办法\n层级: 规章\n制定机关: 某地\n"
    clause = "条款:\n- 编号: a.record.1\n  出处: 第一条\n  要旨: 要求\n  方式: 强制\n  规范:\n"
    (tmp_path / "ruleset.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "record.yaml").write_text(clause + re.sub(r"^", "  ", block, flags=re.M), encoding="utf-8")
    (read,) = read_rule_set(tmp_path).clauses
    assert len(read.norms) == 1


def test_the_example_of_a_scenario_can_be_read(tmp_path: Path) -> None:
    (block,) = _blocks("四")
    (tmp_path / "example.yaml").write_text(block, encoding="utf-8")
    (scenario,) = read_scenarios(tmp_path / "example.yaml", HOME)
    assert scenario.steps[-1].refused == ("xuecheng.review.2-2",)
    assert len(scenario.steps) > 20
    assert [check.name for check in scenario.checks] == ["公示处罚决定"]
