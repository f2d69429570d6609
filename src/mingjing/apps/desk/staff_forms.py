"""Forms about the people of legal review: what is asked. The rules are the registry's."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingjing.apps.desk.forms import PlainForm, day_field
from mingjing.apps.registry.kinds import RESPONSIBILITY_NAMES, TRAINING_NAMES
from mingjing.core.law.local_rules import LOCAL_RULE_NAMES
from mingjing.core.record.vocabulary import COUNSELS, REVIEWER_KIND_NAMES

Choices = list[tuple[str, str]]
KINDS = [(kind.value, label) for kind, label in REVIEWER_KIND_NAMES.items()]
REVIEWED = "在本系统记录以前就审核过行政处罚的，填初次审核的日期；以后的由系统从案卷得出"


class BodyForm(PlainForm):
    """The unit that reviews, from a day on."""

    unit = forms.ChoiceField(label="科室")
    local_name = forms.CharField(
        label="本地称谓", max_length=60, required=False, help_text="例如法制审核办公室"
    )
    head = forms.CharField(label="负责人", max_length=60, required=False)
    since = day_field("自")

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ReviewerForm(PlainForm):
    """A reviewer from a day on."""

    account = forms.ChoiceField(label="人员", help_text="没有账号的，请系统管理员先开通账号")
    kind = forms.ChoiceField(label="类别", choices=KINDS)
    legal_background = forms.CharField(
        label="法律专业背景", max_length=200, required=False, help_text="例如：法学本科；从事法制工作八年"
    )
    reviewed_since = day_field("此前初次审核行政处罚的日期", required=False, help_text=REVIEWED)
    since = day_field("自")
    until = day_field("至", required=False, help_text="没有期限的不填")

    def __init__(self, *args: Any, accounts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = accounts  # type: ignore[attr-defined]


class NoteForm(PlainForm):
    """What the register says of a reviewer, corrected."""

    legal_background = forms.CharField(label="法律专业背景", max_length=200, required=False)
    reviewed_since = day_field("此前初次审核行政处罚的日期", required=False, help_text=REVIEWED)


class DismissForm(PlainForm):
    """The last day of a reviewer, and why."""

    on = day_field("最后一天")
    because = forms.CharField(label="原因", max_length=200, required=False)


class CounselForm(PlainForm):
    """A lawyer or counsel from a day on."""

    name = forms.CharField(label="姓名", max_length=60)
    kind = forms.ChoiceField(
        label="类别", choices=[(kind.value, REVIEWER_KIND_NAMES[kind]) for kind in COUNSELS]
    )
    organisation = forms.CharField(label="所在单位", max_length=100, required=False)
    licence = forms.CharField(label="执业证号", max_length=40, required=False)
    speciality = forms.CharField(label="专长", max_length=200, required=False)
    shared = forms.BooleanField(label="供下级机关共用", required=False)
    since = day_field("自")


class TrainingForm(PlainForm):
    """A training that was held."""

    kind = forms.ChoiceField(
        label="种类", choices=[(kind.value, label) for kind, label in TRAINING_NAMES.items()]
    )
    subject = forms.CharField(label="内容", max_length=200)
    held_on = day_field("日期")
    hours = forms.DecimalField(
        label="学时", min_value=0, max_digits=5, decimal_places=1, help_text="例如 4 或 2.5"
    )
    attendees = forms.MultipleChoiceField(label="参加人员", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attendees"].choices = people  # type: ignore[attr-defined]


class ResponsibleForm(PlainForm):
    """Who answers for something from a day on."""

    duty = forms.ChoiceField(
        label="责任", choices=[(duty.value, label) for duty, label in RESPONSIBILITY_NAMES.items()]
    )
    name = forms.CharField(label="姓名", max_length=60)
    position = forms.CharField(label="职务", max_length=60)
    since = day_field("自")


class LocalRuleForm(PlainForm):
    """An edition of the agency's own rules."""

    kind = forms.ChoiceField(
        label="种类", choices=[(kind.value, label) for kind, label in LOCAL_RULE_NAMES.items()]
    )
    title = forms.CharField(label="名称", max_length=120)
    document_number = forms.CharField(label="文号", max_length=60, required=False)
    adopted_on = day_field("制定日期")
    since = day_field("施行日期")
    until = day_field("有效期至", required=False, help_text="文件写明有效期的才填")
    sections = forms.MultipleChoiceField(
        label="写明了哪些内容（对照文本勾选）", widget=forms.CheckboxSelectMultiple, required=False
    )
    review_term = forms.CharField(
        label="法制审核时限", max_length=20, required=False,
        help_text="审核细则写明的，例如 5个工作日；写了就按它计算审核的到期日，没有写就是及时",
    )  # fmt: skip
    text = forms.FileField(label="文本（PDF）")

    def __init__(self, *args: Any, sections: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = [(name, name) for name in sections]  # type: ignore[attr-defined]
        if not sections:
            del self.fields["sections"]

    def clean(self) -> dict[str, Any]:
        """Where no sections are asked for, none are covered."""
        return {"sections": []} | (super().clean() or {})


class FilingForm(PlainForm):
    """That a rule was filed; the organs that the place's rules name come first."""

    recipient = forms.CharField(label="接收机关", max_length=60)
    filed_on = day_field("报备日期")

    def __init__(self, *args: Any, recipients: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].initial = next(iter(recipients), "")
