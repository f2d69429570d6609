"""Takes one case from its lead to the archive: does each step, and on refusal what the refusal asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, assert_never

from mingjing.core.law.answers import Obligation, Obstacle, ObstacleKind
from mingjing.core.law.condition import LINKED_ACT, All, AtLeast, Condition, Fact, Path
from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import obstacles
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.norms import DutyNorm
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.catalogue import FIELDS, MEMBERS
from mingjing.core.record.vocabulary import Procedure, Role, Stage
from mingjing.walk.clock import Clock
from mingjing.walk.filling import fill
from mingjing.walk.lifting import Do, Say, Settle, Wait, Way, answer_to, anything, ways
from mingjing.walk.office import Office, open_duties
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.scene import Scene
from mingjing.walk.script import DECLINED, ON_DEMAND, ON_THE_SPOT, ORDINARY, Step

DEEPEST = 12
TRIES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An act that was refused, by which clause, and what was done about it (empty: nothing could be)."""

    act: str
    clause: str
    message: str
    did: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What came of one case. `acts`: those done, in order; `stuck`: what it stopped at, if it did."""

    row: PenaltyRow
    archived: bool
    acts: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    stuck: tuple[str, ...]
    duties: tuple[Obligation, ...]
    ended: datetime


class _Reached(Exception):
    """The act at which to stop is done."""


class Walk:
    """The walk of one case in one office."""

    def __init__(self, row: PenaltyRow, office: Office, start: date) -> None:
        self.row = row
        self.office = office
        self.clock = Clock(office.calendar, start)
        self.opened = self.clock.now
        self._refusals: list[Refusal] = []
        self._stuck: tuple[str, ...] = ()
        self._hopeless: set[str] = set()
        self._until = ""
        self._by: dict[str, Role] = {}

    def run(self, until: str = "") -> Walked:
        """Do every step; stops at the first that can't be done, or once the act `until` is done."""
        self._until = until
        try:
            for step in self._script():
                if step.wanted(self.row) and not self._step(step):
                    self._stuck = self._stuck or (ACTS[step.act].label,)
                    break
        except _Reached:
            pass
        return self._finished()

    def also(self, act: str, answers: Mapping[str, Any], by: Role | None = None) -> tuple[str, ...]:
        """Do one more act, out of the usual order, with whatever it takes first.

        `by`: who does it where several may and not the first of them should. Returns what it stopped at, if
        it did.
        """
        self._until, self._stuck, self._by = "", (), {act: by} if by else {}
        return () if self._attempt(act, answers, 0) else self._stuck or (ACTS[act].label,)

    def _actor(self, spec: ActSpec) -> PersonOnDay:
        role = self._by.get(spec.slug)
        return (self.office.cast.holder(role) if role else None) or self.office.cast.actor(spec)

    def _script(self) -> tuple[Step, ...]:
        if self.row.declined:
            return DECLINED
        spot = self.office.file.header.procedure is Procedure.ON_THE_SPOT
        return ON_THE_SPOT if spot else ORDINARY

    def _finished(self) -> Walked:
        file, now = self.office.file, self.clock.now
        archived = file.stage is Stage.ARCHIVED
        return Walked(
            row=self.row, archived=archived, acts=tuple(entry.act for entry in file.entries),
            refusals=tuple(self._refusals), stuck=() if archived else self._stuck, ended=now,
            duties=obligations(
                file, self.office.law(now), self.office.calendar, now, self.office.catalogue(now),
                self.office.settings(now),
            ),
        )  # fmt: skip

    def _step(self, step: Step) -> bool:
        if step.wait:
            self._pass_until(self.clock.workdays(step.wait))
        if step.until:
            self._pass_until(datetime.fromisoformat(self.office.file.facts[step.until]))
        if step.settle:
            self._settle(open_duties(self.office, self.clock.now))
        return self._done(step) or self._attempt(step.act, {}, 0)

    def _done(self, step: Step) -> bool:
        latest = {act: self.office.file.latest((act,)) for act in (step.act, step.since) if act}
        done, before = latest[step.act], latest.get(step.since)
        return done is not None and (before is None or done.position > before.position)

    def _pass_until(self, moment: datetime) -> None:
        """Let time pass, fulfilling first what falls due on the way, and what that opens in its turn."""
        for _ in range(TRIES):
            pressing = [item for item in self._due_before(moment) if item.key not in self._hopeless]
            if not pressing:
                break
            self._settle(pressing)
        self.clock.move_to(moment)

    def _due_before(self, moment: datetime) -> list[Obligation]:
        waiting = open_duties(self.office, self.clock.now) if self.office.file.entries else ()
        return [item for item in waiting if item.due is not None and item.due.moment < moment]

    def _settle(self, waiting: Iterable[Obligation]) -> None:
        for duty in waiting:
            if duty.key not in self._hopeless and not self._fulfil(duty, 0):
                self._hopeless.add(duty.key)

    def _fulfil(self, duty: Obligation, depth: int) -> bool:
        """Do the first act that fulfils the duty and can be done."""
        fulfilling = [slug for slug in ON_DEMAND if slug in duty.closing_acts]
        fulfilling = [slug for slug in fulfilling if self.office.file.stage in ACTS[slug].during]
        for first, answers in self._referred_to(duty):
            self._attempt(first, answers, depth + 1)
        return any(self._attempt(slug, self._closing_answers(duty), depth + 1) for slug in fulfilling)

    def _norm_of(self, duty: Obligation) -> DutyNorm | None:
        norms = self.office.law(self.clock.now).duties
        same = (norm for norm in norms if norm.name == duty.name)
        return next((norm for norm in same if norm.citation.clause == duty.citation.clause), None)

    def _closing_answers(self, duty: Obligation) -> dict[str, Any]:
        norm = self._norm_of(duty)
        if norm is None:
            return {}
        linked = {norm.link: duty.opened_by} if norm.link else {}
        return {
            path.name: value for path, value in _answers_in(norm.closes_where) if not path.linked
        } | linked

    def _referred_to(self, duty: Obligation) -> Iterator[tuple[str, dict[str, Any]]]:
        """Acts that the fulfilling act must refer to, with what they must say."""
        norm = self._norm_of(duty)
        for path, value in _answers_in(norm.closes_where) if norm else ():
            if path.linked and path.part != LINKED_ACT:
                yield FIELDS[path.name].target, {path.part: value}

    def _attempt(self, slug: str, answers: Mapping[str, Any], depth: int) -> bool:
        """Do an act, doing first whatever it is refused for."""
        spec = ACTS[slug]
        if depth > DEEPEST or self.office.file.stage not in spec.during or not self._in_order(spec, depth):
            return False
        given = {name: value for name, value in answers.items() if spec.bound(name) is not None}
        for _ in range(TRIES):
            found = self._perform(spec, given)
            if not found:
                return True
            done = self._lift_all(spec, found, given, depth)
            self._note(spec, found, done)
            if not any(done):
                self._stuck = tuple(_read(item) for item in found)
                return False
        return False

    def _in_order(self, spec: ActSpec, depth: int) -> bool:
        for group in spec.after:
            if any(self.office.file.has(slug) for slug in group):
                continue
            members = frozenset().union(*(MEMBERS.get(slug, {slug}) for slug in group))
            first = next((slug for slug in ON_DEMAND if slug in members), None)
            if first is None or not self._attempt(first, {}, depth + 1):
                return False
        return True

    def _perform(self, spec: ActSpec, answers: Mapping[str, Any]) -> tuple[Obstacle, ...]:
        found = self.office.perform(spec, self._actor(spec), self.clock.now, fill(self._scene(spec), answers))
        if not found:
            self.clock.tick()
            if spec.slug == self._until:
                raise _Reached
        return found

    def _scene(self, spec: ActSpec) -> Scene:
        office = self.office
        return Scene(
            spec=spec, row=self.row, file=office.file, cast=office.cast, agency=office.agency,
            actor=self._actor(spec), at=self.clock.now, opened=self.opened,
            calendar=office.calendar, case_number=office.case_number,
        )  # fmt: skip

    def _note(self, spec: ActSpec, found: tuple[Obstacle, ...], done: list[tuple[str, ...]]) -> None:
        for obstacle, did in zip(found, done, strict=True):
            clause = obstacle.citation.clause if obstacle.citation else ""
            self._refusals.append(Refusal(act=spec.slug, clause=clause, message=obstacle.message, did=did))

    def _lift_all(
        self, spec: ActSpec, found: tuple[Obstacle, ...], given: dict[str, Any], depth: int
    ) -> list[tuple[str, ...]]:
        """What was done about each obstacle; one that an earlier remedy lifted too counts that remedy."""
        done: list[tuple[str, ...]] = []
        for obstacle in found:
            did = self._lift(spec, obstacle, given, depth)
            if not did and done and self._is_lifted(spec, obstacle, given):
                did = next((item for item in reversed(done) if item), ())
            done.append(did)
        return done

    def _is_lifted(self, spec: ActSpec, obstacle: Obstacle, given: Mapping[str, Any]) -> bool:
        now = self.clock.now
        situation = self.office.situation(self._actor(spec), now, fill(self._scene(spec), given))
        left = obstacles(spec, situation, self.office.law(now))
        return all(item.citation != obstacle.citation for item in left)

    def _lift(self, spec: ActSpec, obstacle: Obstacle, given: dict[str, Any], depth: int) -> tuple[str, ...]:
        """Do what the obstacle asks for; returns what was done, in words, empty where nothing could be."""
        match obstacle.kind:
            case ObstacleKind.STRUCTURE:
                return ()
            case ObstacleKind.REQUIREMENT:
                return self._fill_in(obstacle, given)
            case ObstacleKind.GATE | ObstacleKind.UNKNOWN:
                found = self._ways_past(spec, obstacle, given)
                return tuple(done for way in found for done in self._go(way, given, depth))
            case _:
                assert_never(obstacle.kind)

    def _fill_in(self, obstacle: Obstacle, given: dict[str, Any]) -> tuple[str, ...]:
        for name in obstacle.fields:
            value = anything(name)
            if name not in given and value is not None:
                given[name] = value
                return (f"补填{FIELDS[name].label}",)
        return ()

    def _ways_past(self, spec: ActSpec, obstacle: Obstacle, given: Mapping[str, Any]) -> tuple[Way, ...]:
        law, now = self.office.law(self.clock.now), self.clock.now
        data = fill(self._scene(spec), given)
        situation = self.office.situation(self._actor(spec), now, data)
        inquiry = Inquiry(
            situation=situation, law=law, spec=spec,
            duties=lambda: obligations(
                situation.file, law, situation.calendar, now, situation.catalogue, situation.settings
            ),
        )  # fmt: skip
        clause = obstacle.citation.clause if obstacle.citation else ""
        found: list[Way] = []
        for gate in law.gates.get(spec.slug, ()):
            if gate.citation.clause == clause:
                found += ways(gate.unless, inquiry) or ()
        return (
            tuple(dict.fromkeys(found))
            if all(isinstance(item, Wait | Settle) for item in found)
            else tuple(found)
        )

    def _go(self, way: Way, given: dict[str, Any], depth: int) -> tuple[str, ...]:
        match way:
            case Do(act=act, answers=answers):
                return (ACTS[act].label,) if self._attempt(act, answers, depth + 1) else ()
            case Say(name=name, value=value):
                if given.get(name) == value:
                    return ()
                given[name] = value
                return (f"改填{FIELDS[name].label}",)
            case Wait(moment=moment):
                self._pass_until(moment)
                self.clock.tick()
                return (f"等到{moment:%Y-%m-%d}以后",)
            case Settle(duty=duty):
                waiting = [item for item in open_duties(self.office, self.clock.now) if item.name == duty]
                return (duty,) if any([self._fulfil(item, depth) for item in waiting]) else ()
            case _:
                assert_never(way)


def _answers_in(condition: Condition) -> Iterator[tuple[Path, Any]]:
    """What a closing act must say for the duty to be fulfilled."""
    match condition:
        case All(parts=parts):
            for part in parts:
                yield from _answers_in(part)
        case AtLeast(count=count, parts=parts):
            for part in parts[:count]:
                yield from _answers_in(part)
        case Fact():
            value = answer_to(condition)
            if value is not None:
                yield condition.path, value
        case _:
            return


def _read(obstacle: Obstacle) -> str:
    source = f"（{obstacle.citation.clause}）" if obstacle.citation else ""
    return f"{obstacle.message}{source}"
