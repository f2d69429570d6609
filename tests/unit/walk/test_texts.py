"""What is written in each act reads as an official would write it, and none of it is a placeholder."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from mingjing.core.record.act import ACTS
from mingjing.core.record.field import FieldKind
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import Procedure
from mingjing.walk.content import LEFT
from mingjing.walk.filling import NOTHING_TO_SAY
from mingjing.walk.office import Memory
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk
from mingjing.walk.texts import WORDS, laid_down

START = date(2026, 3, 2)
WRITTEN = frozenset({FieldKind.NOTE, FieldKind.TEXT, FieldKind.PLACE})
PLACES = ("leqing", "xuecheng", "shaoyang", "sanmenxia", "fengli")


@cache
def walked(place: str, *, spot: bool = False) -> CaseFile:
    row = PenaltyRow(
        number="T1", domain="城市管理", item="x", situation="占用人行道洗车", facts="当事人在人行道洗车。",
        basis="《某条例》第四十二条", decision="罚款人民币800元", kinds=("罚款",),
        fine=Decimal(100 if spot else 800), confiscated_income=None, party_kind="自然人", party_name="王建国",
        rectification="立即改正", spared=False, crime_suspected=False, place="新兴路9号",
    )  # fmt: skip
    procedure = Procedure.ON_THE_SPOT if spot else Procedure.ORDINARY
    office = Memory(number="T1", agency="某局", rule_sets=("national", place), procedure=procedure)
    assert Walk(row, office, START).run().archived
    return office.file


def test_texts_name_only_acts_fields_and_words_that_there_are() -> None:
    texts = laid_down()
    assert set(texts["acts"]) <= set(ACTS)
    for act, fields in texts["acts"].items():
        assert set(fields) <= {item.name for item in ACTS[act].fields}, act
    written = [text for fields in (texts["fields"], *texts["acts"].values()) for text in fields.values()]
    for group in ("endorsed", "approved", "checked"):
        written += texts[group].values()
    for text in (*written, *texts["dialogue"], *texts["statement"]):
        text.format_map(dict.fromkeys(WORDS, "字"))


@pytest.mark.parametrize("spot", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_every_text_of_a_case_is_written(place: str, spot: bool) -> None:
    for entry in walked(place, spot=spot).entries:
        for item in ACTS[entry.act].fields:
            if item.field.kind in WRITTEN and item.name in entry.data and item.name not in LEFT:
                assert entry.data[item.name] != NOTHING_TO_SAY, (entry.act, item.name)


def test_opinions_are_about_their_own_proposal() -> None:
    file = walked("fengli")
    said = {
        file.entries[entry.data["proposal"] - 1].act: entry.data["unit_opinion"]
        for entry in file.by_act["endorse_proposal"]
    }
    assert "立案" in said["propose_case"]
    assert "结案" in said["propose_closing"]
    assert file.by_act["open_case"][0].data["leader_opinion"].startswith("同意立案")


def test_recordings_run_forwards_and_the_transcript_has_turns() -> None:
    file = walked("xuecheng")
    for entry in file.entries:
        data = entry.data
        if "started_at" in data:
            assert data["started_at"] < data["ended_at"] <= entry.at.isoformat()
            assert data.get("made_at", data["ended_at"]) >= data["ended_at"]
    transcript = file.by_act["question_person"][0].data["transcript"]
    assert transcript.count("问：") == transcript.count("答：") > 3


def test_a_natural_person_is_published_by_surname() -> None:
    data = walked("xuecheng").by_act["prepare_result_publication"][0].data
    assert (data["party_name"], data["case_name"]) == ("王某某", "王某某占用人行道洗车案")
