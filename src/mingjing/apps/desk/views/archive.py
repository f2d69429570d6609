"""档案: files to be compiled, checked and handed over, the archive, a volume, and its package."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mingjing.apps.archive.errors import NotYetSealed
from mingjing.apps.archive.queries import keeping, next_step, sheets, waiting_volumes
from mingjing.apps.archive.service import export_package
from mingjing.apps.casework.queries import Case, File, FileFilter, actor_in, file_list, load_case
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.telling import time_left
from mingjing.apps.desk.views.files import list_key
from mingjing.apps.registry.queries import people_on_day
from mingjing.core.law.engine import before_form
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import Stage
from mingjing.core.terms import SHANGHAI

MOST = 300
COLUMNS = ("案号", "案名", "当事人", "最近记录", "证明包")
SHEETS = ("序号", "名称", "来自", "性质")
ACTS_HERE = tuple(slug for slug, spec in ACTS.items() if spec.cls.__module__.endswith(".archive"))


@require_safe
@desk_page
def archive_page(request: HttpRequest, official: Official) -> HttpResponse:
    """What waits to be archived, then what is archived, newest first."""
    waiting = [_line(row, official) for row in waiting_volumes(official.account)[:MOST]]
    wanted = FileFilter(stage=Stage.ARCHIVED, text=request.GET.get("q", "").strip()[:100])
    page = file_list(official.account, wanted, after=list_key(request.GET.get("after", "")))
    context = official.context() | {
        "groups": [{"title": "等待归档", "empty": "没有等待归档的案卷。", "duties": waiting}],
        "columns": [{"label": label} for label in COLUMNS], "rows": [_row(row) for row in page.files],
        "older": page.after, "text": wanted.text,
        "empty_text": "没有已归档的案卷。" if not wanted.text else "档案里没有符合条件的案卷。",
        "empty_hint": "归档移交后的案卷会列在这里。" if not wanted.text else "请换一个词再查。",
    }  # fmt: skip
    return render(request, "desk/archive.html", context)


def _line(row: Any, official: Official) -> dict[str, Any]:
    state, left = time_left(row.archive_due, official.now)
    act = next_step(compiled=row.compiled, checked=row.checked)
    mine = official.person.roles & set(who_may(ACTS[act]))
    last = row.last_at.astimezone(SHANGHAI)
    return {
        "state": state, "left": left, "what": f"等待{ACTS[act].label}",
        "file": f"{row.number} · {row.title}", "file_link": reverse("desk:volume", args=[row.pk]),
        "due": row.archive_due.astimezone(SHANGHAI) if row.archive_due else None,
        "due_text": f"{last.month}月{last.day}日以来没有新记录",
        "link": reverse("desk:act", args=[row.pk, act]) if mine else reverse("desk:volume", args=[row.pk]),
        "verb": ACTS[act].label if mine else "查看",
    }  # fmt: skip


def _row(row: File) -> list[dict[str, Any]]:
    told = (
        row.number,
        row.title,
        row.party_name,
        row.last_at.astimezone(SHANGHAI).date().isoformat(),
        "下载",
    )
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(COLUMNS, told, strict=True)
    ]
    cells[1]["link"] = reverse("desk:volume", args=[row.pk])
    cells[4]["link"] = reverse("desk:package", args=[row.pk])
    return cells


@require_safe
@desk_page
def volume_page(request: HttpRequest, official: Official, file_id: UUID) -> HttpResponse:
    """One volume: its index, how long it is kept and by which clause, and what may be done with it."""
    case, situation = _seen(official, file_id)
    law = case.law(official.now)
    acts = [
        {"label": ACTS[slug].label, "link": reverse("desk:act", args=[file_id, slug])}
        for slug in ACTS_HERE
        if not before_form(ACTS[slug], situation, law)
    ]
    context = official.context() | {
        "row": case.row, "archived": case.file.stage is Stage.ARCHIVED, "acts": acts,
        "columns": [{"label": label} for label in SHEETS], "rows": _sheet_rows(case),
        "keeping": keeping(situation, law).items(), "empty_text": "卷内还没有文书和材料。",
        "empty_hint": "制发的文书和随记录上传的材料会按先后列成卷内目录。",
    }  # fmt: skip
    return render(request, "desk/volume.html", context)


def _sheet_rows(case: Case) -> list[list[dict[str, Any]]]:
    rows = []
    for sheet in sheets(case):
        paper = reverse("evidence:download", args=[case.row.pk, sheet.sha256])
        entry = reverse("desk:entry", args=[case.row.pk, sheet.position])
        texts = (str(sheet.number), sheet.name, sheet.act, "制发文书" if sheet.issued else "材料")
        cells: list[dict[str, Any]] = [
            {"label": label, "text": text} for label, text in zip(SHEETS, texts, strict=True)
        ]
        cells[1]["link"], cells[2]["link"] = f"{paper}?show=1&purpose=查看", entry
        rows.append(cells)
    return rows


@require_safe
@desk_page
def package_page(
    request: HttpRequest, official: Official, file_id: UUID
) -> HttpResponse | StreamingHttpResponse:
    """The file with its proofs as one archive, streamed; said plainly where it can't be made yet."""
    case, _ = _seen(official, file_id)
    try:
        pieces = export_package(case.row, now=official.now)
    except NotYetSealed as refusal:
        messages.info(request, str(refusal))
        return redirect("desk:volume", file_id)
    name = f"{case.row.number}.zip"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)


def _seen(official: Official, file_id: UUID) -> tuple[Case, Situation]:
    """The file, if the official may see it. Raises NotYours."""
    case = load_case(file_id, at=official.now)
    people = people_on_day({official.person.id} | case.doers(), official.now)
    actor = actor_in(case.row, official.account, people)
    return case, case.situation(at=official.now, actor=actor, people=people)
