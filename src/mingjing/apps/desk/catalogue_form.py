"""The forms of the catalogue: its head, its adoption, and each row read back into what the law takes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from mingjing.apps.desk.forms import PlainForm, day_field
from mingjing.apps.interface.fields import Choice, Field, FieldGroup, InputKind
from mingjing.apps.interface.posted import read
from mingjing.apps.standards.errors import AmountLooksSmall, RowFaulty
from mingjing.core.law.catalogued import EFFECTS, IMPOSED_BY, USE_NAMES, CatalogueRow, Use
from mingjing.core.record.act import ACTS, ENFORCEMENT
from mingjing.core.record.amounts import AmountInvalid, parse_amount
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.draft import DECISIONS
from mingjing.core.record.values import PARTY_KINDS
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, FileKind

LEVELS = ("省级", "市级", "县级", "乡镇、街道")
OVER, ABOVE = "over", "above"
SCOPE = ("acts", "penalty_kinds", "parties", "effects")
TEXTS = {"matter": 200, "domain": 60, "basis": 300, "note": 300}
CONFIRMED = "confirmed"
Values = Mapping[str, Any]


def _choices(values: Mapping[str, str] | tuple[str, ...]) -> tuple[Choice, ...]:
    pairs = values.items() if isinstance(values, Mapping) else ((value, value) for value in values)
    return tuple(Choice(value=value, label=label) for value, label in pairs)


def _decisions() -> tuple[Choice, ...]:
    return tuple(
        Choice(value=slug, label=spec.label, note=_kinds(spec.kinds))
        for slug, spec in ACTS.items()
        if slug in DECISIONS
    )


def _kinds(kinds: frozenset[FileKind]) -> str:
    names = [FILE_KIND_NAMES[kind] for kind in FileKind if kind in kinds]
    return "各类" if kinds >= ENFORCEMENT else "、".join(names)


KINDS = {kind.value: name for kind, name in FILE_KIND_NAMES.items() if kind is not FileKind.PUBLICATION}
AMOUNT, RARELY = "金额标准", "只限某几种决定的"
ASKED: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "什么事项",
        (
            Field(
                name="matter", label="事项", kind=InputKind.TEXT, required=True,
                help="一句话，例如“对公民处较大数额罚款”",
            ),
            Field(
                name="uses", label="用于", kind=InputKind.CHOICES, required=True,
                choices=_choices({use.value: name for use, name in USE_NAMES.items()}),
                help="列入以后要做什么；同一个标准用在几处的，一并选上",
            ),
            Field(
                name="kind", label="执法类别", kind=InputKind.CHOICE, required=True, choices=_choices(KINDS)
            ),
        ),
    ),
    (
        AMOUNT,
        (
            Field(
                name="threshold", label="金额", kind=InputKind.MONEY,
                help="以元为单位，一万元写 10000；没有金额标准的不填。只用于行政处罚",
            ),
            Field(
                name="bound", label="这个数本身算不算", kind=InputKind.CHOICE,
                choices=_choices({OVER: "以上（含本数）", ABOVE: "超过（不含本数）"}),
            ),
            Field(
                name="counts", label="计入的金额", kind=InputKind.CHOICES,
                choices=_choices({name: FIELDS[name].label for name in IMPOSED_BY}),
                help="哪些金额与这个数比；没收的财物按价值计",
            ),
            Field(
                name="together", label="计入几项的，相加以后再比", kind=InputKind.FLAG,
                help="选“否”，每一项各自与这个数比",
            ),
        ),
    ),
    (
        "适用范围：不选就是不限",
        (
            Field(
                name="penalty_kinds", label="处罚种类", kind=InputKind.CHOICES,
                choices=_choices(FIELDS["penalty_kinds"].choices),
            ),
            Field(
                name="parties", label="当事人", kind=InputKind.CHOICES, choices=_choices(PARTY_KINDS),
                help="个体工商户归入公民还是单位，由您在其中一行选上",
            ),
            Field(
                name="level", label="执法层级", kind=InputKind.CHOICE,
                choices=(Choice(value="", label="不分层级"), *_choices(LEVELS)),
            ),
            Field(name="domain", label="所属领域", kind=InputKind.TEXT, help="例如“食品安全”；不分的不填"),
            Field(
                name="effects", label="影响", kind=InputKind.CHOICES, choices=_choices(EFFECTS),
                help="选了的，由承办人在认定时逐案判断，没有判断的案件先查明",
            ),
        ),
    ),
    (RARELY, (Field(name="acts", label="决定种类", kind=InputKind.CHOICES, choices=_decisions()),)),
    (
        "出处",
        (
            Field(name="basis", label="依据", kind=InputKind.TEXT, help="哪个文件第几条"),
            Field(name="note", label="备注", kind=InputKind.TEXT),
        ),
    ),
)  # fmt: skip
IN_YUAN = Field(
    name=CONFIRMED, label="金额的单位", kind=InputKind.CHOICES,
    choices=(Choice(value="yes", label="金额确以元为单位"),),
)  # fmt: skip
BLANK: Values = {
    "kind": FileKind.PENALTY.value, "bound": OVER, "counts": ["fine"], "uses": [Use.REVIEW.value],
    "level": "", "together": False,
}  # fmt: skip


class EditionForm(PlainForm):
    """What stands at the head of a draft of the catalogue."""

    name = forms.CharField(label="名称", max_length=120)
    document_number = forms.CharField(label="文号", max_length=60, required=False)
    basis = forms.CharField(
        label="依据", max_length=300, required=False,
        help_text="根据哪个文件第几条编制，印发、指导的也写在这里",
    )  # fmt: skip
    level = forms.ChoiceField(
        label="本机关层级", required=False, choices=[("", "不分层级"), *((level, level) for level in LEVELS)]
    )
    standard = forms.TypedChoiceField(
        label="作为下级机关编制目录的标准", coerce=lambda value: value == "True",
        choices=[("False", "否"), ("True", "是，下级的标准更宽时系统会标出")],
    )  # fmt: skip


class AdoptionForm(PlainForm):
    """Adopting an edition: by whom, when, and from when it holds."""

    adopted_by = forms.CharField(label="由谁制定", max_length=120, help_text="例如“局长办公会”")
    adopted_on = day_field("制定日期")
    since = day_field("施行日期", help_text="从这一天起，新作的决定按这一版对照")


def values_of(row: CatalogueRow) -> dict[str, Any]:
    """A row as the form shows it."""
    found: dict[str, Any] = {name: sorted(getattr(row, name)) for name in (*SCOPE, "counts", "uses")}
    found |= {name: getattr(row, name) for name in (*TEXTS, "level", "together")}
    threshold = "" if row.threshold is None else f"{row.threshold:f}".removesuffix(".00")
    return found | {"kind": row.kind.value, "threshold": threshold, "bound": OVER if row.inclusive else ABOVE}


def typed_in(data: QueryDict) -> dict[str, Any]:
    """What was typed, whatever it is."""
    asked = [field for _, fields in ASKED for field in fields]
    return {field.name: read(field.kind, field.name, data) for field in (*asked, IN_YUAN)}


def row_in(typed: Values) -> CatalogueRow:
    """The row that was typed. Raises RowFaulty where a part can't be read."""
    for name, most in TEXTS.items():
        if len(typed[name]) > most:
            raise RowFaulty(f"这一项最多{most}个字，现有{len(typed[name])}个", name)
    if typed["kind"] not in KINDS:
        raise RowFaulty("请选执法类别", "kind")
    threshold = _threshold(typed["threshold"])
    # Which amounts count is chosen beforehand; where there is no threshold, none does.
    counts = _known("counts", typed) if threshold is not None else frozenset()
    sets: dict[str, Any] = {name: _known(name, typed) for name in SCOPE}
    texts: dict[str, Any] = {name: typed[name] for name in TEXTS}
    return CatalogueRow(
        number=0, since=date.min, kind=FileKind(typed["kind"]), threshold=threshold, counts=counts,
        uses=frozenset(map(Use, _known("uses", typed))), inclusive=typed["bound"] != ABOVE,
        together=typed["together"] is True, level=typed["level"] if typed["level"] in LEVELS else "",
        **sets, **texts,
    )  # fmt: skip


