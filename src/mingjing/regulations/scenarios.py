"""Scenarios: the tests of the law. A YAML file says what is done when, and what must come of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from mingjing.core.law.answers import Obligation
from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import obstacles, reminders
from mingjing.core.law.law import Law
from mingjing.core.law.retention import retained
from mingjing.core.law.staffing import standings
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import FieldKind
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.parsing import Problem, parse_act
from mingjing.core.record.permissions import who_may
from mingjing.core.record.plain import act_data
from mingjing.core.terms import describe
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import HOME, RuleSetExpired, law_for
from mingjing.regulations.scripts import Check, Scenario, Step, people_of, read_scenarios


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What running a scenario showed: faults, and the clauses it saw bite."""

    scenario: Scenario
    faults: list[str] = field(default_factory=list)
    bitten: set[str] = field(default_factory=set)
    spared: set[str] = field(default_factory=set)

    @property
    def passed(self) -> bool:
        """Whether everything came as the scenario says, and every clause it is about was seen."""
        return not self.faults


@dataclass(slots=True, kw_only=True)
class _Run:
    scenario: Scenario
    outcome: Outcome
    file: CaseFile
    home: Path
    people: Mapping[str, PersonOnDay]
    opened: datetime | None = None

    def law(self, at: datetime) -> Law:
        return law_for(self.scenario.rule_sets, at=at, opened_at=self.opened, home=self.home)

    def situation(self, step: Step, spec: ActSpec, given: Mapping[str, Any]) -> Situation:
        actor = self.people[step.by] if step.by else _default_actor(spec, self.people)
        return Situation(
            file=self.file, at=step.at, actor=actor, calendar=load_calendar(), people=self.people,
            given=given, settings=self.scenario.settings,
            discretion=self.scenario.discretion, staff=self.scenario.staff, catalogue=self.scenario.catalogue,
        )  # fmt: skip


def _default_actor(spec: ActSpec, people: Mapping[str, PersonOnDay]) -> PersonOnDay:
    """Who would do this: the first person of the scenario's world in a fitting capacity."""
    roles = set(who_may(spec))
    return next(person for person in people.values() if person.roles & roles)


def run_scenario(scenario: Scenario, home: Path = HOME) -> Outcome:
    """Run one scenario from an empty file."""
    header = FileHeader(id="场景", kind=scenario.kind, procedure=scenario.procedure, agency="场景")
    run = _Run(
        scenario=scenario, outcome=Outcome(scenario=scenario), file=CaseFile(header=header), home=home,
        people=people_of(scenario),
    )  # fmt: skip
    for step in scenario.steps:
        _step(run, step)
    for check in scenario.checks:
        _check(run, check)
    for clause in scenario.clauses:
        if clause not in run.outcome.bitten | run.outcome.spared:
            run.outcome.faults.append(f"场景说明涉及 {clause}，但没有一步看到它起作用或不起作用")
    return run.outcome


def _step(run: _Run, step: Step) -> None:
    spec = step.spec
    if not step.checked:
        _append(run, step, spec, _parsed(run, step, spec))
        return
    given = _parsed(run, step, spec)
    if given is None:
        return
    situation = run.situation(step, spec, given)
    try:
        law = run.law(step.at)
    except RuleSetExpired as expired:
        _compare(run, step, set(expired.rules.dated_by), step.refused, step.not_refused, "拒绝")
        return
    found = obstacles(spec, situation, law)
    barred = {item.citation.clause for item in found if item.citation}
    reminded = {item.citation.clause for item in reminders(spec, situation, law)}
    _compare(run, step, barred, step.refused, step.not_refused, "拒绝")
    _compare(run, step, reminded, step.reminded, step.not_reminded, "提示")
    if not step.refused:
        out_of_order = [item.message for item in found if item.citation is None]
        if out_of_order:
            run.outcome.faults.append(
                f"“{spec.label}”还轮不到做，看不出规则拦不拦：{'；'.join(out_of_order)}"
            )
        elif not step.not_refused and found:
            reasons = "；".join(f"{item.message}（{item.lift}）" for item in found)
            run.outcome.faults.append(f"“{spec.label}”应当准许，却被拒绝：{reasons}")
        _append(run, step, spec, given)


def _compare(
    run: _Run, step: Step, seen: set[str], wanted: tuple[str, ...], unwanted: tuple[str, ...], what: str
) -> None:
    outcome = run.outcome
    for clause in wanted:
        if clause in seen:
            outcome.bitten.add(clause)
        else:
            shown = "、".join(sorted(seen)) or "没有"
            outcome.faults.append(f"“{step.spec.label}”应由 {clause} {what}，实际{what}的是：{shown}")
    for clause in unwanted:
        if clause in seen:
            outcome.faults.append(f"“{step.spec.label}”不应由 {clause} {what}")
        else:
            outcome.spared.add(clause)


def _parsed(run: _Run, step: Step, spec: ActSpec) -> dict[str, Any] | None:
    result = parse_act(spec, _with_certificates(run, step.data, spec), at=step.at)
    if isinstance(result, tuple):
        run.outcome.faults.extend(_problem(spec, item) for item in result)
        return None
    return act_data(result)


