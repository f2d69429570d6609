"""待办: what is due, soonest first, in three groups, each line with the one button that does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import LONGEST_COUNT, awaiting_count, waiting
from mingjing.apps.desk.dutylines import SHOWN, duty_line
from mingjing.apps.desk.official import Official, desk_page
from mingjing.apps.desk.signing import TO_SIGN
from mingjing.apps.desk.staffing import staff_warnings
from mingjing.apps.desk.views.opening import may_open
from mingjing.apps.desk.views.sign import sign_lines
from mingjing.core.record.vocabulary import Role

MOST = 100
# So many of what waits for a signature; the page for signing lists the rest.
SIGNING = 30
TITLES = {"over": "已逾期", "soon": "三个工作日内", "ok": "以后"}
EMPTY = {"over": "没有逾期的事。", "soon": "三个工作日内没有到期的事。", "ok": "没有别的待办。"}


@require_safe
@desk_page
def todo_page(request: HttpRequest, official: Official) -> HttpResponse:
    """What waits for this official."""
    duties = waiting(official.account, official.person.roles).select_related("file")
    rows = list(duties.only(*SHOWN)[:MOST])
    groups: dict[str, list[dict[str, Any]]] = {key: [] for key in TITLES}
    for row in rows:
        told = duty_line(row, official)
        groups["ok" if told["state"] == "off" else told["state"]].append(told)
    signing = _signing(official) if Role.AGENCY_HEAD in official.person.roles else []
    asked = [line for group in signing for line in group["duties"]]
    leading = next(iter((*groups["over"], *groups["soon"], *asked, *groups["ok"])), None)
    if leading:
        leading["first"] = True
    context = official.context() | {
        "warnings": staff_warnings(official),
        "signs": Role.AGENCY_HEAD in official.person.roles,
        "opens": may_open(official),
        "administers": Role.ADMINISTRATOR in official.person.roles,
        "groups": [
            *signing,
            *({"title": TITLES[key], "empty": EMPTY[key], "duties": lines} for key, lines in groups.items()),
        ],
        "pressing": len(groups["over"]) + len(groups["soon"]), "most": MOST if len(rows) == MOST else 0,
    }  # fmt: skip
    return render(request, "desk/todo.html", context)


def _signing(official: Official) -> list[dict[str, Any]]:
    """What waits for the head's signature as a group of its own; none where nothing waits."""
    lines = sign_lines(official, SIGNING + 1)
    group: dict[str, Any] = {"title": "等您签发", "empty": "", "duties": lines[:SIGNING]}
    if len(lines) > SIGNING:
        number = awaiting_count(official.account, TO_SIGN)
        told = f"{LONGEST_COUNT} 件以上" if number > LONGEST_COUNT else f"{number} 件"
        group |= {
            "count": told,
            "more": {
                "text": f"这里只列出等得最久的 {SIGNING} 件。", "link": reverse("desk:sign"),
                "verb": "看全部等您签发的",
            },
        }  # fmt: skip
    return [group] if lines else []
