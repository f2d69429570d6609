"""备案: a major penalty is filed, received or sent back, and both sides see where it stands."""

import pytest
from django.utils import timezone

from mingjing.apps.casework.errors import Barred
from mingjing.apps.casework.service import perform
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau, make_bureau

pytestmark = pytest.mark.django_db(transaction=True)
PLACE = "/desk/supervision/filings/"


@pytest.fixture
def filed(db: None) -> tuple[Bureau, str]:
    bureau = make_bureau("smx", "national", "sanmenxia")
    file_id = bureau.case("file_major_decision", fine=120000, days_ago=60)
    return bureau, str(file_id)


def test_a_filing_waits_and_is_received(filed: tuple[Bureau, str]) -> None:
    bureau, file_id = filed
    supervisor, head = bureau.client(Role.SUPERVISOR), bureau.client(Role.AGENCY_HEAD)
    page = supervisor.get(PLACE)
    assert len(page.context["waiting"]) == 1
    assert page.context["waiting"][0][-1]["link"] == f"/desk/files/{file_id}/receive_filing/"
    assert page.context["done"] == []
    assert "待接收" in head.get(PLACE).content.decode()
    assert supervisor.get(f"/desk/files/{file_id}/receive_filing/").status_code == 200
    receive = {"filing_result": "予以备案"}
    now = timezone.now()
    by = bureau.people[Role.SUPERVISOR]
    with pytest.raises(Barred):
        perform(file_id=file_id, act="receive_filing", data=receive, by=by, at=now, now=now)
    receive["filing_no"] = "司备〔2026〕3号"
    perform(file_id=file_id, act="receive_filing", data=receive, by=by, at=now, now=now)
    page = head.get(PLACE)
    assert page.context["waiting"] == []
    assert "司备〔2026〕3号" in page.content.decode()


def test_only_the_supervisor_receives(filed: tuple[Bureau, str]) -> None:
    bureau, file_id = filed
    now = timezone.now()
    given = {"filing_result": "予以备案", "filing_no": "1"}
    with pytest.raises(Barred, match="司法行政监督人员"):
        perform(
            file_id=file_id, act="receive_filing", data=given, by=bureau.people[Role.AGENCY_HEAD], at=now,
            now=now,
        )  # fmt: skip
    assert bureau.client(Role.OFFICER).get(PLACE).status_code == 403
