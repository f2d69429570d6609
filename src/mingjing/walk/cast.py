"""The people of an agency that walks: one official for each capacity, two for what takes two."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.act import ActSpec
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import Role

# Who enters an act that several may enter: people before the system, who handles before who answers for it.
_PREFERRED = (
    Role.OFFICER, Role.REVIEWER, Role.HEARING_OFFICER, Role.LIAISON, Role.ARCHIVIST, Role.AGENCY_HEAD,
    Role.UNIT_HEAD, Role.SUPERVISOR, Role.SYSTEM,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people by id, and the two officers who handle the case."""

    people: Mapping[str, PersonOnDay]
    officers: tuple[PersonOnDay, ...]

    def actor(self, spec: ActSpec) -> PersonOnDay:
        """Who enters this act. Raises LookupError where the agency has nobody for it."""
        fitting = [role for role in _PREFERRED if role in who_may(spec)]
        for role in fitting:
            person = self.holder(role)
            if person is not None:
                return person
        raise LookupError(f"本机关没有人能办理“{spec.label}”")

    def holder(self, role: Role) -> PersonOnDay | None:
        """The first person in a capacity."""
        return next((person for person in self.people.values() if role in person.roles), None)

    def name(self, role: Role) -> str:
        """The name of the first person in a capacity; empty where there is none."""
        person = self.holder(role)
        return person.name if person else ""


def usual_cast() -> Cast:
    """An agency as the law wants it: certified officers, a qualified reviewer of another section."""
    people = [
        _person("李敏", Role.OFFICER, "执法一科", certificate="370403001"),
        _person("张强", Role.OFFICER, "执法一科", certificate="370403002"),
        _person("周涛", Role.UNIT_HEAD, "执法一科", certificate="370403003"),
        _person("孙洁", Role.REVIEWER, "法制科", qualified=True),
        _person("赵宏", Role.AGENCY_HEAD, "局领导"),
        _person("吴静", Role.LIAISON, "办公室"),
        _person("郑和平", Role.ARCHIVIST, "档案室"),
        _person("冯岩", Role.HEARING_OFFICER, "法规科", qualified=True),
        _person("系统", Role.SYSTEM, ""),
    ]
    return Cast(people={person.id: person for person in people}, officers=(people[0], people[1]))


def _person(
    name: str, role: Role, unit: str, *, certificate: str = "", qualified: bool = False
) -> PersonOnDay:
    return PersonOnDay(
        id=name, name=name, roles=frozenset({role}), unit=unit, certificate=certificate,
        certificate_valid=bool(certificate), qualified=qualified,
    )  # fmt: skip
