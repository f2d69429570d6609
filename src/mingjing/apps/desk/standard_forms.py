"""The plain forms of the discretion standard: its head, a row, a table to take in, its adoption."""

from decimal import Decimal
from typing import Any

from django import forms

from mingjing.apps.desk.forms import PlainForm, day_field
from mingjing.core.law.discretion import WHOLE, WHOLE_NAME, DiscretionRow
from mingjing.core.law.ranges import FineRange, Measure
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.values import PARTY_KINDS

GRADES = [(WHOLE, WHOLE_NAME), *((word, word) for word in FIELDS["discretion_level"].choices)]
KINDS = [(word, word) for word in FIELDS["penalty_kinds"].choices]
MEASURES = [(item.value, item.value) for item in Measure]


def _ticks(label: str, choices: list[tuple[str, str]], help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def _amount(label: str, help_text: str = "") -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, required=False, max_digits=18, decimal_places=2, widget=widget, help_text=help_text
    )


class HeadForm(PlainForm):
    """What stands at the head of an edition."""

    name = forms.CharField(label="名称", max_length=120)
    document_number = forms.CharField(label="文号", max_length=60, required=False)


class TableForm(PlainForm):
    """A table of rows."""

    table = forms.FileField(
        label="CSV 文件",
        help_text="第一行是列名。从电子表格另存为 CSV 即可；读不懂的行逐行列出，不会悄悄带入。",
    )


class AdoptionForm(PlainForm):
    """Who lays it down, when, and from when it holds."""

    adopted_by = forms.CharField(label="由谁制定", max_length=120, help_text="例如局长办公会")
    adopted_on = day_field("制定日期")
    since = day_field("施行日期", help_text="从这一天起用它核对，上一版不再适用")


class RowForm(PlainForm):
    """One row of the standard."""

    offence = forms.CharField(label="违法行为", max_length=200)
    basis = forms.CharField(label="依据", max_length=300, required=False, help_text="法律的名称和条款")
    grade = forms.ChoiceField(label="档次", choices=GRADES, required=False)
    circumstances = forms.CharField(
        label="情形", max_length=300, required=False, help_text="什么情形用这一档"
    )
    parties = _ticks("适用对象", [(word, word) for word in PARTY_KINDS], "不选就是全部")
    penalty_kinds = _ticks("处罚种类", KINDS, "不予处罚的不选")
    low = _amount("罚款下限", "以元为单位，不写“万”；没有下限的不填")
    high = _amount("罚款上限")
    low_out = forms.BooleanField(label="不含下限本数", required=False)
    high_out = forms.BooleanField(label="不含上限本数", required=False)
    measure = forms.ChoiceField(
        label="下限、上限的单位",
        choices=MEASURES,
        required=False,
        help_text="以违法所得或货值的几倍计的，选倍数",
    )  # fmt: skip
    confirmed = forms.BooleanField(label="金额确以元为单位（不足一百元时勾选）", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
                field.widget.attrs.pop("class", None)

    def row(self) -> DiscretionRow:
        """What was filled in, as the law takes it; the form must be valid."""
        given = self.cleaned_data
        low, high = given["low"], given["high"]
        fine = FineRange(
            low=low, high=high, low_in=not given["low_out"], high_in=not given["high_out"],
            measure=Measure(given["measure"] or Measure.YUAN),
        )  # fmt: skip
        return DiscretionRow(
            offence=given["offence"], basis=given["basis"], grade=given["grade"],
            circumstances=given["circumstances"], parties=tuple(given["parties"]),
            penalty_kinds=tuple(given["penalty_kinds"]),
            fine=None if low is None and high is None else fine,
        )  # fmt: skip


def shown(row: DiscretionRow) -> dict[str, Any]:
    """A row as the form shows it."""
    fine = row.fine or FineRange()
    return {
        "offence": row.offence, "basis": row.basis, "grade": row.grade, "circumstances": row.circumstances,
        "parties": list(row.parties), "penalty_kinds": list(row.penalty_kinds), "low": _plain(fine.low),
        "high": _plain(fine.high), "low_out": not fine.low_in, "high_out": not fine.high_in,
        "measure": fine.measure.value,
    }  # fmt: skip


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}".removesuffix(".00")
