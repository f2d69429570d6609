"""Rules that leave a number or a list to the agency: its own values, unknown until it sets them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mingjing.core.law.answers import ObstacleKind
from mingjing.core.law.engine import obstacles
from mingjing.core.law.law import Law
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSE = """条款:
- 编号: somewhere.review.1
  出处: 某地办法 第一条
  要旨: 数额达到本机关所定标准的要集体讨论
  方式: 强制
  规范:
  - 禁止: 提出处理意见（草拟决定）
    适用: {适用}
"""
BY_FACT = "{罚款金额: {不少于: {参数: 重大处罚数额}}}"
BY_SUM = "{合计: {字段: [罚款金额, 没收违法所得金额], 不少于: {参数: 重大处罚数额}}}"
BY_LIST = "{参数: {重大目录: {含: 罚款, 未填时: 否}}}"
OFFICER = PersonOnDay(id="p", name="p", roles=frozenset({Role.OFFICER}))
NOW = datetime(2025, 3, 10, 10, tzinfo=SHANGHAI)


def _law(folder: Path, applies: str) -> Law:
    (folder / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (folder / "review.yaml").write_text(CLAUSE.replace("{适用}", applies), encoding="utf-8")
    return Law(rule_sets=(read_rule_set(folder),))


def _barred(law: Law, fine: str, parameters: dict[str, Any]) -> list[ObstacleKind]:
    header = FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    file = CaseFile(header=header)
    file.add(
        Entry(
            position=1, act="conclude_investigation", at=NOW, recorded_at=NOW, by="p", by_name="p",
            role=Role.OFFICER, data={},
        )
    )  # fmt: skip
    situation = Situation(
        file=file, at=NOW, actor=OFFICER, calendar=load_calendar(), given={"fine": fine},
        settings=tuple(DatedSetting(name=n, value=v, since=NOW.date()) for n, v in parameters.items()),
    )  # fmt: skip
    return [item.kind for item in obstacles(ACTS["propose_decision"], situation, law)]


@pytest.mark.parametrize("applies", [BY_FACT, BY_SUM])
@pytest.mark.parametrize(
    ("fine", "parameters", "kinds"),
    [
        ("5000", {"重大处罚数额": "5000"}, [ObstacleKind.GATE]),
        ("4999.99", {"重大处罚数额": 5000}, []),
        ("5000", {}, [ObstacleKind.UNKNOWN]),
    ],
)
def test_a_bound_may_be_left_to_the_agency(
    tmp_path: Path, applies: str, fine: str, parameters: dict[str, Any], kinds: list[ObstacleKind]
) -> None:
    assert _barred(_law(tmp_path, applies), fine, parameters) == kinds


@pytest.mark.parametrize(
    ("parameters", "kinds"),
    [({"重大目录": ["罚款"]}, [ObstacleKind.GATE]), ({"重大目录": ["关闭"]}, []), ({}, [])],
)
def test_a_rule_may_say_what_holds_while_the_agency_has_set_nothing(
    tmp_path: Path, parameters: dict[str, Any], kinds: list[ObstacleKind]
) -> None:
    assert _barred(_law(tmp_path, BY_LIST), "100", parameters) == kinds


def test_a_bound_must_name_the_value(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors, match="参数"):
        _law(tmp_path, "{罚款金额: {不少于: {数额: 1}}}")
