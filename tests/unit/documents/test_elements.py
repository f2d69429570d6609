"""Elements looked up in a file's entries, remedies worded, and the public version."""

import pytest

from mingjing.apps.documents.catalogue import document
from mingjing.apps.documents.course import course_text
from mingjing.apps.documents.elements import build_data, resolve
from mingjing.apps.documents.errors import DocumentIncomplete, ValueUnreadable
from mingjing.apps.documents.remedy import Remedies, remedy_text
from mingjing.apps.documents.rendition import HIDDEN, public_data
from mingjing.apps.documents.values import date_text, time_text
from mingjing.apps.documents.verification import qr_svg, verification_code
from tests.unit.documents.sample import AGENCY, PARTY, SampleView

ORGANS = Remedies(organ="甲区人民政府", court="甲区人民法院")


def test_first_source_that_says_something_wins() -> None:
    view = SampleView(entries={"decide_penalty": {"party": {"name": ""}}}, facts={"party": PARTY})
    assert build_data("penalty_decision", view)["elements"]["party"] == PARTY


def test_what_is_drafted_leads_over_what_was_recorded() -> None:
    data = build_data("penalty_decision", SampleView(), {"facts": "另写的事实。"})
    assert data["elements"]["facts"] == "另写的事实。"


def test_fixed_wording_stands_only_with_what_it_goes_with() -> None:
    fined = build_data("penalty_decision", SampleView())["elements"]
    assert "百分之三" in fined["surcharge"]
    warned = SampleView(entries={"decide_penalty": {"penalty_kinds": ["警告"]}})
    assert build_data("penalty_decision", warned)["elements"]["surcharge"] is None


def test_money_dates_and_opinions_are_written_out() -> None:
    assert (
        build_data("penalty_decision", SampleView())["elements"]["fine"] == "人民币2,000元（大写：贰仟元整）"
    )
    approval = build_data("case_opening_approval", SampleView())["elements"]
    assert approval["head_opinion"]["date"] == "2026年3月3日"
    assert approval["head_opinion"]["name"] == "郑国栋"


def test_bad_amount_is_refused_with_its_element() -> None:
    view = SampleView(entries={"decide_penalty": {"fine": "二千"}})
    with pytest.raises(ValueUnreadable, match="罚款金额"):
        build_data("penalty_decision", view)


def test_date_is_the_day_in_china() -> None:
    assert date_text("2026-01-05") == "2026年1月5日"
    assert date_text("2026-01-05T23:30:00+00:00") == "2026年1月6日"
    assert time_text("2026-01-05T01:05:00+00:00") == "2026年1月5日9时05分"
    assert time_text("2026-01-05T09:05") == "2026年1月5日9时05分"


def test_course_is_told_by_day_and_only_what_was_done() -> None:
    entries = {
        "open_case": {"at": "2026-03-03T09:00+08:00"},
        "preserve_evidence": {"at": "2026-03-02T09:00+08:00"},
    }
    assert (
        course_text(entries.get) == "本案办理经过：2026年3月2日对有关证据先行登记保存；2026年3月3日立案调查。"
    )
    assert course_text({}.get) == ""


def test_unknown_source_is_refused() -> None:
    with pytest.raises(ValueError, match="来源"):
        resolve("somewhere", SampleView())


def test_remedies_after_a_decision_name_organ_court_and_terms() -> None:
    words = remedy_text("reconsider_or_sue", ORGANS, paper="决定书", penalty=True)
    for part in (
        "六十日内向甲区人民政府申请行政复议",
        "六个月内直接向甲区人民法院提起行政诉讼",
        "不停止执行",
    ):
        assert part in words


def test_remedies_against_a_penalty_on_the_spot_begin_with_reconsideration() -> None:
    words = remedy_text("reconsider_first", ORGANS, paper="决定书", penalty=True)
    assert "先向甲区人民政府申请行政复议" in words
    assert "通过本机关提交" in words
    assert "十五日内向甲区人民法院提起行政诉讼" in words
    assert "六个月" not in words


def test_remedies_need_the_organ_and_name_the_online_channel() -> None:
    with pytest.raises(DocumentIncomplete, match="行政复议机关"):
        remedy_text("reconsider_or_sue", Remedies(organ="", court="甲法院"), paper="决定书", penalty=True)
    online = Remedies(organ="甲", court="乙", online="https://fy.example.cn", sue_within="十五日")
    words = remedy_text("reconsider_or_sue", online, paper="决定书", penalty=False)
    assert "https://fy.example.cn" in words
    assert "十五日内直接向乙" in words
    assert "不停止执行" not in words


def test_preparatory_papers_have_no_notice_of_remedies() -> None:
    assert remedy_text("state_rights", Remedies(organ="", court=""), paper="告知书", penalty=False) == ""
    assert build_data("pre_penalty_notice", SampleView(agency={"name": AGENCY["name"]}))["remedy"] == ""


def test_public_version_hides_particulars_and_says_what_a_person_must_see_to() -> None:
    data = build_data("penalty_decision", SampleView())
    public, left = public_data("penalty_decision", data)
    assert public["elements"]["party"]["address"] == HIDDEN
    assert public["elements"]["party"]["phone"] == HIDDEN
    assert public["elements"]["party"]["name"] == PARTY["name"]
    assert data["elements"]["party"]["address"] == PARTY["address"]
    assert "evidence.witness" in left
    assert set(left) < set(document("penalty_decision").hide)


def test_code_can_be_typed_and_depends_on_every_part() -> None:
    code = verification_code("a", "bc")
    assert code != verification_code("ab", "c")
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert code == code.upper()
    assert qr_svg(f"https://example.cn/v/{code}").startswith("<svg")
