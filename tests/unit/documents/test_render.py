"""Every document of the catalogue, rendered from a rich file, says what it must and is the same twice."""

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from mingjing.apps.documents.catalogue import documents
from mingjing.apps.documents.elements import build_data
from mingjing.apps.documents.errors import DocumentIncomplete, DocumentUnknown, GlyphMissing, ValueUnreadable
from mingjing.apps.documents.render import TEMPLATES, render
from tests.unit.documents.reading import sizes_of, text_of
from tests.unit.documents.sample import GIVEN, PARTY, SampleView

CODE = "ABCD-EFGH-JKLM-NPQR"


def sample(slug: str, **given: Any) -> dict[str, Any]:
    """Data of a document made from the rich file."""
    data = build_data(slug, SampleView(), {**GIVEN.get(slug, {}), **given})
    entry = documents()[slug]
    number = f"薛综执{entry.series}〔2026〕12号" if entry.numbered else ""
    return {**data, "number": number, "verify": {"url": f"https://example.cn/v/{CODE}", "code": CODE}}


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts(value: Any) -> list[str]:
    """All texts in a value, however nested."""
    if isinstance(value, str):
        return [squeezed(line) for line in value.splitlines() if line.strip()]
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name not in ("id", "kind")]
    return [text for item in value or () for text in texts(item)]


# Elements that steer the sentence around them instead of being printed as they stand.
STEERING = {
    ("on_spot_decision", "payment"),
    ("hearing_right_notice", "cause"),
    ("pre_penalty_notice", "cause"),
    ("hearing_notice", "cause"),
    ("preservation_notice", "cause"),
}
# Documents that name a party without all its particulars, as an address does.
NAME_ONLY = {
    "preservation_notice",
    "preservation_disposal_notice",
    "rectification_order",
    "pre_penalty_notice",
    "hearing_right_notice",
    "hearing_notice",
    "hearing_report",
    "instalment_decision",
    "demand_notice",
    "expropriation_notice",
    "inspection_result_notice",
    "licence_acceptance",
    "licence_non_acceptance",
    "licence_supplement_notice",
    "measure_extension",
    "measure_lifting",
}


@pytest.mark.parametrize("slug", sorted(documents()))
def test_document_says_all_it_is_given(slug: str) -> None:
    data = sample(slug)
    written = text_of(render(slug, data))
    assert "None" not in written
    assert "none" not in written
    for name, value in data["elements"].items():
        if (slug, name) in STEERING:
            continue
        expected = [PARTY["name"]] if name == "party" and slug in NAME_ONLY else texts(value)
        for text in expected:
            assert text in written, f"{name}: {text}"


@pytest.mark.parametrize("slug", sorted(documents()))
def test_document_is_pdf_a_on_a4_and_the_same_twice(slug: str) -> None:
    data = sample(slug)
    content = render(slug, data)
    assert render(slug, dict(reversed(data.items()))) == content
    assert b'pdfaid:part="2"' in content or b"<pdfaid:part>2<" in content
    assert set(sizes_of(content)) == {(210, 297)}


@pytest.mark.parametrize("slug", sorted(documents()))
def test_document_with_the_least_is_struck_not_blank(slug: str) -> None:
    data = sample(slug)
    entry = documents()[slug]
    least = {
        element.name: data["elements"][element.name]
        for element in entry.elements
        if element.required or (element.when and ":" not in element.when)
    }
    others = [element.when for element in entry.elements if element.when and ":" not in element.when]
    needed = {name for name in others if any(e.when == name and e.name in least for e in entry.elements)}
    least |= {name: data["elements"][name] for name in needed}
    written = text_of(render(slug, {**data, "verify": None, "elements": least}))
    assert "None" not in written
    left_out = [e for e in entry.elements if e.name not in least and data["elements"][e.name]]
    if left_out and entry.layout in ("form", "record", "voucher"):
        assert "／" in written


def test_every_document_has_its_template_and_every_template_its_document() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.typ")} == set(documents())


