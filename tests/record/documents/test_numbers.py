"""Document numbers are given out once, in order, without gaps, also by many at once."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from pytest_django.fixtures import Settings

from mingjing.apps.documents.elements import build_data
from mingjing.apps.documents.errors import DocumentIncomplete, NumberInvalid
from mingjing.apps.documents.models import DocumentNumber, IssuedDocument
from mingjing.apps.documents.queries import issued_by_code, issued_in_file, numbers_of
from mingjing.apps.documents.service import allot, draw, issue, void_number
from tests.unit.documents.sample import GIVEN, SampleView

VERIFY = "https://example.cn/verify/"


@pytest.fixture(autouse=True)
def _own_store(settings: Settings, tmp_path: Path) -> None:
    """Keep what these tests issue in a folder of their own."""
    settings.DATA = tmp_path


def numbers() -> list[int]:
    return [use.ordinal for use in numbers_of("薛综执", "罚决", 2026)]


@pytest.mark.django_db
def test_numbers_run_from_one_for_each_word_series_and_year() -> None:
    assert allot("薛综执", "罚决", 2026) == "薛综执罚决〔2026〕1号"
    assert allot("薛综执", "罚决", 2026) == "薛综执罚决〔2026〕2号"
    assert allot("薛综执", "罚决", 2027) == "薛综执罚决〔2027〕1号"
    assert allot("薛综执", "罚告", 2026) == "薛综执罚告〔2026〕1号"
    assert allot("乐城综", "罚决", 2026) == "乐城综罚决〔2026〕1号"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("word", "series", "year"), [("", "罚", 2026), ("薛综", "", 2026), ("薛〔", "罚", 2026), ("薛", "罚", 26)]
)
def test_what_cannot_be_written_as_a_number_is_refused(word: str, series: str, year: int) -> None:
    with pytest.raises(NumberInvalid):
        allot(word, series, year)


@pytest.mark.django_db(transaction=True)
def test_number_is_only_given_out_within_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        allot("薛综执", "罚决", 2026)
    assert not DocumentNumber.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_every_number_once_and_a_rollback_leaves_no_gap() -> None:
    start = threading.Barrier(4)

    def work(fails: bool) -> None:
        start.wait()
        for turn in range(10):
            try:
                with transaction.atomic():
                    allot("薛综执", "罚决", 2026)
                    if fails and turn % 2:
                        raise RuntimeError
            except RuntimeError:
                pass
        connection.close()

    threads = [threading.Thread(target=work, args=(number % 2 == 0,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers() == list(range(1, 31))


@pytest.mark.django_db
def test_void_number_stays_says_why_and_is_never_given_out_again() -> None:
    first = allot("薛综执", "罚决", 2026)
    with pytest.raises(NumberInvalid, match="原因"):
        void_number(first, reason=" ", at=datetime(2026, 5, 1, tzinfo=UTC))
    void_number(first, reason="当事人名称写错，重新制作", at=datetime(2026, 5, 1, tzinfo=UTC))
    with pytest.raises(NumberInvalid, match="已经作废"):
        void_number(first, reason="再来一次", at=datetime(2026, 5, 2, tzinfo=UTC))
    assert allot("薛综执", "罚决", 2026) == "薛综执罚决〔2026〕2号"
    assert [use.void_reason for use in numbers_of("薛综执", "罚决", 2026)] == ["当事人名称写错，重新制作", ""]


@pytest.mark.django_db
def test_database_refuses_a_number_twice_and_a_void_without_reason() -> None:
    allot("薛综执", "罚决", 2026)
    row = DocumentNumber.objects.get()
    with pytest.raises(IntegrityError, match="number_once_in_series"), transaction.atomic():
        DocumentNumber.objects.create(run=row.run, ordinal=1, text="另一写法")
    with pytest.raises(IntegrityError, match="number_void_with_reason"), transaction.atomic():
        DocumentNumber.objects.update(voided_at=datetime(2026, 5, 1, tzinfo=UTC))


@pytest.mark.django_db
def test_issued_document_is_numbered_kept_and_found_by_its_code() -> None:
    file = uuid4()
    data = build_data("penalty_decision", SampleView())
    made = draw("penalty_decision", data, file_id=file, agency_word="薛综执", verify_base=VERIFY)
    issue([made], ["0" * 64], file_id=file)
    assert made.number_text == "薛综执罚决〔2026〕1号"
    assert made.content.startswith(b"%PDF-")
    assert made.name == "行政处罚决定书 薛综执罚决〔2026〕1号.pdf"
    found = issued_by_code(made.code.lower().replace("-", " "))
    assert found is not None
    assert (found.number, found.sha256, found.void) == (made.number_text, "0" * 64, False)
    assert issued_by_code("AAAA-AAAA-AAAA-AAAA") is None
    assert [item.number for item in issued_in_file(file)] == [made.number_text]


@pytest.mark.django_db
def test_document_without_number_bears_none() -> None:
    data = build_data("inquiry_record", SampleView(), GIVEN["inquiry_record"])
    made = draw("inquiry_record", data, file_id=uuid4(), agency_word="薛综执", verify_base=VERIFY)
    assert made.number_text == ""
    assert made.name == "询问笔录.pdf"
    assert not DocumentNumber.objects.exists()


@pytest.mark.django_db
def test_incomplete_document_takes_no_number() -> None:
    data = build_data("penalty_decision", SampleView())
    data["elements"]["facts"] = None
    with pytest.raises(DocumentIncomplete):
        draw("penalty_decision", data, file_id=uuid4(), agency_word="薛综执", verify_base=VERIFY)
    assert not DocumentNumber.objects.exists()
    assert not IssuedDocument.objects.exists()
