"""The documents that arise are those the acts name; a proposal's form arises with its approval."""

from datetime import datetime

from mingjing.apps.casework.papers import APPROVAL, NUMBERS, ONLY_WITH, PROPOSAL, arising, made_by
from mingjing.apps.documents.catalogue import documents
from mingjing.core.record.act import ACTS, FAMILIES
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI

AT = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)


def file(*acts: tuple[str, dict[str, object]]) -> CaseFile:
    header = FileHeader(id="1", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="某局")
    made = CaseFile(header=header)
    for position, (act, data) in enumerate(acts, 1):
        made.add(
            Entry(
                position=position, act=act, at=AT, recorded_at=AT, by="1", by_name="李敏", role=Role.OFFICER,
                data=data,
            )
        )  # fmt: skip
    return made


def newest(*acts: tuple[str, dict[str, object]]) -> list[str]:
    case = file(*acts)
    return list(arising(case, case.entries[-1]))


def test_the_tables_name_only_what_there_is() -> None:
    assert APPROVAL in ACTS
    assert PROPOSAL in FAMILIES
    assert {slug for slugs in NUMBERS.values() for slug in slugs} | set(ONLY_WITH) <= set(documents())
    assert set(ONLY_WITH.values()) <= set(FIELDS)


def test_every_document_arises_from_some_act() -> None:
    assert {slug for act in ACTS for slug in made_by(act)} == set(documents())


def test_the_form_of_a_proposal_arises_with_its_approval() -> None:
    proposed = ("propose_decision", {})
    assert newest(proposed) == []
    assert newest(proposed, (APPROVAL, {"proposal": 1})) == ["penalty_approval"]
    assert newest(proposed, ("propose_preservation", {}), (APPROVAL, {"proposal": 2})) == [
        "preservation_approval"
    ]
    assert newest((APPROVAL, {})) == []


def test_the_notice_of_a_hearing_arises_only_where_one_may_be_asked_for() -> None:
    assert newest(("give_prior_notice", {})) == ["pre_penalty_notice"]
    told = {"hearing_ground": ["较大数额罚款"]}
    assert newest(("give_prior_notice", told)) == ["pre_penalty_notice", "hearing_right_notice"]
