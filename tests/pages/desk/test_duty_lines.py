"""待办 and 公示: no button leads to a form that refuses at once; what comes first is said in the line."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingjing.apps.casework.models import Duty
from mingjing.apps.casework.service import recount
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = ("/desk/", "/desk/publicity/")
BUTTON = re.compile(r'<a class="do[^"]*" href="([^"#]+)')
ROLES = (
    Role.OFFICER, Role.UNIT_HEAD, Role.REVIEWER, Role.AGENCY_HEAD, Role.LIAISON, Role.ARCHIVIST,
)  # fmt: skip
STAGES = (
    "open_case", "conclude_investigation", "propose_decision", "give_prior_notice", "submit_for_review",
    "issue_review_opinion", "approve_proposal", "decide_penalty", "serve_directly",
    "prepare_result_publication", "screen_secrecy", "publish_item", "propose_closing", "close_case",
)  # fmt: skip


@pytest.mark.parametrize("until", STAGES)
def test_every_button_leads_to_what_can_be_done(bureau: Bureau, until: str) -> None:
    bureau.case(until, days_ago=120)
    for role in ROLES:
        client = bureau.client(role)
        for address in LISTS:
            for link in BUTTON.findall(client.get(address).content.decode()):
                assert client.get(link).status_code == 200, (role, address, link)


def test_a_barred_duty_says_what_comes_first_and_leads_to_the_file(bureau: Bureau) -> None:
    file_id = bureau.case("open_case")
    told = bureau.client(Role.AGENCY_HEAD).get("/desk/").content.decode()
    line = next(part for part in told.split("<li") if "在期限内作出决定" in part)
    assert "先完成：查清事实并终结调查（行政处罚法 第四十条）" in line
    assert f'href="/desk/files/{file_id}/#next"' in line
    assert "decide_penalty" not in line


def test_an_open_duty_has_the_button_of_its_act(bureau: Bureau) -> None:
    file_id = bureau.case("approve_proposal")
    told = bureau.client(Role.AGENCY_HEAD).get("/desk/").content.decode()
    assert f'href="/desk/files/{file_id}/decide_penalty/"' in told


def test_what_bars_is_counted_anew_with_the_days(bureau: Bureau) -> None:
    file_id = bureau.case("open_case")
    Duty.objects.filter(file=file_id).update(barred={})
    recount(file_id, now=timezone.now() + timedelta(seconds=1))
    assert Duty.objects.get(file=file_id, name="在期限内作出决定").barred["decide_penalty"]
    with CaptureQueriesContext(connection) as counted:
        recount(file_id, now=timezone.now() + timedelta(seconds=2))
    assert not [query["sql"] for query in counted if query["sql"].startswith("INSERT")]
    assert not [query["sql"] for query in counted if '"barred"' in query["sql"]]
