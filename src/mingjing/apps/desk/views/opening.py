"""新立案卷: choose how the case begins, then its first act; the same form as every act."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingjing.apps.casework.errors import Barred, Expired, Invalid
from mingjing.apps.casework.queries import law_of_new_file
from mingjing.apps.casework.service import open_file
from mingjing.apps.desk.answers import act_answers, read_form
from mingjing.apps.desk.formpage import TOKEN, UNREADABLE, FormDesk, Shown, form_page, moment_given
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.views.act import entered
from mingjing.apps.evidence.errors import EvidenceError
from mingjing.apps.interface.posted import wants_row
from mingjing.apps.registry.queries import agency_rule_sets, staff_of
from mingjing.apps.standards.queries.catalogue import catalogue_of
from mingjing.apps.standards.queries.local_rules import settings_of
from mingjing.core.law.engine import before_form
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, FileHeader
from mingjing.core.record.parsing import Problem
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import PROCEDURE_NAMES, FileKind, Procedure
from mingjing.regulations.calendar import load_calendar

WAYS = (
    (Procedure.ORDINARY, "register_lead", "收到投诉、举报、移送或者自己发现线索：先登记线索，再决定是否立案"),
    (Procedure.ORDINARY, "propose_case", "线索已经清楚，直接呈请立案"),
    (Procedure.ORDINARY, "start_urgently", "情况紧急，先行启动，事后补报（只在本地规则允许时）"),
    (Procedure.ORDINARY, "receive_transferred_case", "接收其他机关移送的案件"),
    (Procedure.ON_THE_SPOT, "show_credentials", "当场处罚：违法事实确凿、有法定依据，警告或者小额罚款"),
)


def may_open(official: Official) -> bool:
    """Whether there is a way in which the official may begin a file."""
    return any(official.person.roles & set(who_may(ACTS[act])) for _, act, _ in WAYS)


@require_safe
@desk_page
def choose_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The ways in which a file begins, those this official may take."""
    ways = [
        {
            "title": ACTS[act].label, "procedure": PROCEDURE_NAMES[procedure], "text": text,
            "link": reverse("desk:open", args=[procedure.value, act]),
        }
        for procedure, act, text in WAYS
        if official.person.roles & set(who_may(ACTS[act]))
    ]  # fmt: skip
    return render(request, "desk/choose.html", official.context() | {"ways": ways})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def open_page(request: HttpRequest, official: Official, procedure: str, act: str) -> HttpResponse:
    """The first act's form for a file that does not exist yet."""
    if (procedure, act) not in {(way.value, slug) for way, slug, _ in WAYS}:
        raise Http404("没有这种开卷方式。")
    try:
        desk = _new_desk(official, Procedure(procedure), act)
        if request.method == "POST":
            return _open(request, desk, Procedure(procedure))
    except Expired as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:files")
    return form_page(request, desk, Shown(barriers=before_form(desk.spec, desk.situation, desk.law)))


def _new_desk(official: Official, procedure: Procedure, act: str) -> FormDesk:
    """The form on an empty file. Raises Expired where the place's rules are no longer in force."""
    agency, now = official.account.agency, official.now
    header = FileHeader(id="", kind=FileKind.PENALTY, procedure=procedure, agency=agency.pk)
    settings = settings_of(agency, now)
    situation = Situation(
        file=CaseFile(header=header), at=now, actor=official.person, calendar=load_calendar(),
        people={official.person.id: official.person}, parameters={item.name: item.value for item in settings},
        settings=settings,
        staff=staff_of([agency.pk], now)[agency.pk], catalogue=catalogue_of(agency, now),
    )  # fmt: skip
    return FormDesk(
        spec=ACTS[act], official=official, situation=situation,
        law=law_of_new_file(agency_rule_sets(agency, now), at=now),
        address=reverse("desk:open", args=[procedure.value, act]),
    )  # fmt: skip


def _open(request: HttpRequest, desk: FormDesk, procedure: Procedure) -> HttpResponse:
    official = desk.official
    typed = read_form(desk.spec, request.POST)
    at = moment_given(request.POST, official.now)
    if wants_row(request.POST):
        return form_page(request, desk, Shown(typed=typed))
    if at is None:
        return form_page(request, desk, Shown(typed=typed, problems=(UNREADABLE,)))
    try:
        done = open_file(
            agency=official.account.agency, kind=FileKind.PENALTY, procedure=procedure, act=desk.spec.slug,
            data=act_answers(desk.spec, typed, (), at), by=official.account, at=at, now=official.now,
            token=request.POST.get(TOKEN) or None,
        )  # fmt: skip
    except Invalid as refusal:
        return form_page(request, desk, Shown(typed=typed, problems=refusal.problems))
    except Barred as refusal:
        return form_page(request, desk, Shown(typed=typed, barriers=refusal.obstacles))
    except EvidenceError as refusal:
        return form_page(
            request, desk, Shown(typed=typed, problems=(Problem(field="", message=str(refusal)),))
        )
    return entered(request, desk.spec, done)
