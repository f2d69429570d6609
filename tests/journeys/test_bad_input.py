"""What people do wrong, and what the pages make of it: a sentence that says what to do, and nothing lost."""

import re
import socket
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.journeys.office import Desk, Office

PARTY = {"类型": "个体工商户", "姓名或者名称": "永盛超市", "住址或者住所": "薛城区学院路12号"}
LEAD = {"案件来源": "现场检查", "线索内容": "店外堆放货物占用盲道"}
CASE = {
    "当事人基本情况": PARTY, "基本案情": "店外堆放纸箱，占用盲道约六平方米。", "案由": "店外堆放货物",
    "启动原因": "巡查发现", "案件来源": "现场检查", "承办人意见": "建议立案",
}  # fmt: skip
TWO = ["李敏", "张强"]


@pytest.fixture
def officer(office: Office) -> Desk:
    return office.desk("李敏")


@pytest.fixture
def lead(officer: Desk) -> str:
    """A file with one entry, the lead; its address."""
    return officer.begin("登记案件线索", LEAD)


def entries(desk: Desk, file: str) -> list[str]:
    """The acts in the file's record, in order."""
    desk.visit(file)
    return desk.page.locator("ol.record .act").all_inner_texts()


def test_missing_fields_keep_what_was_typed(officer: Desk, lead: str) -> None:
    given = {name: value for name, value in CASE.items() if name != "案由"}
    said = officer.refused(lead, "立案呈批", given)
    assert any("案由" in line for line in said)
    assert officer.value("基本案情") == CASE["基本案情"]
    assert officer.page.locator(".wrongs").evaluate("box => box === document.activeElement")
    officer.fill({"案由": "店外堆放货物"})
    officer.press()
    officer.expect_entered("立案呈批")


@pytest.mark.parametrize(
    ("part", "text", "sentence"),
    [
        ("身份证号", "370403198001011234", "校验位不符"),
        ("统一社会信用代码", "92370403MA3TET0X1X", "校验位不符"),
        ("统一社会信用代码", "12345", "18位"),
    ],
)
def test_identifiers_are_checked(officer: Desk, lead: str, part: str, text: str, sentence: str) -> None:
    said = officer.refused(lead, "立案呈批", CASE | {"当事人基本情况": PARTY | {part: text}})
    assert [line for line in said if part in line and sentence in line], said
    assert officer.page.locator(f"input[value='{text}']").count() == 1
    assert entries(officer, lead) == ["登记案件线索"]


def test_nothing_happens_in_the_future(officer: Desk, lead: str) -> None:
    tomorrow = datetime.now() + timedelta(days=1)
    said = officer.refused(lead, "立案呈批", CASE | {"行为时间": f"{tomorrow:%Y-%m-%dT%H:%M}"})
    assert any("晚于现在" in line for line in said), said
    said = officer.refused(lead, "立案呈批", CASE | {"发现日": f"{date.today() + timedelta(days=2)}"})
    assert any(line.startswith("发现日") for line in said), said
    assert entries(officer, lead) == ["登记案件线索"]


@pytest.mark.parametrize(
    ("figure", "taken"), [("2万元", False), ("二百", False), ("1e2", False), ("50", True)]
)
def test_amounts_are_figures_in_yuan(officer: Desk, figure: str, taken: bool) -> None:
    file = on_the_spot(officer)
    officer.visit(f"{file}decide_on_the_spot/")
    officer.fill({
        "执法人员": TWO, "违法事实": "在路口摆摊", "处罚种类": ["罚款"], "罚款金额": figure,
        "当事人基本情况": {"类型": "自然人", "姓名或者名称": "刘海", "住址或者住所": "学院路8号"},
    })  # fmt: skip
    officer.press()
    wrong = [line for line in officer.refusals() if line.startswith("罚款金额")]
    assert bool(wrong) is not taken, wrong
    assert officer.value("罚款金额") == figure


def on_the_spot(officer: Desk) -> str:
    """A file of the summary procedure, certificates shown."""
    return officer.begin("出示执法证件", {"执法人员": TWO, "已出示执法证件": True, "按规定着装佩标": True})


def test_act_out_of_order_says_what_comes_first(office: Office, officer: Desk, lead: str) -> None:
    head = office.desk("赵宏")
    head.visit(f"{lead}decide_penalty/")
    said = " ".join(head.refusals())
    assert "须先完成“负责人审批”" in said or "须先完成“处罚事先告知”" in said or "阶段" in said, said
    head.fill({"违法事实": "店外堆放货物", "处罚种类": ["警告"]})
    head.press()
    assert head.refusals()
    assert entries(officer, lead) == ["登记案件线索"]


