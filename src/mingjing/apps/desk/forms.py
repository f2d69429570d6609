"""The administrator's plain forms: what is asked, and reading it back. The rules are the registry's."""

from typing import Any

from django import forms

from mingjing.core.record.vocabulary import ROLE_NAMES, WRITTEN_BY, Role

# A reviewer is appointed in the register of reviewers, which asks for more.
ELSEWHERE = {Role.SYSTEM, Role.REVIEWER, *WRITTEN_BY}
HELD = [(role.value, ROLE_NAMES[role]) for role in Role if role not in ELSEWHERE]


class PlainForm(forms.Form):
    """A form whose inputs look like all others; its fields' ids carry the form's own name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
                field.widget.attrs["class"] = "input"
            field.error_messages["required"] = "请填写这一项"
            field.error_messages["invalid"] = "写法不对，日期请写成 2026-11-20"


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """The question for a day, with the control for one."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class AccountForm(PlainForm):
    """A new account."""

    username = forms.CharField(label="账号", max_length=60, help_text="登录时填写")
    name = forms.CharField(label="姓名", max_length=60)
    unit = forms.CharField(label="科室", max_length=60, required=False)
    password = forms.CharField(label="初始密码", widget=forms.PasswordInput, help_text="请本人登录后更换")


class AppointmentForm(PlainForm):
    """A capacity from a day on."""

    role = forms.ChoiceField(label="身份", choices=HELD, help_text="法制审核人员在“法制审核人员”页任命")
    since = day_field("自")
    until = day_field("至", required=False, help_text="没有期限的不填")


class CertificateForm(PlainForm):
    """An enforcement certificate."""

    number = forms.CharField(label="执法证号", max_length=40)
    issued = day_field("发证日")
    valid_from = day_field("有效期自")
    valid_until = day_field("有效期至")


class QualificationForm(PlainForm):
    """The legal profession's qualification."""

    number = forms.CharField(label="法律职业资格证号", max_length=40)
    since = day_field("取得日")


class PasswordForm(PlainForm):
    """Another password."""

    password = forms.CharField(label="新密码", widget=forms.PasswordInput)


class TokenForm(PlainForm):
    """An access token for another system."""

    purpose = forms.CharField(label="用途", max_length=60, help_text="给哪个系统用，例如：区办公系统")
    until = day_field("最后一天", help_text="过了这一天就不能再用，最长一年")


class LastDayForm(PlainForm):
    """The last day of something, or the day from which it stops."""

    on = day_field("日期")


class RuleSetForm(PlainForm):
    """A rule set from a day on."""

    name = forms.ChoiceField(label="规则集")
    since = day_field("适用自")

    def __init__(self, *args: Any, names: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = names  # type: ignore[attr-defined]


class SinceForm(PlainForm):
    """From when a rule set binds, as a person has checked it."""

    since = day_field("适用自")


class ParameterForm(PlainForm):
    """The agency's own value."""

    name = forms.CharField(label="参数", max_length=60, help_text="名称与规则集里写的一致")
    value = forms.CharField(label="值", max_length=2000, help_text="几项的，用“、”隔开")
    since = day_field("自")
