"""The rules page runs scenarios: the program's own and those of the deployment, in bounded time."""

from pathlib import Path
from shutil import copytree

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from mingjing.apps.desk.views import scenarios
from mingjing.core.record.vocabulary import Role
from mingjing.regulations.library import HOME, folders
from mingjing.regulations.mentions import mentions
from mingjing.regulations.scripts import read_scenarios
from mingjing.regulations.trials import speaks_of, try_scenarios
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db
WRONG = """
- 场景: 立案不该被拒绝
  条款: [xuecheng.review.2-2]
  规则集: [xuecheng]
  做:
  - 行为: 登记案件线索
    时间: 2025-03-03 09:00
    填写: {案件来源: 举报, 线索内容: 堆放}
    拒绝: [xuecheng.review.2-2]
"""


def run(bureau: Bureau, role: Role, address: str) -> str:
    answer = bureau.client(role).post(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_clause_is_tried_by_its_scenarios(bureau: Bureau) -> None:
    told = run(bureau, Role.OFFICER, "/desk/rules/xuecheng/scenarios/?clause=xuecheng.review.2-2")
    assert "全部相符" in told
    assert "xuecheng.review.2-2" in told
    page = bureau.client(Role.OFFICER).get("/desk/rules/xuecheng/xuecheng.review.2-2/").content.decode()
    assert "运行这些场景" in page


def test_what_differs_is_told_for_a_deployments_own_folder(bureau: Bureau, settings: Settings) -> None:
    own = Path(settings.DATA) / "rules" / "xuecheng"
    copytree(HOME / "xuecheng", own)
    (own / "scenarios" / "a-wrong.yaml").write_text(WRONG, encoding="utf-8")
    told = run(bureau, Role.ADMINISTRATOR, "/desk/rules/xuecheng/scenarios/?clause=xuecheng.review.2-2")
    assert "与所写不符的（1 个）" in told
    assert "应由 xuecheng.review.2-2 拒绝，实际拒绝的是：xuecheng.record.9-1" in told
    (own / "scenarios" / "a-wrong.yaml").write_text("- 场景: 少了规则集\n", encoding="utf-8")
    assert "场景文件有错" in run(bureau, Role.OFFICER, "/desk/rules/xuecheng/scenarios/")


def test_the_time_is_bounded(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenarios, "SECONDS", -1)
    told = run(bureau, Role.OFFICER, "/desk/rules/xuecheng/scenarios/")
    assert "时间到了" in told
    assert "运行了 0 个场景" in told


def test_only_who_sees_the_rules_runs_them(bureau: Bureau) -> None:
    assert Client().post("/desk/rules/xuecheng/scenarios/").status_code == 302
    assert bureau.client(Role.OFFICER).get("/desk/rules/nowhere/scenarios/").status_code == 404
    assert bureau.client(Role.OFFICER).get("/desk/rules/xuecheng/scenarios/?clause=x").status_code == 404
    shown = bureau.client(Role.OFFICER).get("/desk/rules/xuecheng/scenarios/").content.decode()
    assert "运行了" not in shown


def test_by_clause_the_scenarios_run_are_those_listed() -> None:
    for folder in folders().values():
        written = list(read_scenarios(folder, HOME))
        for clause, names in mentions(folder).items():
            spoken = [item.name for item in written if speaks_of(item, clause)]
            assert set(spoken) == set(names), (folder.name, clause)


def test_nothing_is_run_once_the_time_is_over() -> None:
    left = iter([True, True, False])
    trial = try_scenarios(HOME / "leqing", go_on=lambda: next(left))
    assert (len(trial.outcomes), trial.cut) == (2, True)
