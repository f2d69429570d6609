"""Who may do which act in which stage: one table, read off the acts' own definitions."""

from collections.abc import Iterator

from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.vocabulary import WRITTEN_BY, Role, Stage


def who_may(spec: ActSpec) -> tuple[Role, ...]:
    """The capacities in which the act is entered; for a party's own act, the officer who takes it down."""
    return tuple(dict.fromkeys(WRITTEN_BY.get(role, role) for role in spec.by))


def may(role: Role, spec: ActSpec, stage: Stage) -> bool:
    """Whether somebody in this capacity may enter the act while the file is in this stage.

    Administrators may do nothing in files.
    """
    return role is not Role.ADMINISTRATOR and role in who_may(spec) and stage in spec.during


def table() -> Iterator[tuple[str, Role, Stage]]:
    """Every permitted combination of act, capacity and stage."""
    for slug, spec in ACTS.items():
        for role in Role:
            for stage in Stage:
                if may(role, spec, stage):
                    yield slug, role, stage
