"""Fills the demonstration: five agencies, their officials, and files standing at every stage."""

from django.db import transaction

from mingjing.server.demo_cases import seed_cases
from mingjing.server.demo_people import PLACES, seed_people


def seed() -> None:
    """Fill an empty database. Cut short, it is begun anew on the next start."""
    with transaction.atomic():
        seed_people()
    for fault in seed_cases(tuple(place.slug for place in PLACES)):
        print(f"（{fault}）", flush=True)  # noqa: T201 - said to whoever starts the demonstration
