"""What waits for legal review, and how far the review of a file has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from mingjing.apps.casework.queries import Duty, awaiting
from mingjing.apps.casework.queries import Entry as EntryRow
from mingjing.apps.registry.models import Account
from mingjing.core.law.law import Law
from mingjing.core.law.norms import ItemSet
from mingjing.core.law.reviewed import FAULTY, PASSED
from mingjing.core.record.awaited import Awaited
from mingjing.core.record.draft import OPINION, SETTLED, SUBMISSIONS
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.recusal import RECUSALS, recusal_of
from mingjing.core.record.vocabulary import Role

CHECKLIST = "法制审核清单"
OUTCOMES = "法制审核结论"
PROBLEMS = "存在问题"
FITTING = "符合"
NOT_CONCERNED = "不适用"
RECUSAL_TOLD = ("position", "act", "at", "by_id", "by_name", "role", "data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One item of the checklist, answered: 符合, 不符合 or 不适用, with a comment."""

    item: str
    answer: str
    comment: str = ""

    def data(self) -> dict[str, str]:
        """As the act 逐项审核 takes it."""
        given = {
            "checklist_item": self.item, "checklist_answer": self.answer, "checklist_comment": self.comment
        }  # fmt: skip
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One submission and what came of it so far.

    `reviewers`: account id and name of whoever reviews it; `recused`: the names of those among them who
    stand back. `answers`: checklist item → the latest answer.
    """

    number: int
    submission: Entry
    reviewers: tuple[tuple[str, str], ...]
    recused: tuple[str, ...]
    accepted: Entry | None
    returned: Entry | None
    supplemented: Entry | None
    answers: Mapping[str, Answer]
    opinion: Entry | None
    settled: Entry | None

    @property
    def concluded(self) -> bool:
        """Whether the opinion stands; once a dispute about it is decided, another one is waited for."""
        decided = self.settled.position if self.settled else 0
        return self.opinion is not None and self.opinion.position > decided

    @property
    def reviewer(self) -> str:
        """The names of whoever reviews it; empty where nobody was assigned."""
        return "、".join(name for _, name in self.reviewers)

    @property
    def waits_for_papers(self) -> bool:
        """Whether it was sent back for more and nothing has come yet."""
        sent_back = self.returned
        return sent_back is not None and (
            self.supplemented is None or self.supplemented.position < sent_back.position
        )


def latest_round(file: CaseFile) -> Round | None:
    """The review that runs, or ran last; None where nothing was submitted."""
    submissions = file.done(SUBMISSIONS)
    if not submissions:
        return None
    last = submissions[-1]

    def since(slug: str) -> Entry | None:
        entry = file.latest((slug,))
        return entry if entry and entry.position > last.position else None

    accepted = since("accept_review")
    reviewers = _reviewers(file.latest(("assign_reviewer",)), accepted)
    answered = [item for item in file.by_act.get("answer_checklist", ()) if item.position > last.position]
    return Round(
        number=len(submissions), submission=last, accepted=accepted,
        reviewers=reviewers, recused=recused_among(reviewers, file.done(RECUSALS)),
        returned=since("return_for_supplement"), supplemented=since("supplement_submission"),
        answers=answers_in(answered), opinion=since(OPINION), settled=since(SETTLED),
    )  # fmt: skip


def recused_among(people: Iterable[tuple[str, str]], recusals: Iterable[Entry]) -> tuple[str, ...]:
    """The names of those of these people who stand back from the case."""
    known = list(recusals)
    return tuple(name for who, name in people if recusal_of(who, name, known))


def _reviewers(assigned: Entry | None, accepted: Entry | None) -> tuple[tuple[str, str], ...]:
    """Account id and name of those the review was assigned to, in this round or before, else of who took it
    up."""
    if assigned is not None:
        return tuple((item["id"], item["name"]) for item in assigned.data.get("reviewers", ()))
    return ((accepted.by, accepted.by_name),) if accepted else ()


def answers_in(entries: Iterable[Entry]) -> dict[str, Answer]:
    """Checklist item → the latest answer given by these entries."""
    return {answer.item: answer for answer in map(_answer, entries)}


def _answer(entry: Entry) -> Answer:
    data = entry.data
    return Answer(
        item=str(data.get("checklist_item", "")), answer=str(data.get("checklist_answer", "")),
        comment=str(data.get("checklist_comment", "")),
    )  # fmt: skip


def checklist(law: Law) -> ItemSet | None:
    """The place's checklist with its clause; None where the place has none."""
    return law.sets.get(CHECKLIST)


