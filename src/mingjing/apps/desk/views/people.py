"""人员和设置: the people of the administrator's own agency, its rule sets and parameters."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingjing.apps.desk import forms
from mingjing.apps.desk.deeds import Deed, chosen_row, done, read
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.views.supervision import refused
from mingjing.apps.registry import service
from mingjing.apps.registry.models import (
    Account,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Parameter,
    Qualification,
)
from mingjing.apps.registry.queries import day_of, running
from mingjing.core.record.vocabulary import ROLE_NAMES, Role
from mingjing.regulations.library import folders, rule_set

REFUSED = "人员和设置由系统管理员管理。需要开通账号、登记证件或者更改任职的，请联系本机关的系统管理员。"
COLUMNS = ("姓名", "账号", "科室", "身份", "执法证", "状态")


def _administers(official: Official) -> bool:
    return Role.ADMINISTRATOR in official.person.roles


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def people_page(request: HttpRequest, official: Official) -> HttpResponse:
    """Everybody of the agency, and the form for a new account."""
    if not _administers(official):
        return refused(request, official, REFUSED)
    if request.method == "POST" and done(request, official, {"add": _add}):
        return redirect("desk:people")
    day = day_of(official.now)
    rows = _people(official)
    context = official.context() | {
        "columns": [{"label": label} for label in COLUMNS], "rows": [_person_row(row, day) for row in rows],
        "form": forms.AccountForm(request.POST or None),
    }  # fmt: skip
    return render(request, "desk/people.html", context, status=422 if request.method == "POST" else 200)


def _people(official: Official) -> list[Account]:
    rows = Account.objects.filter(agency=official.account.agency_id).select_related("unit")
    return list(rows.prefetch_related("appointments", "certificates").order_by("-is_active", "id"))


def _person_row(account: Account, day: Any) -> list[dict[str, Any]]:
    held = [item for item in account.appointments.all() if _runs(item, day)]
    roles = "、".join(ROLE_NAMES[Role(item.role)] for item in held)
    valid = [item.number for item in account.certificates.all() if _valid(item, day)]
    texts = (
        account.name, account.username, account.unit.name if account.unit else "", roles or "没有任职",
        "、".join(valid) or "无有效证件", "启用" if account.is_active else "已停用",
    )  # fmt: skip
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(COLUMNS, texts, strict=True)
    ]
    cells[0]["link"] = reverse("desk:person", args=[account.pk])
    return cells


def _runs(item: Any, day: Any) -> bool:
    return bool(item.since <= day and (item.until is None or item.until >= day))


def _valid(item: Certificate, day: Any) -> bool:
    return item.valid_from <= day <= item.valid_until and not (item.suspended_on and item.suspended_on <= day)


def _add(request: HttpRequest, official: Official) -> str:
    given = read(forms.AccountForm(request.POST))
    account = service.add_account(official.account.agency, **given)
    return f"已开通{account.name}的账号。请接着任命身份，没有身份的账号不能办事。"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def person_page(request: HttpRequest, official: Official, account_id: int) -> HttpResponse:
    """One person: appointments, certificates and qualifications with their days, ended ones too."""
    if not _administers(official):
        return refused(request, official, REFUSED)
    account = Account.objects.filter(agency=official.account.agency_id, pk=account_id).first()
    if account is None:
        raise Http404("本机关没有这个账号。")
    if request.method == "POST":
        deeds: dict[str, Deed] = {name: partial(deed, account) for name, deed in DEEDS_ON_A_PERSON.items()}
        done(request, official, deeds)
        return redirect("desk:person", account_id)
    day = day_of(official.now)
    context = official.context() | {
        "account": account, "today": day,
        "appointments": [
            {"row": item, "name": ROLE_NAMES[Role(item.role)], "runs": _runs(item, day)}
            for item in account.appointments.order_by("since", "id")
        ],
        "certificates": [
            {"row": item, "runs": _valid(item, day)}
            for item in account.certificates.order_by("valid_from", "id")
        ],
        "qualifications": Qualification.objects.filter(account=account).order_by("since"),
        "appoint": forms.AppointmentForm(prefix="appoint", initial={"since": day}),
        "certify": forms.CertificateForm(prefix="certify"),
        "qualify": forms.QualificationForm(prefix="qualify"),
        "password": forms.PasswordForm(prefix="password"),
    }  # fmt: skip
    return render(request, "desk/person.html", context)


def _appoint(account: Account, request: HttpRequest, official: Official) -> str:
    given = read(forms.AppointmentForm(request.POST, prefix="appoint"))
    service.appoint(account, role=Role(given["role"]), since=given["since"], until=given["until"])
    return "已任命。"


def _end(account: Account, request: HttpRequest, official: Official) -> str:
    service.end_appointment(
        chosen_row(Appointment.objects.filter(account=account), request),
        on=read(forms.LastDayForm(request.POST))["on"],
    )
    return "任职已写明截止日，此前的记录不变。"


def _certify(account: Account, request: HttpRequest, official: Official) -> str:
    service.certify(account, **read(forms.CertificateForm(request.POST, prefix="certify")))
    return "执法证已登记。"


def _suspend(account: Account, request: HttpRequest, official: Official) -> str:
    day = read(forms.LastDayForm(request.POST))["on"]
    service.suspend_certificate(chosen_row(Certificate.objects.filter(account=account), request), on=day)
    return "执法证已暂停使用。"


def _qualify(account: Account, request: HttpRequest, official: Official) -> str:
    service.qualify(account, **read(forms.QualificationForm(request.POST, prefix="qualify")))
    return "法律职业资格已登记。"


def _password(account: Account, request: HttpRequest, official: Official) -> str:
    given = read(forms.PasswordForm(request.POST, prefix="password"))
    service.set_password(account, given["password"])
    return "密码已更换，请告知本人。"


def _close(account: Account, request: HttpRequest, official: Official) -> str:
    service.close_account(account, day=day_of(official.now))
    return "账号已停用，做过的记录不变。"


def _reopen(account: Account, request: HttpRequest, official: Official) -> str:
    service.reopen_account(account)
    return "账号已重新启用。"


# What can be done to one person; each reads its own form and returns what it did, in words.
DEEDS_ON_A_PERSON: dict[str, Callable[[Account, HttpRequest, Official], str]] = {
    "appoint": _appoint, "end": _end, "certify": _certify, "suspend": _suspend, "qualify": _qualify,
    "password": _password, "close": _close, "reopen": _reopen,
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def settings_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The rule sets that bind the agency, inferred ones marked, and the agency's own values."""
    if not _administers(official):
        return refused(request, official, REFUSED)
    if request.method == "POST":
        deeds: dict[str, Deed] = {"bind": _bind, "confirm": _confirm, "unbind": _unbind, "set": _set}
        done(request, official, deeds)
        return redirect("desk:settings")
    agency, day = official.account.agency, day_of(official.now)
    bound = AgencyRuleSet.objects.filter(agency=agency).order_by("since", "id")
    now_bound = set(bound.filter(running(day)).values_list("rule_set", flat=True))
    names = _rule_set_names()
    context = official.context() | {
        "today": day,
        "rule_sets": [
            {"row": row, "name": dict(names).get(row.rule_set, row.rule_set), "runs": _runs(row, day)}
            for row in bound
        ],
        "parameters": Parameter.objects.filter(agency=agency).order_by("name", "-since"),
        "bind": forms.RuleSetForm(
            prefix="bind", names=[item for item in names if item[0] not in now_bound], initial={"since": day}
        ),
        "set": forms.ParameterForm(prefix="set", initial={"since": day}),
    }  # fmt: skip
    return render(request, "desk/settings.html", context)


