"""How many reviewers an agency must have for its officers, and whether it has them."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from mingjing.core.law.answers import Citation, Reason, Verdict
from mingjing.core.law.law import Law
from mingjing.core.law.norms import Staffing
from mingjing.core.law.subject import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffStanding:
    """What one clause wants of an agency's staff, and how many reviewers it is short of; 0 where met."""

    citation: Citation
    staff: Staff
    needed: int
    share: Decimal

    @property
    def short(self) -> int:
        """How many more reviewers it takes."""
        return max(0, self.needed - self.staff.reviewers)

    @property
    def text(self) -> str:
        """The figures in a sentence."""
        counted = f"执法人员{self.staff.officers}人，法制审核人员应不少于{self.needed}人"
        having = f"现有{self.staff.reviewers}人"
        return f"{counted}，{having}，{f'还差{self.short}人' if self.short else '符合要求'}"


def needed_reviewers(norm: Staffing, officers: int) -> int:
    """The share of the officers, rounded up to whole people, and never fewer than the least number."""
    share = (norm.share * officers / 100).to_integral_value(rounding=ROUND_CEILING)
    return max(int(share), norm.at_least)


def standings(law: Law, staff: Staff) -> tuple[StaffStanding, ...]:
    """How the agency stands by each clause that wants a number of reviewers, the most wanting first."""
    found = [
        StaffStanding(
            citation=norm.citation, staff=staff, needed=needed_reviewers(norm, staff.officers),
            share=norm.share,
        )
        for norm in law.staffing
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda item: -item.needed))


def check_staffing(law: Law, staff: Staff | None) -> Reason:
    """Whether the agency has the reviewers that the rules want; unknown while nobody has counted."""
    if not law.staffing:
        return Reason(verdict=Verdict.MET, text="本地没有规定法制审核人员的配备比例")
    if staff is None:
        text = "还不清楚法制审核人员和执法人员的人数"
        return Reason(verdict=Verdict.UNKNOWN, text=text, asks=("人员配备",))
    first = standings(law, staff)[0]
    return Reason(verdict=Verdict.UNMET if first.short else Verdict.MET, text=first.text)