@pytest.mark.parametrize("crew", [["李敏"], ["李敏", "吴静"]])
def test_two_officers_with_certificates(officer: Desk, lead: str, crew: list[str]) -> None:
    said = officer.refused(lead, "出示执法证件", {"执法人员": crew, "已出示执法证件": True})
    assert any("行政处罚法 第四十二条" in line and "两名以上" in line for line in said), said
    assert entries(officer, lead) == ["登记案件线索"]


def test_sent_twice_is_entered_once(officer: Desk, lead: str) -> None:
    officer.choose(lead, "立案呈批")
    officer.fill(CASE)
    with officer.page.expect_request(lambda request: request.method == "POST") as sent:
        officer.form.locator("button.do.first").dblclick()
    officer.page.wait_for_url(re.compile(r"#e2$"))
    officer.expect_entered("立案呈批")
    again = officer.page.request.post(
        sent.value.url,
        data=sent.value.post_data_buffer,
        headers={"Content-Type": sent.value.headers["content-type"]},
    )
    assert again.ok
    assert entries(officer, lead) == ["登记案件线索", "立案呈批"]


def test_someone_else_was_first(office: Office, officer: Desk, lead: str) -> None:
    officer.choose(lead, "立案呈批")
    officer.fill(CASE)
    other = office.desk("张强")
    other.do(lead, "出示执法证件", {"执法人员": TWO, "已出示执法证件": True})
    with officer.page.expect_response(lambda found: found.url == f"{lead}propose_case/") as answer:
        officer.form.locator("button.do.first").click()
    assert answer.value.status == 409
    officer.page.get_by_role("heading", name="别人刚刚动过这份案卷").wait_for()
    officer.expect_reachable()
    officer.page.get_by_role("link", name="查看最新情况").click()
    assert officer.value("基本案情") == CASE["基本案情"]
    officer.press()
    officer.expect_entered("立案呈批")


def test_pages_work_without_script(office: Office, lead: str) -> None:
    plain = office.another_desk("李敏", java_script_enabled=False)
    plain.do(lead, "立案呈批", CASE)
    assert entries(plain, lead) == ["登记案件线索", "立案呈批"]


def test_upload_cut_off_leaves_nothing(officer: Desk, lead: str) -> None:
    officer.do(lead, "立案呈批", CASE)
    officer.visit(f"{lead}capture_recording/")
    fields = {
        name: officer.form.locator(f"input[name={name}]").get_attribute("value") or ""
        for name in ("csrfmiddlewaretoken", "_seen", "_token")
    } | {"media_kind": "照片"}
    whole = multipart(fields, b"\x89PNG\r\n\x1a\n" + bytes(200_000))
    # The connection breaks half way: nobody is there to be told, and nothing may have been written.
    send(officer.page, f"{lead}capture_recording/", whole[: len(whole) // 2], promised=len(whole))
    assert entries(officer, lead) == ["登记案件线索", "立案呈批"]
    # The sender stops but still listens: then a sentence says so.
    half = whole[: len(whole) // 2]
    answer = send(officer.page, f"{lead}capture_recording/", half, promised=len(whole), listen=True)
    assert "上传中断" in answer, answer[:300]
    assert entries(officer, lead) == ["登记案件线索", "立案呈批"]
    assert officer.page.locator(".papers").count() == 0


BOUNDARY = "cut-off-7d1"


def multipart(fields: Mapping[str, Any], content: bytes) -> bytes:
    """A form with one upload, as a browser sends it."""
    head = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    upload = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="attachments"; filename="a.png"\r\n'
        "Content-Type: image/png\r\n\r\n"
    )
    return (head + upload).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def send(page: Page, address: str, body: bytes, *, promised: int, listen: bool = False) -> str:
    """Send a request by hand in the browser's session; `promised`: the length it announces."""
    site = urlsplit(address)
    cookies = "; ".join(f"{item['name']}={item['value']}" for item in page.context.cookies())
    head = (
        f"POST {site.path} HTTP/1.1\r\nHost: {site.netloc}\r\nCookie: {cookies}\r\n"
        f"Origin: {site.scheme}://{site.netloc}\r\nReferer: {address}\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {promised}\r\n\r\n"
    )
    with socket.create_connection((site.hostname, site.port), timeout=20) as line:
        line.sendall(head.encode() + body)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b"")).decode(errors="replace") if listen else ""
