"""The law that binds a file: rule sets of its agency, and those it was opened under."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from mingjing.apps.casework.errors import Expired
from mingjing.core.law.law import Law
from mingjing.core.law.norms import RuleSet
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.library import HOME, RuleSetExpired, folders, in_force, law_for, rule_set


def home() -> Path:
    """Where a deployer lays rule sets of their own: `rules` in the data folder."""
    return Path(settings.DATA) / "rules"


def law_of_new_file(names: Sequence[str], *, at: datetime) -> Law:
    """The law for a file about to be opened. Raises Expired where a set is not in force."""
    try:
        return law_for(names, at=at, home=home())
    except RuleSetExpired as error:
        raise Expired(str(error)) from error


def law_of_agency(names: Iterable[str], *, at: datetime) -> Law:
    """What binds an agency outside any file: of its rule sets those in force that day."""
    day = at.astimezone(SHANGHAI).date()
    own = home()
    sets = ((name, rule_set(name, own if name in folders(own) else HOME)) for name in names)
    return law_for([name for name, rules in sets if in_force(rules, day, None)], at=at, home=own)


def law_of_running_files(names: Sequence[str], *, at: datetime) -> tuple[Law, tuple[RuleSet, ...]]:
    """The law by which an agency's files are handled on a day, and which of its sets have run out.

    A set that ran out goes on binding the files that were opened under it, and so is part of the law.
    """
    day, own = at.astimezone(SHANGHAI).date(), home()
    sets = [rule_set(name, own if name in folders(own) else HOME) for name in names]
    ended = tuple(rules for rules in sets if rules.until is not None and rules.until < day)
    last = min((rules.until for rules in ended if rules.until is not None), default=day)
    opened = datetime.combine(last, time(), SHANGHAI)
    return law_for(names, at=at, opened_at=opened, home=own), ended


def law_of_file(
    opened_under: Iterable[Mapping[str, Any]], current: Iterable[str], *, at: datetime, opened_at: datetime
) -> Law:
    """The law for a running file.

    It keeps the sets it was opened under; of the agency's later ones those join that replace none of
    these, so that a running case is not moved to another place's procedure half way.
    """
    kept = [str(item["id"]) for item in opened_under]
    added = [name for name in current if name not in kept and not _replaces(name, kept)]
    return law_for((*kept, *added), at=at, opened_at=opened_at, home=home())


def versions(law: Law) -> list[dict[str, str]]:
    """Which rule sets were asked, each with the digest of its text, as entries and packages keep it."""
    return [{"id": rules.id, "version": _version(rules.id, home())} for rules in law.rule_sets]


def _replaces(name: str, kept: Sequence[str]) -> bool:
    place = home() if name in folders(home()) else HOME
    return bool(set(rule_set(name, place).replaces) & set(kept))


@cache
def _version(name: str, own: Path) -> str:
    """SHA-256 over the set's files in order of their names, first 16 characters."""
    folder = folders(own).get(name) or folders(HOME)[name]
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()[:16]
