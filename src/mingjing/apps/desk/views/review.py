"""法制审核: the files that wait for a review, the reviewer's own first, each with how long it waits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.telling import time_left, waited
from mingjing.apps.review.queries import recusals_from, recused_among, waiting_reviews
from mingjing.core.record.draft import SETTLED
from mingjing.core.record.vocabulary import Role
from mingjing.core.terms import SHANGHAI

MOST = 300
NOT_A_REVIEWER = "审核意见由法制审核人员出具，您可以查看送审情况和审核进度。"


@require_safe
@desk_page
def review_page(request: HttpRequest, official: Official) -> HttpResponse:
    """The queue of the official's agency."""
    rows = [_line(row, official) for row in waiting_reviews(official.account)[:MOST]]
    mine = [row for row in rows if row["mine"]]
    others = [row for row in rows if not row["mine"]]
    groups = [
        {"title": "指派给我的", "empty": "没有指派给您的送审。", "duties": mine},
        {"title": "其他送审", "empty": "没有别的送审案件。", "duties": others},
    ]
    is_reviewer = Role.REVIEWER in official.person.roles
    first = next(iter(mine or others), None)
    if first and is_reviewer:
        first["first"] = True
    context = official.context() | {
        "groups": groups if is_reviewer or mine else groups[1:], "count": len(rows),
        "note": "" if is_reviewer else NOT_A_REVIEWER,
    }  # fmt: skip
    return render(request, "desk/review.html", context)


def _line(row: Any, official: Official) -> dict[str, Any]:
    assigned = {item["id"]: item["name"] for item in row.reviewers or ()}
    recused = recused_among(assigned.items(), recusals_from(row.recusals))
    whose = "、".join(assigned.values()) or row.accepted_name or ""
    state, left = time_left(row.opinion_due, official.now)
    since = row.at.astimezone(SHANGHAI)
    asked = "就审核分歧作了决定" if row.act == SETTLED else "送审"
    told = f"{row.by_name}{asked}" + (f"，{whose}审核" if whose else "，还没有指派审核人员")
    if recused:
        told += f"；{'、'.join(recused)}已回避，待改派"
    return {
        "mine": str(official.account.pk) in (assigned or {str(row.accepted_by)}), "state": state,
        "left": left if row.opinion_due else waited(since, official.now),
        "what": row.file.title, "file": row.file.number,
        "file_link": reverse("desk:file", args=[row.file_id]),
        "due": row.opinion_due.astimezone(SHANGHAI) if row.opinion_due else None,
        "due_text": f"{since.month}月{since.day}日送审", "cite": told,
        "link": reverse("desk:review_file", args=[row.file_id]),
        "verb": "审核" if Role.REVIEWER in official.person.roles else "查看",
    }  # fmt: skip
