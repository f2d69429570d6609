"""规则 › 法制审核目录: prepared row by row without script, adopted by the head, then fixed."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingjing.apps.standards.models import CatalogueEdition, CatalogueEditionRow
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
HOME = "/desk/rules/catalogue/"
ROW = {
    "matter": "对公民处较大数额罚款", "uses": ["review", "hearing"], "kind": "penalty", "threshold": "10,000",
    "bound": "over", "counts": ["fine"], "together": "no", "penalty_kinds": ["罚款"],
    "parties": ["自然人", "个体工商户"], "level": "县级", "basis": "某办法第五条",
}  # fmt: skip
ADOPTION = {
    "do": "adopt", "adoption-adopted_by": "局长办公会", "adoption-adopted_on": "2026-01-05",
    "adoption-since": "2026-01-06",
}  # fmt: skip
HEADER = {"do": "describe", "header-name": "目录", "header-level": "县级", "header-standard": "False"}


def post(bureau: Bureau, role: Role, address: str, status: int = 200, **sent: object) -> str:
    answer = bureau.client(role).post(address, sent, follow=True)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def begun(bureau: Bureau) -> str:
    post(bureau, Role.REVIEWER, HOME, do="blank")
    return f"{HOME}{CatalogueEdition.objects.get(adopted_on=None).pk}/"


def test_an_edition_is_prepared_adopted_and_followed_by_the_next(bureau: Bureau) -> None:
    page = begun(bureau)
    told = post(bureau, Role.REVIEWER, f"{page}row/", **ROW)
    assert "罚款金额10,000元以上（含本数）" in told
    assert "当事人是自然人、个体工商户" in told
    row = CatalogueEditionRow.objects.get()
    assert (row.threshold, row.uses, row.level) == (Decimal(10000), ["hearing", "review"], "县级")
    told = post(bureau, Role.REVIEWER, page, **HEADER)
    assert "请机关负责人登录" in told
    told = post(bureau, Role.AGENCY_HEAD, page, **ADOPTION)
    assert "已经制定，不能再改" in told
    assert "施行中" in bureau.client(Role.OFFICER).get(HOME).content.decode()
    told = post(bureau, Role.REVIEWER, HOME, do="copy")
    draft = CatalogueEdition.objects.get(adopted_on=None)
    assert f"{HOME}{draft.pk}/row/{draft.rows.get().pk}/" in told
    assert "由法制审核人员" not in told


def test_what_is_wrong_stands_beside_it_and_nothing_typed_is_lost(bureau: Bureau) -> None:
    page = begun(bureau)
    for changed, said in (
        ({"threshold": "1"}, "是否以元为单位"),
        ({"threshold": "一万"}, "不能识别"),
        ({"counts": []}, "要一起填"),
        ({"uses": []}, "用于什么"),
        ({"kind": "licence", "penalty_kinds": []}, "只用于行政处罚"),
        ({"acts": ["decide_penalty"], "kind": "licence", "threshold": ""}, "只用于行政处罚"),
        ({"matter": "长" * 201}, "最多200个字"),
    ):
        told = post(bureau, Role.REVIEWER, f"{page}row/", 422, **{**ROW, **changed})
        assert said in told, changed
        assert 'value="某办法第五条"' in told
    assert CatalogueEditionRow.objects.count() == 0
    post(bureau, Role.REVIEWER, f"{page}row/", **{**ROW, "threshold": "1", "confirmed": ["yes"]})
    assert CatalogueEditionRow.objects.get().threshold == 1


def test_rows_are_changed_copied_and_removed(bureau: Bureau) -> None:
    page = begun(bureau)
    post(bureau, Role.REVIEWER, f"{page}row/", **ROW)
    row = CatalogueEditionRow.objects.get()
    shown = bureau.client(Role.REVIEWER).get(f"{page}row/{row.pk}/").content.decode()
    assert 'value="10000"' in shown
    post(bureau, Role.REVIEWER, f"{page}row/{row.pk}/", **{**ROW, "bound": "above"})
    row.refresh_from_db()
    assert row.inclusive is False
    assert "已复制到最后一行" in post(bureau, Role.REVIEWER, page, do="copy", row=row.pk)
    assert "已删去" in post(bureau, Role.REVIEWER, page, do="remove", row=row.pk)
    assert [row.position for row in CatalogueEditionRow.objects.all()] == [1]
    assert "没有找到这一行" in post(bureau, Role.REVIEWER, page, do="remove", row=row.pk)
    assert "草稿已经删去" in post(bureau, Role.REVIEWER, page, do="discard")


def test_contradictions_are_shown_while_preparing_and_refuse_the_adoption(bureau: Bureau) -> None:
    page = begun(bureau)
    post(bureau, Role.ADMINISTRATOR, page, **HEADER)
    post(bureau, Role.ADMINISTRATOR, f"{page}row/", **ROW)
    told = post(
        bureau, Role.ADMINISTRATOR, f"{page}row/", **{**ROW, "matter": "个人罚款", "threshold": "5000"}
    )
    assert "制定以前还要改" in told
    told = post(bureau, Role.AGENCY_HEAD, page, 422, **{**ADOPTION, "adoption-since": "2026-01-01"})
    assert "还不能制定，有 2 处要改" in told
    assert "第1行“对公民处较大数额罚款”写10,000元以上（含本数），第2行“个人罚款”写5,000元以上" in told
    assert 'value="局长办公会"' in told
    assert "写法不对" in post(bureau, Role.AGENCY_HEAD, page, 422, **{**ADOPTION, "adoption-since": "明天"})


def test_only_who_may_prepares_and_adopts(bureau: Bureau) -> None:
    assert "由法制审核人员或者系统管理员办理" in post(bureau, Role.OFFICER, HOME, do="blank")
    page = begun(bureau)
    assert "由法制审核人员或者系统管理员办理" in post(bureau, Role.OFFICER, f"{page}row/", **ROW)
    assert "由机关负责人办理" in post(bureau, Role.REVIEWER, page, **ADOPTION)
    assert "制定并公布" not in bureau.client(Role.REVIEWER).get(page).content.decode()
    assert "添加一行" not in bureau.client(Role.OFFICER).get(page).content.decode()


def test_another_agencys_edition_is_not_found(bureau: Bureau) -> None:
    page = begun(bureau)
    client = bureau.client(Role.SUPERVISOR)
    for address in (page, f"{page}row/", f"{page}row/9/", f"{HOME}999/"):
        assert client.get(address).status_code == 404
    assert bureau.client(Role.REVIEWER).get(f"{page}row/999/").status_code == 404


def test_pages_cost_few_statements(bureau: Bureau) -> None:
    page = begun(bureau)
    for number in range(12):
        post(bureau, Role.REVIEWER, f"{page}row/", **{**ROW, "matter": f"事项{number}"})
    for role in (Role.REVIEWER, Role.AGENCY_HEAD):
        client = bureau.client(role)
        for address in (HOME, page):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(address).status_code == 200
            assert len(counted) <= 15, [query["sql"] for query in counted]


def test_a_file_is_measured_by_the_catalogue_in_the_same_statements(bureau: Bureau) -> None:
    file_id = bureau.case("submit_for_review")
    client = bureau.client(Role.OFFICER)

    def asked() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(f"/desk/files/{file_id}/").status_code == 200
        return len(counted)

    before = asked()
    page = begun(bureau)
    post(bureau, Role.REVIEWER, page, **HEADER)
    post(bureau, Role.REVIEWER, f"{page}row/", **ROW)
    post(bureau, Role.AGENCY_HEAD, page, **ADOPTION)
    assert asked() == before
