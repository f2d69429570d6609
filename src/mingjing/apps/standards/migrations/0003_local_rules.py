"""The agency's own rules and their filings; entered once, and never changed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FUNCTIONS = """
CREATE TRIGGER local_rule_fixed BEFORE UPDATE OR DELETE ON standards_localrule
    FOR EACH ROW EXECUTE FUNCTION standards_refuse_change();
CREATE TRIGGER local_rules_never_emptied BEFORE TRUNCATE ON standards_localrule
    FOR EACH STATEMENT EXECUTE FUNCTION standards_refuse_change();
CREATE TRIGGER local_rule_filing_fixed BEFORE UPDATE OR DELETE ON standards_localrulefiling
    FOR EACH ROW EXECUTE FUNCTION standards_refuse_change();
CREATE TRIGGER local_rule_filings_never_emptied BEFORE TRUNCATE ON standards_localrulefiling
    FOR EACH STATEMENT EXECUTE FUNCTION standards_refuse_change();
"""
WITHOUT_FUNCTIONS = """
DROP TRIGGER local_rule_filings_never_emptied ON standards_localrulefiling;
DROP TRIGGER local_rule_filing_fixed ON standards_localrulefiling;
DROP TRIGGER local_rules_never_emptied ON standards_localrule;
DROP TRIGGER local_rule_fixed ON standards_localrule;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_unchangeable"),
        ("registry", "0002_people"),
        ("standards", "0002_discretion"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LocalRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="种类")),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("adopted_on", models.DateField(verbose_name="制定日期")),
                ("since", models.DateField(verbose_name="施行日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="写明的内容",
                    ),
                ),
                ("review_term", models.CharField(blank=True, max_length=20, verbose_name="法制审核时限")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_rules",
                        to="registry.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.storedblob",
                        verbose_name="文本",
                    ),
                ),
            ],
            options={"verbose_name": "本机关的细则"},
        ),
        migrations.CreateModel(
            name="LocalRuleFiling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipient", models.CharField(max_length=60, verbose_name="接收机关")),
                ("filed_on", models.DateField(verbose_name="报备日期")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="standards.localrule",
                        verbose_name="细则",
                    ),
                ),
            ],
            options={"verbose_name": "细则报备"},
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.UniqueConstraint(
                fields=("agency", "kind", "since"), name="local_rule_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["review", "publicity", "record", "whole", "plan"])),
                name="local_rule_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__gte", models.F("adopted_on"))),
                name="local_rule_not_before_adopted",
            ),
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="local_rule_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="localrulefiling",
            constraint=models.UniqueConstraint(fields=("rule", "recipient"), name="local_rule_filed_once"),
        ),
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
    ]
