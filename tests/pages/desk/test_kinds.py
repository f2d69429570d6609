"""Licences, coercion, inspections, expropriation: a file of each kind opened and worked through the pages."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from mingjing.apps.casework.models import Entry, File
from mingjing.apps.registry.models import Account
from mingjing.core.record.act import ACTS
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import FileKind, Role, Stage
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)

PARTY = {
    "kind": "法人", "name": "明远广告有限公司", "legal_representative": "何晓东", "address": "学院路20号",
}  # fmt: skip


def parted(name: str, parts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{part}": text for part, text in parts.items()}


def basis(name: str, law: str, article: str) -> dict[str, str]:
    return {f"{name}.rows": "1", f"{name}.0.law": law, f"{name}.0.article": article}


def send(client: Client, address: str, answers: Mapping[str, Any]) -> Any:
    """The form with what it sends along by itself, and the answers."""
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    return client.post(address, {**page.context["hidden"], **answers})


def opened(client: Client, act: str, answers: Mapping[str, Any]) -> UUID:
    answer = send(client, f"/desk/files/new/ordinary/{act}/", answers)
    assert answer.status_code == 302, _said(answer)
    return File.objects.latest("opened_at").pk


def _said(answer: Any) -> list[Any]:
    context = answer.context
    faults = [(field.label, field.errors) for group in context["groups"] for field in group.fields]
    return [*context["barriers"], *[fault for fault in faults if fault[1]]]


@pytest.fixture
def office(bureau: Bureau) -> "Office":
    return Office(bureau)


class Office:
    """The agency's people at their pages."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        found = Account.objects.filter(agency=bureau.agency, name__in=("李敏", "张强"))
        self.officers = [str(account.pk) for account in found]

    def open(self, act: str, answers: Mapping[str, Any]) -> UUID:
        return opened(self.bureau.client(Role.OFFICER), act, answers)

    def do(self, file_id: UUID, act: str, answers: Mapping[str, Any] | None = None) -> None:
        role = next(role for role in who_may(ACTS[act]) if role in self.bureau.people)
        answer = send(self.bureau.client(role), f"/desk/files/{file_id}/{act}/", answers or {})
        assert answer.status_code == 302, (act, _said(answer))

    def approve(self, file_id: UUID, act: str) -> None:
        """The unit's opinion and the head's, on the latest proposal of that act."""
        position = Entry.objects.filter(file=file_id, act=act).latest("position").position
        self.do(
            file_id, "endorse_proposal", {"proposal": position, "endorsed": "同意", "unit_opinion": "同意"}
        )
        answer = {
            "proposal": position,
            "approval_result": "批准",
            "leader_opinion": "同意",
            "signature": "赵宏",
        }
        self.do(file_id, "approve_proposal", answer)


def test_the_page_of_beginnings_has_all_kinds(bureau: Bureau) -> None:
    text = bureau.client(Role.OFFICER).get("/desk/files/new/").content.decode()
    for name in ("行政处罚", "行政许可", "行政强制", "行政检查", "行政征收征用"):
        assert name in text
    for act in ("submit_application", "propose_coercive_measure", "open_inspection", "open_expropriation"):
        assert f"/desk/files/new/ordinary/{act}/" in text


