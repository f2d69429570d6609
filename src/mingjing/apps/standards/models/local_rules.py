"""An agency's own detailed rules, as adopted. Entered once; the database refuses every change."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from mingjing.apps.evidence.models import StoredBlob
from mingjing.apps.registry.models import Account, Agency
from mingjing.core.law.local_rules import LocalRuleKind


class LocalRule(models.Model):
    """One edition of rules of one kind. It ends where the next begins, or on `until` if that is earlier.

    `sections`: what it covers, in the words of the rule sets; `review_term`: the time limit for legal
    review that it sets, as people write it; empty where it sets none.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="local_rules")
    kind = models.CharField("种类", max_length=20)
    title = models.CharField("名称", max_length=120)
    document_number = models.CharField("文号", max_length=60, blank=True)
    adopted_on = models.DateField("制定日期")
    since = models.DateField("施行日期")
    until = models.DateField("有效期至", null=True, blank=True)
    sections = ArrayField(
        models.CharField(max_length=60), verbose_name="写明的内容", default=list, blank=True
    )
    review_term = models.CharField("法制审核时限", max_length=20, blank=True)
    text = models.ForeignKey(StoredBlob, models.PROTECT, verbose_name="文本", related_name="+")
    entered_by = models.ForeignKey(Account, models.PROTECT, verbose_name="登记人", related_name="+")

    class Meta:
        verbose_name = "本机关的细则"
        constraints = (
            models.UniqueConstraint(fields=["agency", "kind", "since"], name="local_rule_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in LocalRuleKind]),
                name="local_rule_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(since__gte=models.F("adopted_on")), name="local_rule_not_before_adopted"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="local_rule_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title


class LocalRuleFiling(models.Model):
    """That a rule was filed with somebody."""

    rule = models.ForeignKey(LocalRule, models.PROTECT, verbose_name="细则", related_name="filings")
    recipient = models.CharField("接收机关", max_length=60)
    filed_on = models.DateField("报备日期")
    entered_by = models.ForeignKey(Account, models.PROTECT, verbose_name="登记人", related_name="+")

    class Meta:
        verbose_name = "细则报备"
        constraints = (models.UniqueConstraint(fields=["rule", "recipient"], name="local_rule_filed_once"),)

    def __str__(self) -> str:
        return self.recipient
