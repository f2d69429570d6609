"""What an official has typed and not yet entered."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """A form begun: the fields as posted, kept until the act is entered. `place`: the form's address."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="账号", related_name="drafts"
    )
    place = models.CharField("表单", max_length=200)
    posted = models.TextField("已填内容")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "草稿"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "place"], name="draft_once_per_form")
        ]

    def __str__(self) -> str:
        return self.place
