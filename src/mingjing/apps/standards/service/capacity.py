"""In what capacity somebody may change what the agency lays down for itself."""

from collections.abc import Collection

from mingjing.apps.standards.errors import MayNot
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import ROLE_NAMES, Role


def may(person: PersonOnDay, allowed: Collection[Role]) -> bool:
    """Whether the person has one of the capacities that day."""
    return not person.roles.isdisjoint(allowed)


def entitled(person: PersonOnDay, allowed: tuple[Role, ...], what: str, *, verb: str = "办理") -> None:
    """Raises MayNot, which says who has the capacity, where the person has none of these."""
    if not may(person, allowed):
        *first, last = (ROLE_NAMES[role] for role in allowed)
        names = f"{'、'.join(first)}或者{last}" if first else last
        raise MayNot(f"{what}由{names}{verb}，您（{person.name}）没有这一身份。请交由有权的人办理。")
