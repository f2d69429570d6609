"""Reading through the interface: lists, one file, what comes next, what is due; for whom, as on the pages."""

from collections.abc import Callable
from typing import Any

import pytest

from mingjing.apps.registry.models import Account, Agency, AgencyRuleSet, Appointment
from mingjing.core.record.act import ACTS
from mingjing.core.record.vocabulary import Role
from tests.pages.api.system import CASE, System, token_for
from tests.pages.desk.bureau import Bureau
from tests.record.walk.agency import BEGIN

pytestmark = pytest.mark.django_db(transaction=True)
Systems = Callable[[Role], System]
OF_A_FILE = ("", "/next", "/duties")


def test_pages_of_files_follow_one_another(system: Systems) -> None:
    officer = system(Role.OFFICER)
    opened = [officer.opened() for _ in range(5)]
    seen: list[str] = []
    after: dict[str, Any] = {}
    sizes = []
    while True:
        status, page = officer.get("/files", size=2, **after)
        assert status == 200
        seen += [item["id"] for item in page["files"]]
        sizes.append(len(page["files"]))
        if page["after"] is None:
            break
        after = {"after": page["after"]}
    assert (seen, sizes) == (sorted(opened, reverse=True), [2, 2, 1])


def test_files_are_narrowed_as_on_the_page(system: Systems) -> None:
    officer = system(Role.OFFICER)
    one, two = officer.opened(), officer.opened()
    assert officer.does(two, "propose_case", full_case())[0] == 201

    def found(**query: Any) -> list[str]:
        status, page = officer.get("/files", **query)
        assert status == 200, page
        return [item["id"] for item in page["files"]]

    assert found(q="张三") == [two]
    assert found(q="张三\0李四") == found(q="没有此词") == found(stage="archived") == []
    assert found(kind="penalty", stage="start", mine="true") == sorted([one, two], reverse=True)
    assert found(overdue="true") == []
    assert system(Role.UNIT_HEAD).get("/files", mine="true")[1]["files"] == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"stage": "nowhere"}, "stage"), ({"kind": "x"}, "kind"), ({"size": "0"}, "size"),
        ({"size": "201"}, "size"), ({"size": "many"}, "size"), ({"after": "x"}, "after"),
        ({"mine": "perhaps"}, "mine"), ({"q": "字" * 101}, "q"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_by_name(system: Systems, query: dict[str, str], field: str) -> None:
    status, refused = system(Role.OFFICER).get("/files", **query)
    assert (status, refused["kind"]) == (422, "invalid")
    assert [item["fields"] for item in refused["problems"]] == [[field]]
    assert "写法不对" not in refused["message"]


def test_a_file_is_shown_with_all_its_entries(system: Systems) -> None:
    officer = system(Role.OFFICER)
    file_id = officer.opened()
    assert officer.does(file_id, "propose_case", full_case())[0] == 201
    status, whole = officer.get(f"/files/{file_id}")
    assert status == 200
    assert (whole["file"]["stage"], whole["file"]["seen"]) == ("start", 2)
    assert (whole["file"]["title"], whole["file"]["party_name"]) == ("张三擅自占用城市道路", "张三")
    assert [(entry["position"], entry["act"]) for entry in whole["entries"]] == [
        (1, "register_lead"), (2, "propose_case"),
    ]  # fmt: skip
    assert whole["entries"][1]["data"]["party"] == CASE["party"]
    assert {rules["id"] for rules in whole["entries"][0]["rules"]} == {"national", "xuecheng"}


def test_what_comes_next_is_told_with_clause_and_remedy(system: Systems) -> None:
    officer = system(Role.OFFICER)
    file_id = officer.opened()
    status, told = officer.get(f"/files/{file_id}/next")
    assert (status, told["seen"]) == (200, 1)
    acts = {item["act"]: item for item in told["acts"]}
    assert set(acts) <= set(ACTS)
    assert acts["propose_case"]["allowed"]
    assert not acts["open_case"]["mine"]
    assert "立案呈批" in acts["open_case"]["obstacles"][0]["message"]
    cited = [found for item in told["acts"] for found in item["obstacles"] if found["clause"]]
    assert cited
    for found in cited:
        assert found["clause"].keys() == {"id", "source", "gist", "rule_set"}
        assert found["clause"]["id"].startswith(found["clause"]["rule_set"])
        assert found["message"]


def test_duties_are_told_with_their_clause_and_day(system: Systems, bureau: Bureau) -> None:
    file_id = bureau.case("decide_penalty")
    status, told = system(Role.OFFICER).get(f"/files/{file_id}/duties")
    assert status == 200
    duties = {item["name"]: item for item in told["duties"]}
    public = duties["公示处罚决定"]
    assert public["due_day"] == public["due_at"][:10]
    assert public["clause"]["rule_set"] in {"xuecheng", "national"}
    assert (public["closed_by"], public["overdue"]) == (None, True)
    assert any(item["closed_by"] for item in told["duties"])
    assert any(item["due_at"] is None for item in told["duties"])


@pytest.mark.parametrize("path", OF_A_FILE)
def test_files_of_others_are_not_there(bureau: Bureau, system: Systems, path: str) -> None:
    file_id = system(Role.OFFICER).opened()
    elsewhere = Agency.objects.create(id="elsewhere", name="另一局", word="另执")
    AgencyRuleSet.objects.create(agency=elsewhere, rule_set="national", since=BEGIN)
    stranger = Account.objects.create_user("stranger", name="外人", agency=elsewhere)
    Appointment.objects.create(account=stranger, role=Role.OFFICER.value, since=BEGIN)
    status, refused = token_for(stranger).get(f"/files/{file_id}{path}")
    assert (status, refused["kind"]) == (404, "not_found")
    assert token_for(stranger).get("/files")[1]["files"] == []
    missing = f"{file_id[:-4]}ffff"
    assert system(Role.OFFICER).get(f"/files/{missing}{path}") == (status, refused)


@pytest.mark.parametrize("path", OF_A_FILE)
def test_the_supervisor_above_sees_and_officers_above_do_not(
    bureau: Bureau, system: Systems, path: str
) -> None:
    file_id = system(Role.OFFICER).opened()
    assert system(Role.SUPERVISOR).get(f"/files/{file_id}{path}")[0] == 200
    above = Account.objects.create_user("above", name="上级", agency=bureau.people[Role.SUPERVISOR].agency)
    Appointment.objects.create(account=above, role=Role.OFFICER.value, since=BEGIN)
    assert token_for(above).get(f"/files/{file_id}{path}")[0] == 404


def full_case() -> dict[str, Any]:
    """What the rules of 薛城 want of a proposal to open a case."""
    return CASE | {"start_reason": "巡查发现", "source": "现场检查", "handler_opinion": "建议立案。"}
