"""What a file is called: party and cause, or the facts in short."""

from typing import Any

import pytest

from mingjing.apps.casework.titles import title_of
from mingjing.core.record.file import CaseFile, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure

PARTY = {"kind": "自然人", "name": "赵小军"}
LONG = "当事人将水泥十袋、黄沙约零点二立方米堆放在人行道上，执法人员当场发现。"


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        ({"party": PARTY, "cause": "占道堆放", "facts": LONG}, "赵小军占道堆放"),
        ({"party": PARTY, "facts": LONG}, "赵小军将水泥十袋、黄沙约零点二立方米堆放在人行道上"),
        ({"party": PARTY, "facts": "某" * 40}, f"赵小军{'某' * 23}…"),
        ({"party": PARTY, "facts": "2026年3月5日上午9时许，赵小军乱倒污水。"}, "赵小军乱倒污水"),
        ({"party": PARTY, "facts": "3月5日，2026年。"}, "赵小军"),
        ({"party_name": "甲公司", "cause": "乱倒污水"}, "甲公司乱倒污水"),
        ({"lead_content": "反映门前堆放货物" * 8}, ("反映门前堆放货物" * 8)[:40]),
        ({}, "行政处罚"),
    ],
)
def test_a_file_is_titled_by_party_and_what_it_is_about(facts: dict[str, Any], title: str) -> None:
    header = FileHeader(id="1", kind=FileKind.PENALTY, procedure=Procedure.ON_THE_SPOT, agency="a")
    file = CaseFile(header=header)
    file.facts.update(facts)
    assert title_of(file) == title
