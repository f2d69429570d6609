"""事实、证据: what was collected, what nobody signed, what has no paper; what is said to be the fact."""

from collections.abc import Iterator

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import Entry

TRANSCRIPTS = ("inspect_site", "record_scene", "question_person", "take_sample", "hear_statement")
SIGNING = ("sign_record", "record_refusal")
CHAPTERS = (".evidence", ".recording")


def proof(seen: Examined) -> Iterator[Fact]:
    """The facts found, then the evidence, what lacks a signature or a paper first."""
    collected = [
        entry for entry in seen.file.entries if ACTS[entry.act].cls.__module__.endswith(CHAPTERS)
    ]  # fmt: skip
    if concluded := seen.file.latest(("conclude_investigation",)):
        yield seen.told(concluded, str(concluded.data.get("facts", "")))
    if not collected:
        yield Fact(text="卷中没有取证记录", state="unknown", word="没有记录")
    yield from _unsigned(seen)
    bare = [entry for entry in collected if not _papers(seen, entry)]
    yield from (seen.told(entry, state="unknown", word="没有附件") for entry in bare)
    for entry in collected:
        if papers := _papers(seen, entry):
            yield seen.told(entry, f"{len(papers)} 份（{'、'.join(papers[:3])}{'…' if papers[3:] else ''}）")


def _unsigned(seen: Examined) -> Iterator[Fact]:
    """Transcripts that no signing, and no refusal to sign, refers to; one that names none is of the last."""
    signed, last = set[int](), 0
    for entry in seen.file.done((*TRANSCRIPTS, *SIGNING)):
        if entry.act in SIGNING:
            signed.add(entry.data.get("signed_record") or last)
        else:
            last = entry.position
    for entry in seen.file.done(TRANSCRIPTS):
        if entry.position not in signed:
            yield seen.told(entry, state="unknown", word="没有核对签署的记录")


def _papers(seen: Examined, entry: Entry) -> list[str]:
    row = seen.case.entries[entry.position - 1]
    return [str(item["name"]) for item in (*row.documents, *row.attachments)]
