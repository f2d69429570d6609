"""The slow, plain reading of the law: what the engine must equal, and small makers of files and rules."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mingjing.core.law.answers import Citation, Verdict
from mingjing.core.law.condition import Condition
from mingjing.core.law.law import Law
from mingjing.core.law.norms import Clause, Norm, RuleSet
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role, Stage
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.conditions import condition
from mingjing.regulations.reading.node import Node
from mingjing.regulations.reading.norms import norm

NOON = datetime(2025, 3, 10, 12, tzinfo=SHANGHAI)
EVERYBODY = PersonOnDay(id="p", name="李敏", roles=frozenset(Role))
Tree = Any
TRUTH = {Verdict.MET: Fraction(1), Verdict.UNKNOWN: Fraction(1, 2), Verdict.UNMET: Fraction(0)}
VERDICTS = {value: verdict for verdict, value in TRUTH.items()}


def written(tree: Tree) -> str:
    """A tree of plain values as a rule file has it."""
    match tree:
        case dict():
            return "{" + ", ".join(f"{key}: {written(value)}" for key, value in tree.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, tree)) + "]"
        case bool():
            return "是" if tree else "否"
        case _:
            return str(tree)


def read(tree: Tree) -> Condition:
    """The condition that a tree says."""
    return condition(_node(tree))


def _node(tree: Tree) -> Node:
    return Node(Path("plain.yaml"), "条件", YAML(typ="safe").compose(written(tree)))


def law(*trees: Tree) -> Law:
    """A law of one clause per norm: a.1, a.2 …"""
    clauses = [_clause(f"a.{number}", tree) for number, tree in enumerate(trees, 1)]
    rules = RuleSet(
        id="a", name="某办法", rank=5, issuer="某地", number="", since=None, until=None,
        replaces=(), dated_by=(),
        titles=(), clauses=tuple(clauses),
    )  # fmt: skip
    return Law(rule_sets=(rules,))


def _clause(number: str, tree: Tree) -> Clause:
    citation = Citation(clause=number, source=f"某办法 {number}", gist=f"要旨{number}", rule_set="a")
    read_norm: Norm = norm(_node(tree), citation)
    return Clause(id=number, citation=citation, means="enforce", norms=(read_norm,))


def case(*acts: tuple[str, datetime, Mapping[str, Any]], stage: Stage | None = None) -> CaseFile:
    """A file in which these acts were done."""
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    file = CaseFile(header=header)
    for position, (slug, at, data) in enumerate(acts, 1):
        file.add(
            Entry(
                position=position, act=slug, at=at, recorded_at=at, by="p", by_name="李敏", role=Role.OFFICER,
                data=data,
            )
        )  # fmt: skip
    file.stage = stage or file.stage
    return file


def situation(file: CaseFile, given: Mapping[str, Any] | None = None, at: datetime = NOON) -> Situation:
    """Somebody who may do anything asks at noon."""
    return Situation(file=file, at=at, actor=EVERYBODY, calendar=load_calendar(), given=given or {})


def truth(tree: Tree, facts: Mapping[str, bool | None]) -> Fraction:
    """How true a tree is: 1 met, 0 not, a half unknown. Negation mirrors, k of n is the k-th best part."""
    ((key, value),) = tree.items()
    match key:
        case "且":
            return min((truth(part, facts) for part in value), default=Fraction(1))
        case "或":
            return max((truth(part, facts) for part in value), default=Fraction(0))
        case "非":
            return 1 - truth(value, facts)
        case "至少":
            ranked = sorted((truth(part, facts) for part in value["项"]), reverse=True)
            return ranked[value["数"] - 1] if value["数"] <= len(ranked) else Fraction(0)
        case _:
            known = facts[key]
            return Fraction(1, 2) if known is None else Fraction(known is value)


def pairs(acts: Sequence[str], *, each: bool) -> list[tuple[int, int | None]]:
    """Openings (S) and the position of what fulfilled them (C), by going through the file once."""
    waiting: list[int] = []
    found: dict[int, int | None] = {}
    for position, act in enumerate(acts, 1):
        if act == "S":
            if not each:
                for earlier in waiting:
                    del found[earlier]
                waiting.clear()
            waiting.append(position)
            found[position] = None
        elif act == "C":
            found.update(dict.fromkeys(waiting, position))
            waiting.clear()
    return list(found.items())
