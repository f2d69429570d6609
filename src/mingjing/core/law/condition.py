"""Conditions: a closed set of frozen nodes. What each says in a rule file is described in docs/rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mingjing.core.law.catalogued import Use
from mingjing.core.law.discretion import Place
from mingjing.core.law.matching import Matcher
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import Term

LINKED_ACT = "@act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A fact by field name, or one of its parts; `label` as the rule file writes it.

    `linked`: the field refers to an earlier entry; `part` is a field of that entry (`LINKED_ACT`: its act).
    """

    name: str
    part: str = ""
    label: str
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """且: every part."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """或, 至少: at least `count` of the parts."""

    count: int
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """非: the part does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of the file (latest value given), or of the act being done where `given_only`.

    `otherwise`: the answer where nothing was filled in; None leaves it unknown.
    """

    path: Path
    matcher: Matcher
    given_only: bool = False
    otherwise: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """合计: amounts added up; an amount that was not given counts as zero."""

    paths: tuple[Path, ...]
    matcher: Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """已做: at least `times` entries of these acts that match, after the latest of `since` where given.

    `latest`: only the newest entry of the acts is looked at. `without`: any later entry of these acts
    undoes it. `link`: only entries that refer in this field to the same entry as the act in question does,
    or to that act itself.
    """

    label: str
    acts: frozenset[str]
    where: tuple[tuple[Path, Matcher], ...] = ()
    times: int = 1
    since: frozenset[str] = frozenset()
    latest: bool = False
    without: frozenset[str] = frozenset()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """人员: the officials named in a field of the act being done (or the actor where `field` is empty).

    `named_in`: they are named in one of these fields of the file. `roles`: they hold one of these that day.
    `schooled`: has a legal background entered, or the qualification.
    `first_qualified`: who reviews a penalty for the first time has the legal profession's qualification.
    `not_recused`: they do not stand back from the case.
    """

    field: str
    label: str
    at_least: int = 1
    certificate: bool = False
    qualified: bool = False
    not_doers_of: frozenset[str] = frozenset()
    not_named_in: tuple[str, ...] = ()
    other_unit_than: frozenset[str] = frozenset()
    named_in: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()
    first_qualified: bool = False
    schooled: bool = False
    not_recused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """义务已了: no open instance of the duty; `begun` also wants it to have been opened at all."""

    duty: str
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """距: since the latest of the acts (from `field` of its data where named) the term has run out.

    Where the act being done is one of the acts and names its day in `field`, that day counts. `since`:
    the first of the acts after the latest of these. `until`: by the day in this field of the file, not
    by now.
    """

    label: str
    acts: frozenset[str]
    field: str
    term: Term
    roll: bool = False
    before: bool = False
    since: frozenset[str] = frozenset()
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """清单已答: every item of the set was answered in the field by one of the acts."""

    name: str
    acts: frozenset[str]
    field: str
    since: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """获允许: some rule set in force permits the act being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """列入目录: a row of the agency's catalogue that is for this use covers what is being decided.

    `otherwise`: the answer where the agency has nothing in force for this use; None leaves it unknown.
    """

    use: Use
    otherwise: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffed:
    """配备达标: the agency has as many reviewers as the rules in force want."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNeeded:
    """须审: some rule set in force wants the decision asked about, or the one drafted, reviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPassed:
    """审核通过: the draft that stands has passed review, and the decision says what the draft says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """参数: a value the agency has set for its place. `otherwise`: the answer where none is set."""

    name: str
    matcher: Matcher
    otherwise: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """裁量基准: the draft lies in one of these places of the agency's discretion standard.

    `otherwise`: the answer where what has to be measured was not filled in; None leaves it unknown.
    """

    label: str
    places: frozenset[Place]
    otherwise: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """总是 / 从不."""

    value: bool


Compound = All | AtLeast | Not
OfValues = Fact | Sum | Setting
OfHistory = Done | Elapsed | Answered | Settled
OfAgency = Permitted | Staffed | Listed | Measured
OfReview = ReviewNeeded | ReviewPassed
Condition = Compound | OfValues | OfHistory | OfReview | OfAgency | People | Constant


def acts_named(condition: Condition) -> Iterator[str]:
    """The acts that have to be done, or to lie back long enough, for the condition to hold."""
    match condition:
        case All(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from acts_named(part)
        case Done(acts=acts) | Elapsed(acts=acts) | Answered(acts=acts):
            yield from acts
        case ReviewPassed():
            yield "issue_review_opinion"
        case _:
            return


def read_path(data: Any, path: Path) -> Any:
    """The value at a path in plain data; a part of several is the list of theirs. None where not given."""
    value = data.get(path.name)
    if not path.part:
        return value
    if isinstance(value, list):
        return [item[path.part] for item in value if item.get(path.part)] or None
    return value.get(path.part) if isinstance(value, dict) else None
