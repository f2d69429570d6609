"""A condition may look through a link at the entry it refers to: the recording's kind, what was proposed."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mingjing.core.law.engine import obstacles
from mingjing.core.law.law import Law
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSES = """条款:
- 编号: somewhere.record.1
  出处: 某地办法 第一条
  要旨: 录音不得入库
  方式: 强制
  规范:
  - 禁止: 音像入库
    适用: {applies}
"""
AT = datetime(2025, 3, 28, 9, tzinfo=SHANGHAI)
OFFICER = PersonOnDay(id="p", name="p", roles=frozenset({Role.OFFICER}))


def _law(folder: Path, applies: str) -> Law:
    (folder / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (folder / "record.yaml").write_text(CLAUSES.format(applies=applies), encoding="utf-8")
    return Law(rule_sets=(read_rule_set(folder),))


def _barred(law: Law, given: Mapping[str, Any]) -> bool:
    """Whether storing is barred in a file with a sound recording (1) and then a film (2)."""
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    file = CaseFile(header=header)
    for position, kind in enumerate(("录音", "录像"), 1):
        entry = Entry(
            position=position, act="capture_recording", at=AT, recorded_at=AT, by="p", by_name="p",
            role=Role.OFFICER, data={"media_kind": kind},
        )  # fmt: skip
        file.add(entry)
    situation = Situation(file=file, at=AT, actor=OFFICER, calendar=load_calendar(), given=given)
    return bool(obstacles(ACTS["store_recording"], situation, law))


@pytest.mark.parametrize(("position", "barred"), [(1, True), (2, False)])
def test_the_linked_entry_decides_not_the_latest_one(tmp_path: Path, position: int, barred: bool) -> None:
    assert _barred(_law(tmp_path, "{音像.音像种类: 录音}"), {"recording": position}) is barred


def test_what_was_done_can_be_asked_too(tmp_path: Path) -> None:
    assert _barred(_law(tmp_path, "{音像.行为: 采集音像}"), {"recording": 1})
    assert not _barred(_law(tmp_path, "{音像.行为: 音像入库}"), {"recording": 1})


@pytest.mark.parametrize("given", [{}, {"recording": 0}, {"recording": 3}])
def test_a_link_that_points_nowhere_is_unknown_unless_the_rule_says(
    tmp_path: Path, given: Mapping[str, Any]
) -> None:
    assert _barred(_law(tmp_path, "{音像.音像种类: 录音}"), given)
    assert not _barred(_law(tmp_path, "{音像.音像种类: {是: 录音, 未填时: 否}}"), given)


@pytest.mark.parametrize(
    "applies",
    [
        "{音像.没有的字段: 录音}",
        "{音像.音像种类: 录相}",
        "{已做: {行为: 音像入库, 满足: {音像.音像种类: 录音}}}",
    ],
)
def test_a_wrong_link_is_refused_when_read(tmp_path: Path, applies: str) -> None:
    with pytest.raises(RuleErrors):
        _law(tmp_path, applies)
