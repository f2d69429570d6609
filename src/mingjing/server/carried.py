"""What exists that a clause may be carried by: scenarios that bite, pages served, documents made."""

from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from mingjing.apps.documents.catalogue import documents
from mingjing.regulations.scenarios import run_folder
from mingjing.server.prepare import django_ready


def bitten_clauses(home: Path) -> tuple[frozenset[str], int]:
    """The clauses seen to bite in scenarios that pass, and how many scenarios do not pass."""
    outcomes = run_folder(home, home)
    passed = [outcome for outcome in outcomes if outcome.passed]
    return frozenset().union(*(outcome.bitten for outcome in passed)), len(outcomes) - len(passed)


def documents_made() -> frozenset[str]:
    """The Chinese names of all documents the program can make."""
    return frozenset(document.name for document in documents().values())


def pages_served() -> frozenset[str]:
    """The names of all pages, as `room:page`."""
    django_ready()
    return frozenset(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[URLPattern | URLResolver], space: str) -> list[str]:
    found: list[str] = []
    for item in patterns:
        if isinstance(item, URLResolver):
            inner = f"{item.namespace}:" if item.namespace else space
            found.extend(_names(item.url_patterns, inner))
        elif item.name:
            found.append(f"{space}{item.name}")
    return found
