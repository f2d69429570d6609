"""Tables of rows and of offences: what is read, what is reported by its line, and nothing in silence."""

import csv
import io
import os
from pathlib import Path

import pytest

from mingjing.apps.registry.models import Account
from mingjing.apps.standards.errors import TableUnreadable
from mingjing.apps.standards.models import DiscretionEdition
from mingjing.apps.standards.queries.discretion import law_rows, rows_of
from mingjing.apps.standards.tables import OWN, Table, read_table
from mingjing.commands import standards
from mingjing.core.law.discretion import contradictions
from tests.record.discretion.hall import Hall

HEAD = "事项号,情形,法条依据,违法行为(处罚依据),处罚种类,处罚幅度\n"
LITTER = 'x-1,乱丢垃圾,《某条例》第四十五条,乱扔果皮,责令改正|罚款,"处以二十元以上五十元以下罚款"\n'
BOTH = (
    "x-2,占用通道,《消防法》第六十条,占用疏散通道,警告|罚款|暂扣、吊销证照,"
    "对单位处五千元以上五万元以下罚款；对个人处警告或者五百元以下罚款\n"
)
BESIDE = Path(__file__).parents[3].parent / "shared"
SHARED = Path(os.environ.get("MINGJING_SHARED") or BESIDE) / "data" / "enforcement_items_17domains.csv"


def table(text: str) -> Table:
    return read_table(text.encode())


def own(**cells: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, OWN)
    writer.writeheader()
    writer.writerow({"违法行为": "占道", "处罚种类": "罚款", "下限": "500", "上限": "2000", **cells})
    return out.getvalue()


def test_a_dictionary_gives_what_the_statute_allows() -> None:
    read = table(HEAD + LITTER + BOTH)
    assert read.faults == ()
    assert [(row.name, row.penalty) for row in read.rows] == [
        ("“乱扔果皮”法定幅度（乱丢垃圾）", "罚款20元以上50元以下"),
        (
            "“占用疏散通道”法定幅度（法人、其他组织；占用通道）",
            "罚款5,000元以上50,000元以下；警告、暂扣许可证件、吊销许可证件",
        ),
        ("“占用疏散通道”法定幅度（自然人；占用通道）", "罚款500元以下；警告、暂扣许可证件、吊销许可证件"),
    ]
    assert read.left_out == {"责令改正": 1}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"裁量": "较重"}, "裁量“较重”不在可以填的里面"),
        ({"处罚种类": "罚款、打手心"}, "处罚种类“打手心”"),
        ({"适用对象": "公民"}, "适用对象“公民”"),
        ({"下限": "很多"}, "下限“很多”不是数字"),
        ({"下限": "5000"}, "下限5,000大于上限2,000"),
        ({"下限": "1", "上限": "5"}, "一万元请写 10000"),
        ({"单位": "万元"}, "单位“万元”"),
        ({"违法行为": "长" * 201}, "最多200字"),
        ({"违法行为": ""}, "请写明违法行为"),
    ],
)
def test_a_faulty_line_is_reported_by_its_number(cells: dict[str, str], said: str) -> None:
    read = table(own(**cells))
    assert read.rows == ()
    assert [str(fault).startswith("第2行：") for fault in read.faults] == [True]
    assert said in read.faults[0].message


def test_amounts_are_read_as_people_write_them() -> None:
    read = table(own(下限="五百元", 上限="2万元", 不含上限="是", 裁量="法定幅度"))
    assert [row.penalty for row in read.rows] == ["罚款500元以上20,000元以下（不含）"]
    multiples = table(own(下限="2", 上限="5", 单位="违法所得", 裁量="从重"))
    assert [row.penalty for row in multiples.rows] == ["罚款违法所得2倍以上5倍以下"]
    small = table(own(下限="20", 上限="50", 金额确以元为单位="是"))
    assert [row.penalty for row in small.rows] == ["罚款20元以上50元以下"]


@pytest.mark.parametrize("content", ["", "甲,乙\n1,2\n", "违法行为,处罚种类\nx,罚款\n", "\0"])
def test_what_has_not_the_columns_is_refused(content: str) -> None:
    with pytest.raises(TableUnreadable, match="第一行写列名"):
        read_table(content.encode())


@pytest.mark.skipif(not SHARED.exists(), reason="the shared dictionary of offences is not on this machine")
def test_every_line_of_the_shared_dictionary_is_read_or_reported() -> None:
    content = SHARED.read_bytes()
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    read = read_table(content)
    faulty = {fault.line for fault in read.faults}
    taken = {
        (row.offence, circumstance)
        for row in read.rows
        for circumstance in (row.circumstances, row.circumstances.split("；")[0])
    }
    missing = [
        number
        for number, line in enumerate(lines, 2)
        if number not in faulty
        and (line["违法行为(处罚依据)"].strip(), line["情形"].strip()) not in taken
        and (line["违法行为(处罚依据)"].strip(), "") not in taken
    ]
    assert missing == []
    assert len(read.rows) > len(lines) / 2
    assert list(contradictions(read.rows)) == []


@pytest.mark.django_db
def test_the_command_takes_a_table_in_once(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "t.csv"
    place.write_text(HEAD + LITTER + BOTH + "x-3,,,无从读起,罚款,暂无\n", encoding="utf-8-sig")
    by = Account.objects.get(pk=hall.reviewer.id).username
    for added in (3, 0):
        assert _run(str(place), by) == 0
        said = capsys.readouterr().out
        assert "第4行：" in said
        assert f"带入 {added} 行" in said
    edition = DiscretionEdition.objects.get()
    assert len(law_rows(rows_of(edition))) == 3
    assert _run(str(place), Account.objects.get(pk=hall.officer.id).username) == 1
    assert _run(str(tmp_path / "nowhere.csv"), by) == 1
    assert _run(str(place), "nobody") == 1


def _run(*words: str) -> int:
    parser = standards.argparse.ArgumentParser()
    standards.add(parser.add_subparsers())
    return standards.run(parser.parse_args(["standards", words[0], "--by", words[1]]))
