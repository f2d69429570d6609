import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="Counsel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="类别")),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("organisation", models.CharField(blank=True, max_length=100, verbose_name="所在单位")),
                ("licence", models.CharField(blank=True, max_length=40, verbose_name="执业证号")),
                ("speciality", models.CharField(blank=True, max_length=200, verbose_name="专长")),
                ("shared", models.BooleanField(default=False, verbose_name="供下级机关共用")),
                ("since", models.DateField(verbose_name="自")),
                ("until", models.DateField(blank=True, null=True, verbose_name="至")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counsels",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "公职律师、法律顾问",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["public_lawyer", "counsel", "outside_lawyer"])),
                        name="counsel_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Responsible",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("duty", models.CharField(max_length=20, verbose_name="责任")),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("position", models.CharField(max_length=60, verbose_name="职务")),
                ("since", models.DateField(verbose_name="自")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsible",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "责任人",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "duty", "since"), name="responsible_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duty__in", ["first", "direct"])), name="responsibility_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("local_name", models.CharField(blank=True, max_length=60, verbose_name="本地称谓")),
                ("head", models.CharField(blank=True, max_length=60, verbose_name="负责人")),
                ("since", models.DateField(verbose_name="自")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_bodies",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                        verbose_name="科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "法制审核机构",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "since"), name="review_body_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="类别")),
                (
                    "legal_background",
                    models.CharField(blank=True, max_length=200, verbose_name="法律专业背景"),
                ),
                (
                    "reviewed_since",
                    models.DateField(blank=True, null=True, verbose_name="此前初次审核行政处罚的日期"),
                ),
                ("ended_because", models.CharField(blank=True, max_length=200, verbose_name="免去原因")),
                (
                    "appointment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewer",
                        to="registry.appointment",
                        verbose_name="任职",
                    ),
                ),
            ],
            options={
                "verbose_name": "法制审核人员",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["legal_unit", "full_time", "public_lawyer", "counsel", "outside_lawyer"],
                            )
                        ),
                        name="reviewer_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="种类")),
                ("subject", models.CharField(max_length=200, verbose_name="内容")),
                ("held_on", models.DateField(verbose_name="日期")),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="学时")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "attendees",
                    models.ManyToManyField(
                        related_name="trainings", to=settings.AUTH_USER_MODEL, verbose_name="参加人员"
                    ),
                ),
            ],
            options={
                "verbose_name": "培训",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["before_duty", "on_duty", "regular", "special"])),
                        name="training_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gt", 0)), name="training_hours_positive"
                    ),
                ],
            },
        ),
    ]
