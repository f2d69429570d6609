"""No sequence of acts, lawful or not, by whichever door, gets round review, discussion or screening.

A machine tries some ten thousand acts in files of every kind under five places: it walks on as the law asks,
leaps ahead, redrafts, changes what it signs, answers wrongly, sends the wrong person. After each step the
record is read by a plain oracle that knows nothing of the engine.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.draft import DECIDING, OPINION, latest_draft
from mingjing.core.record.field import FieldKind
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import FileKind, Role
from mingjing.core.terms import SHANGHAI
from mingjing.walk.filling import fill
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk
from tests.pages.desk.bureau import Bureau, make_bureau
from tests.pages.guards.doors import Door, Doors, Ready

PLACES = ("leqing", "xuecheng", "shaoyang", "sanmenxia", "fengli")
FILES, STEPS, AT_LEAST = 40, 25, 2000
OPENING = {
    FileKind.PENALTY: "propose_case",
    FileKind.LICENCE: "submit_application",
    FileKind.COERCION: "propose_coercive_measure",
    FileKind.INSPECTION: "open_inspection",
    FileKind.EXPROPRIATION: "open_expropriation",
}
DOORS = [Door.FUNCTION] * 5 + [Door.PAGE, Door.PAGE, Door.API]
# The justice bureau has nobody in the agency itself.
SLUGS = sorted(slug for slug in ACTS if who_may(ACTS[slug]) != (Role.SUPERVISOR,))
PENALISING = ("decide_penalty", "change_decision")
READY = "ready"  # nothing is left but to sign
# How far a penalty case has come before anything is tried in it.
BEGUN = (
    READY, OPINION, "publish_item", READY, "submit_for_review", "propose_decision", READY,
    "decide_penalty", READY, "approve_proposal", READY, "screen_secrecy",
)  # fmt: skip
REVIEWING = (
    "determine_review_need", "require_review", "submit_for_review", "assign_reviewer", "accept_review",
    "answer_checklist", OPINION, "handle_review_opinion", "resubmit_for_review", "consult_on_review",
    "escalate_review_dispute", "decide_review_dispute", "return_for_supplement", "supplement_submission",
)  # fmt: skip
# What the law guards, and what comes just before it.
GUARDED = (
    "approve_proposal", "discuss_collectively", "publish_item", "approve_publication", "propose_change",
    "prepare_result_publication", "screen_secrecy", *(s for s in ACTS if ACTS[s].family in DECIDING),
)  # fmt: skip
# What must send the file back to review, and what a draft and a decision both say.
SHORT_CUTS = (
    "propose_decision", "submit_for_review", "submit_for_review", "resubmit_for_review", OPINION,
    "determine_review_need",
)  # fmt: skip
CONTENT = ("penalty_kinds", "fine", "confiscated_income", "confiscated_goods_value", "facts", "legal_basis")
ONWARDS = (
    "propose_case", "open_case", "conclude_investigation", "propose_decision", "give_prior_notice",
    "hear_statement", "endorse_proposal", *REVIEWING, "approve_proposal", "decide_penalty",
    "accept_application", "examine_materials", "grant_licence", "assign_inspectors", "show_credentials",
    "inform_rights", "conclude_inspection", "seal_property", "investigate_expropriation",
    "notify_expropriation", "decide_expropriation", "serve_directly", "collect_information",
    "prepare_result_publication", "screen_secrecy", "approve_publication", "publish_item", "propose_change",
    "change_decision", "hold_hearing", "discuss_collectively",
)  # fmt: skip


def _row(fine: int) -> PenaltyRow:
    return PenaltyRow(
        number="试", domain="城市管理", item="乱倒污水", situation="乱倒污水", facts="甲公司乱倒污水。",
        basis="《某条例》第三条", decision=f"罚款{fine}元。", kinds=("罚款",), fine=Decimal(fine),
        confiscated_income=None, party_kind="法人", party_name="甲公司", rectification="立即改正",
        spared=False, crime_suspected=False,
    )  # fmt: skip


@dataclass(kw_only=True)
class Trying:
    """Somebody who tries everything in one file, by chance; the same seed tries the same."""

    bureau: Bureau
    place: str
    number: int

    def __post_init__(self) -> None:
        start = (timezone.now() - timedelta(days=300)).astimezone(SHANGHAI)
        day = datetime(start.year, start.month, start.day, 9, tzinfo=SHANGHAI)
        self.chance = Random(f"{self.place}-{self.number}")
        others = [kind for kind in OPENING if kind is not FileKind.PENALTY]
        kind = others[self.number // 4 % len(others)] if self.number % 4 == 3 else FileKind.PENALTY
        self.office = Doors(self.bureau, kind, self.place, day)
        self.walk = Walk(_row(20000), self.office, day.date())
        self.told: list[str] = []

    def run(self, steps: int) -> None:
        """Open the file, take it some way, then try; the record is read after every step."""
        self._open()
        tries = (self.go_on, self.leap, self.review, self.redraft, self.forge, *[self.sign_otherwise] * 2)
        more = (self.push_through, self.push_through, self.anything, self.wait)
        for _ in range(steps):
            self.chance.choice(tries + more)()
            faults = list(self.office.book().faults())
            assert faults == [], f"{self.number}：{faults}\n" + "\n".join(self.told[-12:])

    def _open(self) -> None:
        kind = self.office.file.header.kind
        self._attempt(OPENING[kind])
        if kind is FileKind.PENALTY:
            until = BEGUN[self.number % len(BEGUN)]
            self.office.holds = until == READY
            with suppress(Ready):
                self.walk.run(until="decide_penalty" if until == READY else until)
            self.walk._until, self.office.holds = "", False

    def go_on(self) -> None:
        """Do it as the law asks, with whatever has to be done before."""
        self.office.at_the(self._door())
        self._attempt(self.chance.choice(ONWARDS))

    def leap(self) -> None:
        """Straight to what is guarded, as drafted or as it comes."""
        spec = ACTS[self.chance.choice(GUARDED)]
        self._try(spec, self._as_drafted(spec) if self.chance.random() < 0.5 else {})

    def review(self) -> None:
        """Any step of a review in any order, with any outcome."""
        outcome = self.chance.choice(("同意", "同意", "存在问题", "其他"))
        said = {"review_outcome": outcome, "review_needed": self.chance.random() < 0.5}
        self._try(ACTS[self.chance.choice(REVIEWING)], said)

    def redraft(self) -> None:
        """Another draft: nothing that was reviewed before carries it."""
        self._try(ACTS["propose_decision"], self.chance.choice(({"fine": 500}, {"penalty_kinds": ["警告"]})))

    def sign_otherwise(self) -> None:
        """Sign another amount than the one reviewed."""
        self._try(ACTS[self.chance.choice(PENALISING)], {"fine": self.chance.choice((1, 500, 20001))})

    def forge(self) -> None:
        """Claim to speak about another draft."""
        spec = ACTS[self.chance.choice(("submit_for_review", OPINION))]
        self._try(spec, {"draft_digest": "0" * 64, "review_outcome": "同意"})

    def push_through(self) -> None:
        """Bring in something new, then have it approved, discussed and signed as it now stands."""
        said = {"fine": self.chance.choice((500, 200000)), "review_outcome": "存在问题"}
        self._try(ACTS[self.chance.choice(SHORT_CUTS)], said | {"decision_kind": "作出处罚决定"})
        for act in ("endorse_proposal", "discuss_collectively", "approve_proposal", "decide_penalty"):
            self._try(ACTS[act], self._as_drafted(ACTS[act]))

    def anything(self) -> None:
        """Any act by anybody, half filled in."""
        people = [person for person in self.office.cast.people.values() if person.id]
        self._try(ACTS[self.chance.choice(SLUGS)], {}, by=self.chance.choice(people), careless=True)

    def wait(self) -> None:
        self.walk.clock.move_to(self.walk.clock.workdays(self.chance.randint(1, 12)))

    def _door(self) -> Door:
        return self.chance.choice(DOORS)

    def _as_drafted(self, spec: ActSpec) -> dict[str, Any]:
        """What the draft that stands says of what this act asks."""
        draft = latest_draft(self.office.file)
        return {} if draft is None else {name: draft.data.get(name) for name in CONTENT if spec.bound(name)}

    def _attempt(self, act: str) -> None:
        if ACTS[act].kinds and self.office.file.header.kind in ACTS[act].kinds:
            self.walk._attempt(act, {}, 3)

    def _try(
        self, spec: ActSpec, said: Mapping[str, Any], by: PersonOnDay | None = None, *, careless: bool = False
    ) -> None:
        door = self._door()
        own = {name: value for name, value in said.items() if spec.bound(name) is not None}
        data = fill(self.walk._scene(spec), own)
        data = {
            name: value if name in own else self._chosen(spec, name, value) for name, value in data.items()
        }
        if careless:
            data = {name: value for name, value in data.items() if self.chance.random() < 0.7}
        actor = by or self.office.cast.actor(spec)
        barred = self.office.at_the(door).perform(spec, actor, self.walk.clock.now, data)
        self.told.append(f"{door} {spec.label} {own} {'×' if barred else '✓'}")
        if not barred:
            self.walk.clock.tick()

    def _chosen(self, spec: ActSpec, name: str, value: Any) -> Any:
        """Now and then another choice than the usual one."""
        bound = spec.bound(name)
        assert bound is not None
        if bound.field.kind is FieldKind.CHOICE and self.chance.random() < 0.1:
            return self.chance.choice(bound.field.choices)
        return value


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_nothing_gets_round_review_discussion_and_screening(place: str) -> None:
    bureau = make_bureau(place, "national", place)
    count: Counter[str] = Counter()
    for number in range(FILES):
        trying = Trying(bureau=bureau, place=place, number=number)
        trying.run(STEPS)
        count.update(tried=trying.office.tried, refused=trying.office.refused)
        count.update({door.value: done for door, done in trying.office.done.items()})
        count.update(entry.act for entry in trying.office.file.entries)
    assert count["tried"] >= AT_LEAST, count
    # A test that refuses everything, or nothing, proves nothing.
    assert count["tried"] / 10 < count["refused"] < count["tried"], count
    published = () if place == "fengli" else ("publish_item",)  # whose rules say nothing of publication
    for reached in (*(door.value for door in Door), "decide_penalty", OPINION, *published):
        assert count[reached] > 0, (reached, count)
