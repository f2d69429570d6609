"""Editions of the catalogue and their rows; once an edition is adopted, triggers refuse every change."""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION standards_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is not allowed: what was adopted stays as it is', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE TRIGGER catalogue_adopted_fixed BEFORE UPDATE OR DELETE ON standards_catalogueedition
    FOR EACH ROW WHEN (OLD.adopted_on IS NOT NULL) EXECUTE FUNCTION standards_refuse_change();

CREATE FUNCTION standards_catalogue_row_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM standards_catalogueedition edition WHERE edition.adopted_on IS NOT NULL
        AND (TG_OP <> 'INSERT' AND edition.id = OLD.edition_id
            OR TG_OP <> 'DELETE' AND edition.id = NEW.edition_id)) THEN
        RAISE EXCEPTION '% of a row is not allowed: its edition was adopted', TG_OP
            USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER catalogue_row_fixed BEFORE INSERT OR UPDATE OR DELETE ON standards_catalogueeditionrow
    FOR EACH ROW EXECUTE FUNCTION standards_catalogue_row_fixed();

CREATE TRIGGER catalogue_never_emptied BEFORE TRUNCATE ON standards_catalogueedition
    FOR EACH STATEMENT EXECUTE FUNCTION standards_refuse_change();
CREATE TRIGGER catalogue_rows_never_emptied BEFORE TRUNCATE ON standards_catalogueeditionrow
    FOR EACH STATEMENT EXECUTE FUNCTION standards_refuse_change();
"""
WITHOUT_FUNCTIONS = """
DROP TRIGGER catalogue_rows_never_emptied ON standards_catalogueeditionrow;
DROP TRIGGER catalogue_never_emptied ON standards_catalogueedition;
DROP TRIGGER catalogue_row_fixed ON standards_catalogueeditionrow;
DROP TRIGGER catalogue_adopted_fixed ON standards_catalogueedition;
DROP FUNCTION standards_catalogue_row_fixed(), standards_refuse_change();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("registry", "0001_tables"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="CatalogueEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                ("level", models.CharField(blank=True, max_length=20, verbose_name="本机关层级")),
                ("standard", models.BooleanField(default=False, verbose_name="作为下级机关的标准")),
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
                        related_name="catalogues",
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
            options={"verbose_name": "法制审核目录"},
        ),
        migrations.CreateModel(
            name="CatalogueEditionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("matter", models.CharField(max_length=200, verbose_name="事项")),
                ("kind", models.CharField(max_length=20, verbose_name="执法类别")),
                (
                    "acts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="决定种类",
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
                ("level", models.CharField(blank=True, max_length=20, verbose_name="执法层级")),
                ("domain", models.CharField(blank=True, max_length=60, verbose_name="所属领域")),
                (
                    "parties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="当事人",
                    ),
                ),
                (
                    "threshold",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="金额"
                    ),
                ),
                ("inclusive", models.BooleanField(default=True, verbose_name="含本数")),
                (
                    "counts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="计入的金额",
                    ),
                ),
                ("together", models.BooleanField(default=False, verbose_name="相加计算")),
                (
                    "effects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="影响",
                    ),
                ),
                (
                    "uses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="用于",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="standards.catalogueedition",
                        verbose_name="目录",
                    ),
                ),
            ],
            options={"verbose_name": "目录行"},
        ),
        migrations.AddConstraint(
            model_name="catalogueedition",
            constraint=models.UniqueConstraint(fields=("agency", "since"), name="catalogue_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="catalogueedition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("adopted_on", None)), fields=("agency",), name="catalogue_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="catalogueedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("adopted_on", None), ("since", None)),
                    models.Q(("adopted_on__isnull", False), ("since__gte", models.F("adopted_on"))),
                    _connector="OR",
                ),
                name="catalogue_not_before_adopted",
            ),
        ),
        migrations.AddConstraint(
            model_name="catalogueeditionrow",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("edition", "position"),
                name="catalogue_row_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="catalogueeditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["penalty", "coercion", "licence", "inspection", "expropriation"])
                ),
                name="catalogue_row_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="catalogueeditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("uses__contained_by", ["review", "hearing", "discussion", "filing"]),
                    ("uses__len__gt", 0),
                ),
                name="catalogue_row_has_use",
            ),
        ),
        migrations.AddConstraint(
            model_name="catalogueeditionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("counts__len", 0), ("threshold", None)),
                    models.Q(("counts__len__gt", 0), ("threshold__gt", 0)),
                    _connector="OR",
                ),
                name="catalogue_row_amount_counted",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
    ]
