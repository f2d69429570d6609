"""From when and until when a term runs, and amounts bounded by other amounts."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import before_form, obstacles
from mingjing.core.law.law import Law
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, Entry, FileHeader
from mingjing.core.record.vocabulary import FileKind, Procedure, Role, Stage
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.reading.rulesets import read_rule_set

HEADER = "规则集: somewhere\n名称: 某地办法\n层级: 规范性文件\n制定机关: 某地\n"
CLAUSE = """条款:
- 编号: somewhere.record.1
  出处: 某地办法 第一条
  要旨: 一条要求
  方式: 强制
  规范:
"""
HEAD = PersonOnDay(id="p", name="p", roles=frozenset({Role.AGENCY_HEAD, Role.OFFICER, Role.HEARING_OFFICER}))
Did = tuple[str, str, dict[str, Any]]


def _law(folder: Path, norm: str) -> Law:
    (folder / "ruleset.yaml").write_text(HEADER, encoding="utf-8")
    (folder / "record.yaml").write_text(CLAUSE + norm, encoding="utf-8")
    return Law(rule_sets=(read_rule_set(folder),))


def _at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=10, tzinfo=SHANGHAI)


def _file(*done: Did) -> CaseFile:
    file = CaseFile(
        header=FileHeader(id="f", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="a")
    )
    for position, (slug, day, data) in enumerate(done, 1):
        file.add(
            Entry(
                position=position,
                act=slug,
                at=_at(day),
                recorded_at=_at(day),
                by="p",
                by_name="p",
                role=Role.OFFICER,
                data=data,
            )
        )
    file.stage = Stage.EXECUTION
    return file


def _barred(law: Law, slug: str, file: CaseFile, day: str, given: dict[str, Any]) -> bool:
    situation = Situation(file=file, at=_at(day), actor=HEAD, calendar=load_calendar(), given=given)
    return any(item.citation for item in obstacles(ACTS[slug], situation, law))


SERVED_TWICE: tuple[Did, ...] = (
    ("serve_directly", "2025-03-04", {}),
    ("decide_penalty", "2025-03-25", {}),
    ("serve_directly", "2025-03-26", {}),
    ("serve_directly", "2025-05-06", {}),
)


def test_a_duty_runs_from_the_first_act_after_another(tmp_path: Path) -> None:
    norm = """  - 义务: 履行处罚决定
    起算: {行为: 直接送达, 之后: 作出处罚决定}
    期限: 15日
    完成: 登记缴款
"""
    found = obligations(_file(*SERVED_TWICE), _law(tmp_path, norm), load_calendar(), _at("2025-05-07"))
    assert [(item.opened_by, str(item.due.day)) for item in found if item.due] == [(3, "2025-04-10")]
    none = obligations(_file(SERVED_TWICE[0]), _law(tmp_path, norm), load_calendar(), _at("2025-05-07"))
    assert none == ()


@pytest.mark.parametrize(("day", "barred"), [("2025-04-10", True), ("2025-04-11", False)])
def test_a_wait_runs_from_the_first_act_after_another(tmp_path: Path, day: str, barred: bool) -> None:
    norm = """  - 禁止: 加处罚款（滞纳金）
    除非: {距: {行为: 直接送达, 之后: 作出处罚决定, 满: 15日}}
"""
    assert _barred(_law(tmp_path, norm), "impose_surcharge", _file(*SERVED_TWICE), day, {}) is barred


@pytest.mark.parametrize(("found", "barred"), [("2025-03-01", False), ("2025-03-02", True)])
def test_an_interval_may_end_on_a_day_of_the_file(tmp_path: Path, found: str, barred: bool) -> None:
    norm = """  - 禁止: 结案呈批
    适用: {距: {行为: 立案呈批, 字段: 违法行为发生或终了日, 至: 发现日, 满: 2年}}
"""
    file = _file(("propose_case", "2025-06-03", {"conduct_date": "2023-03-01", "found_on": found}))
    assert _barred(_law(tmp_path, norm), "propose_closing", file, "2026-06-03", {}) is barred


NOTICE = """  - 禁止: 申请法院强制执行
    除非: {早于: {行为: 申请法院强制执行, 字段: 暂缓或分期截止日, 满: 7个工作日}}
"""


@pytest.mark.parametrize(("day", "barred"), [("2025-03-20", False), ("2025-03-21", True)])
def test_the_day_an_act_names_itself_counts(tmp_path: Path, day: str, barred: bool) -> None:
    file = _file(("demand_performance", "2025-03-03", {}))
    given = {"deferred_until": "2025-03-31"}
    assert _barred(_law(tmp_path, NOTICE), "apply_court_enforcement", file, day, given) is barred


def test_a_day_the_form_will_ask_for_is_not_held_against_it(tmp_path: Path) -> None:
    file = _file(("demand_performance", "2025-03-03", {}))
    situation = Situation(file=file, at=_at("2025-03-31"), actor=HEAD, calendar=load_calendar())
    assert before_form(ACTS["apply_court_enforcement"], situation, _law(tmp_path, NOTICE)) == ()


@pytest.mark.parametrize(
    ("fine", "sum_added", "barred"), [("2000.00", "2000.00", False), ("2000.00", "2000.01", True)]
)
def test_an_amount_may_be_bounded_by_another(tmp_path: Path, fine: str, sum_added: str, barred: bool) -> None:
    norm = """  - 禁止: 加处罚款（滞纳金）
    除非: {加处金额: {不多于: 罚款金额}}
"""
    file = _file(("decide_penalty", "2025-03-25", {"fine": fine}))
    given = {"surcharge_sum": sum_added}
    assert _barred(_law(tmp_path, norm), "impose_surcharge", file, "2025-05-06", given) is barred


def test_an_unknown_bound_leaves_the_answer_open(tmp_path: Path) -> None:
    norm = """  - 禁止: 加处罚款（滞纳金）
    除非: {加处金额: {不多于: 罚款金额}}
"""
    file = _file(("decide_penalty", "2025-03-25", {}))
    assert _barred(_law(tmp_path, norm), "impose_surcharge", file, "2025-05-06", {"surcharge_sum": "1"})
