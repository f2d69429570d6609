"""程序、流程: duties late or unmet, steps without a record, the time between the steps, what is left."""

from collections.abc import Iterator

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.apps.desk.telling import time_left
from mingjing.core.law.answers import Obligation
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.draft import OPINION
from mingjing.core.record.file import Entry
from mingjing.core.record.vocabulary import FileKind
from mingjing.core.terms import SHANGHAI, Unit, elapsed

# What every penalty of the ordinary procedure takes before its decision (行政处罚法 42, 44, 45, 54, 57).
STEPS = ("open_case", "show_credentials", "inform_rights", "conclude_investigation", "give_prior_notice")
HEARD = ("hear_statement", "waive_statement")


def procedure(seen: Examined) -> Iterator[Fact]:
    """Late and open duties first, then what has no record, then how the steps followed one another."""
    now = seen.situation.at
    for duty in seen.duties:
        if duty.overdue(now):
            yield _late(seen, duty)
        elif duty.open and not set(duty.closing_acts) & {OPINION, *MEMBERS["make_decision"]}:
            yield Fact(text=f"还没有办：{duty.name}（{duty.citation.source}）", state="soon", word="未了")
    if seen.file.header.kind is FileKind.PENALTY:
        yield from seen.missing(STEPS)
        if seen.file.has("give_prior_notice") and not any(map(seen.file.has, HEARD)):
            text = "告知以后没有听取陈述申辩或者放弃的记录"
            yield Fact(text=text, state="unknown", word="没有记录")
    yield from _intervals(seen)
    yield from decision_term(seen)


def _late(seen: Examined, duty: Obligation) -> Fact:
    due = f"应在 {duty.due.day} 前" if duty.due else ""
    if duty.closed_by is None:
        return Fact(text=f"{duty.name}：{due}（{duty.citation.source}）", state="over", word="逾期未办")
    entry = seen.file.entries[duty.closed_by - 1]
    return seen.told(entry, f"{due}（{duty.citation.source}）", state="over", word="逾期办理")


def _intervals(seen: Examined) -> Iterator[Fact]:
    """The steps of the procedure, each with how long after the one before."""
    steps = [
        entry
        for entry in seen.file.entries
        if entry.act in (*STEPS, *HEARD, "answer_statement", "hold_hearing", "submit_for_review")
    ]
    before: Entry | None = None
    for entry in steps:
        day = entry.at.astimezone(SHANGHAI).date()
        first = before.at.astimezone(SHANGHAI).date() if before else day
        if days := (day - first).days:
            work = elapsed(first, day, Unit.WORKDAY, seen.situation.calendar)
            yield seen.told(entry, f"上一步之后 {days} 日（{work} 个工作日）")
        before = entry


def decision_term(seen: Examined) -> Iterator[Fact]:
    """What is left of the term within which the decision must be made; a review doesn't stop it."""
    now = seen.situation.at
    for duty in seen.duties:
        if duty.open and duty.due and set(duty.closing_acts) & MEMBERS["make_decision"]:
            state, left = time_left(duty.due.moment, now)
            text = f"{duty.name}到 {duty.due.day} 止（{duty.citation.source}）"
            yield Fact(text=text, state=state, word=left)
