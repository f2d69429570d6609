"""The demonstration's files of the other kinds: one of each, standing where its draft waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mingjing.core.record.act import ACTS
from mingjing.core.record.vocabulary import FileKind, Role
from mingjing.server.demo_cases import last_day, workdays_ago
from mingjing.walk.database import Database
from mingjing.walk.office import MisfilledError

WHERE = frozenset({"xuecheng", "leqing"})
DAY, MOMENT, SELF, OFFICERS, REVIEWERS = "〈日〉", "〈时〉", "〈本人〉", "〈执法人员〉", "〈审核人员〉"
Deed = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindStory:
    """One file: what is done in it, in order; how many workdays ago it began."""

    kind: FileKind
    began: int
    deeds: tuple[Deed, ...]


def _party(name: str, person: str, address: str) -> dict[str, str]:
    return {"kind": "法人", "name": name, "legal_representative": person, "address": address}


STAR = _party("星空广告传媒有限公司", "董立新", "建设路88号")
TOWER = _party("鼎盛建材有限公司", "邱志远", "园区路19号")
LIGHT = _party("万家灯饰广告有限公司", "韩雪", "人民路7号")
DIGGER = _party("通达机械租赁有限公司", "秦大勇", "东环路55号")
AGREED = {
    "endorsed": "同意", "unit_opinion": "同意", "unit_reviewer": SELF, "signature": SELF, "proposal": 1,
}  # fmt: skip
APPROVED = {
    "approval_result": "批准", "leader_opinion": "同意", "signature": SELF, "issued_at": MOMENT,
    "proposal": 1,
}  # fmt: skip
DRAFTED = {
    "drafter": SELF,
    "handler_opinion": "建议按草案办理。",
    "considerations": "事实、证据和依据已经核对。",
}
SHOWN = {"officers": OFFICERS, "credentials_shown": True}
STORIES = (
    KindStory(kind=FileKind.LICENCE, began=3, deeds=(
        ("submit_application", {
            "application_type": "首次申请", "licence_item": "设置大型户外广告设施",
            "application_form": "书面", "application_means": "当场", "applicant": STAR,
            "received_on": DAY, "register_no": "许登18号",
        }),
        ("accept_application", {"accepted_on": DAY, "seal_applied": True}),
        ("examine_materials", {
            "examination": "申请书、产权证明、结构安全说明齐全，设置位置不在禁设路段。",
            "substance_check_due": False, "affects_others": False, "hearing_due": False,
            "examiner_opinion": "建议准予。",
        }),
        ("propose_decision", DRAFTED | {
            "decision_kind": "准予许可",
            "evidence_list": [{"name": "审查表"}],
            "facts": "申请人拟在建设路88号自有楼体南侧设置广告牌一块。",
            "legal_basis": "《中华人民共和国行政许可法》第三十八条第一款",
            "reasons": "符合设置的条件，不影响交通和采光。",
            "proposed_content": "准予在建设路88号楼体南侧设置广告牌一块，长六米、宽三米。",
        }),
        ("submit_for_review", {
            "proposed_decision": 4, "evidence_materials": [{"name": "申请书"}, {"name": "审查表"}],
            "basis_materials": [{"name": "法律依据文本"}], "truth_confirmed": True,
            "review_no": "法审18号", "review_body": "政策法规科",
        }),
        ("assign_reviewer", {
            "review_body": "政策法规科", "reviewers": REVIEWERS, "first_time_reviewer": False,
        }),
        ("accept_review", {"submission": 5, "completeness": "齐全"}),
    )),
    KindStory(kind=FileKind.COERCION, began=2, deeds=(
        ("propose_coercive_measure", {
            "measure_kind": "扣押", "party": TOWER,
            "measure_ground": "切割机涉嫌用于擅自挖掘道路，可能被转移。",
            "case_facts": "当事人未经批准挖掘园区路，现场有切割机一台。",
            "legal_basis": "《中华人民共和国行政强制法》第二十二条", "measured_object": "手推式切割机",
            "quantity": "一台", "place": "园区路19号门前", "handler_opinion": "建议扣押，期限三十日。",
        }),
        ("endorse_proposal", AGREED),
    )),
    KindStory(kind=FileKind.INSPECTION, began=5, deeds=(
        ("open_inspection", {
            "inspection_source": "双随机抽查", "start_reason": "年度抽查计划", "party": LIGHT,
            "inspected_matter": "户外广告设施安全", "case_facts": "抽中的检查对象，楼顶有灯箱三块。",
            "legal_basis": "《中华人民共和国行政许可法》第六十一条", "handler_opinion": "建议到现场检查。",
        }),
        ("endorse_proposal", AGREED),
        ("approve_proposal", APPROVED),
        ("assign_inspectors", {"assigned_officers": OFFICERS}),
        ("show_credentials", SHOWN),
        ("inspect_site", SHOWN | {
            "findings": "灯箱三块固定牢固，其中一块面板开裂。", "place": "人民路7号",
            "place_name": "万家灯饰楼顶", "scene": "楼顶平台，有围栏。", "measures_on_site": "无",
            "on_site_service": "无", "transcript": "灯箱一块面板开裂，当事人表示当日更换。",
            "vital_interests": False,
        }),
        ("propose_decision", DRAFTED | {
            "decision_kind": "作出检查结论",
            "legal_basis": "《中华人民共和国行政许可法》第六十一条",
            "evidence_list": [{"name": "现场检查（勘验）笔录"}],
            "facts": "灯箱三块，其中一块面板开裂，未发现其他问题。",
            "proposed_content": "责令更换开裂的面板，三日内报送照片。",
        }),
    )),
    KindStory(kind=FileKind.EXPROPRIATION, began=3, deeds=(
        ("open_expropriation", {
            "expropriation_kind": "征用", "expropriated_object": "履带式挖掘机一台", "party": DIGGER,
            "start_reason": "连日降雨，河堤出现险情，本机关设备不足。",
            "legal_basis": "《中华人民共和国突发事件应对法》", "handler_opinion": "建议征用五日。",
        }),
        ("endorse_proposal", AGREED),
        ("approve_proposal", APPROVED),
        ("investigate_expropriation", SHOWN | {
            "place": "东环路55号", "findings": "挖掘机完好，可以使用。", "persons_present": "秦大勇",
        }),
        ("notify_expropriation", {
            "proposed_content": "征用履带式挖掘机一台，期限五日，用后返还，使用费依法补偿。",
            "reasons": "河堤出现险情。", "legal_basis": "《中华人民共和国突发事件应对法》",
            "rights_told": ["陈述", "申辩"],
        }),
        ("propose_decision", DRAFTED | {
            "decision_kind": "作出征收征用决定",
            "legal_basis": "《中华人民共和国突发事件应对法》",
            "evidence_list": [{"name": "调查登记表"}],
            "facts": "河堤出现险情，需要挖掘机抢险。",
            "proposed_content": "征用履带式挖掘机一台，期限五日，用后返还，使用费依法补偿。",
        }),
    )),
)  # fmt: skip


def seed_kinds(agency: str) -> list[str]:
    """Write one file of each kind; returns what could not be done as told, if anything."""
    return [text for story in STORIES for text in _write(agency, story)]


def _write(agency: str, story: KindStory) -> list[str]:
    at = workdays_ago(story.began, last_day(agency))
    office = Database(number=story.kind.value, agency_id=agency, day=at, kind=story.kind)
    for number, (act, data) in enumerate(story.deeds):
        barred = _do(office, act, data, at + timedelta(minutes=20 * number))
        if barred:
            return [f"{agency} {ACTS[act].label}：{barred}"]
    return []


def _do(office: Database, act: str, data: Mapping[str, Any], at: datetime) -> str:
    """Do one act by whoever may; what stood in the way, in words."""
    spec = ACTS[act]
    actor = office.cast.actor(spec)
    given = {name: _meant(value, office, actor.name, at) for name, value in data.items()}
    try:
        found = office.perform(spec, actor, at, given)
    except MisfilledError as error:
        return str(error)
    return "；".join(f"{item.message}（{item.lift}）" for item in found)


def _meant(value: Any, office: Database, name: str, at: datetime) -> Any:
    """What a placeholder stands for: day and moment of the act, whoever does it, officers and reviewer."""
    crew, reviewer = office.cast.officers, office.cast.holder(Role.REVIEWER)
    known: dict[str, Any] = {
        DAY: at.date().isoformat(), MOMENT: at.isoformat(), SELF: name,
        OFFICERS: [{"id": one.id, "name": one.name, "certificate": one.certificate} for one in crew],
        REVIEWERS: [{"id": one.id, "name": one.name, "certificate": ""} for one in (reviewer,) if one],
    }  # fmt: skip
    return known.get(value, value) if isinstance(value, str) else value
