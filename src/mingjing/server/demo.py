"""Fills the demonstration: five agencies, their officials, and files standing at every stage."""

from django.db import transaction

from mingjing.server.demo_people import seed_people


def seed() -> None:
    """Fill an empty database. Cut short, it is begun anew on the next start."""
    with transaction.atomic():
        seed_people()
