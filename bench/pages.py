"""How long the desk's pages take with 100,000 files in the database, beside a bare round trip to it."""

from typing import Any

from bench.perform import measured_by

MOST_STATEMENTS = 15
MOST_MILLISECONDS = 50.0


def bench() -> dict[str, Any]:
    """Median milliseconds and statements of each page; `ok` is false where one exceeds its ceiling.

    The ceilings are 15 statements and 50 ms at the median, all in one process and one thread.
    """
    found = measured_by("bench.programs.pages")
    pages = [value for value in found.values() if isinstance(value, dict)]
    found["ok"] = all(
        page["statements"] <= MOST_STATEMENTS and page["median_ms"] <= MOST_MILLISECONDS for page in pages
    )
    return found
