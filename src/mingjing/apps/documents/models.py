"""Tables of this room: the counters of document numbers, the numbers given out, the documents issued."""

from django.db import models
from django.db.models.functions import Now


class NumberSeries(models.Model):
    """A run of numbers: agency word, series word and year. `last`: the highest number given out."""

    agency_word = models.CharField("机关代字", max_length=40)
    series = models.CharField("文种代字", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后号", default=0)

    class Meta:
        verbose_name = "文号序列"
        constraints = (
            models.UniqueConstraint(fields=["agency_word", "series", "year"], name="number_series_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_word}{self.series}〔{self.year}〕"


class DocumentNumber(models.Model):
    """A number given out. It is never given out again: a void number stays and says why."""

    run = models.ForeignKey(NumberSeries, models.PROTECT, verbose_name="序列", related_name="numbers")
    ordinal = models.PositiveIntegerField("顺序号")
    text = models.CharField("文号", max_length=100, unique=True)
    allotted_at = models.DateTimeField("编号时间", db_default=Now())
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "文号"
        constraints = (
            models.UniqueConstraint(fields=["run", "ordinal"], name="number_once_in_series"),
            models.CheckConstraint(condition=models.Q(ordinal__gte=1), name="number_from_one"),
            models.CheckConstraint(
                condition=models.Q(voided_at__isnull=True, void_reason="")
                | (models.Q(voided_at__isnull=False) & ~models.Q(void_reason="")),
                name="number_void_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.text


class IssuedDocument(models.Model):
    """A document as it was issued: whose file, the digest of its bytes, the code to check it by."""

    document = models.CharField("文书", max_length=60)
    file_id = models.UUIDField("案卷", db_index=True)
    number = models.OneToOneField(
        DocumentNumber, models.PROTECT, verbose_name="文号", null=True, blank=True, related_name="issued"
    )
    code = models.CharField("核验码", max_length=19, unique=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    dated = models.DateField("成文日期")
    issued_at = models.DateTimeField("制作时间", db_default=Now())

    class Meta:
        verbose_name = "已制作文书"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="issued_sha256_hex"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} {self.code}"