def outcomes(law: Law) -> tuple[str, ...]:
    """The conclusions the place allows; empty where it doesn't say."""
    found = law.sets.get(OUTCOMES)
    return found.items if found else ()


def as_if_answered(file: CaseFile, answers: Iterable[Answer], by: str, at: datetime) -> CaseFile:
    """The file with answers added that were not entered yet: to ask the law what it would say then."""
    copy = CaseFile(
        header=file.header, entries=list(file.entries), facts=dict(file.facts), stage=file.stage,
        by_act={slug: list(entries) for slug, entries in file.by_act.items()},
    )  # fmt: skip
    for answer in answers:
        copy.add(
            Entry(
                position=len(copy.entries) + 1, act="answer_checklist", at=at, recorded_at=at, by=by,
                by_name="", role=Role.REVIEWER, data=answer.data(),
            )
        )  # fmt: skip
    return copy


def unanswered_file(file: CaseFile, law: Law, by: str, at: datetime) -> CaseFile:
    """The file as if every item of the checklist had been answered well, but for those already answered."""
    items = checklist(law)
    current = latest_round(file)
    known = current.answers if current else {}
    missing = [item for item in items.items if item not in known] if items else []
    return as_if_answered(file, [Answer(item=item, answer=FITTING) for item in missing], by, at)


def composed(answers: Iterable[Answer], case: str) -> str:
    """The opinion as it follows from the answers: what was reviewed, item by item, and what is wrong."""
    given = list(answers)
    faults = [item for item in given if item.answer == FAULTY]
    lines = [f"经对{case}进行法制审核，意见如下："]
    lines += [f"{number}．{_line(item)}" for number, item in enumerate(given, 1)]
    if faults:
        names = "、".join(item.item for item in faults)
        lines.append(f"综上，{names}存在问题，请承办机构按上述意见处理后再次送审。")
    elif given:
        lines.append("综上，同意拟作出的处理意见。")
    else:
        lines.append("同意拟作出的处理意见。")
    return "\n".join(lines)


def _line(answer: Answer) -> str:
    parts = (f"{answer.item}：{answer.answer}", answer.comment.rstrip("。"))
    return "。".join(part for part in parts if part) + "。"


def suggested(answers: Iterable[Answer], allowed: Iterable[str]) -> str:
    """The conclusion that follows from the answers where only one does; else empty, a person chooses."""
    given, words = list(answers), tuple(allowed)
    if not any(item.answer == FAULTY for item in given):
        return PASSED if PASSED in words or not words else ""
    return PROBLEMS if PROBLEMS in words else ""


def waiting_reviews(account: Account) -> QuerySet[Any]:
    """Files with a submission, or a dispute decided, that has no opinion yet, longest waiting first.

    Each row is as `awaiting` has it, with `reviewers` (those assigned, as the entry names them),
    `accepted_by`, `accepted_name`, `opinion_due`, and `recusals`, to be read by `recusals_from`.
    """
    entries = EntryRow.objects.filter(file=OuterRef("file"))
    assigned = entries.filter(act="assign_reviewer").order_by("-position")
    since = entries.filter(position__gt=OuterRef("position"))
    accepted = since.filter(act="accept_review").order_by("-position")
    recusals = entries.filter(act__in=RECUSALS).order_by("position")
    due = Duty.objects.filter(file=OuterRef("file"), closed_at=None, closing_acts__contains=[OPINION])
    rows: QuerySet[Any] = awaiting(account, Awaited.REVIEW).annotate(
        reviewers=Subquery(assigned.values("data__reviewers")[:1]),
        accepted_by=Subquery(accepted.values("by_id")[:1]),
        accepted_name=Subquery(accepted.values("by_name")[:1]),
        recusals=ArraySubquery(recusals.values(told=JSONObject(**{name: name for name in RECUSAL_TOLD}))),
        opinion_due=Subquery(due.order_by().values("file").annotate(least=Min("due_at")).values("least")),
    )
    return rows


def recusals_from(column: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """What `waiting_reviews` brought of recusals, as the record knows it."""
    return [
        Entry(
            position=item["position"], act=item["act"], at=datetime.fromisoformat(item["at"]),
            recorded_at=datetime.fromisoformat(item["at"]), by=str(item["by_id"] or ""),
            by_name=item["by_name"], role=Role(item["role"]), data=item["data"],
        )
        for item in column
    ]  # fmt: skip
