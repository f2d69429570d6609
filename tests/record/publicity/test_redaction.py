"""No secret of the file survives, wherever in a text it stands and however it is spaced."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.apps.publicity.names import MINOR, is_minor, looks_like_a_name, public_name
from mingjing.apps.publicity.redaction import left_in, redacted, secrets_of
from mingjing.apps.publicity.service import public_content, screened_content
from mingjing.core.record.file import CaseFile, Entry, FileHeader, fold
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI

AT = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
FAMILY = "王李张刘陈杨赵黄周吴"
WORDS = st.text(alphabet="占道经营摆放桌椅在路边巡查发现，。 \n0123456789", max_size=30)
NAMES = st.builds(
    lambda family, given: family + given,
    st.sampled_from(FAMILY),
    st.text("伟芳娜敏静强磊军洋勇艳杰", min_size=1, max_size=2),
)
DIGITS = st.text("0123456789", min_size=4, max_size=4)


@st.composite
def persons(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(1950, 2015))
    return {
        "kind": "自然人", "name": draw(NAMES), "id_number": f"370403{year}0307{draw(DIGITS)}",
        "phone": f"1390632{draw(DIGITS)}", "address": f"试验区兴华路{draw(st.integers(1, 999))}号302室",
    }  # fmt: skip


def _file(party: dict[str, Any], informant: dict[str, Any], draft: dict[str, Any]) -> CaseFile:
    rows = (
        ("register_lead", {"informant": informant}),
        ("propose_case", {"party": party}),
        ("prepare_result_publication", draft),
    )
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    return fold(
        header,
        [
            Entry(
                position=n, act=act, at=AT, recorded_at=AT, by="1", by_name="李警官", role=Role.OFFICER,
                data=data,
            )
            for n, (act, data) in enumerate(rows, 1)
        ],
    )  # fmt: skip


@given(persons(), persons(), WORDS, WORDS, st.sampled_from(["", " ", "\n", "　"]))
def test_no_secret_survives_in_the_content(
    party: dict[str, Any], informant: dict[str, Any], before: str, after: str, gap: str
) -> None:
    said = [
        gap.join(person[part])
        for person in (party, informant)
        for part in ("name", "id_number", "phone", "address")
    ]
    text = before + after.join(said)
    file = _file(
        party, informant, {"party_name": party["name"], "decision_content": text, "main_facts": text}
    )
    secrets = secrets_of(file)
    content = public_content(file.entries[-1], secrets)
    told = "".join("".join(value.split()) for _, value in content)
    for person in (party, informant):
        for part in ("name", "id_number", "phone", "address"):
            assert person[part] not in told
    assert redacted(content, secrets) == content


@given(persons(), st.sampled_from(["-", "·", "\u200b", "—"]))
def test_what_cannot_be_taken_out_is_found(party: dict[str, Any], between: str) -> None:
    hidden = between.join(party["id_number"])
    file = _file(party, {}, {"party_name": party["name"], "decision_content": f"号码{hidden}"})
    content, problem = screened_content(file.entries[-1], secrets_of(file))
    assert hidden in str(content) or between == "\u200b"
    assert "身份证号" in problem
    assert party["id_number"] not in problem


def test_full_width_digits_are_found() -> None:
    party = {"kind": "自然人", "name": "丁小满", "phone": "13906320001"}
    secrets = secrets_of(_file(party, {}, {}))
    assert [secret.kind for secret in left_in("电话１３９０６３２０００１", secrets)] == ["电话"]
    assert left_in("电话13906320002", secrets) == []


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("张三", "张某"),
        ("张小三", "张某某"),
        ("欧阳小三", "欧阳某某"),
        ("欧阳修", "欧阳某"),
        ("阿依古丽·买买提", "阿某某"),
    ],
)
def test_the_family_name_is_what_is_left(name: str, public: str) -> None:
    assert public_name({"kind": "自然人", "name": name}) == public
    assert public_name({"kind": "法人", "name": name}) == name
    assert public_name({"kind": "自然人", "name": name}, minor=True) == MINOR


def test_minors_are_told_by_their_number() -> None:
    party = {"kind": "自然人", "name": "丁小满", "id_number": "370403200803021239"}
    assert is_minor(party, date(2026, 3, 1))
    assert not is_minor(party, date(2026, 3, 2))
    assert not is_minor({"name": "丁小满"}, date(2026, 3, 1))
    young = {**party, "id_number": "370403201003021239"}
    file = _file(young, {}, {"party_name": "丁小满", "decision_content": "对丁小满警告"})
    assert public_content(file.entries[-1], secrets_of(file)) == [
        ["相对人姓名或名称", MINOR], ["决定内容", f"对{MINOR}警告"]
    ]  # fmt: skip


def test_words_are_not_taken_for_names() -> None:
    assert [
        word for word in ("业主", "负责人", "店员", "社区工作人员", "本人") if looks_like_a_name(word)
    ] == []
    assert looks_like_a_name("王大锤")
    assert looks_like_a_name("阿依古丽·买买提")


def test_who_asks_for_a_correction_hides_nothing() -> None:
    file = _file(
        {"kind": "法人", "name": "甲公司"}, {}, {"party_name": "甲公司", "decision_content": "警告甲公司"}
    )
    asked = {"requester": {"kind": "自然人", "name": "甲公司", "phone": "13906320001"}, "inaccuracy": "x"}
    file.add(
        Entry(
            position=4, act="request_correction", at=AT, recorded_at=AT, by="", by_name="系统",
            role=Role.SYSTEM, data=asked,
        )
    )  # fmt: skip
    assert secrets_of(file) == ()
