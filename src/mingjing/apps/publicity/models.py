"""What is public, as a projection of history: every row can be derived anew from its file's entries."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from mingjing.apps.publicity.items import ENDED, KINDS, PUBLISHED, WITHDRAWN
from mingjing.apps.registry.models import Agency


class Publication(models.Model):
    """One published draft of a file.

    `position`: of its first draft's entry; the identifier is derived from it, so that the address stays.
    `shown_by`: position of the entry that made the present content public and commits to it.
    `content`: [[label, value]], redacted; `corrections`: [[day, text]]; `text_*`: the public version of
    the decision's full text, empty where only a summary is public; `data_*`: the content as a file;
    `code`: the verification code of the document it tells of.
    """

    id = models.UUIDField("编号", primary_key=True)
    file = models.ForeignKey(
        "casework.File", models.PROTECT, verbose_name="案卷", related_name="publications"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="publications")
    position = models.PositiveIntegerField("公示稿记录")
    shown_by = models.PositiveIntegerField("公开记录")
    kind = models.CharField("类别", max_length=20)
    state = models.CharField("状态", max_length=20)
    title = models.CharField("标题", max_length=300)
    document_no = models.CharField("文号", max_length=100, blank=True)
    party_name = models.CharField("相对人", max_length=200, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    published_at = models.DateTimeField("公开时间")
    display_until = models.DateField("公示截止日", null=True)
    ended_at = models.DateTimeField("停止时间", null=True)
    ended_reason = models.TextField("停止原因", blank=True)
    form = models.CharField("公开形式", max_length=20, blank=True)
    content = models.JSONField("公开内容")
    corrections = models.JSONField("更正", default=list)
    code = models.CharField("核验码", max_length=19, blank=True)
    text_sha256 = models.CharField("全文 SHA-256", max_length=64, blank=True)
    text_sm3 = models.CharField("全文 SM3", max_length=64, blank=True)
    data_sha256 = models.CharField("内容 SHA-256", max_length=64, blank=True)
    data_sm3 = models.CharField("内容 SM3", max_length=64, blank=True)
    search = SearchVectorField("检索词", default="")
    search_text = models.TextField("检索文字", blank=True)

    class Meta:
        verbose_name = "公示信息"
        constraints = (
            models.UniqueConstraint(fields=["file", "position"], name="publication_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[PUBLISHED, WITHDRAWN, ENDED]), name="publication_state_known"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=list(KINDS)), name="publication_kind_known"),
            models.CheckConstraint(
                condition=models.Q(state=PUBLISHED, ended_at=None)
                | (~models.Q(state=PUBLISHED) & models.Q(ended_at__isnull=False)),
                name="publication_ended_with_moment",
            ),
        )
        indexes = (
            models.Index(
                fields=["-published_at", "-id"],
                condition=models.Q(state=PUBLISHED),
                name="publication_newest",
            ),
            models.Index(
                fields=["agency", "-published_at", "-id"],
                condition=models.Q(state=PUBLISHED), name="publication_of_agency",
            ),
            GinIndex(fields=["search"], name="publication_search"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title
