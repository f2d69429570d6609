"""Reading files: lists, one file, what comes next in it, its duties. Who may see what is as on the pages."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from mingjing.apps.api.access import DOOR, Caller, caller_of
from mingjing.apps.api.answers import Duties, Duty, Entry, File, Files, Next, NextActs, Refused, WholeFile
from mingjing.apps.api.asked import Listing
from mingjing.apps.casework.queries import (
    Case,
    FileFilter,
    actor_in,
    file_list,
    load_case,
    obligations_of,
)  # fmt: skip
from mingjing.apps.registry.queries import people_on_day
from mingjing.core.law.engine import next_acts
from mingjing.core.law.subject import Situation
from mingjing.core.record.draft import digest_now

router = Router(tags=["案卷"], auth=DOOR)
OF_A_FILE = {code: Refused for code in (401, 403, 404)}


@router.get("", response={200: Files, 401: Refused, 403: Refused, 422: Refused}, summary="案卷列表")
def files(request: HttpRequest, wanted: Query[Listing]) -> Files:
    """可以查看的案卷，新的在前。把答复中的 after 带上，取下一页。"""
    caller = caller_of(request)
    narrowed = FileFilter(
        text=wanted.q, stage=wanted.stage, kind=wanted.kind,
        handler=caller.account if wanted.mine else None, overdue_at=caller.now if wanted.overdue else None,
    )  # fmt: skip
    page = file_list(caller.account, narrowed, after=wanted.after, size=wanted.size)
    return Files(files=[File.of(row) for row in page.files], after=page.after)


@router.get("/{uuid:file_id}", response={200: WholeFile, **OF_A_FILE}, summary="一件案卷")
def file(request: HttpRequest, file_id: UUID) -> WholeFile:
    """案卷的基本信息、所处阶段和全部记录。"""
    case, _ = case_before(caller_of(request), file_id)
    entries = [Entry.of(row) for row in case.entries]
    return WholeFile(file=File.of(case.row), draft_digest=digest_now(case.file), entries=entries)


@router.get("/{uuid:file_id}/next", response={200: NextActs, **OF_A_FILE}, summary="接下来")
def coming(request: HttpRequest, file_id: UUID) -> NextActs:
    """可以办理的行为；暂时不能办理的，写明障碍、条款，以及怎样消除。"""
    caller = caller_of(request)
    case, situation = case_before(caller, file_id)
    found = next_acts(situation, case.law(caller.now))
    return NextActs(seen=len(case.entries), acts=[Next.of(item) for item in found])


@router.get("/{uuid:file_id}/duties", response={200: Duties, **OF_A_FILE}, summary="义务和期限")
def duties(request: HttpRequest, file_id: UUID) -> Duties:
    """已经开始的义务，先到期的在前；已完成的也在内。due_at 为 null 的，法律写“及时”，没有数字。"""
    caller = caller_of(request)
    case, _ = case_before(caller, file_id)
    return Duties(duties=Duty.all_of(obligations_of(case, caller.now), caller.now))


def case_before(caller: Caller, file_id: UUID) -> tuple[Case, Situation]:
    """The file, and in what capacities the caller stands before it. Raises NotYours."""
    case = load_case(file_id, at=caller.now)
    people = people_on_day({caller.person.id} | case.doers(), caller.now)
    actor = actor_in(case.row, caller.account, people)
    return case, case.situation(at=caller.now, actor=actor, people=people)
