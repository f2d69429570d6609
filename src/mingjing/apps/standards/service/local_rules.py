"""Entering the agency's own rules. An edition stays as it was entered; the next one replaces it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from mingjing.apps.evidence.service import keep_stream
from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.errors import FiledAlready, FiledTooEarly, NoPdf, RuleFaulty
from mingjing.apps.standards.models import LocalRule, LocalRuleFiling
from mingjing.apps.standards.service.capacity import entitled
from mingjing.core.law.local_rules import LocalRuleKind
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import TermError, parse_term

WHAT = "本机关的细则"
ADOPTING = (Role.AGENCY_HEAD, Role.ADMINISTRATOR)
FILING = (*ADOPTING, Role.UNIT_HEAD, Role.REVIEWER)
PDF = b"%PDF-"
LARGEST = 20 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRule:
    """What is entered of an edition; the text is given as it arrives, in pieces."""

    kind: LocalRuleKind
    title: str
    document_number: str
    adopted_on: date
    since: date
    until: date | None
    sections: tuple[str, ...]
    review_term: str
    text: Iterable[bytes]


@transaction.atomic
def adopt(agency: Agency, rule: NewRule, *, by: PersonOnDay) -> LocalRule:
    """Enter an edition that was adopted.

    Raises MayNot, RuleFaulty, NoPdf, and evidence's errors where the text can't be kept.
    """
    entitled(by, ADOPTING, WHAT, verb="登记")
    _check(agency, rule)
    blob = keep_stream(_pdf(rule.text), name=f"{rule.title}.pdf", media_type="application/pdf", limit=LARGEST)
    return LocalRule.objects.create(
        agency=agency, kind=rule.kind.value, title=rule.title, document_number=rule.document_number,
        adopted_on=rule.adopted_on, since=rule.since, until=rule.until, sections=list(rule.sections),
        review_term=rule.review_term, text_id=blob.sha256, entered_by_id=int(by.id),
    )  # fmt: skip


def file_rule(rule: LocalRule, *, recipient: str, filed_on: date, today: date, by: PersonOnDay) -> None:
    """Write down that a rule was filed. Raises MayNot, FiledTooEarly, FiledAlready."""
    entitled(by, FILING, WHAT, verb="登记")
    if not rule.adopted_on <= filed_on <= today:
        raise FiledTooEarly
    if LocalRuleFiling.objects.filter(rule=rule, recipient=recipient).exists():
        raise FiledAlready(recipient)
    LocalRuleFiling.objects.create(
        rule=rule, recipient=recipient, filed_on=filed_on, entered_by_id=int(by.id)
    )


def _check(agency: Agency, rule: NewRule) -> None:
    if rule.since < rule.adopted_on:
        raise RuleFaulty("施行日期早于制定日期，请核对。", "since")
    if rule.until is not None and rule.until < rule.since:
        raise RuleFaulty("有效期在施行日期以前就已届满，请核对。", "until")
    if LocalRule.objects.filter(agency=agency, kind=rule.kind.value, since=rule.since).exists():
        raise RuleFaulty(
            "同一天起已有一版同种的细则。登记过的不能改；有错的，请另定施行日期重新登记。", "since"
        )
    _check_term(rule)


def _check_term(rule: NewRule) -> None:
    if not rule.review_term:
        return
    if rule.kind is not LocalRuleKind.REVIEW:
        raise RuleFaulty("审核时限写在审核细则里；其他细则不填。", "review_term")
    try:
        parse_term(rule.review_term)
    except TermError as error:
        raise RuleFaulty(str(error), "review_term") from error


def _pdf(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """The pieces as they come, if the first says that it is a PDF. Raises NoPdf."""
    first = True
    for chunk in chunks:
        if first and not chunk.startswith(PDF):
            raise NoPdf
        first = False
        yield chunk
    if first:
        raise NoPdf
