"""The table of daily counts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DailyCount",
            fields=[
                (
                    "who",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="来源摘要"
                    ),
                ),
                ("day", models.DateField(db_index=True, verbose_name="日期")),
                ("count", models.PositiveSmallIntegerField(default=0, verbose_name="次数")),
            ],
            options={"verbose_name": "当日次数"},
        )
    ]
