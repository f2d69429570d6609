"""The documents there are: what each must say, on what ground, who signs it and what the public sees.

The entries are the YAML files in `papers/`; a file that does not fit is refused when it is read.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from ruamel.yaml import YAML

from mingjing.apps.documents.citations import readable
from mingjing.apps.documents.errors import DocumentUnknown

PAPERS: Final = Path(__file__).parent / "papers"

Layout = Literal["official", "form", "record", "voucher", "volume"]
Show = Literal[
    "text", "party", "officers", "persons", "place", "date", "time", "money", "basis", "list", "yesno",
    "crime", "rows", "dialogue", "opinion",
]  # fmt: skip
RemedyKind = Literal["none", "state_rights", "reconsider_or_sue", "reconsider_first"]
Publish = Literal["never", "full", "full_or_summary", "summary", "result_only", "place"]


class Element(BaseModel):
    """One thing a document says.

    `source`: where its value comes from, first found wins; empty where it is written when the
    document is drafted. `text`: fixed wording used where nothing else is found. `when`: required
    only where that other element is present, or what stands at that path (`entry:act`, `fact:name`).
    `articles` bind everywhere, `clauses` in their place.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    name: str
    label: str
    source: tuple[str, ...] = Field(default=(), alias="from")
    text: str = ""
    show: Show = "text"
    required: bool = False
    when: str = ""
    articles: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    @property
    def sources_in_law(self) -> tuple[str, ...]:
        """The articles in words."""
        return tuple(readable(article) for article in self.articles)


class Document(BaseModel):
    """One statutory document.

    `also`: other names it goes by in the acts. `series`: the word its numbers bear; empty where it has none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    document: str
    name: str
    also: tuple[str, ...] = ()
    layout: Layout
    audience: Literal["external", "internal", "archive"]
    series: str = ""
    seal: str = ""
    signed_by: tuple[str, ...] = ()
    remedy: RemedyKind = "none"
    publish: Publish = "never"
    hide: tuple[str, ...] = ()
    elements: tuple[Element, ...]

    @property
    def slug(self) -> str:
        """The name used in code."""
        return self.document

    @property
    def numbered(self) -> bool:
        """Whether a number is allotted when it is issued."""
        return bool(self.series)

    @model_validator(mode="after")
    def _consistent(self) -> "Document":
        names = [element.name for element in self.elements]
        if len(set(names)) != len(names):
            raise ValueError(f"《{self.name}》有重名的要素")
        for element in self.elements:
            if element.when and ":" not in element.when and element.when not in names:
                raise ValueError(
                    f"《{self.name}》要素“{element.label}”的 when 指向不存在的要素 {element.when}"
                )
            if not element.sources_in_law and element.articles:
                raise ValueError(f"《{self.name}》要素“{element.label}”的条文引用不能识别")
        return self


@cache
def documents() -> Mapping[str, Document]:
    """All documents by slug. Raises pydantic.ValidationError naming the entry that does not fit."""
    reader = YAML(typ="safe", pure=True)
    found: dict[str, Document] = {}
    for path in sorted(PAPERS.glob("*.yaml")):
        for raw in reader.load(path):
            entry = Document.model_validate(raw)
            if entry.slug in found:
                raise ValueError(f"{path.name}：文书 {entry.slug} 重复登记")
            found[entry.slug] = entry
    return MappingProxyType(found)


def document(slug: str) -> Document:
    """The document of that slug; raises DocumentUnknown."""
    try:
        return documents()[slug]
    except KeyError:
        raise DocumentUnknown(slug) from None


def document_named(name: str) -> Document | None:
    """The document that an act calls by that Chinese name; None where it is not in the catalogue."""
    return next((entry for entry in documents().values() if name == entry.name or name in entry.also), None)


def missing_elements(
    slug: str, data: Mapping[str, Any], *, rule_sets: frozenset[str] = frozenset()
) -> list[Element]:
    """The required elements that `data["elements"]` leaves empty, in the order of the document.

    `rule_sets`: those of the agency; an element that only their clauses ask for is then required too.
    """
    values: Mapping[str, Any] = data.get("elements", {})
    idle = data.get("idle", ())
    return [
        element
        for element in document(slug).elements
        if element.name not in idle
        and is_empty(values.get(element.name))
        and _required(element, values, rule_sets)
    ]


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: absent, blank text, an empty list, or a mapping of such."""
    if isinstance(value, Mapping):
        return all(is_empty(part) for part in value.values())
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == ()


def _required(element: Element, values: Mapping[str, Any], rule_sets: frozenset[str]) -> bool:
    if element.when and ":" not in element.when:
        return not is_empty(values.get(element.when))
    return element.required or any(clause.split(".")[0] in rule_sets for clause in element.clauses)