def _known(name: str, typed: Values) -> frozenset[str]:
    """The choices made, none that was not offered."""
    return frozenset(typed[name]) & {choice.value for choice in _field(name).choices}


def _field(name: str) -> Field:
    return next(field for _, fields in ASKED for field in fields if field.name == name)


def _threshold(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        return parse_amount(text)
    except AmountInvalid as error:
        raise RowFaulty(str(error), "threshold") from error


def row_groups(values: Values, refusal: RowFaulty | None = None) -> tuple[FieldGroup, ...]:
    """The questions with their answers, the refusal beside what it is about."""
    return tuple(
        FieldGroup(
            title=title, folded=title == RARELY and not values.get("acts"),
            fields=tuple(_shown(item, values, refusal) for item in _asked(title, fields, refusal)),
        )
        for title, fields in ASKED
    )  # fmt: skip


def _asked(title: str, fields: tuple[Field, ...], refusal: RowFaulty | None) -> tuple[Field, ...]:
    """The unit is asked for only where it is in doubt, beside the amount."""
    doubtful = title == AMOUNT and isinstance(refusal, AmountLooksSmall)
    return (fields[0], IN_YUAN, *fields[1:]) if doubtful else fields


def _shown(field: Field, values: Values, refusal: RowFaulty | None) -> Field:
    errors = (str(refusal),) if refusal is not None and field.name in refusal.fields else ()
    empty: Any = [] if field.kind is InputKind.CHOICES else ""
    return Field(
        name=field.name, label=field.label, kind=field.kind, help=field.help, required=field.required,
        choices=field.choices, errors=errors, value=values.get(field.name, empty),
    )  # fmt: skip
