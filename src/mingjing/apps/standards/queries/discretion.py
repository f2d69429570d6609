"""The agency's discretion standard: which edition is in force on a day, its rows as the law takes them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from mingjing.apps.registry.models import Agency
from mingjing.apps.registry.queries import day_of
from mingjing.apps.standards.models import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.queries.editions import ADOPTED, Dated, begun, dated
from mingjing.core.law.discretion import DiscretionRow
from mingjing.core.law.ranges import FineRange, Measure

# Only the rows for the offence of the file, or of the draft in hand: a standard may have thousands.
_ROWS = """ARRAY(SELECT to_jsonb(line) FROM standards_discretioneditionrow line
    WHERE line.edition_id = (SELECT edition.id FROM standards_discretionedition edition
        WHERE edition.agency_id = registry_agency.id AND edition.adopted_on IS NOT NULL
        AND edition.since <= %s ORDER BY edition.since DESC LIMIT 1)
    AND line.offence IN (casework_file.offence, %s) ORDER BY line.position)"""


def discretion_column(at: datetime, offence: str) -> RawSQL:
    """The rows for a file's offence, or for `offence`, as a column of files joined with the agency."""
    return RawSQL(_ROWS, [day_of(at), offence], output_field=ArrayField(JSONField()))  # noqa: S611 - constants


def discretion_from(column: Iterable[Mapping[str, Any]]) -> tuple[DiscretionRow, ...]:
    """What `discretion_column` brought, as the law takes it."""
    return tuple(map(_row, column))


def discretion_of(agency: Agency, offence: str, at: datetime) -> tuple[DiscretionRow, ...]:
    """The rows in force for an offence, where there is no file yet; none where no offence is named."""
    edition = discretion_in_force(agency, day_of(at)) if offence else None
    return law_rows(rows_of(edition).filter(offence=offence)) if edition else ()


def discretion_in_force(agency: Agency | str, day: date) -> DiscretionEdition | None:
    """The edition that holds on the day."""
    return DiscretionEdition.objects.filter(begun(day), agency=agency).order_by("-since").first()


def discretion_draft(agency: Agency) -> DiscretionEdition | None:
    """The edition that is being prepared."""
    return DiscretionEdition.objects.filter(agency=agency, adopted_on=None).first()


def discretion_editions(agency: Agency | str, day: date) -> list[Dated[DiscretionEdition]]:
    """All adopted editions, newest first, each with its last day and its state on the day."""
    rows = DiscretionEdition.objects.filter(ADOPTED, agency=agency).order_by("-since")
    return dated(rows.select_related("adopter"), day)


def editions_in_force(day: date) -> list[DiscretionEdition]:
    """The edition that holds on the day of every agency that has one, by the agency's name."""
    adopted = DiscretionEdition.objects.filter(begun(day))
    newest = adopted.filter(agency=OuterRef("agency")).order_by("-since").values("pk")[:1]
    rows = adopted.filter(pk=Subquery(newest)).select_related("agency")
    return list(rows.order_by("agency__name", "pk"))


def rows_of(
    editions: DiscretionEdition | Sequence[DiscretionEdition], *, text: str = ""
) -> QuerySet[DiscretionEditionRow]:
    """The rows as they stand in one edition or several; those whose words have the text."""
    several = [editions] if isinstance(editions, DiscretionEdition) else list(editions)
    rows = DiscretionEditionRow.objects.filter(edition__in=several).order_by("edition", "position")
    if not text:
        return rows
    return rows.filter(
        Q(offence__icontains=text) | Q(basis__icontains=text) | Q(circumstances__icontains=text)
    )


def law_rows(rows: Iterable[DiscretionEditionRow]) -> tuple[DiscretionRow, ...]:
    """Stored rows as the law takes them."""
    return tuple(_row(vars(row)) for row in rows)


def offences_in_force(agency: Agency, day: date) -> tuple[str, ...]:
    """The offences of the standard in force, in its order; one statement."""
    adopted = DiscretionEdition.objects.filter(begun(day), agency=agency)
    newest = adopted.order_by("-since").values("pk")[:1]
    rows = DiscretionEditionRow.objects.filter(edition__in=newest).order_by("position")
    return tuple(dict.fromkeys(rows.values_list("offence", flat=True)))


def _row(item: Mapping[str, Any]) -> DiscretionRow:
    given = {name: None if item[name] is None else Decimal(str(item[name])) for name in ("low", "high")}
    fined = given["low"] is not None or given["high"] is not None
    fine = FineRange(
        **given, low_in=item["low_in"], high_in=item["high_in"], measure=Measure(item["measure"])
    )
    return DiscretionRow(
        offence=item["offence"], basis=item["basis"], grade=item["grade"],
        circumstances=item["circumstances"], parties=tuple(item["parties"]),
        penalty_kinds=tuple(item["penalty_kinds"]), fine=fine if fined else None,
    )  # fmt: skip
