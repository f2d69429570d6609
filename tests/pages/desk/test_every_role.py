"""Every page for every capacity: it opens, or says whose it is; and it asks the database little."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingjing.apps.casework.models import Entry, File
from mingjing.apps.registry.models import Account
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 15
CONTROL = ("BEGIN", "COMMIT")
ROLES = (
    Role.OFFICER, Role.UNIT_HEAD, Role.REVIEWER, Role.AGENCY_HEAD, Role.HEARING_OFFICER, Role.LIAISON,
    Role.ARCHIVIST, Role.SUPERVISOR, Role.ADMINISTRATOR,
)  # fmt: skip
PAGES = (
    "/desk/", "/desk/files/", "/desk/files/new/", "/desk/review/", "/desk/sign/", "/desk/archive/",
    "/desk/supervision/", "/desk/supervision/overdue/", "/desk/supervision/files/?stage=decision",
    "/desk/rules/", "/desk/rules/xuecheng/", "/desk/rules/xuecheng/xuecheng.review.7/", "/desk/people/",
    "/desk/people/settings/", "/desk/me/", "/desk/rules/catalogue/",
)  # fmt: skip
OF_A_FILE = ("/desk/files/{}/", "/desk/review/{}/", "/desk/sign/{}/", "/desk/archive/{}/")
NOT_FOR = {
    "/desk/supervision": {Role.SUPERVISOR, Role.AGENCY_HEAD, Role.UNIT_HEAD},
    "/desk/people": {Role.ADMINISTRATOR},
}


def statements(client: Client, address: str) -> tuple[int, list[str]]:
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(address)
    return answer.status_code, [query["sql"] for query in counted if query["sql"] not in CONTROL]


def for_whom(address: str) -> set[Role] | None:
    return next((roles for start, roles in NOT_FOR.items() if address.startswith(start)), None)


def test_every_page_opens_for_every_role_or_says_whose_it_is(bureau: Bureau) -> None:
    bureau.case("submit_for_review")
    for role in ROLES:
        client = bureau.client(role)
        for address in PAGES:
            answer = client.get(address)
            allowed = for_whom(address)
            wanted = 200 if allowed is None or role in allowed else 403
            assert answer.status_code == wanted, (role, address)
            if wanted == 403:
                assert "回到待办" in answer.content.decode()


def test_a_file_of_sixty_entries_costs_few_statements(bureau: Bureau) -> None:
    file_id = bureau.case("archive_volume", days_ago=120)
    assert Entry.objects.filter(file=file_id).count() >= 50
    for role in (Role.OFFICER, Role.REVIEWER, Role.AGENCY_HEAD, Role.ARCHIVIST, Role.SUPERVISOR):
        client = bureau.client(role)
        for address in OF_A_FILE:
            status, asked = statements(client, address.format(file_id))
            assert status == 200, (role, address)
            assert len(asked) <= MOST, (role, address, asked)


def test_lists_cost_as_much_with_many_files_as_with_one(bureau: Bureau) -> None:
    bureau.case("submit_for_review")
    bureau.case("propose_closing", party="乙公司", days_ago=120)
    bureau.case("close_case", party="丙公司", days_ago=120)
    for role in (Role.AGENCY_HEAD, Role.REVIEWER, Role.ARCHIVIST, Role.ADMINISTRATOR):
        client = bureau.client(role)
        for address in PAGES:
            _, asked = statements(client, address)
            assert len(asked) <= MOST, (role, address, asked)


def test_another_agencys_file_is_nobodys_here(bureau: Bureau) -> None:
    file_id = bureau.case("propose_case")
    stranger = Account.objects.create_user("stranger", name="外人", agency=File.objects.get().agency.parent)
    client = Client()
    client.force_login(stranger, backend="mingjing.apps.registry.backend.RegistryBackend")
    for address in (*OF_A_FILE, "/desk/files/{}/package.zip"):
        answer = client.get(address.format(file_id))
        assert answer.status_code == 404, address
        assert "没有这件案卷" in answer.content.decode()


def test_unknown_rules_and_people_are_not_found(bureau: Bureau) -> None:
    client = bureau.client(Role.ADMINISTRATOR)
    for address in ("/desk/rules/nowhere/", "/desk/rules/xuecheng/nothing/", "/desk/people/999999/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/desk/files/{UUID(int=0)}/").status_code == 404
