"""A duty may run for the term that was decided in the file itself: how long a decision is displayed."""

from datetime import date, datetime
from pathlib import Path

import pytest

from mingjing.core.law.duties import obligations
from mingjing.core.law.law import Law
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSES = """条款:
- 编号: somewhere.publicity.1
  出处: 某地办法 第一条
  要旨: 公示期满停止展示
  方式: 提示
  规范:
  - 义务: 停止公示
    起算: 发布
    期限: {term}
    完成: 公示期满停止展示
"""
PUBLISHED = datetime(2025, 3, 28, 9, tzinfo=SHANGHAI)


def _law(folder: Path, term: str) -> Law:
    (folder / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (folder / "publicity.yaml").write_text(CLAUSES.format(term=term), encoding="utf-8")
    return Law(rule_sets=(read_rule_set(folder),))


def _file(*decided: str) -> CaseFile:
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    file = CaseFile(header=header)
    acts = [("publish_item", {}), *(("set_display_period", {"display_period": term}) for term in decided)]
    for position, (slug, data) in enumerate(acts, 1):
        file.add(
            Entry(
                position=position,
                act=slug,
                at=PUBLISHED,
                recorded_at=PUBLISHED,
                by="p",
                by_name="p",
                role=Role.LIAISON,
                data=data,
            )
        )
    return file


def _due_day(file: CaseFile, law: Law) -> date | None:
    (duty,) = obligations(file, law, load_calendar(), PUBLISHED)
    return duty.due.day if duty.due else None


@pytest.mark.parametrize(
    ("decided", "day"), [((), None), (("3年",), date(2028, 3, 28)), (("3年", "1年"), date(2026, 3, 28))]
)
def test_the_term_last_decided_in_the_file_counts(
    tmp_path: Path, decided: tuple[str, ...], day: date | None
) -> None:
    assert _due_day(_file(*decided), _law(tmp_path, "{字段: 公示期限}")) == day


@pytest.mark.parametrize("term", ["{字段: 公示截止日}", "{字段: 公示期限, 期限: 1年}", "{当: {恒: 是}}"])
def test_only_one_field_that_holds_a_term_will_do(tmp_path: Path, term: str) -> None:
    with pytest.raises(RuleErrors):
        _law(tmp_path, term)
