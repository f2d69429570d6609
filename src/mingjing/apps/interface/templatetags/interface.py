"""How the interface writes dates, amounts, states, fields and page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingjing.apps.interface.fields import Field
from mingjing.apps.interface.navigation import PlaceShown, desk_places
from mingjing.core.record.amounts import AmountInvalid, money_capital

register = template.Library()
STATES = frozenset({"over", "soon", "ok", "off", "unknown"})
WEEKDAYS = "一二三四五六日"


def _moment(value: object) -> date | datetime | None:
    """A date or a datetime in local time; ISO text is read; anything else is None."""
    if isinstance(value, str):
        try:
            value = (
                datetime.fromisoformat(value) if len(value) > len("2026-11-20") else date.fromisoformat(value)
            )
        except ValueError:
            return None
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value if isinstance(value, date) else None


@register.filter
def cn_date(value: object) -> str:
    """2026年11月20日. What is no date comes back as it is, so that nothing disappears from a page."""
    day = _moment(value)
    return f"{day.year}年{day.month}月{day.day}日" if day else str(value or "")


@register.filter
def cn_day(value: object) -> str:
    """11月20日 周五: for the counting, where the year is plain."""
    day = _moment(value)
    return f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}" if day else str(value or "")


@register.filter
def cn_datetime(value: object) -> str:
    """2026年11月20日 15:20; a date without an hour is written as a date."""
    moment = _moment(value)
    return f"{cn_date(moment)} {moment:%H:%M}" if isinstance(moment, datetime) else cn_date(value)


@register.filter
def clock(value: object) -> str:
    """15:20."""
    moment = _moment(value)
    return f"{moment:%H:%M}" if isinstance(moment, datetime) else ""


@register.filter
def iso_date(value: object) -> str:
    """2026-11-20, for tables and date inputs."""
    day = _moment(value)
    return f"{day:%Y-%m-%d}" if day else str(value or "")


@register.filter
def input_datetime(value: object) -> str:
    """2026-11-20T15:20, the form a datetime-local input takes."""
    moment = _moment(value)
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else str(value or "")


@register.filter
def money(value: object) -> str:
    """2,000.00 (元): thousands separated, two decimals only where there are any cents."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return str(value or "")
    return f"{amount:,.2f}".removesuffix(".00")


@register.filter
def capital(value: object) -> str:
    """贰仟元整, to stand beside the figures where a person decides on an amount; nothing for no amount."""
    try:
        return money_capital(str(value).replace(",", ""))
    except AmountInvalid:
        return ""


@register.simple_tag
def state(kind: str, word: str) -> SafeString:
    """A state: a word and a shape, then a colour. `kind`: over, soon, ok, off or unknown."""
    if kind not in STATES:
        raise template.TemplateSyntaxError(f"状态只能是 {'、'.join(sorted(STATES))}，不是 {kind}")
    return format_html('<span class="state {}">{}</span>', kind, word)


@register.simple_tag(takes_context=True)
def show_field(context: Context, field: Field) -> SafeString:
    """Draw one form field with the partial of its kind."""
    engine = context.template.engine  # type: ignore[union-attr]  # set while rendering
    return engine.get_template(field.template).render(context.new({"field": field}))


@register.simple_tag(takes_context=True)
def desk_nav(context: Context) -> list[PlaceShown]:
    """The desk's bar; numbers come from `nav_counts` in the context (key of the place → how many).

    Places in `nav_without` are left out.
    """
    request = context.get("request")
    counts: Mapping[str, int] = context.get("nav_counts") or {}
    path = request.path if isinstance(request, HttpRequest) else ""
    return desk_places(path, counts, context.get("nav_without") or ())


@register.simple_tag(takes_context=True)
def same_page(context: Context, **changes: Any) -> str:
    """The query string of this page with some parameters changed; an empty one is taken out."""
    request = context.get("request")
    query = request.GET.copy() if isinstance(request, HttpRequest) else None
    if query is None:
        return ""
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = str(value)
    return "?" + query.urlencode()
