"""How long the law takes to answer for one file, by the number of its entries."""

from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

from mingjing.core.law.duties import obligations
from mingjing.core.law.engine import obstacles
from mingjing.core.law.subject import PersonOnDay, Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, Entry, FileHeader, fold
from mingjing.core.record.vocabulary import FileKind, Procedure, Role
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import law_for

SIZES = (20, 200, 2_000)
RULE_SETS = ("national", "xuecheng")
START = datetime(2025, 3, 3, 9, tzinfo=SHANGHAI)
OFFICERS = [{"id": "1", "name": "李敏", "certificate": "1"}, {"id": "2", "name": "张强", "certificate": "2"}]
PARTY = {"kind": "个体工商户", "name": "鸿运餐饮店"}
# A long file repeats what is repeated in life: questioning, inspecting, recording, storing.
OPENING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("register_lead", {"source": "现场检查", "lead_content": "占道经营"}),
    ("propose_case", {"party": PARTY, "cause": "占道经营", "case_facts": "占用人行道"}),
    ("open_case", {"leader_opinion": "同意", "assigned_officers": OFFICERS}),
)
REPEATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("inspect_site", {"officers": OFFICERS, "findings": "摆放桌椅"}),
    ("capture_recording", {"media_kind": "录像", "made_at": "2025-03-04T10:00:00+08:00"}),
    ("question_person", {"officers": OFFICERS, "questioned_person": "王海", "transcript": "笔录"}),
    ("store_recording", {"storage": "执法信息系统"}),
    ("sign_record", {"signer": "王海"}),
)


def file_of(size: int) -> CaseFile:
    """A case in investigation with that many entries."""
    acts = [*OPENING, *(REPEATED[n % len(REPEATED)] for n in range(size - len(OPENING)))]
    header = FileHeader(id="1", kind=FileKind.PENALTY, procedure=Procedure.ORDINARY, agency="xuecheng")
    return fold(header, (_entry(n, act, data) for n, (act, data) in enumerate(acts, 1)))


def _entry(position: int, act: str, data: dict[str, Any]) -> Entry:
    at = START + timedelta(minutes=position)
    return Entry(
        position=position,
        act=act,
        at=at,
        recorded_at=at,
        by="1",
        by_name="李敏",
        role=Role.OFFICER,
        data=data,
    )


def bench() -> dict[str, Any]:
    """Milliseconds for obstacles and duties of one file, and per entry, beside folding it."""
    law, calendar = law_for(RULE_SETS, at=START, opened_at=START), load_calendar()
    head = PersonOnDay(id="9", name="赵宏", roles=frozenset({Role.OFFICER, Role.AGENCY_HEAD}))
    found: dict[str, Any] = {"rule_sets": "+".join(RULE_SETS), "norms": len(law.norms)}
    for size in SIZES:
        file = file_of(size)
        now = START + timedelta(minutes=size + 1)
        situation = Situation(file=file, at=now, actor=head, calendar=calendar, people={"9": head})
        folding = _seconds(lambda size=size: file_of(size))
        asking = _seconds(
            lambda situation=situation, file=file, now=now: (
                obstacles(ACTS["conclude_investigation"], situation, law),
                obligations(file, law, calendar, now),
            )
        )
        found[f"{size} entries"] = {
            "answer_ms": round(asking * 1e3, 3), "per_entry_us": round(asking / size * 1e6, 1),
            "beside_folding": round(asking / folding, 2),
        }  # fmt: skip
    return found


def _seconds(work: Any) -> float:
    work()
    times = []
    for _ in range(5):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)
