"""What an act would be done for: the record that waits for it."""

from mingjing.core.law.duties import obligations
from mingjing.core.law.law import Law
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ActSpec


def awaited(spec: ActSpec, situation: Situation, law: Law) -> dict[str, int]:
    """First values of the links by which the act fulfils a duty: the record whose duty waits longest."""
    file = situation.file
    links = {
        norm.name: norm.link
        for norm in law.duties
        if norm.link and spec.slug in norm.closes and file.header.kind in norm.kinds
    }
    if not links:
        return {}
    duties = obligations(file, law, situation.calendar, situation.at, situation.catalogue, situation.settings)
    found: dict[str, int] = {}
    for duty in sorted(duties, key=lambda duty: duty.opened_by):
        if duty.open and spec.slug in duty.closing_acts and duty.name in links:
            link = links[duty.name]
            found.setdefault(link, file.entries[duty.opened_by - 1].data.get(link, duty.opened_by))
    return found
