"""Editions of an agency's discretion standard. Once adopted, the database refuses every change."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.models.edition import Edition, edition_constraints
from mingjing.core.law.discretion import FINED, WHOLE
from mingjing.core.law.ranges import Measure
from mingjing.core.record.catalogue import FIELDS

GRADES = (WHOLE, *FIELDS["discretion_level"].choices)


class DiscretionEdition(Edition):
    """One edition of the discretion standard."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name="机关", related_name="discretion_editions"
    )

    class Meta:
        verbose_name = "裁量基准"
        constraints = edition_constraints("discretion")


class DiscretionEditionRow(models.Model):
    """One row of an edition, as `core.law.discretion.DiscretionRow` says; bounds in 元 or times `measure`."""

    edition = models.ForeignKey(
        DiscretionEdition, models.CASCADE, verbose_name="裁量基准", related_name="rows"
    )
    position = models.PositiveIntegerField("序号")
    offence = models.CharField("违法行为", max_length=200)
    basis = models.CharField("依据", max_length=300, blank=True)
    grade = models.CharField("裁量", max_length=20, blank=True)
    circumstances = models.CharField("情形", max_length=300, blank=True)
    parties = ArrayField(models.CharField(max_length=20), verbose_name="适用对象", default=list, blank=True)
    penalty_kinds = ArrayField(
        models.CharField(max_length=60), verbose_name="处罚种类", default=list, blank=True
    )
    low = models.DecimalField("下限", max_digits=18, decimal_places=2, null=True, blank=True)
    high = models.DecimalField("上限", max_digits=18, decimal_places=2, null=True, blank=True)
    low_in = models.BooleanField("含下限", default=True)
    high_in = models.BooleanField("含上限", default=True)
    measure = models.CharField("单位", max_length=20, default=Measure.YUAN.value)

    class Meta:
        verbose_name = "裁量基准行"
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "position"], name="discretion_row_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(grade__in=list(GRADES)), name="discretion_row_grade_known"
            ),
            models.CheckConstraint(
                condition=models.Q(measure__in=[item.value for item in Measure]),
                name="discretion_row_measure_known",
            ),
            models.CheckConstraint(
                condition=models.Q(low=None)
                | models.Q(high=None)
                | models.Q(low__gte=0, high__gte=models.F("low")),
                name="discretion_row_minimum_first",
            ),
            models.CheckConstraint(
                condition=models.Q(low=None, high=None) | models.Q(penalty_kinds__contains=[FINED]),
                name="discretion_row_range_fines",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=["edition", "offence"], name="discretion_row_offence"),)

    def __str__(self) -> str:
        return f"{self.position} {self.offence}"
