"""Doing through the interface: the same acts, the same obstacles, the same history as on the pages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingjing.apps.casework.errors import Barred
from mingjing.apps.casework.models import Entry, File
from mingjing.apps.casework.service import perform
from mingjing.apps.registry.queries import officers_of
from mingjing.core.record.act import ACTS
from mingjing.core.record.vocabulary import Role
from tests.pages.api.system import CASE, LEAD, System, token_for
from tests.pages.api.test_files import full_case
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
Systems = Callable[[Role], System]


@pytest.fixture
def officer(system: Systems) -> System:
    return system(Role.OFFICER)


def test_a_case_is_opened_endorsed_and_begun(system: Systems, bureau: Bureau) -> None:
    officer = system(Role.OFFICER)
    file_id = officer.opened()
    assert officer.does(file_id, "propose_case", full_case())[0] == 201
    endorsed = {"endorsed": "同意", "unit_opinion": "事实清楚。"}
    assert system(Role.UNIT_HEAD).does(file_id, "endorse_proposal", endorsed)[0] == 201
    people = officers_of(bureau.agency, timezone.now())
    who = [person.id for person in people if person.certificate_valid]
    opened = {
        "leader_opinion": "同意立案。", "signature": True, "assigned_officers": who,
        "issued_at": timezone.localtime().isoformat(timespec="seconds"),
    }  # fmt: skip
    status, done = system(Role.AGENCY_HEAD).does(file_id, "open_case", opened)
    assert status == 201, done
    entry = done["entry"]
    assert entry["data"]["signature"] == entry["by_name"] == bureau.people[Role.AGENCY_HEAD].name
    assert {item["name"] for item in entry["data"]["assigned_officers"]} >= {bureau.people[Role.OFFICER].name}
    assert entry["documents"][0]["name"].startswith("立案审批表")
    assert any(item["due_day"] for item in done["duties"])
    assert officer.get(f"/files/{file_id}")[1]["file"]["stage"] == "investigation"


def test_moments_without_a_zone_are_those_of_beijing(officer: System) -> None:
    status, done = officer.post("/files", {"act": "register_lead", "at": "2026-03-02T09:30", "data": LEAD})
    assert status == 201
    assert done["entry"]["at"] == "2026-03-02T09:30:00+08:00"


def test_page_interface_and_function_refuse_alike(officer: System, bureau: Bureau) -> None:
    """Whatever a clause bars on the way to the decision, by whichever door one comes."""
    file_id = bureau.case("conclude_investigation")
    account, now = bureau.people[Role.OFFICER], timezone.now()
    told = officer.get(f"/files/{file_id}/next")[1]["acts"]
    barred = [item["act"] for item in told if item["mine"] and any(o["clause"] for o in item["obstacles"])]
    tried = [act for act in barred if not any(item.needed for item in ACTS[act].fields)]
    assert len(tried) > 3
    for act in tried:
        status, refused = officer.does(str(file_id), act)
        with pytest.raises(Barred) as by_function:
            perform(file_id=file_id, act=act, data={}, by=account, at=now, now=now)
        assert (status, refused["kind"]) in ((409, "barred"), (422, "barred"))
        assert refused["message"] == str(by_function.value)
        page = bureau.client(Role.OFFICER).post(f"/desk/files/{file_id}/{act}/", {}).content.decode()
        for item in refused["problems"]:
            assert item["clause"] is None or item["clause"]["source"] in page, act
    assert Entry.objects.filter(file=file_id).latest("position").act == "conclude_investigation"


def test_what_the_rules_want_besides_is_422(officer: System) -> None:
    status, refused = officer.does(officer.opened(), "propose_case", CASE)
    assert (status, refused["kind"]) == (422, "barred")
    assert {item["kind"] for item in refused["problems"]} == {"requirement"}
    assert ["start_reason"] in [item["fields"] for item in refused["problems"]]
    assert all(item["clause"]["id"] == "xuecheng.record.8-1" for item in refused["problems"])


def test_the_order_of_things_is_409(officer: System, system: Systems) -> None:
    file_id = officer.opened()
    status, refused = system(Role.AGENCY_HEAD).does(file_id, "open_case")
    assert (status, refused["kind"], refused["problems"][0]["kind"]) == (409, "barred", "structure")
    status, refused = officer.does(file_id, "decline_case")
    assert status == 409
    assert "没有这一身份" in refused["message"]


def test_every_fault_stands_beside_its_field(officer: System) -> None:
    wrong = CASE | {"party": {"kind": "国家", "name": "甲"}, "cause": "  ", "height": 3, "found_on": "昨天"}
    status, refused = officer.does(officer.opened(), "propose_case", wrong)
    assert (status, refused["kind"]) == (422, "invalid")
    assert {name for item in refused["problems"] for name in item["fields"]} == {
        "party", "cause", "height", "found_on",
    }  # fmt: skip


def test_text_is_text(officer: System) -> None:
    file_id = officer.opened()
    for cause in ({"a": 1}, ["甲"], True, 1.5):
        status, refused = officer.does(file_id, "propose_case", full_case() | {"cause": cause})
        assert (status, refused["problems"][0]["fields"]) == (422, ["cause"])
    assert Entry.objects.filter(file=file_id).count() == 1


def test_sent_twice_it_is_done_once(officer: System) -> None:
    body = {"act": "register_lead", "data": LEAD, "token": "lead-1"}
    first = officer.post("/files", body)
    assert officer.post("/files", body) == first
    assert File.objects.count() == 1
    file_id = first[1]["file_id"]
    asked = {"data": full_case()}
    done = officer.post(f"/files/{file_id}/acts/propose_case", asked, **{"Idempotency-Key": "p-1"})
    assert done[0] == 201
    again = officer.post(f"/files/{file_id}/acts/propose_case", asked | {"token": "p-1", "seen": 1})
    assert again[1]["entry"] == done[1]["entry"]
    assert Entry.objects.filter(file=file_id).count() == 2


def test_a_key_used_before_is_not_used_for_anything_else(officer: System, system: Systems) -> None:
    file_id = officer.opened(token="k")
    status, refused = officer.does(file_id, "propose_case", full_case(), token="k")
    assert (status, refused["kind"]) == (409, "already_done")
    status, refused = system(Role.UNIT_HEAD).does(file_id, "register_lead", LEAD, token="k")
    assert (status, refused["kind"]) == (409, "already_done")
    path = f"/files/{file_id}/acts/propose_case"
    status, refused = officer.post(path, {"token": "a"}, **{"Idempotency-Key": "b"})
    assert (status, refused["kind"]) == (422, "invalid")


@pytest.mark.parametrize("token", ["", "x" * 65, "一", "a b", "a\n"])
def test_a_key_that_cannot_be_kept_is_refused(officer: System, token: str) -> None:
    status, refused = officer.post("/files", {"act": "register_lead", "data": LEAD, "token": token})
    assert (status, refused["problems"][0]["fields"]) == (422, ["token"])
    assert not File.objects.exists()


def test_who_looked_at_an_older_file_looks_again(officer: System) -> None:
    file_id = officer.opened()
    status, refused = officer.does(file_id, "propose_case", full_case(), seen=0)
    assert (status, refused["kind"]) == (409, "stale")
    assert officer.does(file_id, "propose_case", full_case(), seen=1)[0] == 201


def test_a_review_is_about_the_draft_that_was_looked_at(officer: System, bureau: Bureau) -> None:
    file_id = bureau.case("propose_decision")
    digest = officer.get(f"/files/{file_id}")[1]["draft_digest"]
    assert len(digest) == 64
    status, refused = officer.does(str(file_id), "submit_for_review", {"draft_digest": "0" * 64})
    assert status in (409, 422)
    assert "草案改过了" in refused["message"]
    status, refused = officer.does(str(file_id), "submit_for_review", {"draft_digest": digest})
    assert status == 201 or "草案改过了" not in refused["message"]


def test_nothing_is_done_ahead_of_its_time(officer: System) -> None:
    later = (timezone.now() + timedelta(hours=1)).isoformat()
    for at in (later, "昨天", "2026-02-30T10:00", "9999-12-31T23:59:59-08:00", "0001-01-01T00:00:00+14:00"):
        status, refused = officer.does(officer.opened(), "propose_case", full_case(), at=at)
        assert (status, refused["problems"][0]["fields"]) == (422, ["at"]), at


def test_no_new_file_under_rules_no_longer_in_force(bureau: Bureau) -> None:
    with time_machine.travel(datetime(2029, 9, 10, 2, tzinfo=UTC)):
        officer = token_for(bureau.people[Role.OFFICER])
        status, refused = officer.post("/files", {"act": "register_lead", "data": LEAD})
    assert (status, refused["kind"]) == (409, "expired")
    assert "薛城" in refused["message"]
    assert not File.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "\udcff", '{"data": NaN}', '{"data": {"cause": "\\ud800"}}'])
def test_what_is_no_json_is_said_so(officer: System, body: str) -> None:
    path = f"/files/{officer.opened()}/acts/propose_case"
    status, refused = officer.post(path, body.encode("utf-8", "surrogateescape"))
    assert (status, refused["kind"]) in ((400, "unreadable"), (422, "invalid"))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"data": []}, "data"), ({"data": None}, "data"), ({"seen": "1"}, "seen"), ({"seen": -1}, "seen"),
        ({"att": 1}, "att"), ({"at": 5}, "at"), ([], ""), (5, ""), (None, ""),
    ],
)  # fmt: skip
def test_the_fixed_part_is_read_strictly(officer: System, body: Any, field: str) -> None:
    path = f"/files/{officer.opened()}/acts/propose_case"
    status, refused = officer.post(path, body)
    assert (status, refused["kind"]) == (422, "invalid"), refused
    assert refused["problems"][0]["fields"] == ([field] if field else [])
    assert "写法不对" not in refused["message"]


def test_unknown_act_address_and_method(officer: System) -> None:
    file_id = officer.opened()
    assert officer.does(file_id, "make_coffee")[1]["kind"] == "unknown_act"
    assert officer.post("/files", {"act": "make_coffee"})[1]["kind"] == "unknown_act"
    assert officer.get("/nowhere")[1]["kind"] == "not_found"
    assert officer.get("/files/not-a-uuid")[1]["kind"] == "not_found"
    status, refused = officer.get(f"/files/{file_id}/acts/propose_case")
    assert (status, refused["kind"]) == (405, "method")
    assert "POST" in refused["message"]


def test_officials_are_named_by_the_registry_alone(system: Systems, officer: System) -> None:
    file_id = officer.opened()
    for who in ("99999999999999999999", "0", "-1", "x", "１"):
        data = {"assigned_officers": [{"id": who, "name": "假人"}]}
        status, refused = system(Role.UNIT_HEAD).does(file_id, "assign_officers", data)
        assert (status, refused["problems"][0]["fields"]) == (422, ["assigned_officers"]), refused


def test_an_act_takes_few_statements(officer: System) -> None:
    """The token's row and its account's are read; then it costs what it costs on the page."""
    file_id = officer.opened()
    with CaptureQueriesContext(connection) as counted:
        status, _ = officer.does(file_id, "propose_case", full_case())
    assert status == 201
    asked = [query["sql"] for query in counted if query["sql"] not in ("BEGIN", "COMMIT")]
    assert len(asked) <= 15, asked
