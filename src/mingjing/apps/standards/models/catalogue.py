"""Editions of an agency's catalogue of major decisions. Once adopted, the database refuses every change."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.models.edition import Edition, edition_constraints
from mingjing.core.law.catalogued import Use
from mingjing.core.record.vocabulary import FileKind


def _words(label: str) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=60), verbose_name=label, default=list, blank=True)


class CatalogueEdition(Edition):
    """One edition of the catalogue.

    `level`: at which level this agency stands; rows that name another are for the agencies below.
    `standard`: those below are to measure their own catalogues by it.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="catalogues")
    basis = models.CharField("依据", max_length=300, blank=True)
    level = models.CharField("本机关层级", max_length=20, blank=True)
    standard = models.BooleanField("作为下级机关的标准", default=False)

    class Meta:
        verbose_name = "法制审核目录"
        constraints = edition_constraints("catalogue")


class CatalogueEditionRow(models.Model):
    """One row of an edition, as `core.law.catalogued.CatalogueRow` says; amounts in yuan."""

    edition = models.ForeignKey(CatalogueEdition, models.CASCADE, verbose_name="目录", related_name="rows")
    position = models.PositiveSmallIntegerField("序号")
    matter = models.CharField("事项", max_length=200)
    kind = models.CharField("执法类别", max_length=20)
    acts = _words("决定种类")
    penalty_kinds = _words("处罚种类")
    level = models.CharField("执法层级", max_length=20, blank=True)
    domain = models.CharField("所属领域", max_length=60, blank=True)
    parties = _words("当事人")
    threshold = models.DecimalField("金额", max_digits=18, decimal_places=2, null=True, blank=True)
    inclusive = models.BooleanField("含本数", default=True)
    counts = _words("计入的金额")
    together = models.BooleanField("相加计算", default=False)
    effects = _words("影响")
    uses = _words("用于")
    basis = models.CharField("依据", max_length=300, blank=True)
    note = models.CharField("备注", max_length=300, blank=True)

    class Meta:
        verbose_name = "目录行"
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "position"],
                name="catalogue_row_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[kind.value for kind in FileKind if kind is not FileKind.PUBLICATION]
                ),
                name="catalogue_row_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(uses__contained_by=[use.value for use in Use], uses__len__gt=0),
                name="catalogue_row_has_use",
            ),
            models.CheckConstraint(
                condition=models.Q(threshold=None, counts__len=0)
                | models.Q(threshold__gt=0, counts__len__gt=0),
                name="catalogue_row_amount_counted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.matter}"
