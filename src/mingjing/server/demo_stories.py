"""What a story of the demonstration is: an invented party, and what it did against rules that are at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from mingjing.core.record.values import PartyKind
from mingjing.server.demo_grades import OFFENCES, grade_of
from mingjing.walk.rows import PenaltyRow

# The rule broken, and the one that says what follows (城市道路管理条例, 大气污染防治法).
RULES = {
    "road": ("《城市道路管理条例》第二十七条第（{item}）项", "《城市道路管理条例》第四十二条"),
    "dust": (
        "《中华人民共和国大气污染防治法》第一百一十五条第一款第（{item}）项",
        "《中华人民共和国大气污染防治法》第一百一十五条第一款第（{item}）项",
    ),
}
HARM = {
    "road": "侵占城市道路，影响行人和车辆通行；案发后已经清理，未发现造成人员伤害和财产损失。",
    "dust": "施工扬尘影响周边环境；案发后已经设置围挡并覆盖，未发现造成其他后果。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One case: who did what where, what it cost, how far it has come, how many workdays ago it began.

    `person` answers for the party. `more`: what else happens in it, as `PenaltyRow` calls it. `review`: how
    its legal review stands (sent, agreed, again, disputed), with the `reduced` fine of a second draft.
    `after`: what is done besides the usual sequence, once the case has come that far.
    """

    party: str
    kind: PartyKind
    cause: str
    facts: str
    fine: int
    until: str
    began: int
    place: str
    address: str = ""
    person: str = ""
    rule: str = "road"
    item: str = "一"
    rectify: str = "立即停止占用城市道路，恢复道路原状"
    spot: bool = False
    review: str = ""
    reduced: int = 0
    after: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def matter(self) -> str:
        """The offence by which the discretion standard knows it."""
        return "lamp" if self.item == "六" else self.rule

    def row(self) -> PenaltyRow:
        """As a line of a table of cases."""
        violated, basis = (text.format(item=self.item) for text in RULES[self.rule])
        given: dict[str, Any] = {
            "number": self.party, "domain": "城市管理", "item": self.cause, "situation": self.cause,
            "facts": self.facts, "basis": basis, "kinds": ("罚款",), "fine": Decimal(self.fine),
            "decision": f"对当事人处罚款人民币{self.fine}元", "confiscated_income": None,
            "party_kind": self.kind, "party_name": self.party, "rectification": self.rectify,
            "spared": False, "crime_suspected": False, "place": self.place,
            "address": self.address or self.place.removesuffix("门前人行道"), "person": self.person,
            "violated": violated, "harm": HARM[self.rule], "endorsed": not self.spot,
            "offence": OFFENCES[self.matter], "grade": grade_of(self.matter, self.fine),
        }  # fmt: skip
        return PenaltyRow(**{**given, **self.more})
