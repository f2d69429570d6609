"""A case walks through the database exactly as in memory, act by act, each by `perform`."""

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from mingjing.apps.casework.models import Entry, File
from mingjing.core.record.vocabulary import Procedure
from mingjing.core.terms import SHANGHAI
from mingjing.walk.database import Database
from mingjing.walk.office import Memory, OfficeError
from mingjing.walk.reader import COLUMNS, read_row
from mingjing.walk.rows import PenaltyRow
from mingjing.walk.run import Walk

MORNING = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def agency(db: None) -> Any:
    return import_module("tests.record.walk.agency").make_agency("trial", "national", "xuecheng")


def row(decision: str) -> PenaltyRow:
    texts = ("T1", "城市管理", "x-1", "乱倒污水", "甲公司乱倒污水。", "《某条例》第三条", decision)
    found = read_row(dict(zip(COLUMNS, texts, strict=True)))
    assert isinstance(found, PenaltyRow)
    return found


@pytest.mark.parametrize(
    ("decision", "procedure"),
    [("罚款200元。", Procedure.ON_THE_SPOT), ("罚款人民币20000元。", Procedure.ORDINARY)],
)
def test_same_acts_as_in_memory(agency: Any, decision: str, procedure: Procedure) -> None:
    case = row(decision)
    office = Database(number="T1", agency_id="trial", procedure=procedure, day=MORNING)
    walked = Walk(case, office, MORNING.date()).run()
    assert walked.archived, walked.stuck
    memory = Memory(number="T1", agency=agency.name, rule_sets=("national", "xuecheng"), procedure=procedure)
    assert walked.acts == Walk(case, memory, MORNING.date()).run().acts
    file = File.objects.get(pk=office.file_id)
    assert (file.stage, file.party_name) == ("archived", "甲公司")
    assert file.entry_count == len(walked.acts) == Entry.objects.filter(file=file).count()


def test_unknown_agencies_and_missing_people_are_named(agency: Any) -> None:
    with pytest.raises(OfficeError, match="没有“nowhere”；现有：trial"):
        Database(number="T1", agency_id="nowhere", procedure=Procedure.ORDINARY, day=MORNING)
    with pytest.raises(OfficeError, match="不足两人"):
        Database(number="T1", agency_id="trial", procedure=Procedure.ORDINARY, day=MORNING.replace(year=2031))
