"""监督: the numbers by agency and clause, and the files behind them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mingjing.apps.casework.models import Duty
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AGENCY_HEAD])
def test_numbers_lead_to_the_files_behind_them(bureau: Bureau, role: Role) -> None:
    file_id = bureau.case("submit_for_review")
    Duty.objects.filter(file=file_id, closed_at=None).update(due_at=timezone.now() - timedelta(days=9))
    count = Duty.objects.filter(file=file_id, closed_at=None).count()
    assert count
    client = bureau.client(role)
    page = client.get("/desk/supervision/")
    assert page.context["overdue_count"] == count
    link = page.context["overdue"][0][3]["link"]
    assert f"/desk/files/{file_id}/" in client.get(link).content.decode()
    row = next(row for row in page.context["stages"] if row[0]["text"] == bureau.agency.name)
    linked = [cell["link"] for cell in row if cell.get("link")]
    assert len(linked) == 1
    assert f"/desk/files/{file_id}/" in client.get(linked[0]).content.decode()


def test_a_supervisor_reads_and_may_do_nothing(bureau: Bureau) -> None:
    file_id = bureau.case("submit_for_review")
    client = bureau.client(Role.SUPERVISOR)
    assert client.get(f"/desk/files/{file_id}/").status_code == 200
    page = client.get(f"/desk/review/{file_id}/").content.decode()
    assert "您现在不能审核这件案卷" in page


def test_nothing_overdue_is_a_sentence(bureau: Bureau) -> None:
    text = bureau.client(Role.SUPERVISOR).get("/desk/supervision/").content.decode()
    assert "没有逾期的义务" in text


def test_another_agencys_numbers_are_not_asked_for(bureau: Bureau) -> None:
    text = bureau.client(Role.AGENCY_HEAD).get("/desk/supervision/overdue/?agency=other").content.decode()
    assert "没有逾期的义务" in text
