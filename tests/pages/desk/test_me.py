"""我的账号: tokens made, shown once, revoked; each official's own."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.apps.registry.models import AccessToken
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
ME = "/desk/me/"


def made(client: Client, purpose: str = "区办公系统", days: int = 30) -> str:
    until = timezone.localdate() + timedelta(days=days)
    sent = {"do": "make", "token-purpose": purpose, "token-until": until.isoformat()}
    answer = client.post(ME, sent)
    assert answer.status_code == 200
    found = re.search(r"mj_[\w-]{43}", answer.content.decode())
    assert found
    assert "no-store" in answer["Cache-Control"]
    return found[0]


def test_a_token_is_shown_once_and_works(bureau: Bureau) -> None:
    client = bureau.client(Role.OFFICER)
    assert "还没有发放过令牌" in client.get(ME).content.decode()
    secret = made(client)
    asked = Client().get("/api/v1/files", headers={"Authorization": f"Bearer {secret}"})
    assert asked.status_code == 200
    page = client.get(ME).content.decode()
    assert "区办公系统" in page
    assert secret not in page
    assert "最近使用" in page


def test_its_last_day_counts(bureau: Bureau) -> None:
    made(bureau.client(Role.OFFICER), days=0)
    last = timezone.localtime(AccessToken.objects.get().expires_at)
    assert (last.date(), last.hour) == (timezone.localdate() + timedelta(days=1), 0)


def test_a_revoked_token_is_over(bureau: Bureau) -> None:
    client = bureau.client(Role.OFFICER)
    secret = made(client)
    row = AccessToken.objects.get().pk
    other = bureau.client(Role.UNIT_HEAD).post(ME, {"do": "revoke", "row": row}, follow=True)
    assert "没有这个有效的令牌" in other.content.decode()
    assert "令牌已撤销" in client.post(ME, {"do": "revoke", "row": row}, follow=True).content.decode()
    asked = Client().get("/api/v1/files", headers={"Authorization": f"Bearer {secret}"})
    assert asked.status_code == 401
    assert "已撤销" in client.get(ME).content.decode()


@pytest.mark.parametrize(
    ("purpose", "days", "sentence"),
    [("", 30, "请填写这一项"), ("甲", 400, "请改选到期日"), ("甲", -1, "请改选到期日"), ("字" * 61, 3, "60")],
)
def test_what_is_wrong_is_said_and_nothing_lost(
    bureau: Bureau, purpose: str, days: int, sentence: str
) -> None:
    until = (timezone.localdate() + timedelta(days=days)).isoformat()
    sent = {"do": "make", "token-purpose": purpose, "token-until": until}
    answer = bureau.client(Role.OFFICER).post(ME, sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert until in answer.content.decode()
    assert not AccessToken.objects.exists()


def test_an_administrator_is_told_why_not(bureau: Bureau) -> None:
    client = bureau.client(Role.ADMINISTRATOR)
    page = client.get(ME).content.decode()
    assert "系统管理员不办案" in page
    assert "token-purpose" not in page
    until = (timezone.localdate() + timedelta(days=3)).isoformat()
    answer = client.post(ME, {"do": "make", "token-purpose": "甲", "token-until": until})
    assert answer.status_code == 422
    assert not AccessToken.objects.exists()


def test_the_bar_leads_there_and_nobody_else_does(bureau: Bureau) -> None:
    assert f'href="{ME}"' in bureau.client(Role.REVIEWER).get("/desk/").content.decode()
    assert Client().get(ME).status_code == 302
