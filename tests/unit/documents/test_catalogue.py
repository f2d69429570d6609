"""The catalogue holds: its sources are in the record, its articles in the law, its clauses in the ledger."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from pydantic import ValidationError

from mingjing.apps.documents.catalogue import (
    Document,
    Element,
    document_named,
    documents,
    is_empty,
    missing_elements,
)
from mingjing.apps.documents.citations import TITLES, chinese_ordinal, readable
from mingjing.core.record.catalogue import ACTS_BY_LABEL, MEMBERS

FIELDS = {spec.slug: {item.name for item in spec.fields} for spec in ACTS_BY_LABEL.values()}
# What every entry has beside its act's fields.
OF_EVERY_ENTRY = {"at", "by"}
OWN_WORDS = {"case_number", "at", "course", "service_method"}
SHARED = Path(os.environ.get("MINGJING_SHARED") or Path(__file__).resolve().parents[4] / "shared")
needs_law = pytest.mark.skipif(not (SHARED / "law").is_dir(), reason="法律全文不在旁边的 shared 文件夹")
needs_ledger = pytest.mark.skipif(not (SHARED / "ledger").is_dir(), reason="条款台账不在旁边的 shared 文件夹")

ELEMENTS = [(entry, element) for entry in documents().values() for element in entry.elements]


@pytest.mark.parametrize(("entry", "element"), ELEMENTS, ids=lambda item: getattr(item, "name", ""))
def test_sources_exist_in_the_record(entry: Document, element: Element) -> None:
    for path in element.source:
        kind, _, rest = path.partition(":")
        if kind == "entry":
            act, _, field = rest.partition(".")
            act, _, proposal = act.partition("@")
            assert act in FIELDS, path
            assert not proposal or proposal in MEMBERS["proposal"], path
            assert field in FIELDS[act] | OF_EVERY_ENTRY, path
        else:
            assert kind == "fact" or path.startswith("agency.") or path in OWN_WORDS, path
    if element.show == "opinion":
        assert len(element.source) in (0, 3)
    if ":" in element.when:
        act, _, field = element.when.removeprefix("entry:").partition(".")
        assert act in FIELDS
        assert not field or field in FIELDS[act]


def test_the_papers_of_a_penalty_case_are_there() -> None:
    names = {entry.name for entry in documents().values()}
    assert names >= {
        "立案审批表",
        "现场检查（勘验）笔录",
        "询问笔录",
        "先行登记保存证据通知书",
        "责令改正通知书",
        "案件调查终结报告",
        "行政处罚事先告知书",
        "听证告知书",
        "陈述申辩笔录",
        "法制审核意见书",
        "重大案件集体讨论记录",
        "行政处罚决定书",
        "当场行政处罚决定书",
        "送达回证",
        "催告书",
        "结案审批表",
        "案卷封面",
        "卷内文件目录",
    }


def test_documents_are_found_by_the_names_the_acts_use() -> None:
    used = {name for spec in ACTS_BY_LABEL.values() for name in spec.documents}
    for entry in documents().values():
        assert set(entry.also) <= used, entry.name
        assert used & {entry.name, *entry.also}, entry.name
    found = document_named("询问笔录")
    assert found is not None
    assert found.slug == "inquiry_record"
    assert document_named("没有的文书") is None


def test_series_words_differ() -> None:
    words = [entry.series for entry in documents().values() if entry.numbered]
    assert len(set(words)) == len(words)


def test_preparatory_papers_print_no_remedies_and_decisions_do() -> None:
    kinds = {slug: entry.remedy for slug, entry in documents().items()}
    assert kinds["pre_penalty_notice"] == "state_rights"
    assert kinds["demand_notice"] == "state_rights"
    assert kinds["penalty_decision"] == "reconsider_or_sue"
    assert kinds["on_spot_decision"] == "reconsider_first"


def test_entry_that_does_not_fit_is_refused() -> None:
    good = documents()["penalty_decision"].model_dump(by_alias=True)
    for change in (
        {"layout": "poster"},
        {"elements": [{"name": "a", "label": "甲"}, {"name": "a", "label": "乙"}]},
        {"elements": [{"name": "a", "label": "甲", "when": "b"}]},
        {"elements": [{"name": "a", "label": "甲", "articles": ["处罚法第五十九条"]}]},
        {"unknown": 1},
    ):
        with pytest.raises(ValidationError):
            Document.model_validate({**good, **change})


def test_element_is_wanted_only_with_the_one_it_goes_with() -> None:
    lacking = {element.name for element in missing_elements("penalty_decision", {"elements": {}})}
    assert "surcharge" not in lacking
    with_fine = {
        element.name for element in missing_elements("penalty_decision", {"elements": {"fine": "200元"}})
    }
    assert with_fine - lacking == {"surcharge", "payment"}


@pytest.mark.parametrize("value", [None, "", " \n", [], (), {}, {"text": "", "name": None}])
def test_what_says_nothing_is_empty(value: object) -> None:
    assert is_empty(value)
    assert not is_empty("无")
    assert not is_empty(False)


def test_citations_are_read_in_words() -> None:
    assert readable("处罚法59①(二)") == "《行政处罚法》第五十九条第一款第二项"
    assert readable("民诉法110") == "《民事诉讼法》第一百一十条"
    assert readable("强制法35(四)") == "《行政强制法》第三十五条第四项"
    assert [chinese_ordinal(n) for n in (1, 10, 11, 20, 99, 100, 101, 110, 111)] == [
        "一", "十", "十一", "二十", "九十九", "一百", "一百零一", "一百一十", "一百一十一",
    ]  # fmt: skip
    for wrong in ("处罚法", "某法1", "处罚法五十九", "处罚法59②②"):
        with pytest.raises(ValueError, match="条文引用"):
            readable(wrong)


@cache
def law(title: str) -> str:
    """The full text of a law by its title."""
    found = [path for path in (SHARED / "law").glob("*.md") if path.name.startswith(f"{title}(")]
    return found[0].read_text(encoding="utf-8") if len(found) == 1 else ""


@needs_law
@pytest.mark.parametrize("citation", sorted({c for _, element in ELEMENTS for c in element.articles}))
def test_cited_articles_exist_in_the_law(citation: str) -> None:
    words = readable(citation)
    title, article = re.fullmatch("《(.+)》第([^条]+)条.*", words).groups()  # type: ignore[union-attr]
    assert title in TITLES.values()
    body = re.search(
        rf"^(?:\*\*)?第{article}条(.*?)(?=^(?:\*\*)?第[^条\n]+条|\Z)", law(title), re.DOTALL | re.MULTILINE
    )
    assert body, words
    item = re.search("第([^条款]+)项", words)
    if item:
        assert f"（{item[1]}）" in body[1] or f"({item[1]})" in body[1], words


@needs_ledger
def test_cited_clauses_exist_in_the_ledger() -> None:
    ledger = (SHARED / "ledger" / "clauses.yaml").read_text(encoding="utf-8")
    for _, element in ELEMENTS:
        for clause in element.clauses:
            assert re.search(rf"\b{re.escape(clause)}\b", ledger), clause
