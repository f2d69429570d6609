"""The review desk's form: the checklist's items, the opinion's questions, and what bars either."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from mingjing.apps.desk.aids.examined import Examined
from mingjing.apps.desk.aids.law import alike
from mingjing.apps.desk.aids.table import facts_for
from mingjing.apps.desk.aids.topics import Topic, topics_of
from mingjing.apps.desk.formpage import FormDesk
from mingjing.apps.desk.telling import barred_act
from mingjing.apps.interface.fields import Choice, Field, FieldGroup
from mingjing.apps.review.queries import (
    FITTING,
    NOT_CONCERNED,
    OUTCOMES,
    Answer,
    Round,
    checklist,
    outcomes,
    unanswered_file,
)
from mingjing.apps.review.service import ANSWERING
from mingjing.core.law.answers import NextAct, Obstacle
from mingjing.core.law.engine import before_form
from mingjing.core.law.reviewed import FAULTY
from mingjing.core.record.act import ACTS
from mingjing.core.record.draft import OPINION
from mingjing.core.record.parsing import Problem

WORDS = (FITTING, FAULTY, NOT_CONCERNED)
# Of other chapters, what belongs to a review: standing back, hearing experts, talking about a dispute.
ALSO = ("declare_recusal", "decide_recusal", "consult_experts", "discuss_collectively")
OWN = ("determine_review_need", "submit_for_review", ANSWERING, OPINION)
BESIDE = (
    *(slug for slug, spec in ACTS.items() if spec.cls.__module__.endswith(".review") and slug not in OWN),
    *ALSO,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDesk:
    """The opinion's form on the file, and the review that runs in it."""

    form: FormDesk
    current: Round

    @property
    def address(self) -> str:
        """Where the page is and its form goes to."""
        assert self.form.row is not None
        return reverse("desk:review_file", args=[self.form.row.pk])

    @property
    def items(self) -> tuple[str, ...]:
        """The place's checklist; empty where the place has none."""
        found = checklist(self.form.law)
        return found.items if found else ()


def read_answers(desk: ReviewDesk, data: QueryDict) -> tuple[Answer, ...]:
    """What was ticked and noted, item by item."""
    return tuple(
        Answer(item=item, answer=data.get(name, ""), comment=data.get(f"{name}.note", "").strip())
        for name, item in _named(desk.items)
    )


def known_answers(desk: ReviewDesk) -> tuple[Answer, ...]:
    """What the record holds already."""
    return tuple(desk.current.answers.get(item, Answer(item=item, answer="")) for item in desk.items)


def _named(items: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"item-{number}", item) for number, item in enumerate(items, 1)]


def checklist_shown(desk: ReviewDesk, answers: Iterable[Answer], seen: Examined) -> list[dict[str, Any]]:
    """The checklist as its template takes it: each item with its article, and what the file says on it."""
    found = checklist(desk.form.law)
    given = {answer.item: answer for answer in answers}
    if found is None:
        return []
    return [
        {
            "number": number, "name": name, "question": item, "answer": given[item].answer,
            "note": given[item].comment, "cite": found.citation.source, "gist": found.citation.gist,
            "aids": facts_for(item, seen),
            "spread": alike(seen) if Topic.DISCRETION in topics_of(item) else None,
        }
        for number, (name, item) in enumerate(_named(found.items), 1)
    ]  # fmt: skip


def opinion_groups(desk: ReviewDesk, groups: Iterable[FieldGroup]) -> list[FieldGroup]:
    """The opinion's questions; of the conclusions only those the place knows can be picked."""
    allowed = outcomes(desk.form.law)
    if not allowed:
        return list(groups)
    choices = tuple(Choice(value=word, label=word) for word in allowed)
    source = desk.form.law.sets[OUTCOMES].citation
    why = f"{source.source}：{source.gist}"

    def limited(field: Field) -> Field:
        if field.name != "review_outcome":
            return field
        return replace(field, choices=choices, why=field.why or why)

    return [replace(group, fields=tuple(map(limited, group.fields))) for group in groups]


def barriers(desk: ReviewDesk) -> tuple[Obstacle, ...]:
    """What keeps this person from reviewing this file now, whatever they would answer."""
    form = desk.form
    situation = form.situation
    answered = unanswered_file(situation.file, form.law, situation.actor.id, situation.at)
    found = (
        *(before_form(ACTS[ANSWERING], situation, form.law) if desk.items else ()),
        *before_form(form.spec, replace(situation, file=answered), form.law),
    )
    return tuple(dict.fromkeys(found))


def beside(desk: ReviewDesk) -> list[dict[str, str]]:
    """The other acts of a review that this person may do now: accept, assign, send back, consult …"""
    form = desk.form
    assert form.row is not None
    file_id = form.row.pk
    return [
        {"label": ACTS[slug].label, "link": reverse("desk:act", args=[file_id, slug])}
        for slug in BESIDE
        if not before_form(ACTS[slug], form.situation, form.law)
    ]


def beside_barred(desk: ReviewDesk) -> list[dict[str, Any]]:
    """Those that this person could do, but that a clause bars now, each with the clause and what lifts it."""
    form = desk.form
    found = ((ACTS[slug], before_form(ACTS[slug], form.situation, form.law)) for slug in BESIDE)
    return [
        barred_act(NextAct(slug=spec.slug, label=spec.label, obstacles=obstacles, mine=True))
        for spec, obstacles in found
        if obstacles and all(item.citation for item in obstacles)
    ]


def as_sentences(problems: Iterable[Problem], fields: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Faults of the opinion stay beside their field; those of the checklist are said at the top."""
    return tuple(item if item.field in fields else replace(item, field="") for item in problems)


def without_fields(found: Iterable[Obstacle], fields: Mapping[str, Any]) -> tuple[Obstacle, ...]:
    """The same for what the law misses."""
    return tuple(item if set(item.fields) & set(fields) else replace(item, fields=()) for item in found)
