"""From a file's entries to a document's data: every element looked up where the catalogue says."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from mingjing.apps.documents.catalogue import Document, Element, document, is_empty
from mingjing.apps.documents.course import course_text, service_method
from mingjing.apps.documents.errors import ValueUnreadable
from mingjing.apps.documents.remedy import Remedies, remedy_text
from mingjing.apps.documents.values import CHINA, date_text, shown

# What templates may print of the agency; `seal` is the path of a picture.
_PRINTED: Final = ("name", "address", "phone", "seal")
_PENALTIES: Final = frozenset({"penalty_decision", "on_spot_decision"})


class FileView(Protocol):
    """What a document may ask of a file."""

    @property
    def agency(self) -> Mapping[str, Any]:
        """The agency's name, address, phone, contact_person, reconsideration_organ, court, seal …"""

    @property
    def case_number(self) -> str:
        """The number of the file."""

    @property
    def at(self) -> datetime:
        """The moment the document is made for; its day in China is the document's date."""

    def fact(self, name: str) -> Any:
        """A fact of the file as it stands, plain JSON; None where unknown."""

    def entry(self, act: str) -> Mapping[str, Any] | None:
        """The latest entry of that act with its data, `at` (ISO moment) and `by` (name); None if none.

        `act@proposal`: of that act only what is about the latest such proposal.
        """


def build_data(slug: str, view: FileView, given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the data that `render` takes.

    `given`: elements written or reworded when the document is drafted; they lead. Nothing is checked for
    completeness here. Raises DocumentUnknown and ValueUnreadable (naming the element).
    """
    entry = document(slug)
    written = given or {}
    values: dict[str, Any] = {}
    for element in entry.elements:
        value = written.get(element.name)
        values[element.name] = _found(element, view) if is_empty(value) else value
    for element in entry.elements:
        if element.text and is_empty(values[element.name]) and _wanted(element, values):
            values[element.name] = element.text
    return {
        "agency": {part: view.agency[part] for part in _PRINTED if view.agency.get(part)},
        "case_number": view.case_number,
        "number": "",
        "date": view.at.astimezone(CHINA).date().isoformat(),
        "rule_sets": list(view.agency.get("rule_sets", ())),
        "remedy": _remedy(entry, view.agency),
        "idle": [element.name for element in entry.elements if _idle(element, view)],
        "elements": values,
    }


def _idle(element: Element, view: FileView) -> bool:
    """Whether what the element hangs on has not happened in the file."""
    return ":" in element.when and is_empty(resolve(element.when, view))


def _wanted(element: Element, values: Mapping[str, Any]) -> bool:
    return not element.when or ":" in element.when or not is_empty(values.get(element.when))


def _remedy(entry: Document, agency: Mapping[str, Any]) -> str:
    remedies = Remedies(
        organ=agency.get("reconsideration_organ", ""),
        court=agency.get("court", ""),
        online=agency.get("online_channel", ""),
    )
    return remedy_text(entry.remedy, remedies, paper=_paper(entry.name), penalty=entry.slug in _PENALTIES)


def _paper(name: str) -> str:
    return next((word for word in ("决定书", "通知书", "告知书") if name.endswith(word)), "文书")


def _found(element: Element, view: FileView) -> Any:
    """The first source that says something, written as the element wants it; None where none does."""
    if element.show == "opinion":
        return _opinion(element, view)
    for path in element.source:
        value = resolve(path, view)
        if is_empty(value):
            continue
        try:
            return shown(element.show, value)
        except (ValueError, TypeError) as error:
            raise ValueUnreadable(element.label, str(error)) from error
    return None


_WORDS: Final[Mapping[str, Callable[[FileView], Any]]] = {
    "case_number": lambda view: view.case_number,
    "at": lambda view: view.at.isoformat(),
    "course": lambda view: course_text(view.entry),
    "service_method": lambda view: service_method(view.entry),
}


def resolve(path: str, view: FileView) -> Any:
    """The value at a path of the catalogue: `fact:…`, `entry:act.field`, `agency.…` or a word of its own."""
    if path in _WORDS:
        return _WORDS[path](view)
    kind, _, rest = path.partition(":")
    if kind == "fact":
        return view.fact(rest)
    if kind == "entry":
        act, _, field = rest.partition(".")
        found = view.entry(act) or {}
        return found.get(field) if field else found
    if path.startswith("agency."):
        return view.agency.get(path.removeprefix("agency."))
    raise ValueError(f"文书目录中的来源“{path}”不能识别")


def _opinion(element: Element, view: FileView) -> dict[str, str] | None:
    """Text, author and day; no opinion without its text."""
    if not element.source:
        return None
    text, author, moment = (resolve(path, view) for path in element.source)
    if is_empty(text):
        return None
    return {"text": text, "name": shown("persons", author or ""), "date": date_text(moment) if moment else ""}