def test_a_licence_is_applied_for_accepted_and_examined(office: Office) -> None:
    day = timezone.localdate().isoformat()
    file_id = office.open("submit_application", {
        "application_type": "首次申请", "licence_item": "设置户外广告设施", "application_form": "书面",
        **parted("applicant", PARTY), "received_on": day,
    })  # fmt: skip
    file = File.objects.get(pk=file_id)
    assert (file.kind, file.title) == (FileKind.LICENCE.value, "明远广告有限公司设置户外广告设施许可")
    assert "许〔" in file.number
    client = office.bureau.client(Role.OFFICER)
    barred = client.get(f"/desk/files/{file_id}/examine_materials/")
    assert barred.status_code == 422
    assert "须先完成“受理申请”" in barred.content.decode()
    office.do(file_id, "accept_application", {"accepted_on": day, "seal_applied": "yes"})
    office.do(file_id, "examine_materials", {
        "examination": "逐项符合", "substance_check_due": "no", "affects_others": "no", "hearing_due": "no",
    })  # fmt: skip
    assert File.objects.get(pk=file_id).stage == Stage.DECISION.value
    page = client.get(f"/desk/files/{file_id}/propose_decision/")
    fields = {field.name: field for group in page.context["groups"] for field in group.fields}
    assert "fine" not in fields
    offered = {choice.value for choice in fields["decision_kind"].choices}
    assert {"准予许可", "不予许可"} <= offered
    assert "作出处罚决定" not in offered
    office.do(file_id, "propose_decision", {
        "decision_kind": "准予许可", "facts": "申请符合条件", "proposed_content": "准予设置一块广告牌",
        "reasons": "不影响交通", **basis("legal_basis", "某条例", "第十一条"),
    })  # fmt: skip
    head = office.bureau.client(Role.AGENCY_HEAD)
    page = head.get(f"/desk/files/{file_id}/grant_licence/")
    assert "法制审核" in page.content.decode()
    office.do(file_id, "determine_review_need", {"review_needed": "no", "reason": "不属六种情形"})
    office.approve(file_id, "propose_decision")
    assert f"/desk/sign/{file_id}/" in head.get("/desk/sign/").content.decode()
    office.do(file_id, "grant_licence", {
        "licence_item": "设置户外广告设施", "licence_content": "准予设置一块广告牌",
        **parted("applicant", PARTY), **basis("legal_basis", "某条例", "第十一条"),
        "leader_opinion": "同意", "signature": "赵宏", "seal_applied": "yes",
    })  # fmt: skip
    entry = Entry.objects.filter(file=file_id).latest("position")
    assert [paper["document"] for paper in entry.documents] == ["licence_grant_decision"]
    assert "许准〔" in entry.documents[0]["number"]
    assert File.objects.get(pk=file_id).stage == Stage.EXECUTION.value


def test_a_coercive_measure_is_proposed_approved_and_taken(office: Office) -> None:
    file_id = office.open("propose_coercive_measure", {
        "measure_kind": "查封", **parted("party", PARTY), "measure_ground": "设备可能被转移",
        **basis("legal_basis", "某条例", "第三十条"), "measured_object": "切割机", "quantity": "一台",
    })  # fmt: skip
    assert File.objects.get(pk=file_id).title == "明远广告有限公司查封财物"
    office.approve(file_id, "propose_coercive_measure")
    office.do(file_id, "notify_to_attend", {"notice_manner": "电话"})
    office.do(file_id, "show_credentials", {"officers": office.officers, "credentials_shown": "yes"})
    client = office.bureau.client(Role.OFFICER)
    early = client.get(f"/desk/files/{file_id}/seal_property/")
    assert "当场告知" in early.content.decode() or "告知权利义务" in early.content.decode()
    office.do(file_id, "inform_rights", {
        "subject_told": "设备涉嫌用于违法搭建", **basis("legal_basis", "某条例", "第三十条"),
        "rights_told": ["陈述", "申辩"], "remedies_told": "可以申请复议或者提起诉讼",
    })  # fmt: skip
    office.do(file_id, "hear_statement", {
        "statement_context": "强制措施现场", "statement_form": "口头",
        "facts_claimed": "设备不是用来搭建的", "transcript": "当事人：设备不是用来搭建的。",
    })  # fmt: skip
    page = client.get(f"/desk/files/{file_id}/seal_property/")
    known = {field.name: field.value for group in page.context["groups"] for field in group.fields}
    assert known["measured_object"] == "切割机"
    assert known["legal_basis"] == [{"law": "某条例", "article": "第三十条"}]
    day = timezone.localdate()
    office.do(file_id, "determine_review_need", {"review_needed": "no", "reason": "不属六种情形"})
    office.do(file_id, "seal_property", {
        "officers": office.officers, "credentials_shown": "yes", **parted("party", PARTY),
        "measure_ground": "设备可能被转移", **basis("legal_basis", "某条例", "第三十条"),
        "measured_object": "切割机", "quantity": "一台", "from_date": day.isoformat(),
        "until_date": (day + timedelta(days=30)).isoformat(), "party_arrived": "yes",
        "remedies_told": "可以申请复议或者提起诉讼", "agency": "试验区综合行政执法局", "seal_applied": "yes",
        "decision_date": day.isoformat(),
    })  # fmt: skip
    entry = Entry.objects.filter(file=file_id).latest("position")
    assert [paper["document"] for paper in entry.documents] == ["seal_decision", "seal_list"]
    page = client.get(f"/desk/files/{file_id}/")
    due = {term["what"]: term["due"] for term in page.context["terms"] if "due" in term}
    assert due["处理查封扣押的财物"] == day + timedelta(days=30)


