"""Identifiers of files sort by the time they were made."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from mingjing.apps.casework.identity import derived_id, new_file_id, new_salt

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_identifiers_are_version_seven_and_sort() -> None:
    made = [new_file_id(NOW + timedelta(milliseconds=n)) for n in range(50)]
    assert made == sorted(made)
    assert {(item.version, item.variant) for item in made} == {(7, RFC_4122)}
    assert made[0].int >> 80 == int(NOW.timestamp() * 1000)
    assert len({new_file_id(NOW) for _ in range(50)}) == 50


def test_a_duty_keeps_its_identifier() -> None:
    assert (
        derived_id(UUID(int=1), "调查@3")
        == derived_id(UUID(int=1), "调查@3")
        != derived_id(UUID(int=2), "调查@3")
    )


def test_salts_differ() -> None:
    assert len({new_salt() for _ in range(10)}) == 10
    assert len(new_salt()) == 32
