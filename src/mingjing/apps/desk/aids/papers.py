"""文书: which numbered documents were issued, and which that belong to what was done are not there."""

from collections.abc import Iterator

from django.urls import reverse

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.apps.documents.catalogue import document_named
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import Entry


def papers(seen: Examined) -> Iterator[Fact]:
    """What is missing first, then what was issued, with its number."""
    yield from _missing(seen)
    issued = [item for row in seen.case.entries for item in row.documents]
    for item in issued:
        link = reverse("evidence:download", args=[seen.case.row.pk, item["sha256"]])
        unsaid = item.get("number") and item["number"] not in item["name"]
        number = f"（{item['number']}）" if unsaid else ""
        yield Fact(text=f"{item['name']}{number}", link=f"{link}?show=1&purpose=审核")
    if not issued:
        yield Fact(text="本系统还没有为本案制发文书", state="unknown", word="没有记录")


def _missing(seen: Examined) -> Iterator[Fact]:
    """Acts whose documents are made here, but of which none lies in the file and no paper is attached.

    Those of a kind once, by the newest. What the review itself makes is left out.
    """
    made = " ".join(item["name"] for row in seen.case.entries for item in row.documents)
    bare: dict[str, list[Entry]] = {}
    for row, entry in zip(seen.case.entries, seen.file.entries, strict=True):
        names = _made_here(entry)
        if names and not row.attachments and not any(name in made for name in names):
            bare.setdefault(entry.act, []).append(entry)
    for entries in bare.values():
        wanted = "或".join(f"《{name}》" for name in _made_here(entries[-1]))
        times = f"（{len(entries)} 次）" if entries[1:] else ""
        yield seen.told(entries[-1], f"{wanted}{times}", state="unknown", word="没有文书")


def _made_here(entry: Entry) -> list[str]:
    spec = ACTS[entry.act]
    own = spec.cls.__module__.endswith(".review")
    # A proposal's table is finished by whoever approves it.
    unfinished = own or spec.family == "proposal"
    return [] if unfinished else [name for name in spec.documents if document_named(name)]
