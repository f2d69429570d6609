"""What the program answers by itself, through the whole stack: not found, foreign form, type size."""

from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.views import defaults

from mingjing.apps.interface.views import TYPE_COOKIE


def _policy(header: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())


def test_not_found_is_ours_and_says_what_to_do() -> None:
    answer = Client().get("/nowhere/at/all/")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()
    assert "重新搜索" in answer.content.decode()


def test_policy_allows_no_inline() -> None:
    policy = _policy(Client().get("/nowhere/").headers["Content-Security-Policy"])
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["default-src"] == "'none'"


def test_foreign_form_is_refused_in_our_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/type/large/")
    assert answer.status_code == 403
    assert "没有写入任何记录" in answer.content.decode()


def test_type_size_by_a_link() -> None:
    client = Client()
    assert client.get("/type/large/?next=/nowhere/").headers["Location"] == "/nowhere/"
    assert client.cookies[TYPE_COOKIE].value == "large"
    assert 'data-type="large"' in client.get("/nowhere/").content.decode()
    client.get("/type/normal/")
    assert "data-type" not in client.get("/nowhere/").content.decode()


def test_error_page_needs_nothing_but_its_template(rf: RequestFactory) -> None:
    answer = defaults.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "有没有这条记录" in answer.content.decode()


def test_forbidden_page_gives_the_reason(rf: RequestFactory) -> None:
    answer = defaults.permission_denied(rf.get("/"), PermissionDenied("这份案卷属于另一个机关。"))
    assert answer.status_code == 403
    assert "这份案卷属于另一个机关。" in answer.content.decode()
