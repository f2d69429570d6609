"""A kept query brings what its query set brings, whatever it was asked with before."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import DateField, F, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from mingjing.apps.registry.kept import KeptQuery
from mingjing.apps.registry.models import Account, Agency, Unit

pytestmark = pytest.mark.django_db
MARK = date(1911, 10, 10)


def _members(agency: str, day: date) -> QuerySet[Account]:
    rows = Account.objects.select_related("agency", "unit").filter(agency=agency, is_active=True)
    return rows.annotate(as_of=Value(day, output_field=DateField()), unit_name=F("unit__name")).order_by("pk")


@pytest.fixture
def accounts() -> list[Account]:
    words = {"one": "甲", "two": "乙"}
    agencies = [Agency.objects.create(id=key, name=f"{key}局", word=word) for key, word in words.items()]
    unit = Unit.objects.create(agency=agencies[0], name="一科")
    return [
        Account.objects.create_user(
            f"u{n}", None, name=f"人{n}", agency=agencies[n % 2], unit=unit if n else None
        )
        for n in range(3)
    ]


def test_a_kept_query_brings_what_its_query_set_brings(accounts: list[Account]) -> None:
    kept = KeptQuery(_members, agency="?", day=MARK)
    for agency, day in (("one", date(2026, 1, 1)), ("two", date(2026, 2, 2)), ("none", date(2026, 1, 1))):
        expected = list(_members(agency, day))
        found = list(kept.rows(agency=agency, day=day))
        assert [row.pk for row in found] == [row.pk for row in expected]
        for one, other in zip(found, expected, strict=True):
            state: Any = {key: value for key, value in vars(other).items() if key != "_state"}
            assert {key: value for key, value in vars(one).items() if key != "_state"} == state


def test_what_a_row_points_to_comes_with_it(accounts: list[Account]) -> None:
    kept = KeptQuery(_members, agency="?", day=MARK)
    with CaptureQueriesContext(connection) as asked:
        found = list(kept.rows(agency="one", day=MARK))
        assert [row.agency.name for row in found] == ["one局", "one局"]
        assert [row.unit and row.unit.name for row in found] == [None, "一科"]
    assert len(asked) == 1


def test_a_kept_query_is_put_together_once(accounts: list[Account]) -> None:
    made = []

    def build(agency: str) -> QuerySet[Account]:
        made.append(agency)
        return Account.objects.filter(agency=agency)

    kept = KeptQuery(build, agency="?")
    assert len(list(kept.rows(agency="one"))) == 2
    assert len(list(kept.rows(agency="two"))) == 1
    assert made == ["?"]


def test_a_value_must_be_given_for_each_mark(accounts: list[Account]) -> None:
    with pytest.raises(KeyError):
        list(KeptQuery(_members, agency="?", day=MARK).rows(agency="one"))
