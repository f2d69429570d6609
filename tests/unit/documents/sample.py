"""A penalty case with everything in it, invented, as the documents' tests need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

PARTY = {
    "kind": "法人",
    "name": "枣庄明远建筑装饰有限公司",
    "id_number": "",
    "credit_code": "91370403MA3CHM2T4X",
    "legal_representative": "周明远",
    "address": "山东省枣庄市薛城区永福中路88号",
    "phone": "0632-5550188",
}
CITIZEN = {
    "kind": "自然人",
    "name": "李㐂兰",
    "id_number": "370403198503122045",
    "credit_code": "",
    "legal_representative": "",
    "address": "山东省枣庄市薛城区黄河东路12号3单元502室",
    "phone": "13800000000",
}
OFFICERS = [
    {"id": "1", "name": "孙立新", "certificate": "SD0400123001"},
    {"id": "2", "name": "赵晓华", "certificate": "SD0400123002"},
]
AGENCY = {
    "name": "枣庄市薛城区综合行政执法局",
    "word": "薛综执",
    "fonds": "枣庄市薛城区综合行政执法局",
    "address": "枣庄市薛城区珠江路166号",
    "phone": "0632-5550100",
    "contact_person": "孙立新、赵晓华",
    "reconsideration_organ": "枣庄市薛城区人民政府",
    "court": "枣庄市薛城区人民法院",
    "seal": None,
}
FACTS = (
    "2026年3月2日上午，本机关执法人员在日常巡查中发现，当事人在薛城区永福中路与珠江路交叉口东南侧人行道上堆放"
    "石材、木方等建筑材料，占用人行道长约6.3米、宽约2米，面积12.6平方米，现场未设置围挡，未能出示临时占用道路的"
    "批准文件。经询问当事人的法定代表人周明远，当事人自2026年2月26日起堆放上述材料，用于附近店铺的装修。"
)
ITEMS = [
    {
        "序号": "1",
        "名称": "大理石板",
        "规格型号": "600×600×20 mm",
        "数量": "48",
        "单位": "块",
        "特征": "灰色，无破损",
    },
    {"序号": "2", "名称": "木方", "规格型号": "40×60×3000 mm", "数量": "120", "单位": "根", "特征": "成捆"},
]
TURNS = [
    {
        "q": "我们是枣庄市薛城区综合行政执法局的执法人员孙立新、赵晓华，这是我们的执法证件，请你确认。",
        "a": "看清楚了。",
    },
    {"q": "你有如实回答询问的义务，也有陈述、申辩和申请回避的权利。是否申请回避？", "a": "不申请。"},
    {"q": "请说明你的身份。", "a": "我叫周明远，是枣庄明远建筑装饰有限公司的法定代表人。"},
    {
        "q": "人行道上的石材和木方是谁堆放的？从什么时候开始？",
        "a": "是我们公司堆放的，2月26日开始，装修用的。",
    },
    {"q": "有没有办理临时占用道路的批准手续？", "a": "没有办理，我们以为放几天就搬走，不知道要办。"},
    {"q": "以上笔录请你核对。", "a": "看过了，和我说的一样。"},
]
SUSPECTED = "《城市道路管理条例》第二十七条第五项"
BASIS = "《城市道路管理条例》第四十二条"
OPINION = "事实清楚，证据确实充分，程序合法，同意。"

_ENTRIES: dict[str, dict[str, Any]] = {
    "register_lead": {
        "at": "2026-03-02T08:40+08:00", "source": "投诉", "lead_content": FACTS, "informant": CITIZEN,
        "real_name": True, "recorder": "赵晓华", "lead_handling": "经核实，拟立案。", "found_on": "2026-03-02",
    },
    "propose_case": {
        "at": "2026-03-02T15:10+08:00", "by": "孙立新", "start_reason": "巡查发现涉嫌违法占用城市道路。",
        "source": "现场检查", "party": PARTY, "case_facts": FACTS, "handler_opinion": "建议立案调查。",
        "cause": "擅自占用城市道路案", "suspected_basis": SUSPECTED, "jurisdiction_basis": "《城市道路管理条例》第六条",
    },
    "endorse_proposal": {
        "at": "2026-03-02T16:00+08:00", "by": "王建国", "unit_opinion": OPINION, "unit_reviewer": "王建国",
    },
    "open_case": {
        "at": "2026-03-03T09:00+08:00", "by": "郑国栋", "leader_opinion": "同意立案，由孙立新、赵晓华办理。",
        "issued_at": "2026-03-03T09:00+08:00",
    },
    "decline_case": {
        "at": "2026-03-03T09:00+08:00", "by": "郑国栋", "not_started_ground": "违法事实不存在。",
        "leader_opinion": "同意不予立案。",
    },
    "inspect_site": {
        "at": "2026-03-02T10:35+08:00", "officers": OFFICERS, "credentials_shown": True,
        "inspection_object": PARTY["name"], "place": "薛城区永福中路与珠江路交叉口东南侧人行道",
        "started_at": "2026-03-02T10:05+08:00", "ended_at": "2026-03-02T10:35+08:00", "person": "周明远",
        "findings": FACTS, "scene": "晴，现场有行人通行，盲道被占用。", "measures_on_site": "当场责令停止堆放。",
    },
    "inform_rights": {"at": "2026-03-02T10:06+08:00", "rights_told": ["陈述", "申辩", "申请回避"],
                      "subject_told": "检查占用城市道路的情况；可以陈述、申辩，可以申请回避。"},
    "question_person": {
        "at": "2026-03-04T10:00+08:00", "officers": OFFICERS, "credentials_shown": True,
        "questioned_person": "周明远", "questioned_role": "当事人", "identity_checked": "核对身份证无误",
        "place": "本机关询问室", "started_at": "2026-03-04T09:00+08:00", "ended_at": "2026-03-04T09:45+08:00",
    },
    "propose_preservation": {
        "at": "2026-03-02T11:00+08:00", "by": "孙立新", "preservation_ground": "材料随时可能被运走。",
        "preserved_object": "现场堆放的石材和木方", "handler_opinion": "建议先行登记保存。",
    },
    "approve_proposal": {
        "at": "2026-03-02T11:30+08:00", "by": "郑国栋", "leader_opinion": "同意。",
        "issued_at": "2026-03-02T11:30+08:00",
    },
    "preserve_evidence": {
        "at": "2026-03-02T12:00+08:00", "officers": OFFICERS, "preservation_form": "先行登记保存",
        "preservation_ground": "材料随时可能被运走，以后难以取得。", "preserved_object": "石材48块、木方120根",
        "custody_place": "本机关物品保管室", "custodian": "刘保管", "from_date": "2026-03-02", "deadline": "2026-03-11",
    },
    "dispose_preserved_evidence": {
        "at": "2026-03-10T12:00+08:00", "preserved_outcome": "采取复制等证据保全后返还",
        "preserved_object": "石材48块、木方120根", "reason": "已拍照、测量，不再需要保存原物。",
    },
    "take_sample": {
        "at": "2026-03-02T12:00+08:00", "officers": OFFICERS, "sample_name": "大理石板", "sample_base": "48块",
        "sample_count": "2块", "sampling_method": "随机抽取，现场封样并签名", "place": "现场",
    },
    "order_rectification": {
        "at": "2026-03-02T12:10+08:00", "rectify_type": "限期改正",
        "rectify_demand": "清除堆放的材料，恢复人行道原状。", "deadline": "2026-03-05", "legal_basis": BASIS, "facts": FACTS,
    },
    "conclude_investigation": {
        "at": "2026-03-16T09:00+08:00", "facts": FACTS,
        "nature": "当事人未经批准占用城市道路堆放材料，属于擅自占用城市道路。", "consequences": "影响行人通行。",
        "evidence_list": [
            {"name": "现场检查笔录", "sha256": "a" * 64}, {"name": "询问笔录", "sha256": "b" * 64},
            {"name": "现场照片6张", "sha256": "c" * 64}, {"name": "营业执照复印件", "sha256": "d" * 64},
        ],
        "discretion_level": "一般", "discretion_basis": "占用面积12.6平方米，按一般情节裁量。", "rectified": "已改正",
        "crime_suspected": False, "suspected_basis": SUSPECTED, "handling_opinion": "建议罚款人民币2,000元。",
    },
    "propose_decision": {
        "at": "2026-03-17T09:00+08:00", "by": "孙立新", "reasons": FACTS, "legal_basis": BASIS,
        "proposed_content": "罚款人民币2,000元。", "discretion_basis": "按一般情节裁量。", "handler_opinion": "建议处罚。",
    },
    "give_prior_notice": {
        "at": "2026-03-18T09:00+08:00", "facts": FACTS, "evidence_stated": "现场检查笔录、询问笔录、现场照片。",
        "reasons": "未经批准占用城市道路。", "legal_basis": BASIS, "proposed_content": "罚款人民币2,000元。",
        "rights_told": ["陈述", "申辩", "听证"], "hearing_ground": ["较大数额罚款"],
    },
    "hear_statement": {
        "at": "2026-03-20T10:00+08:00", "statement_form": "口头", "facts_claimed": "已经在期限内全部清除。",
        "reasons_claimed": "不了解规定，改正及时，请求从轻处罚。", "identity_checked": "核对身份证无误", "person": "周明远",
    },
    "answer_statement": {"at": "2026-03-21T10:00+08:00", "review_findings": "及时改正属实。",
                         "adoption_reason": "及时改正的情节属实，裁量时已经考虑，予以采纳。"},
    "appoint_hearing_officer": {"at": "2026-03-22T10:00+08:00", "chair": "钱公正", "clerk": "吴记录"},
    "announce_hearing": {"at": "2026-03-22T11:00+08:00", "hearing_public": True},
    "notify_hearing": {"at": "2026-03-22T12:00+08:00", "hearing_at": "2026-04-08T09:00+08:00",
                       "place": "本机关听证室", "chair": "钱公正", "participants": "周明远、孙立新、赵晓华"},
    "hold_hearing": {
        "at": "2026-04-08T11:00+08:00", "hearing_at": "2026-04-08T09:00+08:00", "place": "本机关听证室",
        "chair": "钱公正", "clerk": "吴记录", "participants": "周明远（当事人）、孙立新、赵晓华（调查人员）",
        "notice_and_request": "3月18日告知，3月20日申请。", "investigator_view": FACTS, "party_defence": "请求从轻处罚。",
    },
    "report_hearing": {"at": "2026-04-09T09:00+08:00", "handling_opinion": "事实清楚，建议维持拟处罚意见。"},
    "submit_for_review": {"at": "2026-04-10T09:00+08:00"},
    "assign_reviewer": {"at": "2026-04-10T10:00+08:00", "reviewer": "何法明", "reviewer_qualified": "A20183704030001"},
    "issue_review_opinion": {
        "at": "2026-04-13T09:00+08:00", "round": 1, "review_outcome": "同意", "reviewer": "何法明",
        "review_opinion_text": "同意拟作出的处罚决定。", "reasons": "主体合法，程序合法，事实清楚，裁量适当。",
        "suggestions": "送达时录像。",
    },
    "discuss_collectively": {
        "at": "2026-04-14T15:00+08:00", "day": "2026-04-14", "discussion_matter": "处罚决定", "chair": "郑国栋",
        "attendees": "郑国栋、冯副局、陈副局、何法明（列席）", "content": "郑国栋：同意。\n冯副局：同意。\n陈副局：同意。",
        "discussion_conclusion": "一致同意罚款人民币2,000元。",
    },
    "decide_penalty": {
        "at": "2026-04-15T09:00+08:00", "party": PARTY, "facts": FACTS,
        "evidence_stated": "现场检查笔录、询问笔录、现场照片6张、营业执照复印件，证据之间相互印证。",
        "penalty_kinds": ["罚款"], "penalty_basis": BASIS, "fine": "2000.00", "discretion_basis": "占用面积12.6平方米，"
        "及时改正，按照裁量基准的一般情节处罚。", "reasons": "未经批准占用城市道路，影响行人通行。",
        "performance_manner": "凭缴款通知书到指定的代收银行或者通过电子支付系统缴纳。", "decision_date": "2026-04-15",
    },
    "decide_no_penalty": {
        "at": "2026-04-15T09:00+08:00", "party": CITIZEN, "facts": FACTS, "evidence_stated": "现场检查笔录、询问笔录。",
        "no_penalty_ground": ["初次违法轻微并及时改正"], "legal_basis": "《行政处罚法》第三十三条第一款",
        "reasons": "初次违法，危害后果轻微并及时改正。", "education_given": "已当面教育，当事人表示今后遵守。",
    },
    "decide_on_the_spot": {
        "at": "2026-03-02T10:20+08:00", "officers": OFFICERS, "party": CITIZEN, "spot_conditions": "事实确凿，有法定依据，"
        "对公民处二百元以下罚款。", "facts": "在人行道上摆放货架，占用道路约1平方米。", "penalty_kinds": ["罚款"],
        "penalty_basis": BASIS, "fine": "50.00", "place": "薛城区永福中路", "rights_told": ["陈述", "申辩"],
    },
    "collect_fine_on_spot": {
        "at": "2026-03-02T10:25+08:00", "officers": OFFICERS, "collect_ground": ["一百元以下罚款"], "amount": "50.00",
        "receipt_no": "鲁财票0001234", "party": CITIZEN, "place": "薛城区永福中路",
    },
    "hand_in_fine": {"at": "2026-03-03T10:25+08:00", "amount": "50.00"},
    "deposit_fine": {"at": "2026-03-04T10:25+08:00", "remitted_on": "2026-03-04"},
    "request_deferral": {"at": "2026-04-20T10:00+08:00", "hardship": "经营困难。"},
    "decide_deferral": {"at": "2026-04-22T10:00+08:00", "deferral_result": "准予分期",
                        "instalments": "分两期：2026年5月31日前缴1,000元，2026年6月30日前缴1,000元。",
                        "deferred_until": "2026-06-30", "reason": "经济困难属实。"},
    "dispose_confiscated": {"at": "2026-05-22T10:00+08:00", "disposal_manner": "公开拍卖", "proceeds": "800.00"},
    "serve_directly": {
        "at": "2026-04-16T10:00+08:00", "documents_served": "行政处罚决定书 薛综执罚决〔2026〕12号", "server": OFFICERS,
        "recipient": PARTY, "receiver": "周明远", "receiver_relation": "法定代表人或主要负责人",
        "received_on": "2026-04-16", "place": "薛城区永福中路88号",
    },
    "confirm_service": {"at": "2026-04-16T10:10+08:00", "served_on": "2026-04-16"},
    "demand_performance": {
        "at": "2026-11-02T10:00+08:00", "demand_purpose": "申请法院执行", "obligation": "缴纳罚款和加处罚款。",
        "deadline": "2026-11-16", "performance_manner": "到指定银行缴纳。", "sum_due": "4000.00", "payment_manner": "转账",
    },
    "propose_closing": {"at": "2026-05-10T10:00+08:00", "by": "孙立新", "handler_opinion": "建议结案。"},
    "close_case": {
        "at": "2026-05-11T10:00+08:00", "by": "郑国栋", "closing_kind": "正常结案", "execution_result": "罚款已缴清。",
        "day": "2026-05-11", "leader_opinion": "同意结案。", "issued_at": "2026-05-11T10:00+08:00",
    },
    "compile_volume": {"at": "2026-05-20T10:00+08:00", "volume_no": "0123-2026-CF-012", "archivist": "刘档案"},
    "check_volume": {"at": "2026-05-20T11:00+08:00", "by": "张检查", "missing_items": "材料齐全，无缺损。"},
}  # fmt: skip

_FACTS: dict[str, Any] = {
    "party": PARTY,
    "cause": "擅自占用城市道路案",
    "case_name": "枣庄明远建筑装饰有限公司擅自占用城市道路案",
    "officers": OFFICERS,
    "decision_number": "薛综执罚决〔2026〕12号",
    "preservation_number": "薛综执保〔2026〕3号",
    "unit": "薛城区综合行政执法局永福路中队",
    "retention": "30年",
    "volume_category": "行政处罚",
    "volume_items": "18",
    "volume_pages": "76",
    "volume_digest": "SHA-256 " + "0f" * 32,
    "volume_rows": [
        {
            "顺序号": str(n),
            "文号": number,
            "责任者": who,
            "题名": title,
            "日期": day,
            "页号": page,
            "备注": "",
        }
        for n, (number, who, title, day, page) in enumerate(
            [
                ("薛综执罚决〔2026〕12号", "区综合执法局", "行政处罚决定书", "20260415", "1"),
                ("", "区综合执法局", "送达回证", "20260416", "5"),
                ("薛综执立〔2026〕8号", "区综合执法局", "立案审批表", "20260303", "6"),
                ("", "区综合执法局", "现场检查（勘验）笔录", "20260302", "8"),
                ("", "区综合执法局", "询问笔录", "20260304", "10"),
                ("薛综执罚告〔2026〕11号", "区综合执法局", "行政处罚事先告知书", "20260318", "13"),
            ],
            1,
        )
    ],
    "checklist": [
        {"审核要点": item, "结论": "符合", "说明": ""}
        for item in ("执法主体合法", "程序合法", "主要事实清楚", "适用法律准确", "裁量适当", "未超越权限")
    ],
}

GIVEN: dict[str, dict[str, Any]] = {
    "inquiry_record": {
        "dialogue": TURNS,
        "round": "第1次",
        "recorder": "赵晓华",
        "read_back": "本人已阅，无误。",
    },
    "scene_inspection_record": {"recorder": "赵晓华", "recording": "XC20260302-0017"},
    "preservation_notice": {"items": ITEMS},
    "preservation_disposal_notice": {"items": ITEMS},
    "sampling_notice": {"items": ITEMS},
    "confiscation_voucher": {"items": ITEMS},
    "rectification_order": {"check": "2026年3月6日", "consequence": "逾期不改正的，依法处理。"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """A file that answers from dictionaries."""

    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _ENTRIES)
    facts: Mapping[str, Any] = field(default_factory=lambda: _FACTS)
    agency: Mapping[str, Any] = field(default_factory=lambda: AGENCY)
    case_number: str = "薛综执案〔2026〕8号"
    at: datetime = datetime.fromisoformat("2026-04-15T09:00+08:00")

    def fact(self, name: str) -> Any:
        return self.facts.get(name)

    def entry(self, act: str) -> Mapping[str, Any] | None:
        return self.entries.get(act)
