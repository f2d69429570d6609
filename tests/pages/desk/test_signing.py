"""签发: what waits for the head, the paper beside the form, and the way into 待办."""

import pytest

from mingjing.apps.casework.models import Entry
from mingjing.apps.desk.views import todo
from mingjing.apps.registry.models import Account
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("until", "act"),
    [("propose_case", "立案"), ("propose_closing", "结案"), ("approve_proposal", "处罚决定")],
)
def test_what_waits_is_listed_and_opens_on_the_right_act(bureau: Bureau, until: str, act: str) -> None:
    file_id = bureau.case(until, days_ago=90)
    client = bureau.client(Role.AGENCY_HEAD)
    assert f"/desk/sign/{file_id}/" in client.get("/desk/sign/").content.decode()
    assert "等您签发" in client.get("/desk/").content.decode()
    page = client.get(f"/desk/sign/{file_id}/")
    assert act in page.context["spec"].label
    assert page.context["papers"]


def test_of_many_the_longest_waiting_are_listed(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(todo, "SIGNING", 2)
    files = [
        bureau.case("propose_case", party=name, days_ago=days)
        for name, days in (("甲公司", 9), ("乙公司", 30), ("丙公司", 20))
    ]
    client = bureau.client(Role.AGENCY_HEAD)
    page = client.get("/desk/")
    group = next(item for item in page.context["groups"] if item["title"] == "等您签发")
    assert [line["link"] for line in group["duties"]] == [f"/desk/sign/{files[n]}/" for n in (1, 2)]
    text = page.content.decode()
    assert "3 件" in text
    assert "只列出等得最久的 2 件" in text
    assert len(client.get("/desk/sign/").context["groups"][0]["duties"]) == len(files)


def test_nothing_to_sign_says_so(bureau: Bureau) -> None:
    bureau.case("open_case")
    assert "没有等待签发的呈批" in bureau.client(Role.AGENCY_HEAD).get("/desk/sign/").content.decode()


def test_the_form_beside_the_paper_signs(bureau: Bureau) -> None:
    file_id = bureau.case("endorse_proposal")
    client = bureau.client(Role.AGENCY_HEAD)
    page = client.get(f"/desk/sign/{file_id}/")
    officers = Account.objects.filter(agency=bureau.agency, name__in=("李敏", "张强"))
    sent = {name: str(value) for name, value in page.context["hidden"].items()} | {
        "leader_opinion": "同意立案。", "signature": "赵宏",
        "assigned_officers": [str(account.pk) for account in officers],
        "issued_at": page.context["now"].strftime("%Y-%m-%dT%H:%M"),
    }  # fmt: skip
    assert page.context["action"] == f"/desk/files/{file_id}/open_case/"
    answer = client.post(page.context["action"], sent)
    assert answer.status_code == 302, answer.context["groups"]
    assert Entry.objects.filter(file=file_id, act="open_case").exists()


def test_who_is_not_the_head_reads_and_sees_why(bureau: Bureau) -> None:
    file_id = bureau.case("propose_case")
    text = bureau.client(Role.OFFICER).get(f"/desk/sign/{file_id}/").content.decode()
    assert "现在不能签发" in text
    assert "由机关负责人" in text
