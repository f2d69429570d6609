"""Who may do what, in which stage: the table says something of every act, and nothing beyond its rules."""

import pytest

from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import ROOMS
from mingjing.core.record.permissions import may, table, who_may
from mingjing.core.record.vocabulary import WRITTEN_BY, Role, Stage

PERMITTED = set(table())
# Nobody signs in as these: somebody else takes down what they say or decide.
WITHOUT_ACCOUNT = set(WRITTEN_BY)


def test_the_catalogue_is_there() -> None:
    assert ROOMS
    assert len(ACTS) > 100


@pytest.mark.parametrize("slug", ACTS)
def test_every_act_can_be_done_by_somebody_in_some_stage(slug: str) -> None:
    spec = ACTS[slug]
    stages = {stage for act, _, stage in PERMITTED if act == slug}
    assert stages == spec.during
    assert {role for act, role, _ in PERMITTED if act == slug} == set(who_may(spec))
    assert who_may(spec)


@pytest.mark.parametrize("slug", ACTS)
def test_capacities_are_those_of_the_act_or_of_who_takes_it_down(slug: str) -> None:
    spec = ACTS[slug]
    for role in who_may(spec):
        assert role in spec.by or any(WRITTEN_BY.get(other) is role for other in spec.by)


def test_whoever_has_no_account_enters_nothing() -> None:
    assert {role for _, role, _ in PERMITTED} & WITHOUT_ACCOUNT == set()


def test_administrators_enter_nothing() -> None:
    assert not any(may(Role.ADMINISTRATOR, spec, stage) for spec in ACTS.values() for stage in Stage)


def test_every_other_capacity_has_something_to_do() -> None:
    idle = set(Role) - WITHOUT_ACCOUNT - {role for _, role, _ in PERMITTED}
    assert idle <= {Role.ADMINISTRATOR, Role.SUPERVISOR}
