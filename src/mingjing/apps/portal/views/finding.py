"""首页、搜索和订阅: the newest items, a search through all, and a feed."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingjing.apps.portal.public import SITE, address, public_page, show
from mingjing.apps.portal.telling import hit, link_of
from mingjing.apps.publicity.items import KINDS
from mingjing.apps.publicity.queries import LONGEST_COUNT, Wanted, count, find
from mingjing.apps.registry.models import Agency
from mingjing.core.terms import SHANGHAI

NEWEST = 10
IN_FEED = 30
MOST_WORDS = 5
YEARS_BACK = 5


@require_safe
@public_page
def home_page(request: HttpRequest) -> HttpResponse:
    """Search first; then the newest, and what else can be done here."""
    newest = find(Wanted(), size=NEWEST)
    context = {
        "hits": [hit(item) for item in newest.items], "more": bool(newest.after), "agencies": _agencies(),
    }  # fmt: skip
    return show(request, "home", context)


@require_safe
@public_page
def search_page(request: HttpRequest) -> HttpResponse:
    """What was found, newest first; withdrawn items are not among it."""
    asked = request.GET
    text = asked.get("q", "").strip()[:100]
    words = tuple(text.split())[:MOST_WORDS]
    wanted = Wanted(
        words=words, agency=asked.get("agency", "")[:40], year=_year(asked.get("year", "")),
        kind=asked.get("kind", "") if asked.get("kind", "") in KINDS else "",
    )  # fmt: skip
    page = find(wanted, after=asked.get("after", ""))
    total = count(wanted)
    context: dict[str, Any] = {
        "query": text, "hits": [hit(item, words) for item in page.items], "older": page.after,
        "total": f"{LONGEST_COUNT} 条以上" if total > LONGEST_COUNT else f"{total} 条", "wanted": wanted,
        "agencies": _agencies(), "kinds": KINDS.items(), "years": _years(timezone.now()),
    }  # fmt: skip
    return show(request, "search", context)


@require_safe
@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """The newest items as an Atom feed (RFC 4287)."""
    items = find(Wanted(), size=IN_FEED).items
    entries = [
        {
            "link": address(link_of(item)), "item": item, "kind": KINDS[item.kind],
            "updated": item.published_at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
        }
        for item in items
    ]  # fmt: skip
    latest = entries[0]["updated"] if entries else "1970-01-01T00:00:00Z"
    context = {
        "title": SITE, "entries": entries, "updated": latest, "self": address(reverse("portal:feed")),
        "home": address("/"),
    }  # fmt: skip
    return render(request, "portal/feed.xml", context, content_type="application/atom+xml; charset=utf-8")


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what is public; the officials' pages are no business of theirs."""
    lines = (
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /login/",
        "Disallow: /evidence/",
        "Disallow: /search/",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _agencies() -> list[Agency]:
    return list(Agency.objects.filter(is_supervisor=False).only("id", "name").order_by("name")[:200])


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() and text != "0000" else None


def _years(now: datetime) -> list[int]:
    latest = now.astimezone(SHANGHAI).year
    return list(range(latest, latest - YEARS_BACK, -1))
