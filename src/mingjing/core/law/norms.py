"""Norms: what a clause makes software do. Compiled from rule files, frozen, each with its citation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingjing.core.law.answers import Citation
from mingjing.core.law.condition import Condition, Constant, ReviewPassed
from mingjing.core.record.vocabulary import FileKind, Role
from mingjing.core.terms import Term

ALWAYS = Constant(value=True)
NEVER = Constant(value=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """禁止 … 除非: bars the acts while `applies` and not `unless`. `lift` says what to do first."""

    citation: Citation
    kinds: frozenset[FileKind]
    acts: frozenset[str]
    applies: Condition = ALWAYS
    unless: Condition = NEVER
    lift: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """提示: shown while `applies` and not `unless`; bars nothing."""

    citation: Citation
    kinds: frozenset[FileKind]
    acts: frozenset[str]
    message: str
    applies: Condition = ALWAYS
    unless: Condition = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredField:
    """One line of a requirement: at least one of the fields (with parts), where the condition holds."""

    any_of: tuple[tuple[str, str], ...]
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """必备: fields an act must carry; `documents` it must come with."""

    citation: Citation
    kinds: frozenset[FileKind]
    acts: frozenset[str]
    fields: tuple[RequiredField, ...]
    documents: tuple[str, ...] = ()
    applies: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """起算: from an act (or a field of it) that matches; `after`: only the first one after each of these."""

    acts: frozenset[str]
    field: str = ""
    where: Condition = ALWAYS
    after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTerm:
    """One row of 期限: the term that holds where the condition does. `term` None: 及时, no number.

    `field`: the term is the one that was decided in this file, in a field that holds a term; `setting`:
    the one that the agency had set for itself when the duty opened.
    """

    term: Term | None
    when: Condition = ALWAYS
    field: str = ""
    setting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """延长: an act that lengthens the term by the number of days in its field."""

    acts: frozenset[str]
    days_field: str
    where: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyNorm:
    """义务: opens at `start`, is due after `terms`, is fulfilled by `closes`.

    `each`: every matching start opens its own; otherwise the latest start counts. `link`: the closing
    act's field that names the opening entry. `pauses`: intervals between acts that don't count.
    `lapse`: the system's act when the term runs out, where the law itself changes the state.
    """

    citation: Citation
    kinds: frozenset[FileKind]
    name: str
    role: Role | None
    start: Start
    terms: tuple[DutyTerm, ...]
    closes: frozenset[str]
    closes_where: Condition = ALWAYS
    applies: Condition = ALWAYS
    void_if: Condition = NEVER
    each: bool = False
    link: str = ""
    roll: bool = False
    include_first: bool = False
    pauses: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    extension: Extension | None = None
    lapse: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """允许: this place permits the acts; for acts that are barred where nothing permits them."""

    citation: Citation
    kinds: frozenset[FileKind]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSet:
    """清单: a named list the place fixes: checklist, outcomes, papers of a submission, channels."""

    citation: Citation
    name: str
    items: tuple[str, ...]
    forced: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """保存: how long something is kept at the least; `term` None with `permanent` means for good.

    `with_file`: as long as the case file.
    """

    citation: Citation
    subject: str
    term: Term | None
    permanent: bool = False
    with_file: bool = False
    applies: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """配备: reviewers in a `share` (percent) of the officers at the least, never fewer than `at_least`."""

    citation: Citation
    share: Decimal
    at_least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """须审: decisions that must pass legal review before they are made, where the condition holds."""

    citation: Citation
    kinds: frozenset[FileKind]
    acts: frozenset[str]
    applies: Condition = ALWAYS

    @property
    def gate(self) -> Gate:
        """What it bars: the decisions, while the review has not passed."""
        return Gate(
            citation=self.citation, kinds=self.kinds, acts=self.acts, applies=self.applies,
            unless=ReviewPassed(),
        )  # fmt: skip


Norm = Gate | Prompt | Requirement | DutyNorm | Permission | ItemSet | Retention | Staffing | Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of a regulation.

    `means`: enforce, prompt, hold or outside. `held_by`: names of the pages, documents, acts or lists that
    hold it. `outside_because`: why software has no part.
    """

    id: str
    citation: Citation
    means: str
    norms: tuple[Norm, ...] = ()
    held_by: tuple[tuple[str, str], ...] = ()
    outside_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All clauses of one regulation with rank and dates. `since` None: the text states none.

    `dated_by`: the clauses that state since when and until when it holds.
    """

    id: str
    name: str
    rank: int
    issuer: str
    number: str
    since: date | None
    until: date | None
    replaces: tuple[str, ...]
    dated_by: tuple[str, ...]
    titles: tuple[tuple[Role, str], ...]
    clauses: tuple[Clause, ...]
