"""The table of what is public."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("casework", "0002_unchangeable"), ("registry", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False, verbose_name="编号")),
                ("position", models.PositiveIntegerField(verbose_name="公示稿记录")),
                ("shown_by", models.PositiveIntegerField(verbose_name="公开记录")),
                ("kind", models.CharField(max_length=20, verbose_name="类别")),
                ("state", models.CharField(max_length=20, verbose_name="状态")),
                ("title", models.CharField(max_length=300, verbose_name="标题")),
                ("document_no", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                ("party_name", models.CharField(blank=True, max_length=200, verbose_name="相对人")),
                ("decided_on", models.DateField(null=True, verbose_name="决定日期")),
                ("published_at", models.DateTimeField(verbose_name="公开时间")),
                ("display_until", models.DateField(null=True, verbose_name="公示截止日")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="停止时间")),
                ("ended_reason", models.TextField(blank=True, verbose_name="停止原因")),
                ("form", models.CharField(blank=True, max_length=20, verbose_name="公开形式")),
                ("content", models.JSONField(verbose_name="公开内容")),
                ("corrections", models.JSONField(default=list, verbose_name="更正")),
                ("code", models.CharField(blank=True, max_length=19, verbose_name="核验码")),
                ("text_sha256", models.CharField(blank=True, max_length=64, verbose_name="全文 SHA-256")),
                ("text_sm3", models.CharField(blank=True, max_length=64, verbose_name="全文 SM3")),
                ("data_sha256", models.CharField(blank=True, max_length=64, verbose_name="内容 SHA-256")),
                ("data_sm3", models.CharField(blank=True, max_length=64, verbose_name="内容 SM3")),
                (
                    "search",
                    django.contrib.postgres.search.SearchVectorField(default="", verbose_name="检索词"),
                ),
                ("search_text", models.TextField(blank=True, verbose_name="检索文字")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="casework.file",
                        verbose_name="案卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "公示信息",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["-published_at", "-id"],
                        name="publication_newest",
                    ),
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["agency", "-published_at", "-id"],
                        name="publication_of_agency",
                    ),
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="publication_search"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "position"), name="publication_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["published", "withdrawn", "ended"])),
                        name="publication_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["decision", "inspection", "performance"])),
                        name="publication_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state", "published")),
                            models.Q(
                                models.Q(("state", "published"), _negated=True), ("ended_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="publication_ended_with_moment",
                    ),
                ],
            },
        )
    ]
