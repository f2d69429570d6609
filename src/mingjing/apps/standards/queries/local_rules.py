"""The agency's own rules: which are in force on a day, what they lack, and the time limit they set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import day_of, parameters_column, settings_from
from mingjing.apps.standards.models import LocalRule
from mingjing.core.law.law import Law
from mingjing.core.law.local_rules import REVIEW_TERM, LocalRuleKind, Wanted, wanted_rules
from mingjing.core.law.subject import DatedSetting

# As one column of a query that joins the agency, like its other values.
_TERMS = """ARRAY(SELECT jsonb_build_object('since', own.since, 'until', own.until, 'term', own.review_term)
    FROM standards_localrule own WHERE own.agency_id = registry_agency.id AND own.kind = 'review'
    AND own.since <= %s ORDER BY own.since)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStanding:
    """What is asked of one kind of rules, and the agency's edition in force; None where it has none."""

    wanted: Wanted
    rule: LocalRule | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Sections asked for that the edition in force doesn't cover."""
        return self.wanted.missing(self.rule.sections) if self.rule else self.wanted.sections

    @property
    def unfiled(self) -> tuple[str, ...]:
        """With whom the edition in force was not filed yet; nothing while there is no edition."""
        filed = {filing.recipient for filing in self.rule.filings.all()} if self.rule else set()
        return tuple(item for item in self.wanted.recipients if item not in filed) if self.rule else ()


def local_rules_of(agency: Agency) -> list[LocalRule]:
    """Every edition the agency entered, newest first, with its filings."""
    rows = LocalRule.objects.filter(agency=agency).select_related("text").prefetch_related("filings")
    return list(rows.order_by("-since", "-pk"))


def in_force_on(rules: Iterable[LocalRule], day: date) -> dict[LocalRuleKind, LocalRule]:
    """Of an agency's editions the one of each kind that holds on a day."""
    found: dict[LocalRuleKind, LocalRule] = {}
    for rule in sorted(rules, key=lambda item: item.since):
        if rule.since <= day:
            found[LocalRuleKind(rule.kind)] = rule
    return {kind: rule for kind, rule in found.items() if rule.until is None or rule.until >= day}


def rule_standings(rules: Iterable[LocalRule], law: Law, day: date) -> list[RuleStanding]:
    """How an agency stands by what the law asks it to lay down."""
    held = in_force_on(rules, day)
    return [RuleStanding(wanted=item, rule=held.get(item.kind)) for item in wanted_rules(law)]


def review_terms_column(at: datetime) -> RawSQL:
    """The time limits for review that the agency's rules set, as a column; read by `review_terms_from`."""
    return RawSQL(_TERMS, [day_of(at)], output_field=ArrayField(JSONField()))  # noqa: S611 - constants


def settings_of(agency: Agency, at: datetime) -> tuple[DatedSetting, ...]:
    """Every value the agency set for itself up to that day, the time limits of its rules among them."""
    found: Any = Agency.objects.annotate(
        given=parameters_column(at), review_terms=review_terms_column(at)
    ).get(pk=agency.pk)
    return all_settings(found.given, found.review_terms, day_of(at))


def all_settings(
    parameters: Sequence[Mapping[str, Any]], terms: Sequence[Mapping[str, Any]], day: date
) -> tuple[DatedSetting, ...]:
    """What the two columns brought, in order of the days; of the same day the rule's own limit last."""
    both = (*settings_from(parameters), *review_terms_from(terms, day))
    return tuple(sorted(both, key=lambda item: item.since))


def review_terms_from(column: Sequence[Mapping[str, Any]], day: date) -> tuple[DatedSetting, ...]:
    """What `review_terms_column` brought, as values the agency set: each ends with its edition."""
    found: list[DatedSetting] = []
    following = [date.fromisoformat(item["since"]) for item in column[1:]]
    for number, item in enumerate(column):
        found.append(_setting(item["term"] or None, date.fromisoformat(item["since"])))
        after = date.fromisoformat(item["until"]) + timedelta(days=1) if item["until"] else None
        if after and after <= day and not (number < len(following) and following[number] <= after):
            found.append(_setting(None, after))
    return tuple(found)


def _setting(value: str | None, since: date) -> DatedSetting:
    return DatedSetting(name=REVIEW_TERM, value=value, since=since)
