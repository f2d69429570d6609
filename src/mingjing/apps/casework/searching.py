"""Looking for what was typed in rows that have `search`, their bigrams, and `search_text`.

The database takes words that go together for independent of one another. So it holds a phrase to be rare
that most rows have, and reads and sorts them all to show the first few.
"""

from typing import TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, ExpressionWrapper, F, Func, Model, Q, QuerySet, Value

from mingjing.apps.casework.bigrams import query

M = TypeVar("M", bound=Model)
# From this length a phrase is looked for as a whole; below it, every pair of characters suffices.
WHOLE_PHRASE = 3
# Among so many rows what is frequent is found at once; what is not among them, the index finds as fast.
WALKED = 2000


def says(text: str) -> Q | None:
    """That a row holds what was typed; None where nothing can be looked for."""
    words = query(text)
    if not words or "\0" in text:
        return None
    match = Func(
        F("search"), Value(words), template="(%(expressions)s::tsquery)", arg_joiner=" @@ ",
        output_field=BooleanField(),
    )  # fmt: skip
    return Q(match) & Q(search_text__icontains=text) if len(text) >= WHOLE_PHRASE else Q(match)


def first_saying(rows: QuerySet[M], said: Q, size: int) -> tuple[M, ...]:
    """The first rows, in their order, for which it holds, no more than `size`. Two statements."""
    marked = rows.annotate(said=ExpressionWrapper(said, output_field=BooleanField()))[:WALKED]
    near = marked.aggregate(found=ArrayAgg("pk", filter=Q(said=True), default=[]))["found"][:size]
    found = rows.filter(pk__in=near) if len(near) == size else rows.filter(said)[:size]
    return tuple(found)
