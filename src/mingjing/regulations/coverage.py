"""How far the clauses are carried: counted from the rule sets, the scenarios and what exists, by no list.

A clause counts as enforced or prompted when a norm of it was seen to bite in a scenario that passes; as held
when every page, document, act or list it names exists; as outside when it says so; else it is open.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from mingjing.core.law.norms import Clause, ItemSet, RuleSet
from mingjing.core.record.catalogue import act_slugs

SYSTEMS = ("publicity", "record", "review", "it", "org", "meta")
STATES = ("enforced", "prompted", "held", "outside", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Names of what exists: pages (as `room:page`), documents (Chinese names), item sets of the place."""

    pages: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    sets: frozenset[str] = field(default_factory=frozenset)

    def have(self, kind: str, name: str) -> bool:
        """Whether what a clause names as its holder exists."""
        checks: Mapping[str, Callable[[str], bool]] = {
            "页面": self.pages.__contains__,
            "文书": self.documents.__contains__,
            "清单": self.sets.__contains__,
            "行为": lambda label: act_slugs(label) is not None,
        }
        return kind in checks and checks[kind](name)


def state(clause: Clause, bitten: frozenset[str], holders: Holders) -> str:
    """Where one clause stands: enforced, prompted, held, outside or open."""
    if clause.means == "outside":
        return "outside"
    if clause.id in bitten:
        return "prompted" if clause.means == "prompt" else "enforced"
    if clause.held_by and all(holders.have(kind, name) for kind, name in clause.held_by):
        return "held"
    return "open"


def _holders(rules: RuleSet, pages: frozenset[str], documents: frozenset[str]) -> Holders:
    """What exists for a place: the program's pages and documents, and the place's own lists."""
    sets = frozenset(n.name for c in rules.clauses for n in c.norms if isinstance(n, ItemSet))
    return Holders(pages=pages, documents=documents, sets=sets)


def coverage(
    rule_sets: Iterable[RuleSet], bitten: frozenset[str], pages: frozenset[str], documents: frozenset[str]
) -> dict[str, dict[str, dict[str, int]]]:
    """Per place and system, how many clauses are in each state."""
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for rules in rule_sets:
        holders = _holders(rules, pages, documents)
        place = counts[rules.id] = {system: dict.fromkeys(STATES, 0) for system in SYSTEMS}
        for clause in rules.clauses:
            place.setdefault(clause.id.split(".")[1], dict.fromkeys(STATES, 0))
            place[clause.id.split(".")[1]][state(clause, bitten, holders)] += 1
    return counts


def open_clauses(
    rules: RuleSet, bitten: frozenset[str], pages: frozenset[str], documents: frozenset[str]
) -> list[Clause]:
    """The clauses of a place that nothing carries yet."""
    holders = _holders(rules, pages, documents)
    return [clause for clause in rules.clauses if state(clause, bitten, holders) == "open"]
