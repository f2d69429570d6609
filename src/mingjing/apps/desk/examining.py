"""What a reviewer reads at the left of the checklist: what was submitted, and what the system knows of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from mingjing.apps.desk.telling import entry_rows, summary
from mingjing.apps.review.queries import Round
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.field import FieldKind
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.record.vocabulary import FileKind
from mingjing.core.terms import SHANGHAI, Unit, elapsed
from mingjing.regulations.calendar import load_calendar

Papers = Mapping[int, list[dict[str, str]]]
EVIDENCE = (".evidence", ".recording")
HEARD = (".hearing",)
CREWS = ("officers", "assigned_officers")
STEPS = (
    "register_lead", "propose_case", "open_case", "show_credentials", "inform_rights", "extend_term",
    "conclude_investigation", "propose_decision", "endorse_proposal", "give_prior_notice",
    "hear_statement", "answer_statement", "hold_hearing", "deliberate_case", "submit_for_review",
    "resubmit_for_review",
)  # fmt: skip
# Where what was found is written down, in files of each kind.
FOUND: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.PENALTY: ("conclude_investigation", "propose_case"),
    FileKind.LICENCE: ("examine_materials",),
    FileKind.COERCION: ("open_enforcement",),
    FileKind.INSPECTION: ("conclude_investigation", "inspect_site"),
    FileKind.EXPROPRIATION: ("investigate_expropriation",),
}
MONEY = ("fine", "confiscated_income", "confiscated_goods_value")
LONG = frozenset({FieldKind.PAPERS, FieldKind.SIGNATURE, FieldKind.LINK, FieldKind.DIGEST})


def submission(file: CaseFile, current: Round, papers: Papers, file_id: UUID) -> list[dict[str, Any]]:
    """The parts of the submission in the order a reviewer reads; `none` says that one is missing."""
    sent = (current.submission, current.supplemented)
    proposal = file.latest(MEMBERS["draft"])
    concluded = file.latest(FOUND.get(file.header.kind, ()))
    told = Teller(papers, file_id, file.header.kind)
    return [
        {"title": "拟作出的决定", "entries": told.full([proposal]), "none": "卷中没有处理意见（草拟决定）。"},
        {"title": "认定的事实", "entries": told.full([concluded]), "none": "卷中没有调查终结的记录。"},
        {
            "title": "证据", "entries": told.short(_of_chapters(file, EVIDENCE)),
            "none": "卷中没有取证记录，认定事实缺少证据。",
        },
        {
            "title": "告知、陈述申辩和听证", "entries": told.short(_of_chapters(file, HEARD)),
            "none": "卷中没有告知、陈述申辩或者听证的记录。",
        },
        {"title": "送审材料", "entries": told.full(item for item in sent if item), "none": ""},
    ]  # fmt: skip


class Teller:
    """Entries as the page shows them, each with its papers and where it stands in the record."""

    def __init__(self, papers: Papers, file_id: UUID, kind: FileKind) -> None:
        self._papers = papers
        self._file_id = file_id
        self._kind = kind

    def full(self, entries: Iterable[Entry | None]) -> list[dict[str, Any]]:
        """With every field."""
        return [self._head(entry) | {"facts": _facts(entry, self._kind)} for entry in entries if entry]

    def short(self, entries: Iterable[Entry]) -> list[dict[str, Any]]:
        """With a line that sums it up."""
        return [self._head(entry) | {"text": summary(entry)} for entry in entries]

    def _head(self, entry: Entry) -> dict[str, Any]:
        return {
            "act": ACTS[entry.act].label, "at": entry.at.astimezone(SHANGHAI), "by": entry.by_name,
            "link": reverse("desk:entry", args=[self._file_id, entry.position]),
            "papers": self._papers.get(entry.position, []),
        }  # fmt: skip


def _facts(entry: Entry, kind: FileKind) -> list[tuple[str, str]]:
    """The entry's fields without its papers, which are linked beside."""
    linked = {item.label for item in ACTS[entry.act].fields if item.field.kind in LONG}
    return [(label, text) for label, text in entry_rows(entry, kind) if label not in linked]


def _of_chapters(file: CaseFile, endings: tuple[str, ...]) -> list[Entry]:
    """The entries whose acts are defined in these chapters."""
    return [entry for entry in file.entries if ACTS[entry.act].cls.__module__.endswith(endings)]


def amounts(file: CaseFile) -> list[dict[str, Any]]:
    """What money the proposal is about: label and amount, to be shown in figures and capitals."""
    proposal = file.latest(("propose_decision",))
    if proposal is None:
        return []
    found = ((item, proposal.data.get(item.name)) for item in ACTS[proposal.act].fields)
    return [{"label": item.label, "amount": value} for item, value in found if item.name in MONEY and value]


def officers_at_work(file: CaseFile, file_id: UUID) -> list[dict[str, Any]]:
    """Every act that names its officers: who, with which certificate that day, and whether two were there."""
    return [
        _crew(entry, item.name, file_id)
        for entry in file.entries
        for item in ACTS[entry.act].fields
        if item.name in CREWS and entry.data.get(item.name)
    ]


def _crew(entry: Entry, field: str, file_id: UUID) -> dict[str, Any]:
    crew = entry.data[field]
    without = [item["name"] for item in crew if not item.get("certificate")]
    if len(crew) < 2:
        state, word = "over", f"只有 {len(crew)} 人"
    elif without:
        state, word = "over", f"{'、'.join(without)}当日没有有效执法证"
    else:
        state, word = "ok", f"{len(crew)} 人，证件有效"
    return {
        "act": ACTS[entry.act].label, "at": entry.at.astimezone(SHANGHAI), "state": state, "word": word,
        "link": reverse("desk:entry", args=[file_id, entry.position]),
        "people": "、".join(map(_certified, crew)),
    }  # fmt: skip


def _certified(officer: Mapping[str, str]) -> str:
    return f"{officer['name']}（{officer.get('certificate') or '无有效执法证'}）"


def steps(file: CaseFile, file_id: UUID, now: datetime) -> list[dict[str, Any]]:
    """The steps of the procedure so far, each with how long after the one before."""
    return list(_steps([entry for entry in file.entries if entry.act in STEPS], file_id, now))


def _steps(entries: Iterable[Entry], file_id: UUID, now: datetime) -> Iterator[dict[str, Any]]:
    before: datetime | None = None
    for entry in entries:
        at = entry.at.astimezone(SHANGHAI)
        yield {
            "act": ACTS[entry.act].label, "at": at, "after": _after(before, at),
            "link": reverse("desk:entry", args=[file_id, entry.position]),
        }  # fmt: skip
        before = at
    if before is not None:
        yield {"act": "现在", "at": now, "after": _after(before, now), "link": ""}


def _after(before: datetime | None, at: datetime) -> str:
    if before is None:
        return ""
    days = (at.date() - before.date()).days
    if not days:
        return "当日"
    work = elapsed(before.date(), at.date(), Unit.WORKDAY, load_calendar())
    return f"{days} 日后（{work} 个工作日）"
