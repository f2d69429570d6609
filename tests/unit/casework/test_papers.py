"""The table of documents that arise from acts names only what there is."""

from mingjing.apps.casework.papers import APPROVAL, APPROVED, ARISING, NUMBERS, ONLY_WITH
from mingjing.apps.documents.catalogue import documents
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS


def test_acts_and_documents_exist() -> None:
    assert {*ARISING, *APPROVED, APPROVAL} <= set(ACTS)
    named = {slug for slugs in (*ARISING.values(), *NUMBERS.values()) for slug in slugs}
    assert named | set(APPROVED.values()) | set(ONLY_WITH) <= set(documents())
    assert set(ONLY_WITH.values()) <= set(FIELDS)


def test_every_document_arises_from_some_act() -> None:
    arising = {slug for slugs in ARISING.values() for slug in slugs} | set(APPROVED.values())
    assert set(documents()) == arising
