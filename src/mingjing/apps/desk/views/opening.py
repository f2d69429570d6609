"""新立案卷: choose how the case begins, then its first act; the same form as every act."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

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
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, PROCEDURE_NAMES, FileKind, Procedure
from mingjing.regulations.calendar import load_calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a file of a kind begins: with which act, under which procedure, and when to take this way."""

    kind: FileKind
    act: str
    text: str
    procedure: Procedure = Procedure.ORDINARY

    @property
    def key(self) -> tuple[str, str]:
        """What its address holds."""
        return self.procedure.value, self.act


PENALTY, LICENCE, COERCION = FileKind.PENALTY, FileKind.LICENCE, FileKind.COERCION
WAYS = (
    Way(
        kind=PENALTY, act="register_lead",
        text="收到投诉、举报、移送或者自己发现线索：先登记线索，再决定是否立案",
    ),
    Way(kind=PENALTY, act="propose_case", text="线索已经清楚，直接呈请立案"),
    Way(kind=PENALTY, act="start_urgently", text="情况紧急，先行启动，事后补报（只在本地规则允许时）"),
    Way(kind=PENALTY, act="receive_transferred_case", text="接收其他机关移送的案件"),
    Way(
        kind=PENALTY, act="show_credentials", procedure=Procedure.ON_THE_SPOT,
        text="当场处罚：违法事实确凿、有法定依据，警告或者小额罚款",
    ),
    Way(
        kind=LICENCE, act="submit_application",
        text="收到许可申请（首次、变更、延续）：登记申请，再决定是否受理",
    ),
    Way(
        kind=COERCION, act="propose_coercive_measure",
        text="要查封、扣押、冻结：先呈批；情况紧急的也先登记，实施后二十四小时内补报",
    ),
    Way(
        kind=COERCION, act="open_enforcement",
        text="当事人逾期不履行决定，本机关依法有强制执行权：登记要执行的决定，再催告",
    ),
    Way(kind=FileKind.INSPECTION, act="open_inspection", text="依计划、随机抽查或者线索到现场检查：呈请启动"),
    Way(kind=FileKind.EXPROPRIATION, act="open_expropriation", text="为公共利益征收、征用财产：呈请启动"),
)  # fmt: skip


def may_open(official: Official) -> bool:
    """Whether there is a way in which the official may begin a file."""
    return any(official.person.roles & set(who_may(ACTS[way.act])) for way in WAYS)


@require_safe
@desk_page
def choose_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The ways in which a file begins, those this official may take."""
    groups = [
        {"name": FILE_KIND_NAMES[kind], "ways": [_shown(way) for way in ways]}
        for kind, ways in groupby(_ways_of(official), key=lambda way: way.kind)
    ]
    return render(request, "desk/choose.html", official.context() | {"groups": groups})


def _ways_of(official: Official) -> Iterator[Way]:
    return (way for way in WAYS if official.person.roles & set(who_may(ACTS[way.act])))


def _shown(way: Way) -> dict[str, str]:
    return {
        "title": ACTS[way.act].label, "text": way.text, "link": reverse("desk:open", args=way.key),
        "procedure": PROCEDURE_NAMES[way.procedure] if way.kind is PENALTY else "",
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def open_page(request: HttpRequest, official: Official, procedure: str, act: str) -> HttpResponse:
    """The first act's form for a file that does not exist yet."""
    way = next((way for way in WAYS if way.key == (procedure, act)), None)
    if way is None:
        raise Http404("没有这种开卷方式。")
    try:
        desk = _new_desk(official, way)
        if request.method == "POST":
            return _open(request, desk, way)
    except Expired as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:files")
    return form_page(request, desk, Shown(barriers=before_form(desk.spec, desk.situation, desk.law)))


def _new_desk(official: Official, way: Way) -> FormDesk:
    """The form on an empty file. Raises Expired where the place's rules are no longer in force."""
    agency, now = official.account.agency, official.now
    header = FileHeader(id="", kind=way.kind, procedure=way.procedure, agency=agency.pk)
    situation = Situation(
        file=CaseFile(header=header), at=now, actor=official.person, calendar=load_calendar(),
        people={official.person.id: official.person}, settings=settings_of(agency, now),
        staff=staff_of([agency.pk], now)[agency.pk], catalogue=catalogue_of(agency, now),
    )  # fmt: skip
    return FormDesk(
        spec=ACTS[way.act], official=official, situation=situation,
        law=law_of_new_file(agency_rule_sets(agency, now), at=now),
        address=reverse("desk:open", args=way.key),
    )  # fmt: skip


def _open(request: HttpRequest, desk: FormDesk, way: Way) -> HttpResponse:
    official = desk.official
    typed = read_form(desk.spec, request.POST)
    at = moment_given(request.POST, official.now)
    if wants_row(request.POST):
        return form_page(request, desk, Shown(typed=typed))
    if at is None:
        return form_page(request, desk, Shown(typed=typed, problems=(UNREADABLE,)))
    try:
        done = open_file(
            agency=official.account.agency, kind=way.kind, procedure=way.procedure, act=desk.spec.slug,
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
