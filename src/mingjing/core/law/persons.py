"""Conditions on the officials of an act: how many, certified on the day, qualified, not the same as."""

from collections.abc import Iterable
from typing import Any

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.condition import People
from mingjing.core.law.subject import PersonOnDay, Situation


def _named(situation: Situation, field: str) -> list[PersonOnDay] | None:
    """The officials named in the act's field, as the registry knows them on the day; None if not given."""
    if not field:
        return [situation.actor]
    named = situation.given.get(field)
    if not named:
        return None
    stranger = [PersonOnDay(id=str(item["id"]), name=str(item["name"])) for item in named]
    return [situation.people.get(person.id, person) for person in stranger]


def _barred_ids(condition: People, situation: Situation) -> dict[str, str]:
    """Ids that may not act here → what they did in the file that bars them."""
    file = situation.file
    barred = {entry.by: f"曾办理本卷第{entry.position}条记录" for entry in file.done(condition.not_doers_of)}
    for name in condition.not_named_in:
        named: Iterable[Any] = file.facts.get(name) or ()
        barred |= {str(item["id"]): "是本案承办人员" for item in named if isinstance(item, dict)}
    return barred


def _faults(condition: People, situation: Situation, people: list[PersonOnDay]) -> list[str]:
    barred = _barred_ids(condition, situation)
    units = {entry.by for entry in situation.file.done(condition.other_unit_than)}
    foreign = {situation.people[who].unit for who in units if who in situation.people} - {""}
    faults = [f"{person.name}{barred[person.id]}" for person in people if person.id in barred]
    if condition.certificate:
        faults += [f"{person.name}当日没有有效执法证" for person in people if not person.certificate_valid]
    if condition.qualified:
        faults += [f"{person.name}没有法律职业资格" for person in people if not person.qualified]
    faults += [f"{person.name}与承办机构同属{person.unit}" for person in people if person.unit in foreign]
    return faults


def check_people(condition: People, situation: Situation, fillable: bool) -> Reason:
    """Whether the people named fit; unknown until they are named."""
    people = _named(situation, condition.field)
    if people is None:
        if fillable:
            return Reason(verdict=Verdict.UNKNOWN, text=f"{condition.label}待填写")
        return Reason(verdict=Verdict.UNMET, text=f"没有填写{condition.label}")
    faults = _faults(condition, situation, people)
    if len(people) < condition.at_least:
        faults.append(f"{condition.label}至少{condition.at_least}人，现有{len(people)}人")
    if faults:
        return Reason(verdict=Verdict.UNMET, text="；".join(faults))
    return Reason(verdict=Verdict.MET, text=f"{condition.label}符合要求（{len(people)}人）")
