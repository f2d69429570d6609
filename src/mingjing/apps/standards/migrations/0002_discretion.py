"""Editions of the discretion standard and their rows; once one is adopted, triggers refuse every change."""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION standards_discretion_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is not allowed: what was adopted stays as it is', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE TRIGGER discretion_adopted_fixed BEFORE UPDATE OR DELETE ON standards_discretionedition
    FOR EACH ROW WHEN (OLD.adopted_on IS NOT NULL) EXECUTE FUNCTION standards_discretion_refuse();

CREATE FUNCTION standards_discretion_row_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM standards_discretionedition edition WHERE edition.adopted_on IS NOT NULL
        AND (TG_OP <> 'INSERT' AND edition.id = OLD.edition_id
            OR TG_OP <> 'DELETE' AND edition.id = NEW.edition_id)) THEN
        RAISE EXCEPTION '% of a row is not allowed: its edition was adopted', TG_OP
            USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER discretion_row_fixed BEFORE INSERT OR UPDATE OR DELETE ON standards_discretioneditionrow
    FOR EACH ROW EXECUTE FUNCTION standards_discretion_row_fixed();

CREATE TRIGGER discretion_never_emptied BEFORE TRUNCATE ON standards_discretionedition
    FOR EACH STATEMENT EXECUTE FUNCTION standards_discretion_refuse();
CREATE TRIGGER discretion_rows_never_emptied BEFORE TRUNCATE ON standards_discretioneditionrow
    FOR EACH STATEMENT EXECUTE FUNCTION standards_discretion_refuse();
"""
WITHOUT_FUNCTIONS = """
DROP TRIGGER discretion_rows_never_emptied ON standards_discretioneditionrow;
DROP TRIGGER discretion_never_emptied ON standards_discretionedition;
DROP TRIGGER discretion_row_fixed ON standards_discretioneditionrow;
DROP TRIGGER discretion_adopted_fixed ON standards_discretionedition;
DROP FUNCTION standards_discretion_row_fixed(), standards_discretion_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_catalogue")]

    operations = [
        migrations.CreateModel(
            name="DiscretionEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="制定日期")),
                ("since", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                ("adopted_by", models.CharField(blank=True, max_length=120, verbose_name="由谁制定")),
                (
                    "adopter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discretion_editions",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编制人",
                    ),
                ),
            ],
            options={"verbose_name": "裁量基准"},
        ),
        migrations.CreateModel(
            name="DiscretionEditionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="序号")),
                ("offence", models.CharField(max_length=200, verbose_name="违法行为")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                ("grade", models.CharField(blank=True, max_length=20, verbose_name="裁量")),
                ("circumstances", models.CharField(blank=True, max_length=300, verbose_name="情形")),
                (
                    "parties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="适用对象",
                    ),
                ),
                (
                    "penalty_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="处罚种类",
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="下限"
                    ),
                ),
                (
                    "high",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="上限"
                    ),
                ),
                ("low_in", models.BooleanField(default=True, verbose_name="含下限")),
                ("high_in", models.BooleanField(default=True, verbose_name="含上限")),
                ("measure", models.CharField(default="元", max_length=20, verbose_name="单位")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="standards.discretionedition",
                        verbose_name="裁量基准",
                    ),
                ),
            ],
            options={"verbose_name": "裁量基准行"},
        ),
        migrations.AddConstraint(
            model_name="discretionedition",
            constraint=models.UniqueConstraint(fields=("agency", "since"), name="discretion_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="discretionedition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("adopted_on", None)), fields=("agency",), name="discretion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="discretionedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("adopted_on", None), ("since", None)),
                    models.Q(("adopted_on__isnull", False), ("since__gte", models.F("adopted_on"))),
                    _connector="OR",
                ),
                name="discretion_not_before_adopted",
            ),
        ),
        migrations.AddIndex(
            model_name="discretioneditionrow",
            index=models.Index(fields=["edition", "offence"], name="discretion_row_offence"),
        ),
        migrations.AddConstraint(
            model_name="discretioneditionrow",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("edition", "position"),
                name="discretion_row_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="discretioneditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade__in", ["", "不予处罚", "从轻", "减轻", "一般", "从重"])),
                name="discretion_row_grade_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="discretioneditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("measure__in", ["元", "违法所得的倍数", "货值的倍数"])),
                name="discretion_row_measure_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="discretioneditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("low", None),
                    ("high", None),
                    models.Q(("high__gte", models.F("low")), ("low__gte", 0)),
                    _connector="OR",
                ),
                name="discretion_row_minimum_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="discretioneditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("high", None), ("low", None)),
                    ("penalty_kinds__contains", ["罚款"]),
                    _connector="OR",
                ),
                name="discretion_row_range_fines",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
    ]
