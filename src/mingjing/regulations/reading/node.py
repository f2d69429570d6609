"""A YAML node that knows where it stands, and says what was expected when it is not that."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from mingjing.core.terms import Term, TermError, parse_term
from mingjing.regulations.reading.errors import RuleError

T = TypeVar("T")
_FLAGS = {"是": True, "否": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Node:
    """One place in a rule file. `key`: the key it stands under; `under`: the line of that key, 0 for none."""

    file: Path
    key: str
    raw: Any
    under: int = 0

    @property
    def line(self) -> int:
        """The line in the file, from 1: where its key stands, since a value may begin further down."""
        return self.under or int(self.raw.start_mark.line) + 1

    def fail(self, expected: str) -> RuleError:
        """The error to raise here."""
        return RuleError(self.file, self.line, self.key, expected)

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return isinstance(self.raw, MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.raw, SequenceNode)

    def entries(self) -> dict[str, "Node"]:
        """The keys and what stands under them; a key given twice is refused."""
        if not self.is_mapping:
            raise self.fail("应是“键: 值”的形式")
        found: dict[str, Node] = {}
        for key, value in self.raw.value:
            if not isinstance(key, ScalarNode):
                raise RuleError(self.file, key.start_mark.line + 1, self.key, "键应是一段文字")
            name, line = str(key.value), key.start_mark.line + 1
            if name in found:
                raise RuleError(self.file, line, name, "同一处写了两次，请删去一个")
            found[name] = Node(self.file, name, value, line)
        return found

    def keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> dict[str, "Node"]:
        """The entries, none outside `allowed`, all of `required` there."""
        found = self.entries()
        names = list(allowed)
        for name, node in found.items():
            if name not in names:
                raise node.fail(f"这里没有这个键；{suggest(name, names)}")
        for name in required:
            if name not in found:
                raise self.fail(f"缺少“{name}”")
        return found

    def items(self) -> list["Node"]:
        """The members of a list; a single value is a list of one."""
        if not self.is_list:
            return [self]
        return [Node(self.file, self.key, item) for item in self.raw.value]

    def text(self) -> str:
        """A text; numbers and days as written."""
        if not isinstance(self.raw, ScalarNode) or not str(self.raw.value).strip():
            raise self.fail("应是一段文字")
        return str(self.raw.value).strip()

    def flag(self) -> bool:
        """是 or 否."""
        if self.text() not in _FLAGS:
            raise self.fail("应是“是”或“否”")
        return _FLAGS[self.text()]

    def number(self) -> int:
        """A whole number."""
        try:
            return int(self.text())
        except ValueError:
            raise self.fail("应是整数") from None

    def day(self) -> date:
        """A day, 2024-09-01."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.fail("应是日期，写作 2024-09-01") from None

    def term(self) -> Term:
        """A length of time."""
        try:
            return parse_term(self.text())
        except TermError as error:
            raise self.fail(f"应是期限，例如 7个工作日、30日、24小时、当日；{error}") from None

    def one_of(self, allowed: Iterable[str]) -> str:
        """One word of a closed list."""
        names = list(allowed)
        if self.text() not in names:
            raise self.fail(f"没有“{self.text()}”；{suggest(self.text(), names)}")
        return self.text()

    def map(self, read: Callable[["Node"], T]) -> tuple[T, ...]:
        """Each member read."""
        return tuple(read(item) for item in self.items())


def suggest(name: str, allowed: list[str]) -> str:
    """What was probably meant, or the words that may stand here."""
    near = get_close_matches(name, allowed, n=3, cutoff=0.4)
    if near:
        return f"是不是“{'”或“'.join(near)}”"
    return f"可用：{'、'.join(allowed[:12])}{'等' if len(allowed) > 12 else ''}"


def load(path: Path) -> Node:
    """The root of a YAML file. Raises RuleError where it is not YAML."""
    try:
        text = path.read_text(encoding="utf-8")
        root = YAML(typ="safe").compose(text)
    except UnicodeDecodeError:
        raise RuleError(path, 1, "编码", "应存为 UTF-8") from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RuleError(path, line, "YAML", "不是合格的 YAML：含有不能显示的控制字符，请删去") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise RuleError(path, line, "YAML", f"不是合格的 YAML：{error.problem}") from None
    if root is None:
        raise RuleError(path, 1, "文件", "是空的")
    _refuse_circles(Node(path, "文件", root), (), set())
    return Node(path, "文件", root)


def _refuse_circles(node: Node, above: tuple[int, ...], sound: set[int]) -> None:
    """A node that refers (*名称) to what it stands in would never end."""
    here = id(node.raw)
    if here in above:
        raise node.fail("这里又引用了它自己")
    if here in sound:
        return
    below = node.entries().values() if node.is_mapping else node.items() if node.is_list else ()
    for item in below:
        _refuse_circles(item, (*above, here), sound)
    sound.add(here)


def plain(node: Node) -> Any:
    """The node as plain values: texts, numbers as text, lists, mappings, 是/否 as booleans."""
    if node.is_mapping:
        return {key: plain(value) for key, value in node.entries().items()}
    if node.is_list:
        return [plain(item) for item in node.items()]
    value = str(node.raw.value)
    return _FLAGS.get(value, value)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    below = node.entries().values() if node.is_mapping else node.items() if node.is_list else ()
    for item in below:
        yield from walk(item)
