"""Run by `test_killed`: makes a bureau with files, and later says what is there. Prints JSON."""

import json
import sys
from importlib import import_module
from typing import Any

from mingjing.server.prepare import database_running, django_ready, migrate

FILES = 8


def begin() -> dict[str, Any]:
    """A bureau with files, and the cookies of its head signed in."""
    acts = import_module("bench.programs.acts")
    head, files = acts._office()
    return {"files": [str(file) for file in files[:FILES]], "cookies": acts._signed_in(head)}


def tell() -> dict[str, Any]:
    """The keys of all entries that came from a page, how many entries there are, and what the audit finds."""
    models = import_module("mingjing.apps.casework.models")
    import_module("mingjing.apps.casework.sealing").seal_pending()
    report = import_module("mingjing.apps.casework.audit").audit()
    tokens = models.Entry.objects.exclude(token=None).values_list("token", flat=True)
    return {
        "tokens": list(tokens),
        "entries": models.Entry.objects.count(), "leaves": models.Leaf.objects.count(),
        "faults": [f"{step.name}：{step.detail}" for step in report.steps if not step.ok],
    }  # fmt: skip


if __name__ == "__main__":
    with database_running():
        django_ready()
        migrate()
        print(json.dumps({"begin": begin, "tell": tell}[sys.argv[1]]()))
