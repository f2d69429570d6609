"""From a file's entries to what the public reads: the papers made when publishing, and the rows.

Nothing here writes history: it is called within the act's own transaction by whoever does.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

from django.db.models.expressions import Combinable

from mingjing.apps.documents.elements import FileView
from mingjing.apps.documents.values import date_text
from mingjing.apps.publicity.errors import SecretLeft
from mingjing.apps.publicity.items import (
    DECISION,
    KINDS,
    PERFORMANCE,
    SHOWING,
    Item,
    decided_on,
    items_of,
    stated,
)
from mingjing.apps.publicity.models import Publication
from mingjing.apps.publicity.redaction import Secret, left_in, redacted, secrets_of
from mingjing.apps.publicity.rendition import DECISIONS, public_rendition, require_clean
from mingjing.core.ledger.canonical import canonical
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.field import FieldKind
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.parsing import is_blank
from mingjing.core.terms import SHANGHAI, TermError, due, parse_term
from mingjing.regulations.calendar import load_calendar

Papers = Mapping[int, Sequence[Mapping[str, Any]]]

TEXT: Final = "public_text"
DATA: Final = "public_data"
FULL_TEXT_FORMS: Final = frozenset({"全文", "全文和摘要"})
# What steers the publishing and is not itself told to the public.
_NOT_TOLD: Final = frozenset(
    {"publication_form", "major_case", "social_impact", "full_text", "source_decision"}
)
_STORED: Final = tuple(
    field.attname for field in Publication._meta.concrete_fields if field.attname not in ("id", "file_id")
)
_COMPARED: Final = tuple(name for name in _STORED if name != "search")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPaper:
    """Something made to be public. `document`: public_text or public_data; `draft`: which item's."""

    document: str
    draft: int
    name: str
    content: bytes
    media_type: str


def public_papers(
    file: CaseFile, papers: Papers, view_then: Callable[[int], FileView], verify_base: str
) -> list[PublicPaper]:
    """What the newest entry makes public, made and searched for the file's secrets.

    `papers`: the documents of each entry by position; `view_then`: the file as it stood after an entry.
    Nothing where the entry shows nothing. Raises SecretLeft, NotRenderable; then nothing may be published.
    """
    newest = file.entries[-1]
    if newest.act not in SHOWING:
        return []
    secrets = secrets_of(file)
    made: list[PublicPaper] = []
    for item in items_of(file):
        if item.shown_by == newest.position:
            made.append(_data_paper(item, secrets))
            made += _text_papers(file, item, papers, view_then, verify_base)
    return made


def publications_of(row: Any, file: CaseFile, papers: Papers) -> list[Publication]:
    """The rows of a file (`row`: its own row) without their search vectors."""
    items = items_of(file)
    if not items:
        return []
    secrets = secrets_of(file)
    until = _display_until(file)
    return [_row(row, file, item, secrets, papers, until) for item in items]


def store_publications(
    file_id: UUID, rows: list[Publication], vector: Callable[[str], Combinable], *, thorough: bool
) -> None:
    """Bring the table up to date. No statement where the file has no publication, unless `thorough`."""
    if thorough:
        Publication.objects.filter(file_id=file_id).exclude(pk__in=[row.pk for row in rows]).delete()
    if not rows:
        return
    for row in rows:
        row.search = vector(row.search_text)
    Publication.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=list(_STORED)
    )


def publication_differences(file_id: UUID, wanted: Sequence[Publication]) -> list[str]:
    """In what the stored rows of a file differ from those wanted."""
    stored = {row.pk: row for row in Publication.objects.filter(file_id=file_id)}
    expected = {row.pk: row for row in wanted}
    wrong = [f"publication {pk}" for pk in stored.keys() ^ expected.keys()]
    for pk in stored.keys() & expected.keys():
        same = all(getattr(stored[pk], name) == getattr(expected[pk], name) for name in _COMPARED)
        wrong += [] if same else [f"publication {pk}"]
    return wrong


def publication_id(file_id: UUID, position: int) -> UUID:
    """The same for the same draft of the same file, so that a rebuilt table keeps every address."""
    return uuid5(file_id, f"publication {position}")


def public_content(draft: Entry, secrets: Sequence[Secret]) -> list[list[str]]:
    """What a draft tells the public, as label and value in the order of its fields, redacted."""
    told = []
    for item in ACTS[draft.act].fields:
        value = draft.data.get(item.name)
        if is_blank(value) or item.name in _NOT_TOLD:
            continue
        told.append([item.label, redacted(_shown(item.field.kind, value), secrets)])
    return told


def screened_content(draft: Entry, secrets: Sequence[Secret]) -> tuple[list[list[str]], str]:
    """What a draft would tell the public, and why it may not; empty where nothing stands in the way."""
    content = public_content(draft, secrets)
    found = left_in(json.dumps(content, ensure_ascii=False), secrets)
    if not found:
        return content, ""
    return content, str(SecretLeft("公示稿", [secret.kind for secret in found]))


def draft_secrets(draft: Entry, secrets: Sequence[Secret]) -> list[tuple[str, str, str]]:
    """What was taken out of a draft: the field, the kind of secret, and what stands in its place."""
    return [
        (item.label, secret.kind, secret.instead)
        for item in ACTS[draft.act].fields
        if item.name in draft.data and item.name not in _NOT_TOLD
        for secret in secrets
        if secret.text in _shown(item.field.kind, draft.data[item.name])
    ]


def _shown(kind: FieldKind, value: Any) -> str:
    match kind:
        case FieldKind.DATE | FieldKind.MOMENT:
            return date_text(str(value))
        case FieldKind.OFFICERS:
            return "、".join(_officer(item) for item in value)
        case FieldKind.FLAG:
            return "是" if value else "否"
        case FieldKind.CHOICES:
            return "、".join(map(str, value))
        case _:
            return str(value)


