"""What a file must not let out, and taking it out of text. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from mingjing.apps.documents.rendition import HIDDEN
from mingjing.apps.publicity.names import NATURAL, is_minor, looks_like_a_name, masked, public_name
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile, Entry

INFORMANT: Final = "informant"
# Parties as officials took them down; what somebody says of themselves when asking for a correction must
# not decide what may be read.
PARTIES: Final = frozenset({"party", "recipient", INFORMANT})
# People beside the case who are named in free fields.
BYSTANDERS: Final = (
    "witness",
    "witness_signature",
    "guardian",
    "agent",
    "questioned_person",
    "persons_present",
)
_SEPARATORS: Final = re.compile(r"[\s、，,；;/（）()：:]+")
_ID_NUMBER: Final = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_MOBILE: Final = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
# What may stand within a name or a number without changing it: hyphens, dashes, middle dots.
_JOINING: Final = "-\u2010\u2013\u2014\u00b7\u2022"
# Shorter than this a text is too common to be anybody's.
SHORTEST: Final = {"姓名": 2, "身份证号": 6, "住址": 4, "电话": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Something that must not go out: of what kind, its text, and what stands in its place."""

    kind: str
    text: str
    instead: str


def secrets_of(file: CaseFile) -> tuple[Secret, ...]:
    """The file's own secrets, the longest first: persons' names, numbers, addresses, telephones."""
    officials = {entry.by_name for entry in file.entries}
    day = _decided(file)
    found: dict[str, Secret] = {}
    for entry in file.entries:
        for secret in _of_entry(entry, day):
            if len(secret.text) >= SHORTEST[secret.kind] and secret.text not in officials:
                found.setdefault(secret.text, secret)
    return tuple(sorted(found.values(), key=lambda item: (-len(item.text), item.text)))


def redacted(value: Any, secrets: Iterable[Secret]) -> Any:
    """The value with every secret taken out, at any depth; numbers of identity cards and mobiles too."""
    known = tuple(secrets)
    match value:
        case str():
            return _redacted_text(value, known)
        case Mapping():
            return {key: redacted(part, known) for key, part in value.items()}
        case list() | tuple():
            return [redacted(part, known) for part in value]
        case _:
            return value


def left_in(text: str, secrets: Iterable[Secret]) -> list[Secret]:
    """The secrets that a text still says, however it is spaced or written."""
    plain = _plain(text)
    return [secret for secret in secrets if _plain(secret.text) in plain]


def _redacted_text(text: str, secrets: tuple[Secret, ...]) -> str:
    for secret in secrets:
        text = secret.instead.join(_pattern(secret.text).split(text))
    return _MOBILE.sub(HIDDEN, _ID_NUMBER.sub(HIDDEN, text))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """The text with any white space between its characters: a name may be broken over two lines."""
    return re.compile(r"\s*".join(re.escape(char) for char in text if not char.isspace()), re.IGNORECASE)


def _plain(text: str) -> str:
    """Full-width digits as plain ones; white space, hyphens and invisible characters left out."""
    folded = unicodedata.normalize("NFKC", text).lower()
    kept = (char for char in folded if unicodedata.category(char)[0] not in "ZC")
    return "".join(char for char in kept if char not in _JOINING)


def _of_entry(entry: Entry, day: date) -> Iterator[Secret]:
    for item in ACTS[entry.act].fields:
        value = entry.data.get(item.name)
        if item.name in PARTIES and isinstance(value, Mapping):
            yield from _of_party(value, day, informant=item.name == INFORMANT)
        elif item.name in BYSTANDERS and isinstance(value, str):
            words = filter(looks_like_a_name, _SEPARATORS.split(value))
            yield from (Secret(kind="姓名", text=word, instead=masked(word)) for word in words)


def _of_party(party: Mapping[str, Any], day: date, *, informant: bool) -> Iterator[Secret]:
    hidden = informant or party.get("kind") == NATURAL
    if hidden and party.get("name"):
        public = public_name(party, minor=is_minor(party, day))
        yield Secret(kind="姓名", text=str(party["name"]).strip(), instead="举报人" if informant else public)
    if hidden and party.get("address"):
        yield Secret(kind="住址", text=str(party["address"]).strip(), instead=HIDDEN)
    for part, kind in (("id_number", "身份证号"), ("phone", "电话")):
        if party.get(part):
            yield Secret(kind=kind, text=str(party[part]).strip(), instead=HIDDEN)


def _decided(file: CaseFile) -> date:
    decision = file.latest(MEMBERS["make_decision"])
    return (decision or file.entries[0]).at.date()
