"""Entering a review: the answers item by item, then the opinion.

Each is an act of its own, entered by `perform` in its own transaction. A crash between two of them leaves
the answers entered so far; the page sent again finds those by its key and goes on with the next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from mingjing.apps.casework.errors import Barred, Invalid, StalePage
from mingjing.apps.casework.queries import Case, actor_in, load_case
from mingjing.apps.casework.service import Performed, perform
from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import people_on_day
from mingjing.apps.review.queries import Answer, as_if_answered, checklist, latest_round
from mingjing.core.law.engine import obstacles
from mingjing.core.record.act import ACTS
from mingjing.core.record.draft import OPINION
from mingjing.core.record.parsing import Problem, parse_act
from mingjing.core.record.plain import act_data

ANSWERING = "answer_checklist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review as the desk hands it in. `seen`: how many entries the page showed; `token`: its key."""

    answers: tuple[Answer, ...]
    opinion: Mapping[str, Any]
    seen: int
    token: str


def enter_review(*, file_id: UUID, review: Review, by: Account, at: datetime) -> Performed:
    """Enter every answer that isn't in the record yet, then the opinion; returns what the opinion made.

    Nothing is entered where the law would bar the opinion once all is answered: it is asked first. Raises
    Invalid naming the unanswered items, and any refusal of `perform`.
    """
    case = load_case(file_id, at=at)
    _fresh(case, review)
    if any(entry.token == f"{review.token}-end" for entry in case.entries):
        fresh: list[Answer] = []  # the page came twice: `perform` gives back what the first one made
    else:
        fresh = _not_entered(case, review, at)
        _ask(case, fresh, review, by, at)
    own = [entry for entry in case.entries if (entry.token or "").startswith(f"{review.token}-")]
    seen = len(case.entries)
    for number, answer in enumerate(fresh):
        perform(
            file_id=file_id, act=ANSWERING, data=answer.data(), by=by, at=at, now=at, seen=seen,
            token=f"{review.token}-{len(own) + number}",
        )  # fmt: skip
        seen += 1
    return perform(
        file_id=file_id, act=OPINION, data=review.opinion, by=by, at=at, now=at, seen=seen,
        token=f"{review.token}-end",
    )  # fmt: skip


def _fresh(case: Case, review: Review) -> None:
    """Raises StalePage where somebody else added to the file since the page was shown."""
    later = case.entries[review.seen :]
    if any(not (entry.token or "").startswith(f"{review.token}-") for entry in later):
        raise StalePage


def _not_entered(case: Case, review: Review, at: datetime) -> list[Answer]:
    """The answers still to be entered. Raises Invalid where one of the place's items has none."""
    items = checklist(case.law(at))
    given = {answer.item: answer for answer in review.answers if answer.answer}
    wanted = items.items if items else ()
    missing = [item for item in wanted if item not in given]
    if missing:
        text = f"清单还有 {len(missing)} 项没有作答：{'、'.join(missing)}。请逐项选择结论"
        raise Invalid([Problem(field="", message=text)])
    current = latest_round(case.file)
    known = current.answers if current else {}
    return [given[item] for item in wanted if known.get(item) != given[item]]


def _ask(case: Case, fresh: Iterable[Answer], review: Review, by: Account, at: datetime) -> None:
    """Put each answer, and the opinion after all of them, to the law. Raises Barred."""
    people = people_on_day({str(by.pk)} | case.doers(), at)
    actor = actor_in(case.row, by, people)
    law = case.law(at)
    in_the_way = [
        replace(found, message=f"{answer.item}：{found.message}")
        for answer in fresh
        for found in obstacles(
            ACTS[ANSWERING], case.situation(at=at, actor=actor, people=people, given=answer.data()), law
        )
    ]
    if in_the_way:
        raise Barred(in_the_way)
    opinion = parse_act(ACTS[OPINION], review.opinion, at=at)
    if isinstance(opinion, tuple):
        raise Invalid(opinion)
    bare = case.situation(at=at, actor=actor, people=people, given=act_data(opinion))
    situation = replace(bare, file=as_if_answered(case.file, fresh, actor.id, at))
    if found := obstacles(ACTS[OPINION], situation, law):
        raise Barred(found)
