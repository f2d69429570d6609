"""One act: what it writes, what it refuses, and that it is done once."""

from datetime import timedelta

import pytest

from mingjing.apps.casework.errors import (
    AlreadyDone,
    Barred,
    Expired,
    Invalid,
    NotYours,
    StalePage,
    UnknownAct,
)
from mingjing.apps.casework.models import Duty, Entry, File, Leaf
from mingjing.apps.casework.queries import load_case, view_of
from mingjing.apps.casework.service import Performed, perform
from tests.record.casework.office import ENDORSED, NOON, Office, do, investigated, make_office, open_case

pytestmark = pytest.mark.django_db
PROPOSED = {"proposed_content": "罚款二百元。"}
CONCLUDED = {"facts": "占道经营。", "suspected_basis": "条例第二十七条"}
NOTICE = {
    "facts": "占道经营。",
    "reasons": "违法。",
    "legal_basis": "条例",
    "proposed_content": "罚款二百元。",
}
SAID = {
    "evidence_stated": "笔录、照片。",
    "discretion_basis": "情节轻微。",
    "penalty_basis": "条例第四十二条",
    "performance_manner": "到指定银行缴纳。",
}


def test_a_case_goes_from_proposal_to_investigation(office: Office) -> None:
    last = investigated(office)
    file = File.objects.get()
    assert file.number == "试综执案〔2026〕1号"
    assert (file.stage, file.entry_count, file.party_name) == ("investigation", 3, "张三")
    assert file.handler_ids == [office.officer.pk, office.second.pk]
    assert [entry.position for entry in Entry.objects.order_by("id")] == [1, 2, 3]
    assert list(Leaf.objects.order_by("index").values_list("index", "position")) == [(0, 1), (1, 2), (2, 3)]
    assert last.entry.data["signature"] == "郑国栋"
    assert last.entry.data["proposal"] == 1
    assert last.entry.data["document_no"] == last.documents[0]["number"] == "试综执立〔2026〕1号"
    named = [(item["name"], item["certificate"]) for item in last.entry.data["assigned_officers"]]
    assert named == [("孙立新", "SD-trial-officer"), ("赵晓华", "SD-trial-second")]
    assert {duty.name: (duty.closed_by, duty.due_at is None) for duty in Duty.objects.all()} == {
        "决定是否立案": (3, False),
        "调查": (None, True),
    }


def test_numbers_have_no_gaps_when_an_opening_fails(office: Office) -> None:
    open_case(office)
    with pytest.raises(Invalid):
        open_case(office, at=NOON, now=NOON - timedelta(days=1))
    with pytest.raises(Barred):
        do(open_case(office), "open_case", office.head)
    assert open_case(office).entry.file.number.endswith("〕3号")


def test_the_law_bars_with_its_clause(office: Office) -> None:
    first = open_case(office)
    with pytest.raises(Barred) as refusal:
        do(first, "open_case", office.head)
    assert [item.citation.clause for item in refusal.value.obstacles if item.citation] == ["trial.1"]
    assert "请承办机构负责人先审查" in str(refusal.value)
    assert Entry.objects.count() == 1


def test_only_who_may_does(office: Office) -> None:
    first = open_case(office)
    with pytest.raises(Barred, match="没有这一身份"):
        do(first, "endorse_proposal", office.officer, data=ENDORSED)
    with pytest.raises(NotYours):
        do(first, "endorse_proposal", office.administrator, data=ENDORSED)


def test_another_agency_sees_nothing(office: Office) -> None:
    first = open_case(office)
    other = make_office("other", "别综执", rule_sets=())
    with pytest.raises(NotYours):
        do(first, "endorse_proposal", other.unit_head)


def test_a_page_sent_twice_acts_once(office: Office) -> None:
    first = open_case(office, token="a")
    again = open_case(office, token="a")
    assert (first.entry.pk, File.objects.count()) == (again.entry.pk, 1)
    one = do(first, "endorse_proposal", office.unit_head, token="b", seen=1, data=ENDORSED)
    two = do(first, "endorse_proposal", office.unit_head, token="b", seen=1, data=ENDORSED)
    assert one.entry.pk == two.entry.pk
    with pytest.raises(AlreadyDone):
        do(first, "open_case", office.head, token="b")
    assert Entry.objects.count() == 2


