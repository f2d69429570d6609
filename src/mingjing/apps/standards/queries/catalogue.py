"""The agency's catalogue: which edition is in force on a day, its rows as the law takes them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL

from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import day_of
from mingjing.apps.standards.models import CatalogueEdition, CatalogueEditionRow
from mingjing.apps.standards.queries.editions import ADOPTED, Dated, begun, dated
from mingjing.core.law.catalogued import CatalogueRow, Use
from mingjing.core.record.vocabulary import FileKind

SETS = ("acts", "penalty_kinds", "parties", "counts", "effects")
PLAIN = ("matter", "level", "domain", "inclusive", "together", "basis", "note")
# Put together by the database, like the other columns of a file; `day` is bound for the %s.
_ROWS = """ARRAY(SELECT to_jsonb(line) || jsonb_build_object('since', edition.since, 'until', edition.until)
    FROM (SELECT own.id, own.level, own.since, lead(own.since) OVER (ORDER BY own.since) - 1 AS until
        FROM standards_catalogueedition own
        WHERE own.agency_id = registry_agency.id AND own.adopted_on IS NOT NULL) edition
    JOIN standards_catalogueeditionrow line  ON line.edition_id = edition.id
        AND line.level IN ('', edition.level)
    WHERE edition.since <= %s {running}
    ORDER BY edition.since, line.position)"""
# A file's duties are measured by the edition of their day: all since it was opened are wanted.
_SINCE_OPENED = "AND (edition.until IS NULL OR edition.until >= casework_file.opened_at::date)"


def catalogue_column(at: datetime) -> RawSQL:
    """The rows that bind a file, as a column of a query on files joined with the agency."""
    text = _ROWS.format(running=_SINCE_OPENED)
    return RawSQL(text, [day_of(at)], output_field=ArrayField(JSONField()))  # noqa: S611 - constants


def catalogue_from(column: Iterable[Mapping[str, Any]]) -> tuple[CatalogueRow, ...]:
    """What `catalogue_column` brought, as the law takes it."""
    return tuple(_row(item, date.fromisoformat(item["since"]), _day(item["until"])) for item in column)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def catalogue_of(agency: Agency, at: datetime) -> tuple[CatalogueRow, ...]:
    """The agency's rows up to a moment, where there is no file yet; one statement."""
    text = _ROWS.format(running="")
    column = RawSQL(text, [day_of(at)], output_field=ArrayField(JSONField()))  # noqa: S611 - constants
    rows = Agency.objects.filter(pk=agency.pk).annotate(lines=column).values_list("lines", flat=True)
    return catalogue_from(next(iter(rows), ()))


def editions(agency: Agency, day: date) -> list[Dated[CatalogueEdition]]:
    """All adopted editions, newest first, each with its last day and its state on the day."""
    return dated(CatalogueEdition.objects.filter(ADOPTED, agency=agency).order_by("-since"), day)


def in_force(agency: Agency, day: date) -> CatalogueEdition | None:
    """The edition that holds on the day."""
    return CatalogueEdition.objects.filter(begun(day), agency=agency).order_by("-since").first()


def draft_of(agency: Agency) -> CatalogueEdition | None:
    """The edition that is being prepared."""
    return CatalogueEdition.objects.filter(agency=agency, adopted_on=None).first()


def rows_of(edition: CatalogueEdition) -> QuerySet[CatalogueEditionRow]:
    """The rows as they stand in it."""
    return CatalogueEditionRow.objects.filter(edition=edition).order_by("position")


def law_rows(edition: CatalogueEdition, rows: Iterable[CatalogueEditionRow]) -> tuple[CatalogueRow, ...]:
    """The rows of an edition as the law takes them; a draft's as if it began today."""
    since = edition.since or date.min
    return tuple(_row(vars(row), since, None) for row in rows)


def standard_above(agency: Agency, day: date) -> CatalogueEdition | None:
    """The nearest catalogue in force that an agency above has marked as a standard for those below."""
    above = Agency.objects.filter(pk=agency.parent_id).first() if agency.parent_id else None
    while above is not None:
        edition = in_force(above, day)
        if edition is not None and edition.standard:
            return edition
        above = Agency.objects.filter(pk=above.parent_id).first() if above.parent_id else None
    return None


def _row(item: Mapping[str, Any], since: date, until: date | None) -> CatalogueRow:
    threshold = item["threshold"]
    more: dict[str, Any] = {name: frozenset(item[name]) for name in SETS}
    more |= {name: item[name] for name in PLAIN}
    return CatalogueRow(
        number=item["position"], kind=FileKind(item["kind"]), since=since, until=until,
        uses=frozenset(map(Use, item["uses"])),
        threshold=None if threshold is None else Decimal(str(threshold)),
        **more,
    )  # fmt: skip
