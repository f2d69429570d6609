"""Tables of what is kept: contents, the uploads they came by, and who looked at them.

Rows are never changed (a trigger refuses it); of accesses none is deleted either.
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class StoredBlob(models.Model):
    """One content in the store. `size` in bytes; digests as lower-case hex."""

    sha256 = models.CharField("SHA-256", primary_key=True, max_length=64)
    sm3 = models.CharField("SM3", max_length=64)
    size = models.BigIntegerField("大小")
    sniffed_type = models.CharField("识别的类型", max_length=100)
    claimed_type = models.CharField("声明的类型", max_length=100, blank=True)
    created_at = models.DateTimeField("存入时间", db_default=Now())

    class Meta:
        verbose_name = "文件内容"
        constraints = (
            models.CheckConstraint(condition=models.Q(size__gte=0), name="blob_size_not_negative"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="blob_sha256_hex"
            ),
            models.CheckConstraint(condition=models.Q(sm3__regex="^[0-9a-f]{64}$"), name="blob_sm3_hex"),
        )

    def __str__(self) -> str:
        return self.sha256


class Upload(models.Model):
    """A content brought into a file under a name. `uploaded_by` is empty for what the system made."""

    blob = models.ForeignKey(StoredBlob, models.PROTECT, verbose_name="文件内容", related_name="uploads")
    file_id = models.UUIDField("案卷")
    name = models.CharField("原文件名", max_length=255)
    captured_at = models.DateTimeField("采集时间", null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="上传人", null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间", db_default=Now())

    class Meta:
        verbose_name = "上传"
        indexes = (models.Index(fields=["file_id", "id"], name="upload_of_file"),)

    def __str__(self) -> str:
        return self.name


class Access(models.Model):
    """Somebody was given a content. `part`: the bytes asked for, where not all."""

    upload = models.ForeignKey(Upload, models.PROTECT, verbose_name="上传", related_name="accesses")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="查看人", related_name="+")
    at = models.DateTimeField("时间", db_default=Now())
    purpose = models.CharField("用途", max_length=100)
    part = models.CharField("字节范围", max_length=60, blank=True)

    class Meta:
        verbose_name = "查看记录"

    def __str__(self) -> str:
        return f"{self.upload_id} {self.at}"
