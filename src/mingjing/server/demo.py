"""Fills the demonstration: five agencies, their officials, and files standing at every stage."""

from django.db import transaction

from mingjing.server.demo_cases import seed_cases
from mingjing.server.demo_catalogues import seed_catalogues
from mingjing.server.demo_kinds import WHERE, seed_kinds
from mingjing.server.demo_people import PLACES, seed_people
from mingjing.server.demo_rules import seed_rules
from mingjing.server.demo_staff import seed_staff
from mingjing.server.demo_standards import seed_standards


def seed() -> None:
    """Fill an empty database. Cut short, it is begun anew on the next start."""
    with transaction.atomic():
        seed_people()
        seed_catalogues()
        seed_standards()
        seed_staff()
        seed_rules()
    for number, place in enumerate(PLACES, 1):
        faults = seed_cases(place.slug, first=number == 1)
        if place.slug in WHERE:
            faults += seed_kinds(place.slug)
        _say(f"{number}/{len(PLACES)} {place.name}")
        for fault in faults:
            _say(f"（{fault}）")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - said to whoever starts the demonstration
