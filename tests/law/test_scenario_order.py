"""A step that the order of the record bars shows nothing of the rules, and can't count as spared by them."""

from pathlib import Path

from mingjing.regulations.library import HOME
from mingjing.regulations.scenarios import run_folder

EARLY = """- 场景: 还没有立案就结案
  规则集: [shaoyang]
  已有:
  - {行为: 登记案件线索, 时间: 2025-03-03 09:00, 由: 李敏, 填写: {案件来源: 投诉, 线索内容: 占道经营}}
  做:
  - {行为: 结案, 时间: 2025-03-04 09:00, 由: 赵宏, 填写: {结案方式: 正常结案}, 不因: [shaoyang.record.2.2-1]}
"""


def test_an_act_out_of_order_is_not_spared(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    place = tmp_path / "scenarios" / "early.yaml"
    place.write_text(EARLY, encoding="utf-8")
    (outcome,) = run_folder(place, HOME)
    assert "还轮不到做" in outcome.faults[0]
