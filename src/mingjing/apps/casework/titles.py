"""What a file is called in lists: the party and what it is about, in short."""

import re

from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import FILE_KIND_NAMES

SHORT = 24
LONGEST = 40
_CLAUSE = re.compile(r"[，。；,;\n]")
# A part of a sentence that says when, and nothing else.
_WHEN = re.compile(r"[\d\s年月日时分许左右约于在：:凌晨早上中下午晚]*")


def title_of(file: CaseFile) -> str:
    """Party and cause; where no cause is written (on the spot), party and the facts found, shortened."""
    name = party_of(file)
    about = str(file.facts.get("cause") or "") or _in_short(str(file.facts.get("facts") or ""), name)
    lead = str(file.facts.get("lead_content") or "")[:LONGEST]
    return f"{name}{about}" or lead or FILE_KIND_NAMES[file.header.kind]


def party_of(file: CaseFile) -> str:
    """The party's name as the file has it last."""
    party = file.facts.get("party")
    return str((party.get("name") if isinstance(party, dict) else "") or file.facts.get("party_name") or "")


def _in_short(facts: str, name: str) -> str:
    """The first thing that the facts say was done, without the party's name before it."""
    clauses = (part.strip() for part in _CLAUSE.split(facts))
    first = next((part for part in clauses if part and not _WHEN.fullmatch(part)), "")
    for subject in (name, "当事人"):
        first = first.removeprefix(subject)
    return first if len(first) <= SHORT else f"{first[: SHORT - 1]}…"
