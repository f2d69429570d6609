"""The only way into history: `perform`, and `open_file`, which begins a file by the same way.

The order of one act, all in one transaction:

1. lock the file        two officials collide here; the second sees what the first added
2. fold the entries     pure
3. ask the law          the rule sets in force for this file at the moment of the act
4. refuse if barred     by the function that the page asked beforehand
5. issue documents      numbers come from locked counters, contents are kept before they are named
6. project              lists and due dates are never behind
7. append               entry, then leaf: takes the log's lock, which lasts until commit

A crash anywhere before the commit leaves nothing of the act but perhaps a content in the store that no
row names, which the next act with the same content takes over. A crash after the commit loses nothing:
the answer was not sent, the page is sent again with the same key, and finds the entry. The log's files
are written afterwards, from leaves that are committed, by `sealing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mingjing.apps.casework import history, projections
from mingjing.apps.casework.attachments import attachments_of
from mingjing.apps.casework.binding import law_of_new_file, versions
from mingjing.apps.casework.case import Case, actor_in, load_case
from mingjing.apps.casework.completion import (
    Known,
    complete,
    draft_problems,
    link_problems,
    officer_ids,
    stranger_problems,
    text_problems,
)
from mingjing.apps.casework.errors import (
    LONGEST_TOKEN,
    AlreadyDone,
    Barred,
    Invalid,
    NotYours,
    StalePage,
    UnknownAct,
    ahead_of_time,
    before_the_file,
    domain_errors,
    unusable_token,
)
from mingjing.apps.casework.identity import new_file_id, new_salt
from mingjing.apps.casework.models import Entry, File
from mingjing.apps.casework.numbering import next_number
from mingjing.apps.casework.papers import await_number, issue_documents, put_number
from mingjing.apps.registry.models import Account, Agency
from mingjing.apps.registry.queries import agency_rule_sets, people_on_day
from mingjing.core.law.answers import Obligation
from mingjing.core.law.engine import obstacles, structure
from mingjing.core.law.law import Law
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.ledger.errors import NotCanonicalError
from mingjing.core.record import file as record
from mingjing.core.record.act import ACTS, ActSpec
from mingjing.core.record.parsing import Problem, parse_act
from mingjing.core.record.permissions import may, who_may
from mingjing.core.record.plain import act_data
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """An act done: its entry, the documents issued with it, and the file's duties as they now stand."""

    entry: Entry
    documents: tuple[Mapping[str, Any], ...]
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. `by` is None for the system; moments are in whole seconds."""

    spec: ActSpec
    raw: Mapping[str, Any]
    by: Account | None
    at: datetime
    now: datetime
    token: str | None


def perform(
    *, file_id: UUID, act: str, data: Mapping[str, Any], by: Account | None, at: datetime, now: datetime,
    seen: int | None = None, token: str | None = None,
) -> Performed:  # fmt: skip
    """Do one act in a file.

    `at`: when it was done; `now`: when it is recorded; both with a time zone. `seen`: how many entries
    the page showed. `token`: the page's own key, at most 64 characters; the same key again returns the
    entry it made. Raises any Refusal, and evidence's errors where the store fails; then nothing is written.
    """
    request = _request(act, data, by, at, now, token)
    with domain_errors(), transaction.atomic():
        case = load_case(file_id, at=request.at, lock=True, offence=str(data.get("offence") or ""))
        return _perform(case, request, seen)


def open_file(
    *, agency: Agency, kind: FileKind, act: str, data: Mapping[str, Any], by: Account | None,
    at: datetime, now: datetime, procedure: Procedure = Procedure.ORDINARY, token: str | None = None,
) -> Performed:  # fmt: skip
    """Open a file with its first act.

    Raises Expired where the agency's rule set is no longer in force, else as `perform`. A page sent
    twice with the same key opens one file.
    """
    request = _request(act, data, by, at, now, token)
    if by is not None and by.agency_id != agency.pk:
        raise NotYours
    try:
        return _open(agency, kind, procedure, request)
    except StalePage:
        if token is None:
            raise
        # The same page came twice at the same moment: the other's file is committed now, and is found.
        return _open(agency, kind, procedure, request)


def recount(file_id: UUID, *, now: datetime) -> None:
    """Count a file's due dates anew for this moment, and bring its lists up to date. Raises NotYours."""
    with transaction.atomic():
        projections.project(load_case(file_id, at=now, lock=True), now)


def _open(agency: Agency, kind: FileKind, procedure: Procedure, request: Request) -> Performed:
    token = request.token
    with domain_errors(), transaction.atomic():
        opened = File.objects.filter(agency=agency, token=token).first() if token else None
        if opened is None:
            opened = _new_file(agency, kind, procedure, request)
        return _perform(load_case(opened.pk, at=request.at, lock=True), request, None)


