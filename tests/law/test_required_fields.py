"""A requirement names fields, also where a fact of the file has the same label."""

from pathlib import Path

from mingjing.core.law.norms import Requirement
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSES = """条款:
- 编号: somewhere.publicity.1
  出处: 某地办法 第一条
  要旨: 公示须写明执法类别
  方式: 强制
  规范:
  - 必备: 制作执法决定公示
    适用: {执法类别: 行政处罚}
    字段: [执法类别]
"""


def test_a_required_field_may_share_its_label_with_a_fact_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "publicity.yaml").write_text(CLAUSES, encoding="utf-8")
    (norm,) = read_rule_set(tmp_path).clauses[0].norms
    assert isinstance(norm, Requirement)
    assert norm.fields[0].any_of == (("enforcement_kind", ""),)
