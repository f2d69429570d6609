"""Duties: which have opened in a file, until when, and which are fulfilled. Linear in entries and norms."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from mingjing.core.law.answers import Obligation, Verdict
from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.evaluate import evaluate
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.law import Law
from mingjing.core.law.norms import ALWAYS, DutyNorm, DutyTerm
from mingjing.core.law.past import moment_of
from mingjing.core.law.subject import DatedSetting, PersonOnDay, Situation, setting_on
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.terms import SHANGHAI, Calendar, Due, Interval, Term, TermError, due, parse_term

_NOBODY = PersonOnDay(id="", name="系统")


def obligations(
    file: CaseFile, law: Law, calendar: Calendar, now: datetime, catalogue: tuple[CatalogueRow, ...] = (),
    settings: tuple[DatedSetting, ...] = (),
) -> tuple[Obligation, ...]:  # fmt: skip
    """Every duty that opened in the file, the stricter due date leading, soonest first, 及时 last.

    `now` bounds an interval that still runs; it opens and closes nothing. `catalogue`, `settings`: as in a
    situation.
    """
    asked = Situation(
        file=file, at=now, actor=_NOBODY, calendar=calendar, catalogue=catalogue, settings=settings,
    )  # fmt: skip
    inquiry = Inquiry(situation=asked, law=law)
    found: dict[str, list[Obligation]] = {}
    for norm in law.duties:
        if file.header.kind not in norm.kinds or norm.start.acts.isdisjoint(file.by_act):
            continue
        for item in _instances(norm, inquiry):
            found.setdefault(item.key, []).append(item)
    return tuple(sorted(map(_strictest, found.values()), key=_soonest))


def _soonest(item: Obligation) -> tuple[bool, float, int]:
    moment = item.due.moment.timestamp() if item.due else item.opened_at.timestamp()
    return (item.due is None, moment, item.opened_by)


def _strictest(same: list[Obligation]) -> Obligation:
    """Of several due dates for one duty the earliest leads; the others stay visible."""
    first, *rest = sorted(same, key=_soonest)
    return replace(first, stricter_than=tuple(rest)) if rest else first


def _fits(norm_condition: object, inquiry: Inquiry, entry: Entry) -> bool:
    if norm_condition is ALWAYS:
        return True
    # Built outright: `replace` takes three times as long, and this is asked of every entry of a long file.
    base = inquiry.situation
    situation = Situation(
        file=base.file, at=base.at, actor=base.actor, calendar=base.calendar, given=entry.data,
        catalogue=base.catalogue, settings=base.settings,
    )  # fmt: skip
    asked = Inquiry(situation=situation, law=inquiry.law, about=entry.position)
    reason = evaluate(norm_condition, asked)  # type: ignore[arg-type]
    return reason.verdict is Verdict.MET


def _starts(norm: DutyNorm, inquiry: Inquiry) -> list[Entry]:
    """The entries that open the duty: all that match, or the first after each entry of `after`."""
    file, start = inquiry.situation.file, norm.start
    found = [entry for entry in file.done(start.acts) if _fits(start.where, inquiry, entry)]
    if not start.after:
        return found
    marks = [entry.position for entry in file.done(start.after)]
    firsts = (next((item for item in found if item.position > mark), None) for mark in marks)
    return list({item.position: item for item in firsts if item is not None}.values())


def _instances(norm: DutyNorm, inquiry: Inquiry) -> Iterator[Obligation]:
    file = inquiry.situation.file
    starts = _starts(norm, inquiry)
    if not starts:
        return
    closings = [entry for entry in file.done(norm.closes) if _fits(norm.closes_where, inquiry, entry)]
    for opened, closed in _pairs(norm, starts, closings):
        if not _fits(norm.applies, inquiry, opened) or _fits(norm.void_if, inquiry, opened):
            continue
        item = _obligation(norm, opened, closed, inquiry)
        if item is not None:
            yield item


def _pairs(
    norm: DutyNorm, starts: list[Entry], closings: list[Entry]
) -> Iterator[tuple[Entry, Entry | None]]:
    """Each opening with the act that fulfilled it. Without 每次, a later start renews an open duty."""
    found = _closer(norm, closings)
    for index, opened in enumerate(starts):
        closed = found(opened)
        later = starts[index + 1] if index + 1 < len(starts) else None
        renewed = later is not None and (closed is None or closed.position > later.position)
        if norm.each or not renewed:
            yield opened, closed


def _closer(norm: DutyNorm, closings: list[Entry]) -> Callable[[Entry], Entry | None]:
    """Finds the first act that fulfilled an opening: one that names it, or names none and comes after it.

    Indexed once, so that a file with thousands of openings costs no more than their number.
    """
    linked: dict[Any, Entry] = {}
    free: list[Entry] = []
    for closing in closings:
        target = closing.data.get(norm.link) if norm.link else None
        if target is None:
            free.append(closing)
        else:
            linked.setdefault(target, closing)
    positions = [closing.position for closing in free]

    def find(opened: Entry) -> Entry | None:
        named = linked.get(opened.data.get(norm.link, opened.position)) if norm.link else None
        place = bisect_right(positions, opened.position)
        later = free[place] if place < len(free) else None
        found = [item for item in (named, later) if item is not None]
        return min(found, key=lambda item: item.position, default=None)

    return find


def _obligation(norm: DutyNorm, opened: Entry, closed: Entry | None, inquiry: Inquiry) -> Obligation | None:
    row = next((row for row in norm.terms if _fits(row.when, inquiry, opened)), None)
    if row is None:
        return None
    term = _term(row, opened, inquiry)
    return Obligation(
        key=f"{norm.name}@{opened.position}", name=norm.name, citation=norm.citation, role=norm.role,
        opened_by=opened.position, opened_at=moment_of(opened, norm.start.field),
        due=_due(norm, term, opened, inquiry) if term else None,
        closed_by=closed.position if closed else None, closed_at=closed.at if closed else None,
        closing_acts=tuple(sorted(norm.closes)), lapse_act=norm.lapse,
    )  # fmt: skip


def _term(row: DutyTerm, opened: Entry, inquiry: Inquiry) -> Term | None:
    """The term written in the rule, decided in the file or set by the agency; None while there is none."""
    if row.setting:
        day = opened.at.astimezone(SHANGHAI).date()
        return _readable(setting_on(inquiry.situation.settings, row.setting, day))
    if not row.field:
        return row.term
    decided = opened.data.get(row.field) or inquiry.situation.file.facts.get(row.field)
    return parse_term(str(decided)) if decided else None


def _readable(value: Any) -> Term | None:
    """A setting is typed freely: one that is no length of time sets none."""
    try:
        return parse_term(str(value)) if value else None
    except TermError:
        return None


def _due(norm: DutyNorm, term: Term, opened: Entry, inquiry: Inquiry) -> Due:
    file = inquiry.situation.file
    return due(
        term, moment_of(opened, norm.start.field), calendar=inquiry.situation.calendar, roll=norm.roll,
        not_counting=tuple(_pauses(norm, file, opened, inquiry.situation.at)),
        extended_by=tuple(_extensions(norm, term, opened, inquiry)), include_first=norm.include_first,
    )  # fmt: skip


def _pauses(norm: DutyNorm, file: CaseFile, opened: Entry, now: datetime) -> Iterator[Interval]:
    """Intervals that don't count: from one act to the next of another, or until now while they run."""
    for begins, ends in norm.pauses:
        for begin in file.done(begins):
            if begin.position < opened.position:
                continue
            end = next((item for item in file.done(ends) if item.position > begin.position), None)
            first = begin.at.astimezone(SHANGHAI).date()
            last = (end.at if end else now).astimezone(SHANGHAI).date()
            if last >= first:
                yield Interval(start=first, end=last)


def _extensions(norm: DutyNorm, term: Term, opened: Entry, inquiry: Inquiry) -> Iterator[Term]:
    rule = norm.extension
    if rule is None:
        return
    for entry in inquiry.situation.file.done(rule.acts):
        days = entry.data.get(rule.days_field)
        if entry.position > opened.position and days and _fits(rule.where, inquiry, entry):
            yield Term(amount=int(days), unit=term.unit)
