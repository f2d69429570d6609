"""公示: what is to be made public, how far each draft has come, what is shown, and who wants it corrected."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import Asked, Entry, actor_in, awaiting, load_case, waiting
from mingjing.apps.desk.dutylines import SHOWN, duty_line, is_mine
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.telling import barred_act, other_act, whose
from mingjing.apps.publicity.items import DRAFTS, KINDS
from mingjing.apps.publicity.models import Publication
from mingjing.apps.publicity.queries import published
from mingjing.apps.publicity.redaction import secrets_of
from mingjing.apps.publicity.service import draft_secrets, screened_content
from mingjing.apps.registry.queries import people_on_day
from mingjing.core.law.answers import NextAct
from mingjing.core.law.engine import next_acts
from mingjing.core.record.act import ACTS
from mingjing.core.record.awaited import Awaited
from mingjing.core.terms import SHANGHAI

MOST = 100
ACTS_HERE: Final = [
    spec.slug for spec in ACTS.values() if spec.cls.__module__.endswith((".publishing", ".publicity"))
]
# The way of a draft, in the usual order; what the place does not want is not insisted on by anybody.
STEPS: Final = {
    "redact": "隐去", "screen_secrecy": "保密审查", "approve_publication": "批准", "publish_item": "发布",
}  # fmt: skip
CHANNELS: Final = {"deliver_to_channel": "推送渠道", "record_channel_receipt": "渠道回执"}
CORRECTING: Final = {
    "verify_correction": "核实", "correct_publication": "更正", "reply_correction": "答复",
}  # fmt: skip
INSTEAD: Final = {"correct_publication": ("correct_publication", "refuse_correction")}


@require_safe
@desk_page
def publicity_page(request: HttpRequest, official: Official) -> HttpResponse:
    """What of the agency is on its way to the public, and what is there."""
    drafts = list(awaiting(official.account, Awaited.PUBLICATION)[:MOST])
    asked = list(awaiting(official.account, Awaited.CORRECTION)[:MOST])
    shown = list(published().filter(agency=official.account.agency_id).order_by("-published_at")[:MOST])
    done = _done([row.file_id for row in (*drafts, *asked)] + [item.file_id for item in shown])
    groups = [
        {"title": "到期要公示的", "empty": "没有等您办理的公示义务。", "duties": _duties(official)},
        {
            "title": "正在办理的公示稿", "empty": "没有正在办理的公示稿。",
            "duties": [_draft(row, done.get(row.file_id, {}), official) for row in drafts],
        },
        {
            "title": "申请更正的", "empty": "没有等待办理的更正申请。",
            "duties": [_asked(row, done.get(row.file_id, {}), official) for row in asked],
        },
        {
            "title": "已经公示的", "empty": "还没有公示的信息。",
            "duties": [_shown(item, done.get(item.file_id, {}), official) for item in shown],
        },
    ]  # fmt: skip
    return render(request, "desk/publicity.html", official.context() | {"groups": groups})


@require_safe
@desk_page
def screening_page(request: HttpRequest, official: Official, file_id: UUID) -> HttpResponse:
    """A file's drafts as the public would read them, beside what was taken out of each."""
    case = load_case(file_id, at=official.now)
    people = people_on_day({official.person.id} | case.doers(), official.now)
    actor = actor_in(case.row, official.account, people)
    secrets = secrets_of(case.file)
    drafts = []
    for act, kind in DRAFTS.items():
        draft = case.file.latest((act,))
        if draft is None:
            continue
        content, problem = screened_content(draft, secrets)
        drafts.append({
            "kind": KINDS[kind], "at": draft.at, "by": draft.by_name, "content": content,
            "problem": problem, "hidden": draft_secrets(draft, secrets),
        })  # fmt: skip
    situation = case.situation(at=official.now, actor=actor, people=people)
    acts = next_acts(situation, case.law(official.now))
    context = official.context() | {"row": case.row, "drafts": drafts} | _steps(acts, file_id)
    return render(request, "desk/screening.html", context)


def _steps(acts: Iterable[NextAct], file_id: UUID) -> dict[str, Any]:
    """The steps of a draft: what this official may do now, what is barred and why, what waits for others."""
    found = {item.slug: item for item in acts}
    steps = [found[slug] for slug in STEPS if slug in found]
    return {
        "allowed": [
            {"label": item.label, "link": reverse("desk:act", args=[file_id, item.slug])}
            for item in steps
            if item.allowed
        ],
        "barred": [barred_act(item) for item in steps if item.mine and item.obstacles],
        "others": [other_act(item) for item in steps if not item.mine],
    }


