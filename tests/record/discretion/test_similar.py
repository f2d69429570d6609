"""Similar cases: quartiles as a plain count gives them, outliers by the stated rule, nobody else's files."""

from datetime import timedelta
from decimal import Decimal
from statistics import quantiles
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.models import File
from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.queries.similar import FEW, similar
from tests.record.discretion.hall import NOON, OFFENCE, Hall

pytestmark = pytest.mark.django_db
FINES = [100, 200, 300, 500, 500, 800, 900, 1000, 1200, 9000]


def decided(agency: Agency, fines: list[int], grade: str = "一般", offence: str = OFFENCE) -> None:
    File.objects.bulk_create(
        File(
            id=uuid4(), agency=agency, kind="penalty", procedure="ordinary", number=f"{agency.pk}{uuid4()}",
            opened_at=NOON, opened_under=[], last_at=NOON, projected_at=NOON, offence=offence,
            decided_grade=grade, decided_fine=fine, decided_at=NOON + timedelta(minutes=index),
        )
        for index, fine in enumerate(fines)
    )  # fmt: skip


def test_the_spread_is_that_of_a_plain_count(hall: Hall) -> None:
    decided(hall.agency, FINES)
    found = similar(hall.agency, OFFENCE, fine=Decimal(850))
    assert found
    assert found.spread
    first, median, third = quantiles(map(Decimal, FINES), n=4, method="inclusive")
    spread = found.spread
    assert (spread.count, spread.low, spread.high) == (10, 100, 9000)
    assert (spread.first, spread.median, spread.third) == (first, median, third)
    assert found.below == sum(fine < 850 for fine in FINES)
    assert [case.fine for case in found.cases if case.outlier] == [9000]
    assert not found.outlier


@pytest.mark.parametrize(("fine", "outlier"), [(1912, False), (1913, True), (0, False)])
def test_a_draft_stands_out_by_the_stated_rule(hall: Hall, fine: int, outlier: bool) -> None:
    decided(hall.agency, FINES)
    found = similar(hall.agency, OFFENCE, fine=Decimal(fine))
    assert found
    first, _, third = quantiles(map(Decimal, FINES), n=4, method="inclusive")
    reach = Decimal("1.5") * (third - first)
    assert outlier is not (first - reach <= fine <= third + reach)
    assert found.outlier is outlier


def test_too_few_say_nothing_of_what_is_usual(hall: Hall) -> None:
    decided(hall.agency, [100] * (FEW - 1))
    found = similar(hall.agency, OFFENCE, fine=Decimal(90000))
    assert found
    assert not found.enough
    assert not found.outlier


def test_nothing_decided_and_no_offence(hall: Hall) -> None:
    found = similar(hall.agency, OFFENCE, fine=Decimal(1))
    assert found
    assert (found.spread, found.cases, found.outlier) == (None, (), False)
    assert similar(hall.agency, "") is None


def test_sisters_count_without_their_files_and_strangers_do_not(hall: Hall) -> None:
    above = Agency.objects.create(id="above", name="司法局", word="司", is_supervisor=True)
    Agency.objects.filter(pk=hall.agency.pk).update(parent=above)
    hall.agency.refresh_from_db()
    sister = Agency.objects.create(id="sister", name="姊妹局", word="姊", parent=above)
    stranger = Agency.objects.create(id="stranger", name="外局", word="外")
    for agency, fine in ((hall.agency, 100), (sister, 200), (stranger, 300)):
        decided(agency, [fine])
    decided(sister, [999], offence="别的")
    found = similar(hall.agency, OFFENCE)
    assert found
    assert {(case.agency, int(case.fine), bool(case.link)) for case in found.cases} == {
        ("试验区执法局", 100, True), ("姊妹局", 200, False),
    }  # fmt: skip
    assert found.agencies == 2


def test_the_same_grade_is_compared_where_there_are_enough(hall: Hall) -> None:
    decided(hall.agency, [500] * FEW)
    decided(hall.agency, [5000] * 3, grade="从重")
    within = similar(hall.agency, OFFENCE, fine=Decimal(500), grade="一般")
    across = similar(hall.agency, OFFENCE, fine=Decimal(5000), grade="从重")
    assert within
    assert across
    assert within.spread
    assert across.spread
    assert (within.grade, within.spread.count, within.spread.high) == ("一般", FEW, 500)
    assert (across.grade, across.spread.count) == ("", FEW + 3)


def test_the_file_that_asks_is_left_out_and_two_statements_suffice(hall: Hall) -> None:
    decided(hall.agency, FINES)
    asking = File.objects.get(decided_fine=9000)
    with CaptureQueriesContext(connection) as asked:
        found = similar(hall.agency, OFFENCE, fine=Decimal(9000), without=asking.pk)
    assert found
    assert found.spread
    assert (found.spread.count, found.outlier, len(asked)) == (9, True, 2)


def test_the_index_answers(hall: Hall) -> None:
    decided(hall.agency, FINES)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT count(*) FROM casework_file WHERE offence = %s AND agency_id = %s"
            " AND decided_fine IS NOT NULL",
            [OFFENCE, hall.agency.pk],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "file_decided_alike" in plan
