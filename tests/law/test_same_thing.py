"""A condition, and the act that fulfils a duty, may be held to the same recording as the act in question."""

from datetime import datetime
from pathlib import Path

import pytest

from mingjing.core.law.duties import obligations
from mingjing.core.law.law import Law
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSES = """条款:
- 编号: somewhere.record.1
  出处: 某地办法 第一条
  要旨: 音像当日入库，说明理由的返回后24小时内入库
  方式: 提示
  规范:
  - 义务: 音像入库
    起算: 采集音像
    每次: 是
    期限: 当日
    完成: {行为: 音像入库, 对应: 音像}
    解除: {已做: {行为: 说明延迟入库, 对应: 音像}}
  - 义务: 音像入库
    起算: {行为: 说明延迟入库, 字段: 返回单位时间}
    每次: 是
    期限: 24小时
    完成: {行为: 音像入库, 对应: 音像}
"""
DAY = datetime(2025, 3, 4, 10, tzinfo=SHANGHAI)
BACK = "2025-03-05T16:00:00+08:00"
TAKEN: tuple[tuple[str, dict[str, object]], ...] = (
    ("capture_recording", {"media_kind": "录像"}),
    ("capture_recording", {"media_kind": "录音"}),
    ("explain_late_storage", {"recording": 2, "returned_at": BACK}),
)


@pytest.fixture
def law(tmp_path: Path) -> Law:
    """Storing the same day, or within 24 hours of coming back."""
    (tmp_path / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "record.yaml").write_text(CLAUSES, encoding="utf-8")
    return Law(rule_sets=(read_rule_set(tmp_path),))


def _file(*acts: tuple[str, dict[str, object]]) -> CaseFile:
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    file = CaseFile(header=header)
    for position, (slug, data) in enumerate(acts, 1):
        entry = Entry(
            position=position, act=slug, at=DAY, recorded_at=DAY, by="p", by_name="p", role=Role.OFFICER,
            data=data,
        )  # fmt: skip
        file.add(entry)
    return file


def _open(file: CaseFile, law: Law) -> dict[int, str]:
    """Opening entry → last moment, of the duties that still wait."""
    found = obligations(file, law, load_calendar(), DAY)
    return {item.opened_by: f"{item.due.moment:%m-%d}" for item in found if item.open and item.due}


def test_an_explanation_lifts_the_duty_of_its_own_recording_only(law: Law) -> None:
    assert _open(_file(*TAKEN), law) == {1: "03-04", 3: "03-06"}


def test_storing_fulfils_the_duty_that_is_about_the_same_recording(law: Law) -> None:
    stored = ("store_recording", {"recording": 2})
    assert _open(_file(*TAKEN, stored), law) == {1: "03-04"}
    assert _open(_file(*TAKEN, ("store_recording", {"recording": 1})), law) == {3: "03-06"}