def _request(
    act: str, data: Mapping[str, Any], by: Account | None, at: datetime, now: datetime, token: str | None
) -> Request:
    if act not in ACTS:
        raise UnknownAct(act)
    at, now = (moment.astimezone(SHANGHAI).replace(microsecond=0) for moment in (at, now))
    if at > now:
        raise Invalid([ahead_of_time(at, now)])
    if token and not (len(token) <= LONGEST_TOKEN and token.isascii() and token.isprintable()):
        raise Invalid([unusable_token()])
    return Request(spec=ACTS[act], raw=data, by=by, at=at, now=now, token=token or None)


def _new_file(agency: Agency, kind: FileKind, procedure: Procedure, request: Request) -> File:
    law = law_of_new_file(agency_rule_sets(agency, request.at), at=request.at)
    return File.objects.create(
        id=new_file_id(request.now), agency=agency, kind=kind.value, procedure=procedure.value,
        number=next_number(agency, kind, request.at), opened_at=request.at, opened_under=versions(law),
        token=request.token, last_at=request.at, projected_at=request.now,
    )  # fmt: skip


def _repeated(case: Case, request: Request) -> Performed | None:
    """What the page's key made before. Raises AlreadyDone where that was another act, or somebody else's."""
    if request.token is None:
        return None
    entry = next((entry for entry in case.entries if entry.token == request.token), None)
    if entry is None:
        return None
    if (entry.act, entry.by_id) != (request.spec.slug, request.by.pk if request.by else None):
        raise AlreadyDone
    return Performed(
        entry=entry,
        documents=tuple(entry.documents),
        obligations=projections.obligations_of(case, request.now),
    )


def _perform(case: Case, request: Request, seen: int | None) -> Performed:
    spec = request.spec
    people = people_on_day(_concerned(case, request), request.at)
    actor = actor_in(case.row, request.by, people)
    if (made := _repeated(case, request)) is not None:
        return made
    if seen is not None and seen != len(case.entries):
        raise StalePage
    law = case.law(request.at)
    bare = case.situation(at=request.at, actor=actor, people=people)
    if barred := structure(spec, bare):
        raise Barred(barred)
    data = _checked_data(case, request, Known(file=case.file, actor=actor, people=people))
    situation = case.situation(at=request.at, actor=actor, people=people, given=data)
    if barred := obstacles(spec, situation, law):
        raise Barred(barred)
    return _write(case, request, situation, law)


def _concerned(case: Case, request: Request) -> set[str]:
    """Everybody the law may ask about: who acts, who is named, who acted in this file before."""
    actor = {str(request.by.pk)} if request.by else set()
    return actor | officer_ids(request.spec, request.raw) | case.doers()


def _checked_data(case: Case, request: Request, known: Known) -> dict[str, Any]:
    """The act's data as plain JSON. Raises Invalid with every fault found."""
    spec = request.spec
    problems = stranger_problems(spec, request.raw, known)
    # A page tells the time to the minute: what was done in the minute of the opening came after it.
    if request.at < case.row.opened_at.replace(second=0, microsecond=0):
        problems.append(before_the_file(request.at, case.row.opened_at.astimezone(SHANGHAI)))
    parsed = parse_act(spec, complete(spec, request.raw, known), at=request.at)
    if isinstance(parsed, tuple):
        raise Invalid([*problems, *parsed])
    data = act_data(parsed)
    problems += link_problems(spec, data, case.file) + text_problems(spec, data)
    problems += draft_problems(spec, data, case.file)
    if problems:
        raise Invalid(problems)
    await_number(spec, data)
    return data


def _write(case: Case, request: Request, situation: Situation, law: Law) -> Performed:
    """Steps 5 to 7. The new entry joins the fold first: documents and projections see it."""
    row = Entry(
        file_id=case.row.pk, position=len(case.entries) + 1, act=request.spec.slug, at=request.at,
        recorded_at=request.now, by_id=request.by.pk if request.by else None,
        by_name=situation.actor.name, role=_capacity(request.spec, situation.actor, case).value,
        data=situation.given, attachments=attachments_of(request.spec, situation.given, case.row.pk),
        documents=[], rules=versions(law), salt=new_salt(), token=request.token,
    )  # fmt: skip
    entry = record.Entry(
        position=row.position, act=row.act, at=row.at, recorded_at=row.recorded_at,
        by=situation.actor.id, by_name=row.by_name, role=Role(row.role), data=row.data,
    )  # fmt: skip
    try:
        history.leaf_of(case.row, row)
    except NotCanonicalError as error:
        raise Invalid([Problem(field="", message=str(error))]) from error
    case.file.add(entry)
    row.documents = issue_documents(case, entry)
    put_number(case.file, row.data, row.documents)
    leaf = history.leaf_of(case.row, row)
    found = projections.project(case, request.now, newest=row)
    history.append(case.row, row, leaf)
    return Performed(entry=row, documents=tuple(row.documents), obligations=found)


def _capacity(spec: ActSpec, actor: PersonOnDay, case: Case) -> Role:
    """In which of their capacities the person acts: the first that the act names."""
    return next(role for role in who_may(spec) if role in actor.roles and may(role, spec, case.file.stage))
