"""A requirement names fields, their parts, and the part that is missing."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mingjing.core.law.engine import obstacles
from mingjing.core.law.law import Law
from mingjing.core.law.norms import Requirement
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSES = """条款:
- 编号: somewhere.publicity.1
  出处: 某地办法 第一条
  要旨: 须写明有关事项
  方式: 强制
  规范:
  - 必备: {act}
    适用: {{执法类别: 行政处罚}}
    字段: [{field}]
"""
NOON = datetime(2025, 3, 4, 12, tzinfo=SHANGHAI)
OFFICER = PersonOnDay(id="p", name="李敏", roles=frozenset({Role.OFFICER}))


def _law(folder: Path, act: str, field: str) -> Law:
    (folder / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (folder / "publicity.yaml").write_text(CLAUSES.format(act=act, field=field), encoding="utf-8")
    return Law(rule_sets=(read_rule_set(folder),))


def _missing(law: Law, slug: str, given: dict[str, Any]) -> list[str]:
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    situation = Situation(
        file=CaseFile(header=header), at=NOON, actor=OFFICER, calendar=load_calendar(), given=given
    )
    return [item.message for item in obstacles(ACTS[slug], situation, law)]


def test_a_required_field_may_share_its_label_with_a_fact_of_the_file(tmp_path: Path) -> None:
    (norm,) = _law(tmp_path, "制作执法决定公示", "执法类别").norms
    assert isinstance(norm, Requirement)
    assert norm.fields[0].any_of == (("enforcement_kind", ""),)


@pytest.mark.parametrize(
    ("party", "missing"),
    [
        ({"kind": "法人", "name": "恒达公司"}, ["没有填写当事人基本情况的法定代表人"]),
        ({"kind": "法人", "name": "恒达公司", "legal_representative": "陈国强"}, []),
    ],
)
def test_the_missing_part_is_named(tmp_path: Path, party: dict[str, str], missing: list[str]) -> None:
    law = _law(tmp_path, "立案呈批", "当事人基本情况.法定代表人")
    assert _missing(law, "propose_case", {"party": party}) == missing


@pytest.mark.parametrize(
    ("certificates", "complete"), [(["001", "002"], True), (["001", ""], False), ([], False)]
)
def test_each_of_several_officials_must_have_the_part(
    tmp_path: Path, certificates: list[str], complete: bool
) -> None:
    law = _law(tmp_path, "收集（调取）证据", "执法人员.执法证号")
    officers = [{"id": str(n), "name": "某", "certificate": no} for n, no in enumerate(certificates)]
    assert (_missing(law, "collect_evidence", {"officers": officers}) == []) is complete


def test_a_field_of_another_entry_cannot_be_required(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors, match=r"publicity\.yaml:9: “字段”：“音像\.音像种类”在所指的那条记录里"):
        _law(tmp_path, "音像入库", "音像.音像种类")
