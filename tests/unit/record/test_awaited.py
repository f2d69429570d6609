"""What waits for an answer, against a plain reading of the entries."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.record.act import ACTS
from mingjing.core.record.awaited import ASKINGS, Awaited, awaited
from mingjing.core.record.file import CaseFile, Entry, FileHeader, fold
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI

AT = datetime(2025, 3, 20, 9, tzinfo=SHANGHAI)
HEADER = FileHeader(id="1", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
CONCERNED = sorted(
    {act for item in ASKINGS.values() for act in (*item.asked, *item.answers)}
    | {"inspect_site", "archive_volume", "open_enforcement"}
)


def file_of(*acts: str) -> CaseFile:
    return fold(
        HEADER,
        (
            Entry(
                position=n, act=act, at=AT, recorded_at=AT, by="1", by_name="某", role=Role.OFFICER, data={}
            )
            for n, act in enumerate(acts, 1)
        ),
    )


def test_every_act_named_is_one() -> None:
    assert set(ASKINGS) == set(Awaited)
    named = {act for item in ASKINGS.values() for act in (*item.asked, *item.answers, item.drafted)}
    assert named - {""} <= set(ACTS)


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        (["register_lead"], {}),
        (["propose_case"], {Awaited.SIGNATURE: 1}),
        (["propose_case", "open_case"], {}),
        (["propose_case", "open_case", "propose_decision"], {Awaited.SIGNATURE: 3}),
        (["propose_decision", "approve_proposal"], {Awaited.DECISION: 2}),
        (["propose_decision", "approve_proposal", "propose_decision"], {Awaited.SIGNATURE: 3}),
        (["propose_decision", "approve_proposal", "decide_penalty"], {}),
        (["propose_case", "approve_proposal"], {}),
        (["propose_decision", "submit_for_review"], {Awaited.SIGNATURE: 1, Awaited.REVIEW: 2}),
        (["submit_for_review", "issue_review_opinion", "resubmit_for_review"], {Awaited.REVIEW: 3}),
        (["submit_for_review", "issue_review_opinion", "decide_review_dispute"], {Awaited.REVIEW: 3}),
        (["decide_penalty", "prepare_result_publication"], {Awaited.PUBLICATION: 2}),
        (["decide_penalty", "prepare_result_publication", "publish_item"], {}),
        (["decide_penalty", "request_correction", "verify_correction"], {Awaited.CORRECTION: 2}),
    ],
)
def test_what_waits(acts: list[str], found: dict[Awaited, int]) -> None:
    assert {kind: entry.position for kind, entry in awaited(file_of(*acts))} == found


@given(st.lists(st.sampled_from(CONCERNED), max_size=12))
def test_as_read_one_by_one(acts: list[str]) -> None:
    file = file_of(*acts)
    expected = {}
    for kind, asking in ASKINGS.items():
        last = 0
        for position, act in enumerate(acts, 1):
            last = position if act in asking.asked else 0 if act in asking.answers else last
        drafted = asking.drafted in acts if asking.drafted else True
        decided = bool(asking.drafted) and any(ACTS[act].family == "make_decision" for act in acts)
        if last and file.stage in asking.during and drafted and not decided:
            expected[kind] = last
    assert {kind: entry.position for kind, entry in awaited(file)} == expected
