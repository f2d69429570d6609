"""What the desk's plain forms do: read what was filled in, do it, say what came of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from mingjing.apps.desk.forms import PlainForm
from mingjing.apps.desk.official import Official
from mingjing.apps.evidence.errors import EvidenceError
from mingjing.apps.registry.errors import RegistryError
from mingjing.apps.standards.errors import StandardsError

Deed = Callable[[HttpRequest, Official], str]


def done(request: HttpRequest, official: Official, deeds: dict[str, Deed]) -> bool:
    """Do what a form asks; says what was done, or what stands in the way. Whether it was done."""
    deed = deeds.get(request.POST.get("do", ""))
    if deed is None:
        messages.error(request, "没有这项操作。请从页面上的表格提交。")
        return False
    try:
        messages.success(request, deed(request, official))
    except (RegistryError, StandardsError, EvidenceError) as refusal:
        messages.error(request, str(refusal))
        return False
    except ValidationError as refusal:
        messages.error(request, "没有保存：" + "；".join(refusal.messages))
        return False
    return True


def read(form: PlainForm) -> dict[str, Any]:
    """What was filled in. Raises ValidationError that names each faulty field."""
    if form.is_valid():
        return form.cleaned_data
    faults = [
        f"{form.fields[name].label}：{'；'.join(map(str, errors))}" for name, errors in form.errors.items()
    ]
    raise ValidationError(faults)


def chosen_row(rows: QuerySet[Any], request: HttpRequest) -> Any:
    """The row a form is about. Raises ValidationError where it isn't among these."""
    key = request.POST.get("row", "")
    row = rows.filter(pk=int(key) if key.isdecimal() and len(key) < 19 else 0).first()
    if row is None:
        raise ValidationError("没有找到这一项登记，请刷新页面")
    return row
