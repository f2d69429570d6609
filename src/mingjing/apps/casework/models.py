"""The tables of history, and what is derived from it.

Entry, Leaf and Checkpoint are history: rows are added and never changed (triggers refuse it; see the
second migration). Everything in Duty and Asked, and in File from `title` on, is derived and can be rebuilt.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now

from mingjing.apps.registry.models import Agency
from mingjing.core.record.vocabulary import FileKind, Procedure, Stage


class File(models.Model):
    """A case file. `opened_under`: rule sets binding when it was opened, as [{"id", "version"}].

    `token`: the key of the page that opened it, so that a page sent twice opens one file.
    `projected_at`: the moment for which the derived columns and duties were last counted.
    """

    id = models.UUIDField("编号", primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="files")
    kind = models.CharField("类别", max_length=20)
    procedure = models.CharField("程序", max_length=20)
    number = models.CharField("案号", max_length=60)
    opened_at = models.DateTimeField("开卷时间")
    opened_under = models.JSONField("开卷时的规则集")
    token = models.CharField("提交标识", max_length=64, null=True)

    title = models.CharField("案名", max_length=300, blank=True)
    stage = models.CharField("阶段", max_length=20, default=Stage.START.value)
    entry_count = models.PositiveIntegerField("记录数", default=0)
    last_at = models.DateTimeField("最近行为时间")
    party_name = models.CharField("当事人", max_length=200, blank=True)
    cause = models.CharField("案由", max_length=200, blank=True)
    offence = models.CharField("违法行为", max_length=200, blank=True)
    decided_grade = models.CharField("所定裁量", max_length=20, blank=True)
    decided_fine = models.DecimalField("所定罚款", max_digits=18, decimal_places=2, null=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    handler_ids = ArrayField(models.BigIntegerField(), verbose_name="承办人员", default=list)
    search = SearchVectorField("检索词", default="")
    search_text = models.TextField("检索文字", blank=True)
    projected_at = models.DateTimeField("计算时间")

    class Meta:
        verbose_name = "案卷"
        constraints = (
            models.UniqueConstraint(fields=["agency", "number"], name="file_number_once"),
            models.UniqueConstraint(fields=["agency", "token"], name="file_token_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[item.value for item in FileKind]), name="file_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[item.value for item in Stage]), name="file_stage_known"
            ),
            models.CheckConstraint(
                condition=models.Q(procedure__in=[item.value for item in Procedure]),
                name="file_procedure_known",
            ),
        )
        indexes = (
            models.Index(fields=["agency", "-id"], name="file_of_agency"),
            models.Index(fields=["agency", "stage", "-id"], name="file_of_agency_in_stage"),
            models.Index(
                fields=["offence", "agency"],
                include=["decided_fine", "decided_grade", "decided_at"],
                condition=models.Q(decided_fine__isnull=False),
                name="file_decided_alike",
            ),
            GinIndex(fields=["search"], name="file_search"),
            GinIndex(fields=["handler_ids"], name="file_handlers"),
        )

    def __str__(self) -> str:
        return self.number


class Entry(models.Model):
    """One act, done. `by` is empty for what the system did.

    `attachments`: [{"name", "sha256", "sm3", "size"}]; `documents`: what was issued with the act, each
    with its digests; `rules`: the rule sets asked, as [{"id", "version"}]; `salt`: 32 bytes of the
    commitment; `token`: the key of the page it came from.
    """

    file = models.ForeignKey(File, models.PROTECT, verbose_name="案卷", related_name="entries")
    position = models.PositiveIntegerField("序号")
    act = models.CharField("行为", max_length=60)
    at = models.DateTimeField("行为时间")
    recorded_at = models.DateTimeField("记录时间")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="记录人", null=True, related_name="+"
    )
    by_name = models.CharField("姓名", max_length=60)
    role = models.CharField("身份", max_length=30)
    data = models.JSONField("内容")
    attachments = models.JSONField("附件")
    documents = models.JSONField("文书")
    rules = models.JSONField("适用规则集")
    salt = models.BinaryField("盐")
    token = models.CharField("提交标识", max_length=64, null=True)

    class Meta:
        verbose_name = "记录"
        indexes = (
            models.Index(
                fields=["by", "at"], condition=models.Q(act="issue_review_opinion"), name="entry_opinions_by"
            ),
            models.Index(
                fields=["-at"],
                condition=models.Q(act__in=("file_major_decision", "report_spot_decision")),
                name="entry_filings",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["file", "position"], name="entry_position_once"),
            models.UniqueConstraint(fields=["file", "token"], name="entry_token_once"),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="entry_position_from_one"),
            models.CheckConstraint(
                condition=models.Q(recorded_at__gte=models.F("at")), name="entry_not_ahead_of_its_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.act}"


class Leaf(models.Model):
    """An entry's place in the log. Says itself which entry it stands for, so that a loss shows."""

    index = models.BigIntegerField("叶序号", primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT, verbose_name="记录", related_name="leaf")
    file_key = models.UUIDField("案卷")
    position = models.PositiveIntegerField("序号")
    commitment = models.CharField("承诺值", max_length=64)

    class Meta:
        verbose_name = "日志叶"

    def __str__(self) -> str:
        return str(self.index)