def _done(files: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """For each file, the position of the latest entry of each act of this room; one statement."""
    rows = Entry.objects.filter(file__in=set(files), act__in=ACTS_HERE).order_by("position")
    found: dict[UUID, dict[str, int]] = {}
    for file_id, act, position in rows.values_list("file_id", "act", "position"):
        found.setdefault(file_id, {})[act] = position
    return found


def _duties(official: Official) -> list[dict[str, Any]]:
    rows = waiting(official.account, official.person.roles).filter(closing_acts__overlap=ACTS_HERE)
    lines = [duty_line(row, official) for row in rows.select_related("file").only(*SHOWN)[:MOST]]
    if lines:
        lines[0]["first"] = True
    return lines


def _draft(row: Asked, done: Mapping[str, int], official: Official) -> dict[str, Any]:
    begun = max((done.get(act, 0) for act in DRAFTS), default=0)
    told, act = _way(STEPS, done, begun)
    line = _line(row, act, official)
    # The draft is read before its step is done; its page asks the law which steps are open now.
    reading = reverse("desk:screening", args=[row.file_id])
    return line | {
        "state": "soon", "left": f"下一步：{STEPS[act]}" if act else "等待发布",
        "what": f"{row.by_name}制作的{KINDS[DRAFTS[row.act]]}公示稿", "cite": f"制作 → {told}",
        "due_text": f"{row.at.astimezone(SHANGHAI):%Y-%m-%d} 制作",
        "file_link": reading, "link": reading,
    }  # fmt: skip


def _asked(row: Asked, done: Mapping[str, int], official: Official) -> dict[str, Any]:
    told, act = _way(CORRECTING, done, done.get("request_correction", 0))
    return _line(row, act, official) | {
        "state": "soon", "left": f"下一步：{CORRECTING[act]}" if act else "待答复",
        "what": "申请更正公示信息",
        "cite": told, "due_text": f"{row.at.astimezone(SHANGHAI):%Y-%m-%d} 收到",
    }  # fmt: skip


def _shown(item: Publication, done: Mapping[str, int], official: Official) -> dict[str, Any]:
    told, act = _way(CHANNELS, done, item.shown_by)
    until = f"公示至 {item.display_until:%Y-%m-%d}" if item.display_until else "没有定公示期限"
    mine = act is not None and is_mine(act, official)
    return {
        "state": "ok", "left": "公示中", "what": item.title, "file": item.document_no or "查看案卷",
        "file_link": reverse("desk:file", args=[item.file_id]), "due": None,
        "due_text": f"{item.published_at.astimezone(SHANGHAI):%Y-%m-%d} 公示，{until}", "cite": told,
        "link": reverse("desk:act", args=[item.file_id, act]) if mine and act else f"/decisions/{item.pk}/",
        "verb": ACTS[act].label if mine and act else "看公开页",
    }  # fmt: skip


def _line(row: Asked, act: str | None, official: Official) -> dict[str, Any]:
    """What lines have in common, with the one button that does the next step."""
    link = reverse("desk:file", args=[row.file_id])
    if act is not None and is_mine(act, official):
        link, verb = reverse("desk:act", args=[row.file_id, act]), ACTS[act].label
    elif act is not None:
        verb = f"等{whose(act)}办理"
    else:
        verb = "查看案卷"
    file_link = reverse("desk:file", args=[row.file_id])
    return {
        "file": f"{row.file.number} · {row.file.title}",
        "file_link": file_link,
        "due": None,
        "link": link,
        "verb": verb,
    }


def _way(steps: Mapping[str, str], done: Mapping[str, int], begun: int) -> tuple[str, str | None]:
    """The steps in words, and the first that was not done since; None where all were."""
    open_steps = [slug for slug in steps if not _since(INSTEAD.get(slug, (slug,)), done, begun)]
    told = " → ".join(f"{word}{'' if slug in open_steps else '（已办）'}" for slug, word in steps.items())
    return told, next(iter(open_steps), None)


def _since(slugs: Collection[str], done: Mapping[str, int], begun: int) -> bool:
    return any(done.get(slug, 0) > begun for slug in slugs)