def test_number_and_verification_code_are_printed() -> None:
    written = text_of(render("penalty_decision", sample("penalty_decision")))
    assert "薛综执罚决〔2026〕12号" in written
    assert CODE in written
    assert "人民币2,000元（大写：贰仟元整）" in written


def test_missing_element_is_named_with_its_article() -> None:
    data = sample("penalty_decision")
    data["elements"] = {**data["elements"], "facts": " ", "ground": None}
    with pytest.raises(DocumentIncomplete) as caught:
        render("penalty_decision", data)
    assert "违法事实（《行政处罚法》第五十九条第一款第二项）" in str(caught.value)
    assert "处罚依据（《行政处罚法》第五十九条第一款第三项）" in str(caught.value)
    assert [label for label, _ in caught.value.missing] == ["违法事实", "处罚依据"]


def test_notice_of_remedies_cannot_be_left_out() -> None:
    with pytest.raises(DocumentIncomplete, match="救济途径和期限（《行政复议法》第二十条第三款）"):
        render("penalty_decision", {**sample("penalty_decision"), "remedy": ""})


def test_what_only_a_place_asks_for_is_required_in_that_place() -> None:
    data = sample("service_receipt")
    data["elements"] = {**data["elements"], "place": None}
    assert render("service_receipt", data)
    with pytest.raises(DocumentIncomplete, match="送达地点"):
        render("service_receipt", {**data, "rule_sets": ["xuecheng"]})


def test_rare_character_in_a_name_is_set_and_an_unknown_one_refused() -> None:
    party = {**PARTY, "name": "㐂䶮堃建材店"}
    assert "㐂䶮堃建材店" in text_of(render("penalty_decision", sample("penalty_decision", party=party)))
    with pytest.raises(GlyphMissing, match=r"“𠮷”\(U\+20BB7\)") as caught:
        render("penalty_decision", sample("penalty_decision", party={**PARTY, "name": "𠮷田商店"}))
    assert caught.value.characters == "𠮷"


@pytest.mark.parametrize("char", ["\x07", "\ue000", "\ufffd"])
def test_unprintable_character_is_refused_with_its_element(char: str) -> None:
    with pytest.raises(ValueUnreadable, match="违法事实"):
        render("penalty_decision", sample("penalty_decision", facts=f"事实{char}"))


@pytest.mark.parametrize("value", [3, 2.5, ["a"], {"x": "y"}])
def test_value_of_another_shape_is_refused(value: Any) -> None:
    with pytest.raises(ValueUnreadable, match="违法事实"):
        render("penalty_decision", sample("penalty_decision", facts=value))


def test_unknown_element_and_unknown_document_are_refused() -> None:
    data = sample("penalty_decision")
    with pytest.raises(ValueUnreadable, match="没有这一项"):
        render("penalty_decision", {**data, "elements": {**data["elements"], "typo": "x"}})
    with pytest.raises(DocumentUnknown):
        render("no_such_document", data)


def red_square() -> bytes:
    """A PNG of four red points."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\xd0\x02\x1b" * 2) * 2
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_configured_seal_is_set_and_without_one_its_place_is_marked(tmp_path: Path) -> None:
    data = sample("penalty_decision")
    assert "（印章）" in text_of(render("penalty_decision", data))
    (tmp_path / "seal.png").write_bytes(red_square())
    sealed = {**data, "agency": {**data["agency"], "seal": str(tmp_path / "seal.png")}}
    content = render("penalty_decision", sealed)
    assert "（印章）" not in text_of(content)
    assert content.count(b"/Subtype/Image") > render("penalty_decision", data).count(b"/Subtype/Image")


def test_seal_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    data = sample("penalty_decision")
    (tmp_path / "seal.png").write_text("不是图片")
    for name in ("seal.png", "absent.png"):
        with pytest.raises(ValueUnreadable, match="机关印章"):
            render("penalty_decision", {**data, "agency": {**data["agency"], "seal": str(tmp_path / name)}})


def test_text_is_data_never_markup() -> None:
    hostile = '#panic("x") *a* _b_ $c$ `d` <e> @f //g \\h [i]'
    written = text_of(render("penalty_decision", sample("penalty_decision", facts=hostile)))
    assert squeezed(hostile) in written