class LogHead(models.Model):
    """How many leaves the log has: a single row, whose lock is the log's lock."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField("叶数", default=0)

    class Meta:
        verbose_name = "日志头"
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="log_head_single"),)

    def __str__(self) -> str:
        return str(self.size)


class Checkpoint(models.Model):
    """A signed head of the log, as published; kept so that a log cut short shows."""

    size = models.BigIntegerField("叶数", primary_key=True)
    signed = models.TextField("检查点")
    recorded_at = models.DateTimeField("记录时间", db_default=Now())

    class Meta:
        verbose_name = "检查点"

    def __str__(self) -> str:
        return str(self.size)


class FileCounter(models.Model):
    """The last number given in a series and year."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    series = models.CharField("字", max_length=20)
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("末号")

    class Meta:
        verbose_name = "案号序列"
        constraints = (
            models.UniqueConstraint(fields=["agency", "series", "year"], name="file_counter_once"),
        )

    def __str__(self) -> str:
        return f"{self.series}{self.year}"


class Duty(models.Model):
    """A duty that opened in a file, as counted at the file's `projected_at`. `due_at` empty: 及时.

    `barred`: of the closing acts those that could not be opened then, each with what would lift it, as
    [{"lift", "source", "waits_for"}]; the source is empty where the order of the record bars.
    """

    id = models.UUIDField(primary_key=True)
    file = models.ForeignKey(File, models.PROTECT, verbose_name="案卷", related_name="duties")
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="duties")
    key = models.CharField("键", max_length=200)
    name = models.CharField("义务", max_length=100)
    clause = models.CharField("条款", max_length=120)
    source = models.TextField("出处")
    gist = models.TextField("要旨")
    role = models.CharField("责任人", max_length=30, null=True)
    opened_by = models.PositiveIntegerField("起算记录")
    opened_at = models.DateTimeField("起算时间")
    due_at = models.DateTimeField("到期时间", null=True)
    provisional = models.BooleanField("暂算", default=False)
    closed_by = models.PositiveIntegerField("完成记录", null=True)
    closed_at = models.DateTimeField("完成时间", null=True)
    closing_acts = ArrayField(models.CharField(max_length=60), verbose_name="完成行为", default=list)
    barred = models.JSONField("暂不能做", default=dict)
    lapse_act = models.CharField("期满行为", max_length=60, null=True)

    class Meta:
        verbose_name = "义务"
        constraints = (models.UniqueConstraint(fields=["file", "key"], name="duty_key_once"),)
        indexes = (
            models.Index(
                fields=["agency", "role", "due_at"], condition=models.Q(closed_at=None), name="duty_waiting"
            ),
            models.Index(
                fields=["due_at"],
                condition=models.Q(closed_at=None, lapse_act__isnull=False),
                name="duty_lapsing",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Asked(models.Model):
    """What waits for an answer in a file, as the entry that asked for it. `kind`: one of core's Awaited."""

    id = models.UUIDField(primary_key=True)
    file = models.ForeignKey(File, models.PROTECT, verbose_name="案卷", related_name="asked", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="+", db_index=False)
    kind = models.CharField("所待", max_length=20)
    position = models.PositiveIntegerField("序号")
    act = models.CharField("行为", max_length=60)
    at = models.DateTimeField("行为时间")
    by_name = models.CharField("姓名", max_length=60)

    class Meta:
        verbose_name = "待复"
        constraints = (models.UniqueConstraint(fields=["file", "kind"], name="asked_kind_once"),)
        indexes = (models.Index(fields=["agency", "kind", "at", "file"], name="asked_longest_waiting"),)

    def __str__(self) -> str:
        return self.kind
