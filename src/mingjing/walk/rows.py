"""What one line of a table of penalty cases comes to: a case that can be walked, or a fault."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mingjing.core.record.values import PartyKind


class FaultKind(StrEnum):
    """Why a line is reported and not loaded."""

    EMPTY = "没有案例内容"
    NO_DECISION = "没有处罚决定"
    NO_PENALTY = "没有行政处罚的内容"
    NO_BASIS = "没有处罚依据"
    GLUED = "两件案件粘在一行"
    TWO_PARTIES = "一行处罚了两个当事人"
    ADVISORY = "建议语气，不是决定"
    IMPLAUSIBLE = "金额不合常理"
    NO_AMOUNT = "罚款没有金额"
    NO_UNIT = "金额没有写单位"
    MISMATCH = "金额与抽取列不符"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A line that is not loaded. `detail`: the words of the line that show it."""

    number: str
    kind: FaultKind
    detail: str

    def __str__(self) -> str:
        return f"{self.number} {self.kind.value}：{self.detail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRow:
    """A case as its line tells it. Amounts in 元.

    `kinds`: names out of the catalogue's 处罚种类. `spared`: the line decides not to punish. `remarks`:
    what a reader should know though it doesn't keep the case out.

    What tables don't tell, and invented cases do: the `place`, the party's `address`, the `person` who
    answers for a unit, the rule `violated`, the `harm`; what was `preserved`; whether a hearing is asked for
    (`heard`) or payment by instalments (`deferred`); whether the leaders `discussed` the case, the fine is
    left `unpaid`, the section `endorsed` every proposal; why no case is opened (`declined`); which `offence`
    of the agency's discretion standard it is, and in which `grade`.
    """

    number: str
    domain: str
    item: str
    situation: str
    facts: str
    basis: str
    decision: str
    kinds: tuple[str, ...]
    fine: Decimal | None
    confiscated_income: Decimal | None
    party_kind: PartyKind
    party_name: str
    rectification: str
    spared: bool
    crime_suspected: bool
    remarks: tuple[str, ...] = ()
    place: str = ""
    address: str = ""
    person: str = ""
    violated: str = ""
    harm: str = ""
    preserved: str = ""
    heard: bool = False
    deferred: bool = False
    discussed: bool = False
    unpaid: bool = False
    declined: str = ""
    endorsed: bool = False
    offence: str = ""
    grade: str = ""

    @property
    def person_like(self) -> bool:
        """Whether the party is taken for a citizen (行政处罚法 第五十一条), as a sole trader is too."""
        return self.party_kind in ("自然人", "个体工商户")

    @property
    def on_the_spot(self) -> bool:
        """Whether it may be decided on the spot by amount and kind (行政处罚法 第五十一条).

        An individual business is taken for a citizen, the narrower of the two readings.
        """
        if self.spared or not self.kinds or set(self.kinds) - {"警告", "罚款"}:
            return False
        limit = 200 if self.person_like else 3000
        return (self.fine or 0) <= limit
