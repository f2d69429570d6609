"""How dates, amounts and states are written."""

from datetime import UTC, date, datetime

import pytest
from django.http import HttpResponse
from django.template import TemplateSyntaxError
from django.test import RequestFactory

from mingjing.apps.desk.telling import time_left, to_do
from mingjing.apps.interface import views
from mingjing.apps.interface.navigation import DESK, desk_places
from mingjing.apps.interface.templatetags import interface as tags
from mingjing.core.terms import SHANGHAI


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 11, 20), "2026年11月20日"),
        (date(2026, 1, 2), "2026年1月2日"),
        ("2026-11-20", "2026年11月20日"),
        (datetime(2026, 11, 19, 16, 30, tzinfo=UTC), "2026年11月20日"),
        ("2026-11-19T16:30:00+00:00", "2026年11月20日"),
        ("11月21日至22日", "11月21日至22日"),
        (None, ""),
    ],
)
def test_cn_date(value: object, written: str) -> None:
    assert tags.cn_date(value) == written


def test_hours_are_shanghai_hours() -> None:
    moment = datetime(2026, 11, 19, 16, 5, tzinfo=UTC)
    assert tags.cn_datetime(moment) == "2026年11月20日 00:05"
    assert tags.input_datetime(moment) == "2026-11-20T00:05"
    assert tags.clock(moment) == "00:05"
    assert tags.iso_date(moment) == "2026-11-20"
    assert tags.cn_datetime(date(2026, 11, 20)) == "2026年11月20日"
    assert tags.cn_day("2026-11-20") == "11月20日 周五"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2000.00", "2,000"),
        ("1204500.5", "1,204,500.50"),
        (0, "0"),
        ("二千", "二千"),
        (None, ""),
        ("NaN", "NaN"),
    ],
)
def test_money(value: object, written: str) -> None:
    assert tags.money(value) == written


def test_capitals_stand_beside_an_amount_and_only_an_amount() -> None:
    assert tags.capital("2,000.00") == "贰仟元整"
    assert tags.capital("二千") == ""
    assert tags.capital(None) == ""


def test_state_escapes_its_word_and_knows_its_kinds() -> None:
    assert tags.state("over", "<b>") == '<span class="state over">&lt;b&gt;</span>'
    with pytest.raises(TemplateSyntaxError, match="purple"):
        tags.state("purple", "逾期")


@pytest.mark.parametrize(
    ("path", "key"),
    [("/desk/", "duties"), ("/desk/files/7/inspect/", "files"), ("/desk/x/", "duties"), ("/", None)],
)
def test_where_we_are(path: str, key: str | None) -> None:
    places = desk_places(path, {"review": 3, "files": 0})
    assert [shown.place.key for shown in places if shown.current] == ([key] if key else [])
    assert [shown.count for shown in places if shown.place.key == "review"] == [3]
    assert [shown.count for shown in places if shown.place.key == "files"] == [None]
    assert len(places) == len(DESK) == 8


def test_the_bar_leaves_out_what_is_not_for_the_official() -> None:
    keys = [shown.place.key for shown in desk_places("/desk/", {}, {"people", "supervision"})]
    assert keys == ["duties", "files", "review", "publicity", "archive", "rules"]


@pytest.mark.parametrize(
    ("lift", "written"),
    [
        ("先由承办机构负责人签署意见", "由承办机构负责人签署意见"),
        ("请先查明并记录：初次从事处罚审核", "查明并记录：初次从事处罚审核"),
        ("“负责人审批”", "“负责人审批”"),
        ("先行登记保存证据", "先行登记保存证据"),
        ("请当事人等核对签署", "请当事人等核对签署"),
        ("", ""),
    ],
)
def test_what_is_to_be_done_first_says_first_once(lift: str, written: str) -> None:
    assert to_do(lift) == written


def _turn(size: str, back: str) -> HttpResponse:
    return views.type_size(RequestFactory().get("/", {"next": back}), size)


def test_type_size_is_remembered_and_forgotten() -> None:
    larger = _turn("large", "/search/?q=建材")
    assert larger.status_code == 302
    assert larger.headers["Location"] == "/search/?q=%E5%BB%BA%E6%9D%90"
    assert larger.cookies[views.TYPE_COOKIE].value == "large"
    assert _turn("normal", "/").cookies[views.TYPE_COOKIE]["max-age"] == 0


def test_type_size_leads_nowhere_else() -> None:
    assert _turn("large", "https://example.com/").headers["Location"] == "/"
    assert _turn("large", "//example.com/").headers["Location"] == "/"


def test_stale_page_says_what_happened() -> None:
    answer = views.stale(RequestFactory().get("/"), what="张强已经作出决定。", back="/desk/files/1/")
    assert answer.status_code == 409
    assert "张强已经作出决定。" in answer.content.decode()
    assert 'href="/desk/files/1/"' in answer.content.decode()
    assert "已存为草稿" not in answer.content.decode()


def test_stale_page_speaks_of_a_draft_only_where_there_is_one() -> None:
    answer = views.stale(RequestFactory().get("/"), what="张强已经作出决定。", back="/desk/", kept=True)
    assert "已存为草稿" in answer.content.decode()


@pytest.mark.parametrize(
    ("until", "now", "told"),
    [
        ("2025-02-08T23:59:59", "2025-01-31T09:00", ("ok", "还剩 8 日")),
        ("2025-02-08T23:59:59", "2025-02-06T09:00", ("soon", "还剩 2 个工作日")),
        ("2025-02-08T23:59:59", "2025-02-08T23:59:59.5", ("soon", "今天")),
        ("2025-02-08T23:59:59", "2025-02-09T00:00", ("over", "逾期 1 日")),  # Sunday: no workday late yet
        ("2025-02-08T23:59:59", "2025-02-11T09:00", ("over", "逾期 2 个工作日")),
        ("2025-03-02T23:59:59", "2025-03-01T09:00", ("soon", "还剩 1 日")),  # a weekend between
        ("2025-03-04T10:00:00", "2025-03-03T12:00", ("soon", "还剩 22 小时")),
        ("2025-03-04T10:00:00", "2025-03-04T09:30", ("soon", "还剩不到 1 小时")),
        ("2025-03-04T10:00:00", "2025-03-04T12:00", ("over", "逾期 2 小时")),
        ("2025-03-07T10:00:00", "2025-03-04T09:30", ("soon", "还剩 3 个工作日")),
    ],
)
def test_what_is_left_is_told_alike_everywhere(until: str, now: str, told: tuple[str, str]) -> None:
    last, moment = (datetime.fromisoformat(text).replace(tzinfo=SHANGHAI) for text in (until, now))
    assert time_left(last, moment) == told
    assert time_left(last.astimezone(UTC), moment.astimezone(UTC)) == told


def test_what_has_no_number_is_never_late() -> None:
    assert time_left(None, datetime(2025, 3, 4, tzinfo=SHANGHAI)) == ("off", "及时，无期限")
