"""案卷: the list of files with search and filters, newest first, by key-set pages."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import File, FileFilter, file_list
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.views.opening import may_open
from mingjing.core.record.vocabulary import (
    FILE_KIND_NAMES,
    PROCEDURE_NAMES,
    STAGE_NAMES,
    FileKind,
    Procedure,
    Stage,
)
from mingjing.core.terms import SHANGHAI

# Said on the file's own page; in a list only what is out of the ordinary.
_USUAL = f" · {PROCEDURE_NAMES[Procedure.ORDINARY]}"
COLUMNS = ("案号", "案名", "类别", "阶段", "开卷", "最近记录")


@require_safe
@desk_page
def files_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The files this official may see."""
    asked = request.GET
    stage, kind = asked.get("stage", ""), asked.get("kind", "")
    mine, overdue = asked.get("mine") == "1", asked.get("overdue") == "1"
    wanted = FileFilter(
        text=asked.get("q", "").strip()[:100], stage=Stage(stage) if stage in set(Stage) else None,
        kind=FileKind(kind) if kind in set(FileKind) else None,
        handler=official.account if mine else None, overdue_at=official.now if overdue else None,
    )  # fmt: skip
    opens = may_open(official)
    page = file_list(official.account, wanted, after=list_key(asked.get("after", "")))
    context = official.context() | {
        "asked": {"text": wanted.text, "stage": stage, "kind": kind, "mine": mine, "overdue": overdue},
        "stages": STAGE_NAMES.items(), "kinds": FILE_KIND_NAMES.items(),
        "columns": [{"label": label} for label in COLUMNS],
        "opens": opens, "rows": [_row(row) for row in page.files], "older": page.after,
        "empty_text": "没有符合条件的案卷。",
        "empty_hint": f"换一个词，或去掉筛选条件{'；新案件请按“新立案卷”' if opens else ''}。",
    }  # fmt: skip
    return render(request, "desk/files.html", context)


def list_key(text: str) -> UUID | None:
    """Where the page starts; from the top where the address was tampered with."""
    try:
        return UUID(text)
    except ValueError:
        return None


def kind_of(row: File) -> str:
    """What the file is about; of a penalty also under which procedure, which the others have no two of."""
    kind = FileKind(row.kind)
    name = FILE_KIND_NAMES[kind]
    if kind is not FileKind.PENALTY:
        return name
    return f"{name} · {PROCEDURE_NAMES[Procedure(row.procedure)]}"


def _row(row: File) -> list[dict[str, Any]]:
    cells = (
        row.number, row.title, kind_of(row).removesuffix(_USUAL), STAGE_NAMES[Stage(row.stage)],
        row.opened_at.astimezone(SHANGHAI).date().isoformat(),
        row.last_at.astimezone(SHANGHAI).date().isoformat(),
    )  # fmt: skip
    told: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(COLUMNS, cells, strict=True)
    ]
    told[1]["link"] = reverse("desk:file", args=[row.pk])
    return told