def _rule_set_names() -> list[tuple[str, str]]:
    return [(name, rule_set(name).name) for name in folders()]


def _own_rule_set(request: HttpRequest, official: Official) -> AgencyRuleSet:
    row = chosen_row(AgencyRuleSet.objects.filter(agency=official.account.agency_id), request)
    assert isinstance(row, AgencyRuleSet)
    return row


def _bind(request: HttpRequest, official: Official) -> str:
    given = read(forms.RuleSetForm(request.POST, prefix="bind", names=_rule_set_names()))
    service.bind_rule_set(official.account.agency, name=given["name"], since=given["since"])
    return "规则集已启用，从所写的日期起适用于新立的案卷。"


def _confirm(request: HttpRequest, official: Official) -> str:
    service.confirm_rule_set(
        _own_rule_set(request, official), since=read(forms.SinceForm(request.POST))["since"]
    )
    return "规则集的适用日期已确认，不再标“推定”。"


def _unbind(request: HttpRequest, official: Official) -> str:
    service.unbind_rule_set(_own_rule_set(request, official), on=read(forms.LastDayForm(request.POST))["on"])
    return "规则集已写明截止日，在办案件仍适用立案时的规则集。"


def _set(request: HttpRequest, official: Official) -> str:
    given = read(forms.ParameterForm(request.POST, prefix="set"))
    parts = [part.strip() for part in given["value"].split("、") if part.strip()]
    value: Any = parts if len(parts) > 1 else given["value"].strip()
    service.set_parameter(official.account.agency, name=given["name"], value=value, since=given["since"])
    return f"参数“{given['name']}”已设定。"
