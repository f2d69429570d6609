"""What becomes public by which act, under which address, and when it goes."""

import json

import pytest

from mingjing.apps.casework.models import Entry, File
from mingjing.apps.casework.projections import differences, rebuild
from mingjing.apps.casework.queries import load_case
from mingjing.apps.evidence.queries import read_content
from mingjing.apps.publicity.errors import SecretLeft
from mingjing.apps.publicity.models import Publication
from mingjing.apps.publicity.queries import Wanted, count, find
from mingjing.apps.publicity.rendition import text_of
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI
from tests.record.publicity.published import PERSON, do, walked

pytestmark = pytest.mark.django_db


def _item() -> Publication:
    return Publication.objects.get(kind="decision")


def test_what_is_published_is_committed_to_and_rebuilt_alike() -> None:
    file = walked()
    item = _item()
    assert (item.state, item.party_name) == ("published", "甲公司")
    assert item.document_no.endswith("罚决〔2026〕1号")
    entry = Entry.objects.get(file=file, position=item.shown_by)
    assert entry.act == "publish_item"
    assert [paper["sha256"] for paper in entry.documents] == [item.data_sha256]
    assert json.loads(read_content(item.data_sha256))["content"] == item.content
    case = load_case(file.pk, at=file.last_at)
    assert differences(case) == []
    before = list(Publication.objects.values())
    Publication.objects.update(title="", state="withdrawn", ended_at=file.last_at, search_text="")
    assert f"publication {item.pk}" in differences(case)
    rebuild(now=file.projected_at)
    assert list(Publication.objects.values()) == before


def test_withdrawn_at_once_and_the_address_stays() -> None:
    file = walked()
    item = _item()
    assert count(Wanted(words=("乱倒污水",))) == 1
    data = {"withdrawal_ground": "撤销", "public_statement": "原决定被复议机关撤销"}
    do(file.pk, "withdraw_publication", Role.LIAISON, data)
    after = _item()
    assert (after.pk, after.state, after.ended_reason) == (item.pk, "withdrawn", "撤销。原决定被复议机关撤销")
    assert count(Wanted(words=("乱倒污水",))) == 0
    assert find(Wanted()).items == ()


def test_the_end_of_the_period_ends_the_display() -> None:
    file = walked()
    do(file.pk, "end_display", None, {})
    assert (_item().state, _item().ended_reason) == ("ended", "公示期满，停止展示")


def test_the_full_text_is_made_anew_without_the_persons_secrets() -> None:
    file = walked("serve_directly", party=PERSON)
    do(file.pk, "prepare_result_publication", Role.OFFICER, _draft(file))
    _publish(file)
    item = _item()
    assert item.party_name == "丁某某"
    assert "丁某某" in item.title
    text = "".join(text_of(read_content(item.text_sha256)).split())
    assert "丁某某" in text
    for part in ("name", "id_number", "address", "phone"):
        assert PERSON[part] not in text
        assert PERSON[part] not in json.dumps(item.content, ensure_ascii=False)
    original = Entry.objects.get(file=file, act="decide_penalty").documents[0]
    assert PERSON["name"] in text_of(read_content(original["sha256"]))
    assert item.code == original["code"]


def test_what_still_says_a_secret_is_not_published() -> None:
    file = walked("serve_directly", party=PERSON)
    spaced = "-".join(PERSON["phone"])
    do(file.pk, "prepare_result_publication", Role.OFFICER, _draft(file) | {"main_facts": f"联系 {spaced}。"})
    with pytest.raises(SecretLeft, match="公示内容里还留有电话，不能发布") as refused:
        _publish(file)
    assert PERSON["phone"] not in str(refused.value)
    assert not Publication.objects.exists()
    assert not Entry.objects.filter(act="publish_item").exists()


def _draft(file: File) -> dict[str, object]:
    return {
        "publication_form": "全文和摘要", "party_name": PERSON["name"],
        "decision_content": "罚款人民币2000元",
        "case_name": f"{PERSON['name']}乱倒污水案", "document_no": "罚决〔2026〕1号",
        "matter_name": "乱倒污水",
        "main_facts": f"{PERSON['name']}（身份证号{PERSON['id_number']}）乱倒污水。",
        "agency": "试验区执法局",
        "publication_basis": "《某条例》第三条", "enforcement_kind": "行政处罚",
        "source_decision": "罚决〔2026〕1号",
        "decision_date": file.last_at.astimezone(SHANGHAI).date().isoformat(),
    }  # fmt: skip


def _publish(file: File) -> None:
    flags = ("state_secret", "prohibited_by_law", "public_security", "obstructs_enforcement", "other_ban",
             "third_party_harm", "internal_information", "disclosure_uncertain")  # fmt: skip
    day = file.last_at.astimezone(SHANGHAI)
    hidden = {
        "redaction_grounds": "个人隐私", "redacted_parts": "姓名", "handled_by": "李敏",
        "handled_at": day.isoformat(),
    }  # fmt: skip
    do(file.pk, "redact", Role.OFFICER, hidden)
    do(
        file.pk,
        "screen_secrecy",
        Role.UNIT_HEAD,
        dict.fromkeys(flags, False) | {"screen_opinion": "可以公开"},
    )
    approved = {
        "publication_opinion": "同意",
        "channels": "政府门户网站",
        "approver": "赵宏",
        "approved_at": day.isoformat(),
    }
    do(file.pk, "approve_publication", Role.AGENCY_HEAD, approved)
    do(file.pk, "publish_item", Role.LIAISON, {"published_matter": "执法决定", "published_by": "吴静"})


def test_a_correction_changes_what_is_shown_at_the_same_address() -> None:
    file = walked()
    item = _item()
    found = {"error": "金额写错", "found_on": file.last_at.astimezone(SHANGHAI).date().isoformat()}
    do(file.pk, "find_publication_error", Role.LIAISON, found)
    said = {"corrected": "更正联系人丁小满", "way": "更正", "note": "笔误"}
    done = do(file.pk, "correct_publication", Role.LIAISON, said)
    after = _item()
    assert (after.pk, after.state, after.shown_by) == (item.pk, "published", done.entry.position)
    assert [text for _, text in after.corrections] == ["更正联系人丁小满。笔误"]
    assert after.data_sha256 != item.data_sha256
