"""What arrives becomes an act, or sentences that say what to mend; nothing in between."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.record.act import ACTS
from mingjing.core.record.parsing import Problem, parse_act
from mingjing.core.record.plain import act_data
from mingjing.core.terms import SHANGHAI

AT = datetime(2026, 11, 20, 10, 0, tzinfo=SHANGHAI)
PARTY = {"kind": "法人", "name": "广源物流有限公司", "credit_code": "91441802698134958H"}


def problems(slug: str, raw: dict[str, Any]) -> dict[str, str]:
    found = parse_act(ACTS[slug], raw, at=AT)
    assert isinstance(found, tuple), found
    return {item.field: item.message for item in found}


def test_a_whole_act_comes_back_as_given() -> None:
    raw = {"party": PARTY, "cause": "擅自挖掘道路", "case_facts": "现场有挖掘痕迹", "found_on": "2026-11-19"}
    act = parse_act(ACTS["propose_case"], raw, at=AT)
    assert not isinstance(act, tuple)
    assert act_data(act) == raw


def test_what_the_act_cannot_do_without_is_asked_for() -> None:
    found = problems("propose_case", {})
    assert found == {
        "party": "请填写当事人基本情况", "cause": "请填写案由", "case_facts": "请填写基本案情",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fine", "says"),
    [
        ("2万元", "不写“万”"), ("两千", "填数字"), ("-5", "0到100亿"), ("3.456", "两位小数"),
        ("NaN", "应填数字"), ("9" * 14, "0到100亿"),
    ],
)  # fmt: skip
def test_amounts_are_in_yuan(fine: str, says: str) -> None:
    found = problems("decide_penalty", {"facts": "占道", "penalty_kinds": ["罚款"], "fine": fine})
    assert says in found["fine"]


@pytest.mark.parametrize("fine", ["2000", "2,000.50元", 35, "0.01"])
def test_amounts_people_write(fine: Any) -> None:
    act = parse_act(ACTS["decide_penalty"], {"facts": "占道", "penalty_kinds": ["罚款"], "fine": fine}, at=AT)
    assert not isinstance(act, tuple)
    assert act_data(act)["fine"] == f"{float(str(fine).replace(',', '').removesuffix('元')):.2f}"


def test_the_future_cannot_be_recorded() -> None:
    found = problems("record_payment", {"amount": "10", "paid_on": "2026-11-21"})
    assert "晚于本次行为的时间" in found["paid_on"]


def test_a_wrong_code_names_the_check_digit() -> None:
    party = PARTY | {"credit_code": "91441802698134958A"}
    assert "校验位" in problems("propose_case", {"party": party, "cause": "x", "case_facts": "y"})["party"]


def test_unknown_fields_and_choices_are_refused() -> None:
    found = problems("record_payment", {"amount": "1", "paid_on": "2026-11-01", "colour": "red"})
    assert "没有" in found["colour"]
    found = problems("capture_recording", {"media_kind": "全息"})
    assert "照片" in found["media_kind"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
SPECS = st.sampled_from(sorted(ACTS))


@given(SPECS, st.data())
def test_rubbish_is_answered_never_raised(slug: str, data: st.DataObject) -> None:
    spec = ACTS[slug]
    raw = {item.name: data.draw(JUNK) for item in spec.fields}
    found = parse_act(spec, raw, at=AT)
    if isinstance(found, tuple):
        assert all(isinstance(item, Problem) and item.message for item in found)
    else:
        again = parse_act(spec, act_data(found), at=AT)
        assert again == found
