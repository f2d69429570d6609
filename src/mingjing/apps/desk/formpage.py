"""The page of an act's form, for a file that runs or one about to be opened: what it shows and reads."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from mingjing.apps.casework.queries import File
from mingjing.apps.desk.awaited import awaited
from mingjing.apps.desk.known import agency_values, first_values, hidden_values, unasked
from mingjing.apps.desk.measuring import measure
from mingjing.apps.desk.named import named_fields
from mingjing.apps.desk.official import Official
from mingjing.apps.desk.questions import COUNSEL, Asked, form_groups
from mingjing.apps.desk.submitting import submission_shown
from mingjing.apps.desk.telling import clauses_of
from mingjing.apps.interface.fields import Choice, Field, FieldGroup, InputKind
from mingjing.apps.registry.queries import counsels_of, day_of, officers_of
from mingjing.apps.standards.queries.discretion import offences_in_force
from mingjing.core.law.answers import Obstacle
from mingjing.core.law.engine import needed_fields, reminders
from mingjing.core.law.law import Law
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import FieldKind
from mingjing.core.record.parsing import Problem
from mingjing.core.record.relevance import asked_in
from mingjing.core.record.vocabulary import REVIEWER_KIND_NAMES, ReviewerKind
from mingjing.core.terms import SHANGHAI

MOMENT = "_at"
# What the record calls the moment of an act when it is at fault.
WHEN = "at"
SEEN = "_seen"
TOKEN = "_token"  # noqa: S105 - the form's own key, no secret


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDesk:
    """What the form stands on. `row` is None for a file about to be opened; then nothing is uploaded.

    `known`: first values made for this act.
    """

    spec: ActSpec
    official: Official
    situation: Situation
    law: Law
    address: str
    row: File | None = None
    papers: tuple[Mapping[str, Any], ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)

    @property
    def seen(self) -> int:
        """How many entries the page shows."""
        return len(self.situation.file.entries)

    def asked(self) -> Asked:
        """What the form is drawn from, before anything is filled in."""
        fields = asked_in(self.spec, self.situation.file.header.kind)
        if self.row is None:
            fields = tuple(item for item in fields if item.field.kind is not FieldKind.PAPERS)
        return Asked(
            spec=replace(self.spec, fields=fields), file=self.situation.file, values={},
            needed=needed_fields(self.spec, self.situation, self.law), papers=self.papers,
            named=named_fields(self.spec, self.law, self.situation.file.header.kind),
            unasked=unasked(self.spec),
            officers=tuple(officers_of(self.official.account.agency, self.official.now)),
            counsels=self._counsels(), offered=self._offered(),
        )  # fmt: skip

    def _counsels(self) -> tuple[Choice, ...]:
        """Of the pool those who can be asked, where the form asks for one."""
        if self.spec.bound(COUNSEL) is None:
            return ()
        return tuple(
            Choice(
                value=item.name, label=item.name,
                note=f"{REVIEWER_KIND_NAMES[ReviewerKind(item.kind)]}　{item.organisation}".strip(),
            )
            for item in counsels_of(self.official.account.agency, self.official.now)
        )  # fmt: skip

    def _offered(self) -> dict[str, tuple[str, ...]]:
        """What the agency's own standard has to pick from."""
        if self.spec.bound("offence") is None:
            return {}
        agency, day = self.official.account.agency, day_of(self.official.now)
        return {"offence": offences_in_force(agency, day)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What came of a form that was sent: what was typed, and what is wrong with it."""

    typed: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    barriers: tuple[Obstacle, ...] = ()
    moment: str = ""

    @property
    def refused(self) -> bool:
        """Whether anything stands in the way."""
        return bool(self.problems or self.barriers)


def form_page(request: HttpRequest, desk: FormDesk, shown: Shown) -> HttpResponse:
    """The form with what was typed, or with what is known already; every fault beside its field."""
    context = form_context(request, desk, shown)
    return render(request, "desk/act.html", context, status=422 if shown.refused else 200)


def form_context(request: HttpRequest, desk: FormDesk, shown: Shown) -> dict[str, Any]:
    """What the form's template takes, for a page that has more on it than the form."""
    asked = desk.asked()
    values = shown.typed
    if values is None:
        waiting = awaited(desk.spec, desk.situation, desk.law)
        made = agency_values(desk.official.account.agency, desk.spec) | waiting | dict(desk.known)
        values = first_values(asked, desk.official.account.name, made)
    errors = _errors(desk.spec, shown)
    whole = [item for item in shown.barriers if not item.fields]
    sentences = [{"cite": "", "gist": item.message, "lift": ""} for item in shown.problems if not item.field]
    asked = replace(asked, values=values, errors=errors)
    when = _when(request, desk, shown, errors.get(WHEN, ()))
    agency, file_id = desk.official.account.agency, desk.row.pk if desk.row else None
    return desk.official.context() | _addresses(desk) | {
        "row": desk.row, "spec": desk.spec, "groups": (when, *form_groups(asked)),
        "hidden": {
            SEEN: desk.seen, TOKEN: request.POST.get(TOKEN) or secrets.token_hex(16), **hidden_values(asked)
        },
        "barriers": clauses_of(whole) + sentences,
        "wrong_count": len(whole) + len(sentences) + sum(map(len, errors.values())),
        "reminders": reminders(desk.spec, desk.situation, desk.law),
        "submission": desk.row and submission_shown(
            desk.spec, desk.situation, desk.law, desk.papers, desk.row.pk
        ),
        "measure": measure(desk.spec, desk.situation, agency, values, without=file_id),
    }  # fmt: skip


def _when(request: HttpRequest, desk: FormDesk, shown: Shown, errors: tuple[str, ...]) -> FieldGroup:
    """The question every act asks first: when it happened."""
    moment = request.POST.get(MOMENT) or shown.moment or f"{desk.official.now:%Y-%m-%dT%H:%M}"
    asked = Field(
        name=MOMENT, label="行为时间", kind=InputKind.MOMENT, value=moment, required=True, errors=errors,
        help="什么时候做的。现在办理的不用改；事后补记的，改成实际发生的时间",
    )  # fmt: skip
    return FieldGroup(title="什么时候", fields=(asked,))


def _addresses(desk: FormDesk) -> dict[str, Any]:
    if desk.row is None:
        return {"action": desk.address, "back": reverse("desk:files"), "draft_url": ""}
    draft = reverse("desk:draft", args=[desk.row.pk, desk.spec.slug])
    return {"action": desk.address, "back": reverse("desk:file", args=[desk.row.pk]), "draft_url": draft}


def _errors(spec: ActSpec, shown: Shown) -> dict[str, tuple[str, ...]]:
    """What is wrong, beside the field it is about."""
    found: dict[str, tuple[str, ...]] = {}
    for problem in shown.problems:
        if problem.field:
            item = spec.bound(problem.field)
            message = problem.message.removeprefix(f"{item.label}：") if item else problem.message
            found[problem.field] = (*found.get(problem.field, ()), message)
    for barrier in shown.barriers:
        for name in barrier.fields[:1]:
            cite = f"（{barrier.citation.source}）" if barrier.citation else ""
            found[name] = (*found.get(name, ()), f"{barrier.lift}{cite}")
    return found


def moment_given(data: QueryDict, now: datetime) -> datetime | None:
    """When the act was done, as written in the form, now where it was left as it was; None if unreadable."""
    text = data.get(MOMENT, "").strip()
    if not text:
        return now
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    # The control has minutes only: the minute in which the page was shown is as good as this moment.
    return now if abs((now - moment).total_seconds()) < 60 else moment


def seen_count(data: QueryDict) -> int | None:
    """How many entries the page showed when it was drawn."""
    text = data.get(SEEN, "")
    return int(text) if text.isdecimal() else None


UNREADABLE = Problem(field="", message="行为时间应写成 2026-11-20 14:30 的样子，请改正后重新提交")
