"""What a fact is read from, and how it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from mingjing.apps.casework.queries import Case
from mingjing.core.law.answers import Obligation
from mingjing.core.law.subject import Situation
from mingjing.core.record.act import ACTS
from mingjing.core.record.file import CaseFile, Entry
from mingjing.core.terms import SHANGHAI


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the file says. `state` and `word` mark what a reviewer would want to look into."""

    text: str
    link: str = ""
    state: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file under review, its duties, and the situation in which it is asked about."""

    case: Case
    situation: Situation
    duties: tuple[Obligation, ...]

    @property
    def file(self) -> CaseFile:
        """The file."""
        return self.case.file

    def link(self, entry: Entry) -> str:
        """Where an entry stands."""
        return reverse("desk:entry", args=[self.case.row.pk, entry.position])

    def told(self, entry: Entry, text: str = "", *, state: str = "", word: str = "") -> Fact:
        """A fact about an entry: what was done on which day, and what is to be said of it."""
        done = f"{entry.at.astimezone(SHANGHAI):%Y-%m-%d} {ACTS[entry.act].label}"
        return Fact(text=f"{done}：{text}" if text else done, link=self.link(entry), state=state, word=word)

    def missing(self, slugs: Iterable[str]) -> list[Fact]:
        """Of these acts those that the file doesn't hold."""
        names = [ACTS[slug].label for slug in slugs if not self.file.has(slug)]
        return [Fact(text=f"卷中没有：{'、'.join(names)}", state="unknown", word="没有记录")] if names else []
