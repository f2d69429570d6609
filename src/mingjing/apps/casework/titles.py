"""What a file is called in lists: the party and what it is about, in short."""

import re
from collections.abc import Mapping
from typing import Any, assert_never

from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, FileKind

SHORT = 24
LONGEST = 40
_ON_GOODS = ("查封", "扣押")
_CLAUSE = re.compile(r"[，。；,;\n]")
# A part of a sentence that says when, and nothing else.
_WHEN = re.compile(r"[\d\s年月日时分许左右约于在：:凌晨早上中下午晚]*")


def title_of(file: CaseFile) -> str:
    """Party and cause; where no cause is written (on the spot), party and the facts found, shortened."""
    name = party_of(file)
    about = cause_of(file) or _in_short(str(file.facts.get("facts") or ""), name)
    lead = str(file.facts.get("lead_content") or "").rstrip("。；")[:LONGEST]
    return f"{name}{about}" or lead or FILE_KIND_NAMES[file.header.kind]


def party_of(file: CaseFile) -> str:
    """The party's name as the file has it last."""
    party = file.facts.get("party") or file.facts.get("applicant")
    return str((party.get("name") if isinstance(party, dict) else "") or file.facts.get("party_name") or "")


def _in_short(facts: str, name: str) -> str:
    """The first thing that the facts say was done, without the party's name before it."""
    clauses = (part.strip() for part in _CLAUSE.split(facts))
    first = next((part for part in clauses if part and not _WHEN.fullmatch(part)), "")
    for subject in (name, "当事人"):
        first = first.removeprefix(subject)
    return first if len(first) <= SHORT else f"{first[: SHORT - 1]}…"


def cause_of(file: CaseFile) -> str:
    """A penalty's 案由; of the other kinds what is applied for, taken, looked into or expropriated."""
    facts = file.facts
    match file.header.kind:
        case FileKind.PENALTY | FileKind.PUBLICATION:
            return str(facts.get("cause") or "")
        case FileKind.LICENCE:
            return f"{facts.get('licence_item', '')}许可"
        case FileKind.COERCION:
            return _coercion(facts)
        case FileKind.INSPECTION:
            return f"{facts.get('inspected_matter', '')}检查"
        case FileKind.EXPROPRIATION:
            return f"{facts.get('expropriation_kind', '征收征用')}财产"
        case never:
            assert_never(never)


def _coercion(facts: Mapping[str, Any]) -> str:
    """Enforcement of an earlier decision, or the measure proposed."""
    if "enforced_decision" in facts:
        return "强制执行"
    measure = str(facts.get("measure_kind") or "")
    if measure in _ON_GOODS:
        return f"{measure}财物"
    return f"{measure}存款汇款" if measure == "冻结" else f"{measure}强制措施".removeprefix("其他")