def test_a_stale_page_is_told(office: Office) -> None:
    first = open_case(office)
    do(first, "endorse_proposal", office.unit_head, seen=1, data=ENDORSED)
    with pytest.raises(StalePage, match="刷新页面"):
        do(first, "endorse_proposal", office.unit_head, seen=1, data=ENDORSED)


def test_faults_stand_beside_their_fields(office: Office) -> None:
    first = open_case(office)
    do(first, "endorse_proposal", office.unit_head, data=ENDORSED)
    with pytest.raises(Invalid) as refusal:
        do(
            first,
            "open_case",
            office.head,
            data={"proposal": 2, "assigned_officers": ["987654"], "nonsense": 1},
        )
    assert {problem.field for problem in refusal.value.problems} == {"assigned_officers", "nonsense"}
    with pytest.raises(Invalid) as refusal:
        do(first, "open_case", office.head, data={"proposal": 2})
    assert [problem.field for problem in refusal.value.problems] == ["proposal"]


def test_nothing_is_dated_ahead_or_before_the_file(office: Office) -> None:
    first = open_case(office)
    with pytest.raises(Invalid, match="早于开卷时间"):
        do(first, "endorse_proposal", office.unit_head, minutes=-5)
    with pytest.raises(UnknownAct):
        do(first, "no_such_act", office.unit_head)


def test_the_minute_of_the_opening_is_not_before_the_file(office: Office) -> None:
    opened_at = NOON + timedelta(seconds=40)
    first = open_case(office, at=opened_at)
    at = opened_at.replace(second=0)
    done = perform(
        file_id=first.entry.file_id, act="endorse_proposal", data=ENDORSED, by=office.unit_head, at=at,
        now=opened_at + timedelta(minutes=1),
    )  # fmt: skip
    assert done.entry.position == 2


def test_attachments_must_have_been_uploaded_here(office: Office) -> None:
    first = investigated(office)
    paper = {"name": "照片", "sha256": "0" * 64}
    data = {"source": "投诉", "lead_content": "又有投诉", "attachments": [paper]}
    with pytest.raises(Invalid, match="没有上传到本案卷"):
        do(first, "register_lead", office.officer, 3, data=data)


def _ready_to_decide() -> tuple[Office, Performed]:
    free = make_office(
        "free", "自综执", rule_sets=(), reconsideration_organ="试验区人民政府", court="试验区人民法院"
    )
    first = investigated(free)
    do(first, "conclude_investigation", free.officer, 3, data=CONCLUDED)
    do(first, "propose_decision", free.officer, 4, data=PROPOSED)
    do(first, "approve_proposal", free.head, 5, data={"approval_result": "批准"})
    do(first, "give_prior_notice", free.officer, 6, data=NOTICE)
    return free, first


def test_a_decision_comes_with_its_document_or_not_at_all() -> None:
    free, first = _ready_to_decide()
    decision = {"facts": "占道经营。", "penalty_kinds": ["罚款"], "fine": "200"}
    with pytest.raises(Invalid, match="《行政处罚决定书》还缺"):
        do(first, "decide_penalty", free.head, 7, data=decision)
    assert File.objects.get().stage == "decision"
    done = do(first, "decide_penalty", free.head, 7, data={**decision, **SAID})
    assert [item["number"] for item in done.documents] == ["自综执罚决〔2026〕1号"]
    assert done.entry.data["document_no"] == "自综执罚决〔2026〕1号"
    view = view_of(load_case(done.entry.file_id, at=NOON), NOON)
    assert view.fact("decision_number") == "自综执罚决〔2026〕1号"
    assert view.fact("case_name") == "张三擅自占用城市道路案"
    assert [row["文号"] for row in view.fact("volume_rows")][-1] == "自综执罚决〔2026〕1号"


def test_no_new_file_under_an_expired_rule_set(office: Office, data: object) -> None:
    header = data / "rules" / "ended"  # type: ignore[operator]
    header.mkdir()
    (header / "ruleset.yaml").write_text(
        "规则集: ended\n名称: 旧办法\n层级: 规范性文件\n"
        "制定机关: 区政府\n施行: 2010-01-01\n失效: 2020-12-31\n"
    )
    with pytest.raises(Expired, match="旧办法"):
        open_case(make_office("late", "迟综执", rule_sets=("ended",)))
