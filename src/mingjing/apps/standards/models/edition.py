"""What every edition has, whatever its rows say: its head, who prepared it, who adopted it and when."""

from django.db import models

from mingjing.apps.registry.models import Account


class Edition(models.Model):
    """A draft while `adopted_on` is empty, then fixed. It ends where the next of the agency begins."""

    name = models.CharField("名称", max_length=120)
    document_number = models.CharField("文号", max_length=60, blank=True)
    prepared_by = models.ForeignKey(Account, models.PROTECT, verbose_name="编制人", related_name="+")
    adopted_on = models.DateField("制定日期", null=True, blank=True)
    since = models.DateField("施行日期", null=True, blank=True)
    adopted_by = models.CharField("由谁制定", max_length=120, blank=True)
    adopter = models.ForeignKey(
        Account, models.PROTECT, verbose_name="签发人", null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def edition_constraints(name: str) -> tuple[models.BaseConstraint, ...]:
    """For an agency one draft, one edition a day, and none in force before it is adopted."""
    return (
        models.UniqueConstraint(fields=["agency", "since"], name=f"{name}_once_a_day"),
        models.UniqueConstraint(
            fields=["agency"], condition=models.Q(adopted_on=None), name=f"{name}_one_draft"
        ),
        models.CheckConstraint(
            condition=models.Q(adopted_on=None, since=None)
            | models.Q(adopted_on__isnull=False, since__gte=models.F("adopted_on")),
            name=f"{name}_not_before_adopted",
        ),
    )
