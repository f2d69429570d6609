"""Who is let in: by token or by session, and who is not."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mingjing.apps.registry.errors import NoTokens, TooLong, TooMany
from mingjing.apps.registry.models import AccessToken, Appointment
from mingjing.apps.registry.tokens import MOST_AT_ONCE, make_token, revoke_token
from mingjing.core.record.vocabulary import Role
from tests.pages.api.system import LEAD, V1, System, token_for
from tests.pages.desk.bureau import BACKEND, Bureau
from tests.record.walk.agency import BEGIN

pytestmark = pytest.mark.django_db(transaction=True)
Systems = Callable[[Role], System]


def test_nobody_is_asked_to_come_in() -> None:
    answer = Client().get(f"{V1}/files")
    assert (answer.status_code, answer.json()["kind"]) == (401, "signed_out")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert System().post("/files", {"act": "register_lead", "data": LEAD})[0] == 401


@pytest.mark.parametrize("shown", ["Bearer mj_wrong", "Bearer ", "Bearer", "Basic YTpi", "", "Bearer é"])
def test_a_wrong_token_is_refused_and_logged(shown: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        answer = Client().get(f"{V1}/files", headers={"Authorization": shown})
    assert (answer.status_code, answer.json()["kind"]) == (401, "token_refused")
    assert "我的账号" in answer.json()["message"]
    assert "127.0.0.1" in caplog.text
    assert "mj_wrong" not in caplog.text


def test_a_wrong_token_is_refused_even_with_a_session(bureau: Bureau) -> None:
    answer = bureau.client(Role.OFFICER).get(f"{V1}/files", headers={"Authorization": "Bearer mj_wrong"})
    assert answer.status_code == 401


def test_a_token_runs_until_it_is_over(bureau: Bureau, caplog: pytest.LogCaptureFixture) -> None:
    officer, now = bureau.people[Role.OFFICER], timezone.now()
    made = make_token(officer, purpose="甲", expires_at=now + timedelta(days=2), now=now)
    system = System(secret=made.secret)
    assert system.get("/files")[0] == 200
    with time_machine.travel(now + timedelta(days=2, seconds=1)):
        status, refused = system.get("/files")
    assert (status, "到期" in refused["message"]) == (401, True)
    assert f"token {made.token.pk} of account {officer.pk}" in caplog.text


def test_a_revoked_token_opens_nothing(bureau: Bureau) -> None:
    officer, now = bureau.people[Role.OFFICER], timezone.now()
    made = make_token(officer, purpose="甲", expires_at=now + timedelta(days=2), now=now)
    other = bureau.people[Role.UNIT_HEAD]
    assert not revoke_token(other, made.token.pk, now=now)
    assert System(secret=made.secret).get("/files")[0] == 200
    assert revoke_token(officer, made.token.pk, now=now)
    assert not revoke_token(officer, made.token.pk, now=now)
    assert System(secret=made.secret).get("/files")[0] == 401


def test_a_closed_account_opens_nothing(bureau: Bureau) -> None:
    officer = bureau.people[Role.OFFICER]
    system = token_for(officer)
    officer.is_active = False
    officer.save()
    status, refused = system.get("/files")
    assert (status, "已停用" in refused["message"]) == (401, True)


def test_of_a_secret_only_its_digest_is_kept(bureau: Bureau) -> None:
    secret = token_for(bureau.people[Role.OFFICER]).secret
    row = AccessToken.objects.values().get()
    assert secret not in str(row)
    assert len(row["digest"]) == 64
    assert len(secret) > 40


def test_the_day_of_last_use_is_written_once_a_day(bureau: Bureau) -> None:
    system = token_for(bureau.people[Role.OFFICER])
    assert AccessToken.objects.get().used_on is None
    system.get("/files")
    assert AccessToken.objects.get().used_on == timezone.localdate()


def test_administrators_have_no_business_here(bureau: Bureau, system: Systems) -> None:
    file_id = system(Role.OFFICER).opened()
    administrator, now = bureau.people[Role.ADMINISTRATOR], timezone.now()
    with pytest.raises(NoTokens):
        make_token(administrator, purpose="甲", expires_at=now + timedelta(days=1), now=now)
    client = bureau.client(Role.ADMINISTRATOR)
    for path in ("/files", f"/files/{file_id}", f"/files/{file_id}/next", f"/files/{file_id}/duties"):
        answer = client.get(V1 + path)
        assert (answer.status_code, answer.json()["kind"]) == (403, "administrator")
    # Who becomes one later keeps the token, and it opens nothing.
    officer = bureau.people[Role.OFFICER]
    theirs = token_for(officer)
    Appointment.objects.create(account=officer, role=Role.ADMINISTRATOR.value, since=BEGIN)
    assert theirs.get("/files")[0] == 403
    assert theirs.does(file_id, "propose_case")[0] == 403


def test_a_token_is_not_for_ever_and_not_one_of_many(bureau: Bureau) -> None:
    officer, now = bureau.people[Role.OFFICER], timezone.now()
    for expires in (now, now - timedelta(days=1), now + timedelta(days=367)):
        with pytest.raises(TooLong):
            make_token(officer, purpose="甲", expires_at=expires, now=now)
    for _ in range(MOST_AT_ONCE):
        last = make_token(officer, purpose="甲", expires_at=now + timedelta(days=1), now=now)
    with pytest.raises(TooMany):
        make_token(officer, purpose="甲", expires_at=now + timedelta(days=1), now=now)
    revoke_token(officer, last.token.pk, now=now)
    make_token(officer, purpose="甲", expires_at=now + timedelta(days=1), now=now)


def test_a_session_reads_freely_and_writes_with_its_csrf_token(bureau: Bureau) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(bureau.people[Role.OFFICER], backend=BACKEND)
    assert browser.get(f"{V1}/files").status_code == 200
    body = {"act": "register_lead", "data": LEAD}
    refused = browser.post(f"{V1}/files", body, content_type="application/json")
    assert (refused.status_code, refused.json()["kind"]) == (403, "csrf")
    page = browser.get("/desk/files/new/ordinary/register_lead/")
    token = str(page.context["csrf_token"])
    done = browser.post(f"{V1}/files", body, content_type="application/json", headers={"X-CSRFToken": token})
    assert done.status_code == 201


def test_what_leads_nowhere_says_so_as_json() -> None:
    answer = Client(enforce_csrf_checks=True).post(f"{V1}/nowhere", b"x", content_type="image/gif")
    assert (answer.status_code, answer.json()["kind"]) == (404, "not_found")


def test_a_token_needs_no_csrf_token(bureau: Bureau) -> None:
    secret = token_for(bureau.people[Role.OFFICER]).secret
    done = Client(enforce_csrf_checks=True).post(
        f"{V1}/files", {"act": "register_lead", "data": LEAD}, content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )  # fmt: skip
    assert done.status_code == 201
