"""The file page: what comes next stands first, and what is somebody else's is said in plain words."""

import pytest

from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db


def page(bureau: Bureau, role: Role, until: str) -> str:
    file_id = bureau.case(until)
    return bureau.client(role).get(f"/desk/files/{file_id}/").content.decode()


def test_what_comes_next_is_read_before_the_record(bureau: Bureau) -> None:
    told = page(bureau, Role.OFFICER, "submit_for_review")
    assert told.index('id="next"') < told.index('id="terms"') < told.index('id="record"')


def test_an_officer_waits_for_the_reviewer_and_is_not_barred(bureau: Bureau) -> None:
    told = page(bureau, Role.OFFICER, "submit_for_review")
    assert "没有法律职业资格" not in told
    assert "等法制审核人员办理" in told
    for part in told.split('<li class="barred">')[1:]:
        if "等" in part.split("</span>")[0]:
            assert "暂不能做" not in part.split("</li>")[0]


def test_the_one_whose_act_it_is_sees_what_bars_it(bureau: Bureau) -> None:
    told = page(bureau, Role.AGENCY_HEAD, "conclude_investigation")
    barred = next(part for part in told.split('<li class="barred">') if "作出处罚决定" in part[:60])
    assert "暂不能做" in barred
