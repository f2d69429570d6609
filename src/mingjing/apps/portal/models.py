"""How often somebody asked for a correction today: a count, not who."""

from django.db import models


class DailyCount(models.Model):
    """`who`: a keyed digest of an address and the day, which can't be turned back into the address."""

    who = models.CharField("来源摘要", max_length=64, primary_key=True)
    day = models.DateField("日期", db_index=True)
    count = models.PositiveSmallIntegerField("次数", default=0)

    class Meta:
        verbose_name = "当日次数"

    def __str__(self) -> str:
        return str(self.count)
