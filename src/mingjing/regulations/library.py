"""The rule sets the program carries, those of a deployer, and the law that binds a file."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from mingjing.core.law.law import Law
from mingjing.core.law.norms import RuleSet
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.reading.rulesets import HEADER_FILE, read_rule_set

HOME = Path(__file__).parent


class RuleSetUnknown(LookupError):
    """没有名为“{0}”的规则集；请检查机关所用规则集的名称，或放入该规则集的文件夹。"""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有名为“{name}”的规则集；请检查机关所用规则集的名称，或放入该规则集的文件夹。")


class RuleSetExpired(ValueError):
    """A new file cannot be opened under a rule set that is not in force. `rules`: the set."""

    def __init__(self, rules: RuleSet, day: date) -> None:
        self.rules = rules
        super().__init__(_expired(rules, day))


def folders(home: Path = HOME) -> dict[str, Path]:
    """Name → folder of every rule set below `home`."""
    return {path.parent.name: path.parent for path in sorted(home.glob(f"*/{HEADER_FILE}"))}


@cache
def rule_set(name: str, home: Path = HOME) -> RuleSet:
    """A rule set by name, read once. Raises RuleSetUnknown, RuleErrors."""
    found = folders(home).get(name)
    if found is None:
        raise RuleSetUnknown(name)
    return read_rule_set(found)


@cache
def _law(names: tuple[str, ...], home: Path) -> Law:
    sets = [rule_set(name, home if name in folders(home) else HOME) for name in names]
    return Law(rule_sets=tuple(sorted(sets, key=lambda item: item.rank)))


def in_force(rules: RuleSet, day: date, opened: date | None) -> bool:
    """Whether it binds on that day; a running file keeps the set it was opened under."""
    begun = rules.since is None or rules.since <= day
    ended = rules.until is not None and rules.until < day
    kept = opened is not None and begun and (rules.until is None or opened <= rules.until)
    return kept if ended else begun


def law_for(
    names: Sequence[str], *, at: datetime, opened_at: datetime | None = None, home: Path = HOME
) -> Law:
    """The law that binds at this moment.

    `opened_at`: when the file was opened; None for a file about to be opened, which is refused with
    RuleSetExpired when a set is not, or no longer, in force.
    """
    day = at.astimezone(SHANGHAI).date()
    opened = opened_at.astimezone(SHANGHAI).date() if opened_at else None
    binding = []
    for name in names:
        rules = rule_set(name, home if name in folders(home) else HOME)
        if in_force(rules, day, opened):
            binding.append(name)
        elif opened is None:
            raise RuleSetExpired(rules, day)
    return _law(tuple(binding), home)


def _expired(rules: RuleSet, day: date) -> str:
    if rules.until is not None and rules.until < day:
        return (
            f"《{rules.name}》已于{rules.until}失效，没有后继规则集，不能据此立新案；"
            "请系统管理员启用新的规则集，在办案件不受影响"
        )
    return f"《{rules.name}》自{rules.since}起施行，现在还不能据此立案"
