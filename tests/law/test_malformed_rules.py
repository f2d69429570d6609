"""A wrong rule can't be loaded: the error names the file, the line, the key and what was expected."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.regulations.library import HOME
from mingjing.regulations.reading.errors import RuleErrors
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = """规则集: somewhere
名称: 某地办法
层级: 规范性文件
制定机关: 某地
施行: 2024-09-01
称谓:
  法制审核人员: 合法性审核人员
"""
CLAUSES = """条款:
- 编号: somewhere.record.1
  出处: 某地办法 第一条
  要旨: 一条要求
  方式: 强制
  规范:
  - 禁止: 作出处罚决定
    类别: 行政处罚
    适用: {程序: 普通程序}
    除非: {已做: {行为: 调查终结, 次数: 1}}
    先做: 先终结调查
  - 必备: 立案呈批
    字段:
    - 启动原因
    - {任一: [发现日, 线索], 当: {已做: 登记案件线索}}
    文书: [立案审批表]
  - 义务: 音像入库
    由: 承办人
    起算: {行为: 采集音像, 字段: 制作完成时间}
    期限: 24小时
    完成: {行为: 音像入库, 对应: 音像}
    每次: 是
    不计: [{自: 中止调查, 至: 恢复调查}]
    延长: {行为: 延长办案期限, 天数: 延长天数}
- 编号: somewhere.record.2
  出处: 某地办法 第二条
  要旨: 由页面承载
  方式: 承载
  承载: {页面: desk:file}
- 编号: somewhere.record.3
  出处: 某地办法 第三条
  要旨: 软件管不着
  方式: 之外
  之外: 人事安排
