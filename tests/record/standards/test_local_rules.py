"""An agency's own rules: which holds when, that none is changed, and the time for review they set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from mingjing.apps.evidence.errors import TooLargeError
from mingjing.apps.evidence.models import StoredBlob
from mingjing.apps.registry.models import Agency, Parameter
from mingjing.apps.registry.queries import people_on_day
from mingjing.apps.standards.errors import FiledAlready, FiledTooEarly, MayNot, NoPdf, RuleFaulty
from mingjing.apps.standards.models import LocalRule, LocalRuleFiling
from mingjing.apps.standards.queries.local_rules import (
    in_force_on,
    local_rules_of,
    review_terms_from,
    rule_standings,
    settings_of,
)
from mingjing.apps.standards.service import local_rules
from mingjing.apps.standards.service.local_rules import NewRule, adopt, file_rule
from mingjing.core.law.local_rules import LocalRuleKind
from mingjing.core.law.subject import PersonOnDay, setting_on
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.library import law_for
from tests.record.walk.agency import make_agency

NOON = datetime(2025, 6, 2, 12, tzinfo=SHANGHAI)
TODAY = NOON.date()
RULE = NewRule(
    kind=LocalRuleKind.REVIEW, title="法制审核细则", document_number="试执〔2025〕1号",
    adopted_on=date(2025, 1, 2),
    since=date(2025, 2, 1), until=None, sections=("审核范围", "审核程序"), review_term="5个工作日",
    text=[b"%PDF-1.7 ", b"text"],
)  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def agency(transactional_db: None) -> Agency:
    return make_agency("trial", "national", "xuecheng")


def person(agency: Agency, role: Role) -> PersonOnDay:
    ids = [str(account.pk) for account in agency.accounts.all()]
    return next(one for one in people_on_day(ids, NOON).values() if role in one.roles)


def enter(agency: Agency, **changed: object) -> LocalRule:
    return adopt(agency, replace(RULE, **changed), by=person(agency, Role.AGENCY_HEAD))  # type: ignore[arg-type]


def test_an_edition_holds_until_the_next_and_each_kind_by_itself(agency: Agency) -> None:
    enter(agency)
    enter(agency, title="二版", since=date(2025, 7, 1), until=date(2025, 12, 31))
    enter(agency, title="公示", kind=LocalRuleKind.PUBLICITY, review_term="")

    def held(day: date) -> dict[LocalRuleKind, str]:
        return {kind: rule.title for kind, rule in in_force_on(local_rules_of(agency), day).items()}

    both = {LocalRuleKind.REVIEW: "法制审核细则", LocalRuleKind.PUBLICITY: "公示"}
    assert held(date(2025, 1, 31)) == {}
    assert held(date(2025, 6, 30)) == both
    assert held(date(2025, 7, 1)) == both | {LocalRuleKind.REVIEW: "二版"}
    assert held(date(2026, 1, 1)) == {LocalRuleKind.PUBLICITY: "公示"}


def test_what_the_place_wants_and_the_edition_lacks(agency: Agency) -> None:
    law = law_for(("national", "xuecheng"), at=NOON)
    before = {item.wanted.kind: item.missing for item in rule_standings([], law, TODAY)}
    assert before[LocalRuleKind.REVIEW] == ("审核范围", "审核程序", "审核方式", "审核时限")
    enter(agency)
    after = {item.wanted.kind: item for item in rule_standings(local_rules_of(agency), law, TODAY)}
    assert after[LocalRuleKind.REVIEW].missing == ("审核方式", "审核时限")
    assert after[LocalRuleKind.PUBLICITY].missing == before[LocalRuleKind.PUBLICITY]


def test_a_filing_is_wanted_only_of_an_edition_there_is(agency: Agency) -> None:
    law = law_for(("national", "fengli"), at=NOON)

    def unfiled() -> tuple[str, ...]:
        (standing,) = rule_standings(local_rules_of(agency), law, TODAY)
        return standing.unfiled

    assert unfiled() == ()
    rule = enter(agency, kind=LocalRuleKind.RECORD, review_term="")
    assert unfiled() == ("市司法局",)
    officer = person(agency, Role.UNIT_HEAD)
    for day in (RULE.adopted_on - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(FiledTooEarly):
            file_rule(rule, recipient="市司法局", filed_on=day, today=TODAY, by=officer)
    file_rule(rule, recipient="市司法局", filed_on=TODAY, today=TODAY, by=officer)
    assert unfiled() == ()
    with pytest.raises(FiledAlready):
        file_rule(rule, recipient="市司法局", filed_on=TODAY, today=TODAY, by=officer)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"since": date(2025, 1, 1)}, "since"),
        ({"until": date(2025, 1, 31)}, "until"),
        ({"review_term": "尽快"}, "review_term"),
        ({"kind": LocalRuleKind.RECORD}, "review_term"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_field(
    agency: Agency, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(RuleFaulty) as refusal:
        enter(agency, **changed)
    assert refusal.value.field == field
    assert not LocalRule.objects.exists()


def test_two_editions_of_a_kind_never_begin_on_the_same_day(agency: Agency) -> None:
    enter(agency)
    with pytest.raises(RuleFaulty, match="同一天起已有一版"):
        enter(agency, title="又一版")


@pytest.mark.parametrize("text", [[], [b""], [b"PK\x03\x04"], [b"<html>", b"%PDF-"]])
def test_only_a_pdf_is_kept(agency: Agency, text: list[bytes]) -> None:
    with pytest.raises(NoPdf):
        enter(agency, text=text)
    assert not StoredBlob.objects.exists()


def test_a_text_too_large_is_refused_and_leaves_nothing(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_rules, "LARGEST", 8)
    with pytest.raises(TooLargeError):
        enter(agency)
    assert not LocalRule.objects.exists()


def test_who_may_enter_and_file(agency: Agency) -> None:
    for role in (Role.OFFICER, Role.UNIT_HEAD, Role.REVIEWER):
        with pytest.raises(MayNot, match="机关负责人或者系统管理员"):
            adopt(agency, RULE, by=person(agency, role))
    rule = enter(agency)
    with pytest.raises(MayNot):
        file_rule(rule, recipient="某局", filed_on=TODAY, today=TODAY, by=person(agency, Role.OFFICER))


def test_the_database_refuses_every_change(agency: Agency) -> None:
    rule = enter(agency)
    file_rule(rule, recipient="某局", filed_on=TODAY, today=TODAY, by=person(agency, Role.AGENCY_HEAD))
    for change in (
        lambda: LocalRule.objects.update(title="改了"),
        lambda: LocalRule.objects.all()._raw_delete("default"),
        lambda: LocalRuleFiling.objects.update(recipient="改了"),
        lambda: LocalRuleFiling.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_time_it_sets_comes_with_the_other_values_and_wins_over_one_of_the_same_day(
    agency: Agency,
) -> None:
    for value, since in (("9日", date(2025, 1, 1)), ("8日", RULE.since)):
        Parameter.objects.create(agency=agency, name="法制审核时限", value=value, since=since)
    enter(agency)
    settings = settings_of(agency, NOON)
    assert [setting_on(settings, "法制审核时限", day) for day in (date(2025, 1, 31), TODAY)] == [
        "9日",
        "5个工作日",
    ]


EDITION = st.tuples(
    st.integers(0, 20), st.one_of(st.none(), st.integers(0, 8)), st.sampled_from(["", "1日", "2日"])
)


@given(st.lists(EDITION, max_size=5, unique_by=lambda item: item[0]), st.integers(-1, 30))
def test_of_editions_the_one_that_holds_sets_the_time(
    editions: Sequence[tuple[int, int | None, str]], asked: int
) -> None:
    rows = sorted(editions)
    day = TODAY + timedelta(days=asked)

    def on(number: int) -> date:
        return TODAY + timedelta(days=number)

    column = [
        {
            "since": on(since).isoformat(),
            "until": None if length is None else on(since + length).isoformat(),
            "term": term,
        }
        for since, length, term in rows
        if since <= asked
    ]
    begun = [row for row in rows if row[0] <= asked]
    held = None
    if begun and (begun[-1][1] is None or asked <= begun[-1][0] + begun[-1][1]):
        held = begun[-1][2] or None
    assert setting_on(review_terms_from(column, day), "法制审核时限", day) == held
