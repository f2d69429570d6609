"""Where an official can go from every page: the desk's bar."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the bar: its key (for counts), its word and its address."""

    key: str
    label: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A place as the bar draws it: with the number that waits there, and whether we are in it."""

    place: Place
    count: int | None
    current: bool


DESK = (
    Place(key="duties", label="待办", path="/desk/"),
    Place(key="files", label="案卷", path="/desk/files/"),
    Place(key="review", label="法制审核", path="/desk/review/"),
    Place(key="publicity", label="公示", path="/desk/publicity/"),
    Place(key="archive", label="档案", path="/desk/archive/"),
    Place(key="supervision", label="监督", path="/desk/supervision/"),
    Place(key="rules", label="规则", path="/desk/rules/"),
    Place(key="people", label="人员和设置", path="/desk/people/"),
)
# The official's own page, reached by their name at the end of the bar.
ME = "/desk/me/"


def desk_places(path: str, counts: Mapping[str, int], without: Container[str] = ()) -> list[PlaceShown]:
    """The bar for a page at `path`. The longest address that leads to the page is the current one.

    `without`: the keys of places that aren't for this official, so that no entry leads to a refusal.
    """
    leading = [place for place in DESK if path.startswith(place.path) and not path.startswith(ME)]
    current = max(leading, key=lambda place: len(place.path), default=None)
    return [
        PlaceShown(place=place, count=counts.get(place.key) or None, current=place is current)
        for place in DESK
        if place.key not in without
    ]
