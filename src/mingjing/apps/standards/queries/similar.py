"""Similar cases: what was decided for the same offence, here and in sister agencies, and where a draft lies.

Nothing here measures lawfulness: it shows whether like was treated alike, and names what stands out by a
stated rule, so that somebody looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, Count, F, FloatField, Q, QuerySet
from django.urls import reverse

from mingjing.apps.casework.queries import File
from mingjing.apps.registry.models import Agency

# Fewer cases than this say nothing of what is usual.
FEW = 8
# Outside the quartiles by more than this many times their distance is called an outlier (Tukey's rule).
FENCE = Decimal("1.5")
SHOWN = 200
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCase:
    """One decided case. `link`: to its file, empty where it is another agency's."""

    agency: str
    number: str
    grade: str
    fine: Decimal
    at: datetime
    link: str
    outlier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """How fines are spread, in 元: the least, the quarters, the most; and how many there are."""

    count: int
    low: Decimal
    first: Decimal
    median: Decimal
    third: Decimal
    high: Decimal

    def unusual(self, fine: Decimal) -> bool:
        """Whether a fine stands out: more than FENCE times the quartiles' distance beyond them."""
        reach = FENCE * (self.third - self.first)
        return self.count >= FEW and not self.first - reach <= fine <= self.third + reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """What was decided for an offence. `grade`: the grade compared with, empty where all are.

    `spread` is None where nothing was decided yet. `below`: how many of the cases compared with were
    fined less than the draft, None without a draft's fine. `cases`: the newest SHOWN of them.
    """

    offence: str
    grade: str
    agencies: int
    spread: Quartiles | None
    fine: Decimal | None
    below: int | None
    cases: tuple[DecidedCase, ...]

    @property
    def enough(self) -> bool:
        """Whether there are enough to say what is usual."""
        return self.spread is not None and self.spread.count >= FEW

    @property
    def outlier(self) -> bool:
        """Whether the draft stands out."""
        return self.fine is not None and self.spread is not None and self.spread.unusual(self.fine)


class _Quarters(Aggregate):
    """The least, the quarters and the most, with linear interpolation between neighbours."""

    function = "percentile_cont"
    template = "percentile_cont(ARRAY[0,0.25,0.5,0.75,1]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(FloatField())
    allow_distinct = False


def similar(
    agency: Agency, offence: str, *, fine: Decimal | None = None, grade: str = "", without: UUID | None = None
) -> Similar | None:
    """The decided penalties for an offence of the agency and of those under the same supervisor.

    Compared within the grade where it has at least FEW cases, else with all grades. `without`: the file
    that asks. None where no offence is named. Two statements.
    """
    if not offence:
        return None
    rows = _decided(agency, offence, without)
    lower = Q(decided_fine__lt=fine) if fine is not None else Q(pk__in=[])
    same = Q(decided_grade=grade)
    found = rows.order_by().aggregate(
        count=Count("pk"), agencies=Count("agency", distinct=True), quarters=_Quarters("decided_fine"),
        below=Count("pk", filter=lower), same=Count("pk", filter=same),
        same_agencies=Count("agency", filter=same, distinct=True),
        same_quarters=_Quarters("decided_fine", filter=same), same_below=Count("pk", filter=lower & same),
    )  # fmt: skip
    within = bool(grade) and found["same"] >= FEW
    start = "same_" if within else ""
    spread = _spread(found["same" if within else "count"], found[f"{start}quarters"])
    return Similar(
        offence=offence, grade=grade if within else "", agencies=found[f"{start}agencies"], spread=spread,
        fine=fine, below=found[f"{start}below"] if fine is not None else None,
        cases=tuple(_cases(rows.filter(same) if within else rows, agency, spread)) if spread else (),
    )  # fmt: skip


def _decided(agency: Agency, offence: str, without: UUID | None) -> QuerySet[File]:
    mine = Q(agency=agency)
    if agency.parent_id:
        sisters = Agency.objects.filter(parent=agency.parent_id, is_supervisor=False).values("pk")
        mine |= Q(agency__in=sisters)
    rows = File.objects.filter(mine, offence=offence, decided_fine__isnull=False)
    return rows.exclude(pk=without) if without else rows


def _spread(count: int, quarters: list[float] | None) -> Quartiles | None:
    if not count or quarters is None:
        return None
    low, first, median, third, high = (Decimal(str(value)).quantize(_CENT) for value in quarters)
    return Quartiles(count=count, low=low, first=first, median=median, third=third, high=high)


def _cases(rows: QuerySet[File], agency: Agency, spread: Quartiles) -> Iterator[DecidedCase]:
    wanted = rows.annotate(agency_name=F("agency__name")).order_by(F("decided_at").desc(), "pk")
    fields = ("pk", "agency_id", "agency_name", "number", "decided_grade", "decided_fine", "decided_at")
    for row in wanted.values(*fields)[:SHOWN]:
        yield _case(row, agency, spread)


def _case(row: dict[str, Any], agency: Agency, spread: Quartiles) -> DecidedCase:
    own = row["agency_id"] == agency.pk
    return DecidedCase(
        agency=row["agency_name"], number=row["number"] if own else "", grade=row["decided_grade"],
        fine=row["decided_fine"], at=row["decided_at"], outlier=spread.unusual(row["decided_fine"]),
        link=reverse("desk:file", args=[row["pk"]]) if own else "",
    )  # fmt: skip
