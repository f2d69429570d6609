"""列入目录: what is being decided, read off the situation, held against the agency's catalogue."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from mingjing.core.law.answers import Reason
from mingjing.core.law.catalogued import IMPOSED_BY, Decided, listed
from mingjing.core.law.condition import Listed
from mingjing.core.law.subject import Situation
from mingjing.core.record.catalogue import ACTS_BY_LABEL
from mingjing.core.record.draft import DECISIONS, DRAFTS
from mingjing.core.record.file import CaseFile
from mingjing.core.terms import SHANGHAI

ASKED = ("decision_kind", "penalty_kinds", "party", "domain", "effects", *IMPOSED_BY)


def check_listed(
    condition: Listed, situation: Situation, act: str, *, about: int | None, fillable: Callable[[str], bool]
) -> Reason:
    """Whether what `act` decides, or else the latest draft or decision of the file, is in the catalogue.

    `about`: the position of the entry asked about, where it is in the file already: then the catalogue of
    its day counts.
    """
    file, given = situation.file, situation.given
    said, entry = _said(act, given, file)
    moment = file.entries[about - 1].at if about else situation.at
    kinds = said.get("penalty_kinds")
    party = given.get("party") or file.facts.get("party") or {}
    effects = given.get("effects") or file.facts.get("effects")
    decided = Decided(
        kind=file.header.kind, day=moment.astimezone(SHANGHAI).date(), act=_decision(act, said, file, entry),
        penalty_kinds=frozenset(kinds) if kinds else None, party=party.get("kind") or None,
        domain=given.get("domain") or file.facts.get("domain"),
        effects=frozenset(effects) if effects else None,
        amounts={name: Decimal(str(said[name])) for name in IMPOSED_BY if said.get(name)},
        pending=frozenset(name for name in ASKED if fillable(name)), entry=entry,
    )  # fmt: skip
    return listed(situation.catalogue, condition.use, decided, condition.otherwise)


def _said(act: str, given: Mapping[str, Any], file: CaseFile) -> tuple[Mapping[str, Any], int | None]:
    """What says what is decided: the act in hand where it decides or drafts, else the latest that did."""
    if given and act in DECISIONS | DRAFTS:
        return given, None
    latest = file.latest(DECISIONS | DRAFTS)
    return (latest.data, latest.position) if latest else ({}, None)


def _decision(act: str, said: Mapping[str, Any], file: CaseFile, entry: int | None) -> str | None:
    """The decision in question: the act in hand, the one drafted, or the one made last."""
    if act in DECISIONS:
        return act
    drafted = ACTS_BY_LABEL.get(str(said.get("decision_kind")))
    if drafted or entry is None:
        return drafted.slug if drafted else None
    made = file.entries[entry - 1].act
    return made if made in DECISIONS else None