def test_an_enforcement_begins_with_the_decision_to_enforce(office: Office) -> None:
    file_id = office.open("open_enforcement", {
        "enforced_decision": "综执限拆〔2025〕3号", **parted("party", PARTY), "obligation": "拆除构筑物",
        "served_on": "2026-01-05",
    })  # fmt: skip
    assert File.objects.get(pk=file_id).title == "明远广告有限公司强制执行"
    page = office.bureau.client(Role.OFFICER).get(f"/desk/files/{file_id}/")
    assert "催告" in [act["label"].split("　")[0] for act in page.context["allowed"]]


def test_an_inspection_comes_to_its_draft(office: Office) -> None:
    file_id = office.open("open_inspection", {
        "inspection_source": "双随机抽查", "start_reason": "年度计划", **parted("party", PARTY),
        "inspected_matter": "户外广告设施",
    })  # fmt: skip
    assert File.objects.get(pk=file_id).title == "明远广告有限公司户外广告设施检查"
    office.approve(file_id, "open_inspection")
    office.do(file_id, "assign_inspectors", {"assigned_officers": office.officers})
    office.do(file_id, "show_credentials", {"officers": office.officers, "credentials_shown": "yes"})
    office.do(file_id, "inspect_site", {
        "officers": office.officers, "credentials_shown": "yes", "place": "学院路20号",
        "findings": "设施牢固，与许可一致", "scene": "临街外墙", "measures_on_site": "无",
        "on_site_service": "无", "vital_interests": "no", "transcript": "广告设施牢固。",
    })  # fmt: skip
    client = office.bureau.client(Role.OFFICER)
    page = client.get(f"/desk/files/{file_id}/propose_decision/")
    asked = {field.name: field.label for group in page.context["groups"] for field in group.fields}
    assert asked["facts"] == "检查发现的事实"
    assert "discretion_level" not in asked
    office.do(file_id, "propose_decision", {
        "decision_kind": "作出检查结论", "facts": "设施牢固", "proposed_content": "未发现问题",
    })  # fmt: skip
    office.do(file_id, "conclude_inspection", {
        "inspection_result": "未发现问题", "inspection_summary": "设施牢固，与许可一致",
        "inspected_matter": "户外广告设施", **parted("party", PARTY),
    })  # fmt: skip
    entry = Entry.objects.filter(file=file_id).latest("position")
    assert [paper["document"] for paper in entry.documents] == ["inspection_result_notice"]


def test_an_expropriation_is_surveyed_and_told(office: Office) -> None:
    file_id = office.open("open_expropriation", {
        "expropriation_kind": "征用", "expropriated_object": "挖掘机一台", **parted("party", PARTY),
        "start_reason": "抢险",
    })  # fmt: skip
    assert File.objects.get(pk=file_id).title == "明远广告有限公司征用财产"
    office.approve(file_id, "open_expropriation")
    office.do(file_id, "investigate_expropriation", {"officers": office.officers, "findings": "挖掘机完好"})
    office.do(
        file_id,
        "notify_expropriation",
        {
            "proposed_content": "征用五日",
            "rights_told": ["陈述", "申辩"],
            **basis("legal_basis", "某法", "第四十五条"),
        },
    )
    office.do(file_id, "propose_decision", {
        "decision_kind": "作出征收征用决定", "facts": "河堤出现险情",
        "proposed_content": "征用五日，用后返还",
    })  # fmt: skip
    head = office.bureau.client(Role.AGENCY_HEAD)
    page = head.get(f"/desk/files/{file_id}/decide_expropriation/")
    known = {field.name: field.value for group in page.context["groups"] for field in group.fields}
    assert known["decision_content"] == "征用五日，用后返还"


def test_lists_are_narrowed_to_a_kind(office: Office) -> None:
    office.open("open_enforcement", {
        "enforced_decision": "综执限拆〔2025〕3号", **parted("party", PARTY), "obligation": "拆除构筑物",
    })  # fmt: skip
    client = office.bureau.client(Role.OFFICER)
    assert len(client.get("/desk/files/?kind=coercion").context["rows"]) == 1
    assert client.get("/desk/files/?kind=licence").context["rows"] == []
    assert len(client.get("/desk/files/?kind=nothing").context["rows"]) == 1
