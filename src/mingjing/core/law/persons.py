"""Conditions on the officials of an act: how many, certified on the day, qualified, not the same as."""

from collections.abc import Iterable, Iterator

from mingjing.core.law.answers import Reason, Verdict
from mingjing.core.law.condition import People
from mingjing.core.law.subject import ANYBODY, PersonOnDay, Situation
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.file import CaseFile
from mingjing.core.record.recusal import RECUSALS, recusal_of
from mingjing.core.record.vocabulary import ROLE_NAMES, Role

FIRST_TIME = "first_time_reviewer"


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
    return barred | dict.fromkeys(_ever_named(condition.not_named_in, file), "是本案承办人员")


def _ever_named(fields: Iterable[str], file: CaseFile) -> set[str]:
    """The ids of all whom the file has named in these fields at any time."""
    values = [entry.data.get(name) for name in fields for entry in file.entries]
    return {str(item["id"]) for value in values if isinstance(value, list) for item in value if "id" in item}


def _faults(condition: People, situation: Situation, people: list[PersonOnDay]) -> Iterator[str]:
    """Of each person what doesn't fit, as sentences."""
    barred = _barred_ids(condition, situation)
    units = {entry.by for entry in situation.file.done(condition.other_unit_than)}
    foreign = {situation.people[who].unit for who in units if who in situation.people} - {""}
    yield from (f"{person.name}{barred[person.id]}" for person in people if person.id in barred)
    yield from (f"{person.name}与承办机构同属{person.unit}" for person in people if person.unit in foreign)
    for person in people:
        yield from _unfit(condition, situation, person)


def _unfit(condition: People, situation: Situation, person: PersonOnDay) -> Iterator[str]:
    if condition.certificate and not person.certificate_valid:
        yield f"{person.name}当日没有有效执法证"
    if condition.qualified and not person.qualified:
        yield f"{person.name}没有法律职业资格"
    if condition.schooled and not (person.legal_background or person.qualified):
        yield f"{person.name}没有登记法律专业背景"
    if condition.first_qualified and _first_unqualified(situation, person):
        yield f"{person.name}第一次审核处罚案件，没有法律职业资格"
    if condition.roles and not condition.roles & person.roles:
        wanted = "、".join(ROLE_NAMES[role] for role in Role if role in condition.roles)
        yield f"{person.name}当日不是{wanted}"
    if condition.named_in:
        yield from _unnamed(condition.named_in, situation, person)
    if condition.not_recused and recusal_of(person.id, person.name, situation.file.done(RECUSALS)):
        yield f"{person.name}已经回避本案"


def _first_unqualified(situation: Situation, person: PersonOnDay) -> bool:
    """By the register and the record; of whom the register does not know, by what the assignment says."""
    if person.qualified or person.first_review is not None:
        return False
    said = situation.given.get(FIRST_TIME, situation.file.facts.get(FIRST_TIME))
    return person.reviews_as is not None or said is not False


def _unnamed(fields: Iterable[str], situation: Situation, person: PersonOnDay) -> Iterator[str]:
    """Where none of the fields names the person: whom they name."""
    named = {
        str(item["id"]): str(item["name"])
        for name in fields
        for item in situation.file.facts.get(name) or ()
        if isinstance(item, dict)
    }
    if person.id not in named:
        labels = "、".join(FIELDS[name].label for name in fields)
        yield f"{labels}是{'、'.join(named.values())}，没有{person.name}" if named else f"还没有{labels}"


def _anybody(condition: People, situation: Situation) -> Reason:
    """Whoever comes: nobody fits while the file has named nobody of whom it has to be one."""
    if condition.named_in and not any(situation.file.facts.get(name) for name in condition.named_in):
        labels = "、".join(FIELDS[name].label for name in condition.named_in)
        return Reason(verdict=Verdict.UNMET, text=f"还没有{labels}")
    return Reason(verdict=Verdict.UNKNOWN, text=f"{condition.label}还没有确定")


def check_people(condition: People, situation: Situation, fillable: bool) -> Reason:
    """Whether the people named fit; unknown until they are named, and while nobody in particular acts."""
    if not condition.field and situation.actor is ANYBODY:
        return _anybody(condition, situation)
    people = _named(situation, condition.field)
    if people is None:
        if fillable:
            return Reason(verdict=Verdict.UNKNOWN, text=f"{condition.label}待填写")
        return Reason(verdict=Verdict.UNMET, text=f"没有填写{condition.label}")
    faults = list(_faults(condition, situation, people))
    if len(people) < condition.at_least:
        faults.append(f"{condition.label}至少{condition.at_least}人，现有{len(people)}人")
    if faults:
        return Reason(verdict=Verdict.UNMET, text="；".join(faults))
    return Reason(verdict=Verdict.MET, text=f"{condition.label}符合要求（{len(people)}人）")
