"""What waits for an answer in each file, so that its lists are read in order and not looked for."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_filings"), ("registry", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="Asked",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20, verbose_name="所待")),
                ("position", models.PositiveIntegerField(verbose_name="序号")),
                ("act", models.CharField(max_length=60, verbose_name="行为")),
                ("at", models.DateTimeField(verbose_name="行为时间")),
                ("by_name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                        to="registry.agency", verbose_name="机关",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="asked",
                        to="casework.file", verbose_name="案卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "待复",
                "indexes": [
                    models.Index(fields=["agency", "kind", "at", "file"], name="asked_longest_waiting")
                ],
                "constraints": [models.UniqueConstraint(fields=("file", "kind"), name="asked_kind_once")],
            },
        ),
    ]  # fmt: skip
