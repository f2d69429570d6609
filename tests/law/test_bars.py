"""What bars an act whoever comes, beside what bars it for one who may not do it."""

from dataclasses import replace
from datetime import timedelta

from mingjing.core.law.answers import NextAct, ObstacleKind
from mingjing.core.law.engine import bars, before_form, next_acts
from mingjing.core.law.law import Law
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.vocabulary import Role, Stage
from tests.law.plain_law import NOON, case, law, situation

OPINION, ACCEPT, CONCLUDE = (
    ACTS[slug] for slug in ("issue_review_opinion", "accept_review", "conclude_investigation")
)
QUALIFIED = {"禁止": "出具审核意见", "除非": {"经办人": {"法律职业资格": True}}}


def _reviewing(*roles: Role) -> Situation:
    """A file that was submitted and accepted, with somebody unqualified before it."""
    done = ("submit_for_review", "accept_review")
    file = case(*((slug, NOON - timedelta(days=1), {}) for slug in done), stage=Stage.DECISION)
    person = PersonOnDay(id="9", name="某甲", roles=frozenset(roles))
    return replace(situation(file), actor=person)


def _listed(asked: Situation, rules: Law) -> NextAct:
    return next(item for item in next_acts(asked, rules) if item.slug == OPINION.slug)


def test_what_is_somebody_elses_is_not_held_against_the_one_who_looks() -> None:
    rules = law(QUALIFIED)
    reviewer, officer = _reviewing(Role.REVIEWER), _reviewing(Role.OFFICER)
    assert _listed(reviewer, rules).mine
    assert _listed(reviewer, rules).obstacles == before_form(OPINION, reviewer, rules) != ()
    assert not _listed(officer, rules).mine
    assert _listed(officer, rules).obstacles == ()
    assert not _listed(officer, rules).allowed
    assert before_form(OPINION, officer, rules) != ()


def test_for_anybody_only_what_does_not_hang_on_the_person_bars() -> None:
    asked = _reviewing(Role.REVIEWER)
    assert bars(OPINION, asked, law(QUALIFIED), ()) == ()
    unless = {"且": [{"经办人": {"法律职业资格": True}}, {"已做": "调查终结"}]}
    (found,) = bars(OPINION, asked, law({"禁止": "出具审核意见", "除非": unless}), ())
    assert (found.kind, found.waits_for) == (ObstacleKind.GATE, (CONCLUDE.slug,))


def test_a_bar_names_the_acts_that_lift_it() -> None:
    asked = replace(_reviewing(Role.REVIEWER), file=case(stage=Stage.DECISION))
    submitted = {act for group in ACCEPT.after for act in group}
    (order,) = bars(ACCEPT, asked, law(), ())
    assert set(order.waits_for) == submitted
    assert order.kind is ObstacleKind.STRUCTURE


def test_a_stage_ahead_is_waited_for_and_one_gone_by_is_not() -> None:
    early = replace(_reviewing(Role.OFFICER), file=case(stage=Stage.START))
    gone = replace(early, file=case(stage=Stage.ARCHIVED))
    assert bars(ACTS["archive_volume"], early, law(), ())[0].lift == "前面的步骤"
    assert not bars(CONCLUDE, gone, law(), ())[0].lift
