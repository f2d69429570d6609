"""In what order a table's columns are read."""

from mingjing.apps.documents.envelope import in_order


def test_goods_are_listed_as_such_lists_are() -> None:
    kept = ["单位", "名称", "序号", "数量", "特征", "规格型号"]
    assert in_order(kept) == ["序号", "名称", "规格型号", "单位", "数量", "特征"]


def test_other_tables_stay_as_they_come() -> None:
    assert in_order(["说明", "名称"]) == ["说明", "名称"]