def _officer(item: Mapping[str, Any]) -> str:
    number = item.get("certificate")
    return f"{item['name']}（执法证号 {number}）" if number else str(item["name"])


def _data_paper(item: Item, secrets: tuple[Secret, ...]) -> PublicPaper:
    content = public_content(item.draft, secrets)
    told = {
        "kind": KINDS[item.kind], "content": content, "corrections": _corrections(item, secrets),
    }  # fmt: skip
    require_clean("公示内容", json.dumps(told, ensure_ascii=False), secrets)
    return PublicPaper(
        document=DATA, draft=item.first, name=f"公示内容（{KINDS[item.kind]}）.json", content=canonical(told),
        media_type="application/json",
    )  # fmt: skip


def _text_papers(
    file: CaseFile, item: Item, papers: Papers, view_then: Callable[[int], FileView], verify_base: str
) -> list[PublicPaper]:
    decision = file.latest(MEMBERS["make_decision"])
    if not _full_text(item) or decision is None or decision.act not in DECISIONS:
        return []
    slug = DECISIONS[decision.act]
    original = _original(decision, papers)
    made = public_rendition(
        slug, view_then(decision.position), secrets_of(file), number=original.get("number", ""),
        code=original.get("code", ""), verify_base=verify_base,
    )  # fmt: skip
    if made is None:
        return []
    name = "决定书（公开版）.pdf"
    return [
        PublicPaper(document=TEXT, draft=item.first, name=name, content=made, media_type="application/pdf")
    ]


def _full_text(item: Item) -> bool:
    return item.kind == DECISION and item.draft.data.get("publication_form") in FULL_TEXT_FORMS


def _original(decision: Entry | None, papers: Papers) -> Mapping[str, Any]:
    """The decision as it was issued; empty where it was written elsewhere."""
    if decision is None or decision.act not in DECISIONS:
        return {}
    slug = DECISIONS[decision.act]
    issued = papers.get(decision.position, ())
    return next((paper for paper in issued if paper.get("document") == slug), {})


def _row(
    row: Any, file: CaseFile, item: Item, secrets: tuple[Secret, ...], papers: Papers, until: "Until"
) -> Publication:
    draft = item.draft.data
    content = public_content(item.draft, secrets)
    decision = file.latest(MEMBERS["make_decision"])
    made = _made(item, papers)
    text, data = made.get(TEXT, {}), made.get(DATA, {})
    title = _title(file, item, secrets)
    number = str(draft.get("document_no") or draft.get("source_decision") or "")[:100]
    party = str(redacted(str(draft.get("party_name") or ""), secrets))[:200]
    return Publication(
        id=publication_id(row.pk, item.first), file_id=row.pk, agency_id=row.agency_id, position=item.first,
        shown_by=item.shown_by, kind=item.kind, state=item.state, title=title, document_no=number,
        party_name=party, decided_on=decided_on(file, item) or (decision.at.date() if decision else None),
        published_at=item.published_at, display_until=until(item), ended_at=item.ended_at,
        ended_reason=str(redacted(item.ended_reason, secrets)), form=str(draft.get("publication_form") or ""),
        content=content, corrections=_corrections(item, secrets),
        code=str(_original(decision, papers).get("code") or ""),
        text_sha256=text.get("sha256", ""), text_sm3=text.get("sm3", ""),
        data_sha256=data.get("sha256", ""), data_sm3=data.get("sm3", ""),
        search_text="\n".join([title, *(value for _, value in content)]),
    )  # fmt: skip


def _made(item: Item, papers: Papers) -> dict[str, Mapping[str, Any]]:
    """What was made for the item when it was last shown."""
    shown = papers.get(item.shown_by, ())
    return {paper["document"]: paper for paper in shown if paper.get("draft") == item.first}


def _title(file: CaseFile, item: Item, secrets: tuple[Secret, ...]) -> str:
    draft = item.draft.data
    name = draft.get("case_name") or draft.get("matter_name") or draft.get("inspected_matter")
    if item.kind == PERFORMANCE or not name:
        name = f"{_case_title(file)}{KINDS[item.kind]}"
    told = str(redacted(str(name), secrets))
    party = str(redacted(str(draft.get("party_name") or ""), secrets))
    lead = f"{party}：" if party and party not in told else ""
    return f"{lead}{told}"[:300]


def _case_title(file: CaseFile) -> str:
    """The party and what it is about, from the file's own facts."""
    party = file.facts.get("party")
    name = party.get("name") if isinstance(party, Mapping) else file.facts.get("party_name")
    return f"{name or ''}{file.facts.get('cause') or ''}"


def _corrections(item: Item, secrets: tuple[Secret, ...]) -> list[list[str]]:
    found = []
    for entry in item.corrections:
        words = [str(entry.data[name]) for name in ("corrected", "note") if entry.data.get(name)]
        day = stated(entry, "corrected_at").astimezone(SHANGHAI).date().isoformat()
        found.append([day, str(redacted("。".join(words) or "已更正", secrets))])
    return found


Until = Callable[[Item], date | None]


def _display_until(file: CaseFile) -> Until:
    """Until when an item is shown, as far as somebody set it; the latest word counts."""
    words = file.done(("set_display_period", "decide_early_end"))

    def until(item: Item) -> date | None:
        for entry in reversed(words):
            day = entry.data.get("new_until") or entry.data.get("display_until")
            if day:
                return date.fromisoformat(str(day)[:10])
            if entry.data.get("display_period"):
                return _counted(str(entry.data["display_period"]), item)
        return None

    return until


def _counted(period: str, item: Item) -> date | None:
    try:
        return due(parse_term(period), item.published_at, calendar=load_calendar()).day
    except TermError:
        return None
