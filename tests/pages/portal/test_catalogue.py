"""The agency's catalogue and the course of review, for everybody."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.apps.registry.models import AgencyRuleSet
from mingjing.apps.standards.models import CatalogueEdition
from tests.record.standards.hall import BODIES, ROW, TODAY, Hall, make_hall

pytestmark = pytest.mark.django_db
OLD = date(2026, 2, 1)


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def _page(client: Client, address: str, status: int = 200) -> str:
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(address)
    assert answer.status_code == status
    assert len(counted) <= 15, [query["sql"] for query in counted]
    return answer.content.decode()


def test_the_catalogue_in_force_is_public_and_earlier_ones_keep_their_address(
    client: Client, hall: Hall
) -> None:
    first = hall.adopt(hall.draft(ROW), since=OLD)
    second = hall.adopt(hall.draft(BODIES), since=TODAY)
    told = _page(client, "/agencies/trial/catalogue/")
    assert "罚款金额超过100,000元（不含本数）" in told
    assert "罚款金额10,000元以上" not in told
    assert f"/agencies/trial/catalogue/{first.pk}/" in told
    told = _page(client, f"/agencies/trial/catalogue/{first.pk}/")
    assert "罚款金额10,000元以上（含本数）" in told
    assert "已被替代" in told
    assert "2026年2月1日起，至2026年3月1日" in told
    assert "/agencies/trial/catalogue/" in _page(client, "/agencies/trial/")
    assert _page(client, f"/agencies/trial/catalogue/{second.pk}/")


def test_a_draft_is_nobodys_business(client: Client, hall: Hall) -> None:
    draft = hall.draft(ROW)
    _page(client, f"/agencies/trial/catalogue/{draft.pk}/", 404)
    assert "还没有制定法制审核目录" in _page(client, "/agencies/trial/catalogue/")
    assert CatalogueEdition.objects.count() == 1


def test_anothers_edition_has_no_address_here(client: Client, hall: Hall) -> None:
    edition = hall.adopt(hall.draft(ROW))
    make_hall("other")
    _page(client, f"/agencies/other/catalogue/{edition.pk}/", 404)
    for address in ("catalogue/", f"catalogue/{edition.pk}/", "review/"):
        _page(client, f"/agencies/nowhere/{address}", 404)


def test_the_course_of_review_is_that_of_the_place(client: Client, hall: Hall) -> None:
    for name in ("national", "leqing"):
        AgencyRuleSet.objects.create(agency=hall.agency, rule_set=name, since=OLD)
    told = _page(client, "/agencies/trial/review/")
    labels = ("提交法制审核", "受理送审", "逐项审核", "出具审核意见", "负责人审批", "作出决定")
    places = [told.index(f"<h2>{label}</h2>") for label in labels]
    assert places == sorted(places)
    assert "会商（协商）审核意见" in told
    assert "执法主体和执法人员资格合法" in told
    assert "回到“受理送审”" in told