def _with_certificates(run: _Run, data: Mapping[str, Any], spec: ActSpec) -> dict[str, Any]:
    """The data with each official's certificate from the scenario's world: nobody writes it by hand."""
    completed = dict(data)
    for item in spec.fields:
        if item.field.kind is FieldKind.OFFICERS and item.name in data:
            completed[item.name] = [_certified(run, officer) for officer in data[item.name]]
    return completed


def _certified(run: _Run, officer: Mapping[str, str]) -> dict[str, str]:
    known = run.people.get(officer["id"])
    return {**officer, "certificate": known.certificate if known else ""}


def _problem(spec: ActSpec, problem: Problem) -> str:
    return f"“{spec.label}”填写有误：{problem.message}"


def _append(run: _Run, step: Step, spec: ActSpec, given: dict[str, Any] | None) -> None:
    if given is None:
        return
    actor = run.people[step.by] if step.by else _default_actor(spec, run.people)
    role = next((role for role in who_may(spec) if role in actor.roles), who_may(spec)[0])
    run.opened = run.opened or step.at
    run.file.add(
        Entry(
            position=len(run.file.entries) + 1,
            act=spec.slug,
            at=step.at,
            recorded_at=step.at,
            by=actor.id,
            by_name=actor.name,
            role=role,
            data=given,
        )
    )


def _check(run: _Run, check: Check) -> None:
    match check.what:
        case "义务":
            _check_duty(run, check)
        case "清单":
            _check_set(run, check)
        case "配备":
            _check_staffing(run, check)
        case _:
            _check_retention(run, check)


def _check_duty(run: _Run, check: Check) -> None:
    law = run.law(check.at)
    found = [item for item in _all(run, law, check) if item.name == check.name]
    if check.clause:
        found = [item for item in found if item.citation.clause == check.clause]
    if check.state == "未开":
        if found:
            run.outcome.faults.append(f"义务“{check.name}”不应开始")
        run.outcome.spared.update({check.clause} if check.clause else ())
        return
    if not found:
        run.outcome.faults.append(f"义务“{check.name}”（{check.clause or '任何条款'}）没有开始")
        return
    faults = list(_duty_faults(found[-1], check))
    run.outcome.faults.extend(faults)
    if not faults:
        run.outcome.bitten.add(found[-1].citation.clause)


def _all(run: _Run, law: Law, check: Check) -> Iterator[Obligation]:
    for item in obligations(
        run.file, law, load_calendar(), check.at, run.scenario.catalogue, run.scenario.settings
    ):
        yield item
        yield from item.stricter_than


def _duty_faults(item: Obligation, check: Check) -> Iterator[str]:
    if check.due == "无期限" and item.due is not None:
        yield f"义务“{item.name}”不应有期限，实际为{item.due.day}"
    elif check.due and check.due != "无期限":
        actual = "没有期限" if item.due is None else _moment(item, check.due)
        if actual != check.due:
            counting = "；".join(describe(item.due)) if item.due else ""
            yield f"义务“{item.name}”应于{check.due}届满，实际{actual}。{counting}"
    if check.state == "已了" and item.open:
        yield f"义务“{item.name}”应已完成，实际没有"
    if check.state == "未了" and not item.open:
        yield f"义务“{item.name}”应未完成，实际已由第{item.closed_by}条记录完成"


def _moment(item: Obligation, wanted: str) -> str:
    assert item.due is not None
    if len(wanted) > 10:
        return item.due.moment.strftime("%Y-%m-%d %H:%M")
    return item.due.day.isoformat()


def _check_set(run: _Run, check: Check) -> None:
    law = run.law(check.at)
    found = law.sets.get(check.name)
    if found is None or (check.count and len(found.items) != check.count):
        count = len(found.items) if found else 0
        run.outcome.faults.append(f"清单“{check.name}”应有{check.count}项，实际{count}项")
        return
    run.outcome.bitten.add(found.citation.clause)


def _check_retention(run: _Run, check: Check) -> None:
    situation = Situation(
        file=run.file, at=check.at, actor=next(iter(run.people.values())), calendar=load_calendar()
    )
    found = retained(check.name, situation, run.law(check.at))
    clauses = {item.citation.clause for item in found}
    if check.clause and check.clause not in clauses:
        run.outcome.faults.append(f"“{check.name}”的保存应由 {check.clause} 决定，实际：{clauses or '没有'}")
        return
    if found and check.due and found[0].label != check.due:
        run.outcome.faults.append(f"“{check.name}”应保存{check.due}，实际{found[0].label}")
        return
    run.outcome.bitten.update(clauses if not check.clause else {check.clause})


def _check_staffing(run: _Run, check: Check) -> None:
    found = standings(run.law(check.at), run.scenario.staff) if run.scenario.staff else ()
    found = tuple(item for item in found if check.clause in ("", item.citation.clause))
    if not found:
        run.outcome.faults.append(
            f"没有条款（{check.clause or '任何条款'}）规定{check.name}的配备，或者场景没写“人数”"
        )
        return
    first = found[0]
    for wanted, actual, what in ((check.needed, first.needed, "应有"), (check.short, first.short, "缺")):
        if wanted is not None and wanted != actual:
            run.outcome.faults.append(f"{check.name}{what}应为{wanted}人，实际{actual}人")
    run.outcome.bitten.add(first.citation.clause)


def run_folder(folder: Path, home: Path = HOME) -> list[Outcome]:
    """Every scenario in a file or below a folder."""
    return [run_scenario(scenario, home) for scenario in read_scenarios(folder, home)]
