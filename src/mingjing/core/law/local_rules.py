"""What a place's rules want an agency to lay down in rules of its own, and what of it is missing."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from mingjing.core.law.law import Law
from mingjing.core.law.norms import ItemSet


class LocalRuleKind(StrEnum):
    """About what an agency makes detailed rules of its own."""

    REVIEW = "review"
    PUBLICITY = "publicity"
    RECORD = "record"
    WHOLE = "whole"
    PLAN = "plan"


LOCAL_RULE_NAMES: dict[LocalRuleKind, str] = {
    LocalRuleKind.REVIEW: "审核细则",
    LocalRuleKind.PUBLICITY: "公示细则",
    LocalRuleKind.RECORD: "记录细则",
    LocalRuleKind.WHOLE: "三项制度规定",
    LocalRuleKind.PLAN: "实施方案",
}
REVIEW_TERM = "法制审核时限"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of one kind of rules: by which clauses, which sections, with whom to be filed."""

    kind: LocalRuleKind
    contents: tuple[ItemSet, ...]
    filings: tuple[ItemSet, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections all clauses together ask for, each once."""
        return tuple(dict.fromkeys(item for found in self.contents for item in found.items))

    @property
    def recipients(self) -> tuple[str, ...]:
        """With whom it must be filed."""
        return tuple(dict.fromkeys(item for found in self.filings for item in found.items))

    def missing(self, covered: Collection[str]) -> tuple[str, ...]:
        """Sections that the agency's rules don't cover."""
        return tuple(item for item in self.sections if item not in covered)


def wanted_rules(law: Law) -> tuple[Wanted, ...]:
    """Which kinds of rules the law asks an agency for. Several clauses about one kind add up."""
    found = (
        Wanted(kind=kind, contents=_named(law, f"{name}内容"), filings=_named(law, f"{name}报备机关"))
        for kind, name in LOCAL_RULE_NAMES.items()
    )
    return tuple(item for item in found if item.contents or item.filings)


def _named(law: Law, name: str) -> tuple[ItemSet, ...]:
    return tuple(norm for norm in law.norms if isinstance(norm, ItemSet) and norm.name == name)