"""


def _faults(folder: Path, clauses: str | bytes = CLAUSES, header: str | bytes = HEADER) -> list[str]:
    """The faults of a rule set, each as “file:line: “key”：expected”, in order."""
    for name, text in (("ruleset.yaml", header), ("record.yaml", clauses)):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        read_rule_set(folder)
    except RuleErrors as errors:
        for error in errors.errors:
            assert error.file.parent == folder
            assert str(error) == f"{error.file}:{error.line}: “{error.key}”：{error.expected}"
        return [f"{error.file.name}:{error.line}: “{error.key}”：{error.expected}" for error in errors.errors]
    return []


def test_the_sound_rule_set_loads(tmp_path: Path) -> None:
    assert _faults(tmp_path) == []


# What stands there, what is written instead, the line of the fault, its key, and what the error must say.
IN_CLAUSES = [
    ("    先做: 先终结调查", "    首先: 先终结调查", 11, "首先", "这里没有这个键；"),
    ("次数: 1", "几次: 1", 10, "几次", "这里没有这个键；是不是“次数”"),
    ("    由: 承办人", "    由谁: 承办人", 18, "由谁", "这里没有这个键；是不是“由”"),
    ("字段: 制作完成时间", "从: 制作完成时间", 19, "从", "这里没有这个键；可用：行为、字段、满足、之后"),
    ("对应: 音像}", "对着: 音像}", 21, "对着", "这里没有这个键；是不是“对应”"),
    ("至: 恢复调查", "到: 恢复调查", 23, "到", "这里没有这个键"),
    ("天数: 延长天数", "日数: 延长天数", 24, "日数", "这里没有这个键；是不是“天数”"),
    ("{页面: desk:file}", "{网页: desk:file}", 29, "网页", "这里没有这个键；是不是“页面”"),
    ("当: {已做: 登记案件线索}", "若: {已做: 登记案件线索}", 15, "若", "这里没有这个键"),
    ("    每次: 是", "    每次: 是\n    每次: 否", 23, "每次", "同一处写了两次，请删去一个"),
    ("  要旨: 一条要求", "  要旨: 一条要求\n  要旨: 又一条", 5, "要旨", "同一处写了两次，请删去一个"),
    ("24小时", "二十四钟头", 20, "期限", "应是期限，例如 7个工作日、30日、24小时、当日"),
    ("24小时", "0日", 20, "期限", "应是期限"),
    ("24小时", "{字段: 制作完成时间}", 20, "字段", "“制作完成时间”不是期限，请写一个填期限的字段"),
    ("24小时", "{当: {恒: 是}}", 20, "期限", "应写“期限”“字段”（由本案在该字段中确定）或“参数”"),
    ("禁止: 作出处罚决定", "禁止: 做出处罚决定", 7, "禁止", "没有“做出处罚决定”这种行为；是不是“作出"),
    ("必备: 立案呈批", "必备: 结案呈批", 12, "规范", "“结案呈批”没有这里要求的字段"),
    ("文书: [立案审批表]", "文书: [结案审批表]", 12, "规范", "这些行为都不制作“结案审批表”"),
    ("    - 启动原因", "    - 启动缘由", 14, "字段", "没有“启动缘由”这个字段；是不是“"),
    ("字段: 制作完成时间", "字段: 制成时间", 19, "字段", "没有“制成时间”这个字段；是不是“制作完成时间”"),
    ("{程序: 普通程序}", "{程序: 一般程序}", 9, "程序", "没有“一般程序”；是不是“简易程序”或“普通程序”"),
    ("{程序: 普通程序}", "{案件来源: 群众来信}", 9, "案件来源", "没有“群众来信”；可用：现场检查、投诉"),
    ("{程序: 普通程序}", "{流程: 普通程序}", 9, "流程", "没有“流程”这个字段"),
    ("{程序: 普通程序}", "{当事人基本情况.种类: 法人}", 9, "当事人基本情况.种类", "“当事人基本情况”没有"),
    ("{程序: 普通程序}", "{初次违法: 也许}", 9, "初次违法", "应是“是”或“否”"),
    ("{程序: 普通程序}", "{罚款金额: {不少于: 一万}}", 9, "不少于", "应是数字，或者另一个填金额、数字的字段"),
    ("{程序: 普通程序}", "{罚款金额: {不少于: 1, 少于: 2}}", 9, "罚款金额", "应写一个比较：是、不是"),
    ("{程序: 普通程序}", "{罚款金额: {大于: 1}}", 9, "大于", "这里没有这个键；是不是“少于”或“多于”"),
    ("{程序: 普通程序}", "{合计: {字段: [罚款金额]}}", 9, "合计", "应写一个界限：不少于、多于、不多于、少于"),
    ("{程序: 普通程序}", "{至少: {数: 两, 项: [{恒: 是}]}}", 9, "数", "应是整数"),
    ("{程序: 普通程序}", "{至少: {项: [{恒: 是}]}}", 9, "至少", "缺少“数”"),
    ("{程序: 普通程序}", "{距: {行为: 立案, 满: 很久}}", 9, "满", "应是期限"),
    ("{程序: 普通程序}", "{人员: {字段: 执法人员, 人数: 2}}", 9, "人数", "这里没有这个键"),
    ("{程序: 普通程序}", "{}", 9, "适用", "条件是空的"),
    ("{程序: 普通程序}", "普通程序", 9, "适用", "应是“键: 值”的形式"),
    (
        "{程序: 普通程序}", "{已做: {行为: 音像入库, 满足: {音像.音像种类: 录音}}}", 9, "音像.音像种类",
        "这里不能写“音像.音像种类”：只看该条记录自己的字段",
    ),
    ("    类别: 行政处罚", "    类别: 处罚", 8, "类别", "没有“处罚”；是不是“行政处罚”"),
    ("    由: 承办人", "    由: 承办员", 18, "由", "没有“承办员”；是不是“承办人”"),
    ("  方式: 强制", "  方式: 强行", 5, "方式", "没有“强行”；是不是“强制”"),
    ("  出处: 某地办法 第一条\n", "", 2, "条款", "缺少“出处”"),
    ("    起算: {行为: 采集音像, 字段: 制作完成时间}\n", "", 17, "规范", "缺少“起算”"),
    ("  要旨: 一条要求", "  要旨:", 4, "要旨", "应是一段文字"),
    ("  - 禁止: 作出处罚决定", "  - 允许: 立案\n    禁止: 立案", 7, "规范", "一条规范应有且只有一个：禁止"),
    ("  - 禁止: 作出处罚决定", "  - 不准: 作出处罚决定", 7, "规范", "一条规范应有且只有一个：禁止"),
    ("{任一: [发现日, 线索]", "{字段: 发现日, 任一: [发现日, 线索]", 15, "字段", "应写“字段”或“任一”"),
    ("  承载: {页面: desk:file}\n", "", 25, "条款", "承载的条款应写明“承载”"),
    ("  之外: 人事安排\n", "", 30, "条款", "软件之外的条款应写明“之外”"),
    ("编号: somewhere.record.2", "编号: somewhere.record.1", 25, "条款", "编号“somewhere.record.1”重复"),
    ("条款:", "条文:", 1, "条文", "这里没有这个键；是不是“条款”"),
    ("  方式: 强制", "  方式: 强制: 是", 5, "YAML", "不是合格的 YAML："),
    ("  - 必备: 立案呈批", "  - 必备: [立案呈批", 13, "YAML", "不是合格的 YAML："),
]  # fmt: skip
IN_HEADER = [
    ("层级: 规范性文件", "层级: 文件", 3, "层级", "没有“文件”；是不是“规范性文件”"),
    ("施行: 2024-09-01", "施行: 2024年9月1日", 5, "施行", "应是日期，写作 2024-09-01"),
    ("施行: 2024-09-01", "施行: 2024-09-31", 5, "施行", "应是日期，写作 2024-09-01"),
    ("施行: 2024-09-01", "生效: 2024-09-01", 5, "生效", "这里没有这个键；是不是“失效”"),
    ("名称: 某地办法\n", "", 1, "文件", "缺少“名称”"),
    ("名称: 某地办法", "名称: 某地办法\n名称: 某地规定", 3, "名称", "同一处写了两次，请删去一个"),
    ("法制审核人员: 合法性", "法制审核员: 合法性", 7, "法制审核员", "没有“法制审核员”；是不是“法制审核人员”"),
    ("名称: 某地办法", "名称: [某地, 办法]", 2, "名称", "应是一段文字"),
    ("称谓:\n  法", "称谓:\n- 法", 6, "称谓", "应是“键: 值”的形式"),
]


@pytest.mark.parametrize(("there", "instead", "line", "key", "expected"), IN_CLAUSES)
def test_a_fault_in_a_clause_is_named(
    tmp_path: Path, there: str, instead: str, line: int, key: str, expected: str
) -> None:
    assert there in CLAUSES
    (fault,) = _faults(tmp_path, clauses=CLAUSES.replace(there, instead, 1))
    assert fault.startswith(f"record.yaml:{line}: “{key}”：{expected}")


@pytest.mark.parametrize(("there", "instead", "line", "key", "expected"), IN_HEADER)
def test_a_fault_in_the_header_is_named(
    tmp_path: Path, there: str, instead: str, line: int, key: str, expected: str
) -> None:
    assert there in HEADER
    (fault,) = _faults(tmp_path, header=HEADER.replace(there, instead, 1))
    assert fault.startswith(f"ruleset.yaml:{line}: “{key}”：{expected}")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (CLAUSES.encode("gb18030"), "record.yaml:1: “编码”：应存为 UTF-8"),
        (b"", "record.yaml:1: “文件”：是空的"),
        ("# 只有注释\n".encode(), "record.yaml:1: “文件”：是空的"),
        ("- 编号: somewhere.record.1\n".encode(), "record.yaml:1: “文件”：应是“键: 值”的形式"),
        ("条款: 无\n".encode(), "record.yaml:1: “条款”：应是“键: 值”的形式"),
        ("条款:\n- 编号: a\x07b\n".encode(), "record.yaml:2: “YAML”：不是合格的 YAML："),
        ("条款:\n- [编号]: a\n".encode(), "record.yaml:2: “条款”：键应是一段文字"),
        ("条款: &all\n- 规范: *all\n".encode(), "record.yaml:2: “规范”：这里又引用了它自己"),
    ],
    ids=["gb18030", "empty", "comment", "list", "text", "control", "key", "circle"],
)
def test_a_file_that_is_no_rule_file_is_named(tmp_path: Path, content: bytes, fault: str) -> None:
    (found,) = _faults(tmp_path, clauses=content)
    assert found.startswith(fault)


def test_a_folder_without_its_header_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors, match=r"ruleset\.yaml:1: “规则集”：文件夹里缺少 ruleset\.yaml"):
        read_rule_set(tmp_path)


def test_every_fault_is_reported_not_only_the_first(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text("条款:\n- 编号: somewhere.review.1\n", encoding="utf-8")
    wrong = CLAUSES.replace("方式: 强制", "方式: 强行").replace("  之外: 人事安排\n", "")
    found = [fault.split("：")[0] for fault in _faults(tmp_path, clauses=wrong)]
    assert found == ["record.yaml:5: “方式”", "record.yaml:30: “条款”", "review.yaml:2: “条款”"]


PLACE = HOME / "fengli"
SOUND = {path.name: path.read_text(encoding="utf-8") for path in sorted(PLACE.glob("record-*.yaml"))}


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_slip_of_the_pen_ends_in_anything_but_a_named_fault(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any few characters of a real file replaced: it loads, or the fault is named; nothing else."""
    text = SOUND[data.draw(st.sampled_from(sorted(SOUND)))]
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 12))
    marks = st.text(st.sampled_from(" \n\t:-[]{}&*!|>'\"#%@`,?是否日键"), max_size=6)
    slipped = text[:start] + data.draw(marks | st.text(max_size=4)) + text[start + length :]
    folder = tmp_path_factory.mktemp("slip")
    lines = slipped.count("\n") + 2
    for fault in _faults(folder, clauses=slipped.encode("utf-8", "surrogatepass")):
        found = re.match(r"record\.yaml:(\d+): “", fault)
        assert found
        assert 1 <= int(found[1]) <= lines
