"""主体、人员资格、权限: the agency, its officers and their certificates that day, the ground of its power."""

from collections.abc import Iterator
from typing import Any

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import Entry

CREWS = ("officers", "assigned_officers")
TWO = 2


def body(seen: Examined) -> Iterator[Fact]:
    """In whose name the decision is made, and on what its jurisdiction was based."""
    agency = seen.case.row.agency
    place = f"（{agency.place}）" if agency.place else ""
    yield Fact(text=f"以{agency.name}{place}的名义办理")
    yield from grounds(seen)


def grounds(seen: Examined) -> Iterator[Fact]:
    """What the record says of jurisdiction; where it says nothing, that."""
    found = [entry for entry in seen.file.entries if entry.data.get("jurisdiction_basis")]
    for entry in found[-1:]:
        yield seen.told(entry, f"管辖依据 {entry.data['jurisdiction_basis']}")
    if not found:
        yield Fact(text="卷中没有写管辖依据", state="unknown", word="没有记录")


def power(seen: Examined) -> Iterator[Fact]:
    """The ground of power, what is about to be imposed, and moves to another agency."""
    yield from grounds(seen)
    drafted = seen.file.facts.get("penalty_kinds") or ()
    if drafted:
        yield Fact(text=f"拟作的处罚种类：{'、'.join(drafted)}")
    for entry in seen.file.done(("transfer_jurisdiction", "receive_transferred_case", "record_designation")):
        yield seen.told(entry)


def people(seen: Examined) -> Iterator[Fact]:
    """Every act that names its officers: fewer than two, or without a certificate that day; else how many."""
    crews = [
        (entry, entry.data[item.name])
        for entry in seen.file.entries
        for item in ACTS[entry.act].fields
        if item.name in CREWS and entry.data.get(item.name)
    ]
    faults = [fact for entry, crew in crews for fact in _crew(seen, entry, crew)]
    yield from faults
    if not crews:
        yield Fact(text="卷中没有记明执法人员的行为", state="unknown", word="没有记录")
    elif not faults:
        names = "、".join(dict.fromkeys(_certified(man) for _, crew in crews for man in crew))
        yield Fact(text=f"{len(crews)} 个行为记明了执法人员，都有两人以上，当日证件有效：{names}")


def _crew(seen: Examined, entry: Entry, crew: list[dict[str, Any]]) -> Iterator[Fact]:
    names = "、".join(map(_certified, crew))
    if len(crew) < TWO:
        yield seen.told(entry, names, state="over", word=f"只有 {len(crew)} 人")
    if without := [man["name"] for man in crew if not man.get("certificate")]:
        yield seen.told(entry, names, state="over", word=f"{'、'.join(without)}当日没有有效执法证")


def _certified(man: dict[str, Any]) -> str:
    return f"{man['name']}（{man.get('certificate') or '无有效执法证'}）"
