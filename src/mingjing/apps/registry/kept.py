"""Queries put together once and asked with other values each time.

Django writes a query's text anew whenever it is asked; for the few that every act asks, that takes more
processor time than their answers. What a kept query brings is what its query set would.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from mingjing.core.terms import SHANGHAI

# Stands for the moment asked about; nothing of any agency happened then.
SOME_MOMENT = datetime(1911, 10, 10, 12, tzinfo=SHANGHAI)

M = TypeVar("M", bound=Model)


class KeptQuery(Generic[M]):
    """The query set that `build` makes of `marks`: values that stand for those to be asked with.

    Each mark must be a value that the query holds nowhere else; joined are only models that the first
    one points to. `build` is called once, at first use.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], **marks: Any) -> None:
        self._build = build
        self._marks = marks

    @cached_property
    def _text(self) -> "_Text":
        return _text_of(self._build(**self._marks), self._marks)

    def rows(self, **values: Any) -> Iterator[M]:
        """The rows for these values, one for each mark."""
        text = self._text
        with connection.cursor() as cursor:
            cursor.execute(text.sql, text.filled(values))
            found = cursor.fetchall()
        return map(text.row, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A model in a row: where its columns are and what they are called. `put` sets it on the first model."""

    model: type[Model]
    places: tuple[int, ...]
    names: tuple[str, ...]
    put: Callable[[Any, Any], None] | None = None

    def read(self, values: Sequence[Any]) -> Any:
        """The model; None where an outer join found none."""
        own = [values[place] for place in self.places]
        if self.put and own[self.names.index(self.model._meta.pk.attname)] is None:
            return None
        return self.model.from_db("default", self.names, own)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A query's text, what goes in at each place (a mark's name, or a constant), and how to read a row."""

    sql: str
    places: tuple[tuple[str | None, Any], ...]
    converters: tuple[tuple[int, Callable[..., Any], Any], ...]
    first: _Part
    joined: tuple[_Part, ...]
    annotations: tuple[tuple[str, int], ...]

    def filled(self, values: Mapping[str, Any]) -> list[Any]:
        return [value if name is None else _alike(value, values[name]) for name, value in self.places]

    def row(self, found: Sequence[Any]) -> Any:
        values = list(found)
        for place, convert, column in self.converters:
            values[place] = convert(values[place], column, connection)
        made = self.first.read(values)
        for part in self.joined:
            assert part.put is not None
            part.put(made, part.read(values))
        for name, place in self.annotations:
            setattr(made, name, values[place])
        return made


def _text_of(rows: QuerySet[Any], marks: Mapping[str, Any]) -> _Text:
    compiler: Any = rows.query.get_compiler("default")
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    return _Text(
        sql=sql,
        places=tuple(_place(value, marks) for value in params),
        converters=tuple(
            (place, convert, column) for place, (using, column) in converters.items() for convert in using
        ),
        first=_part(compiler.klass_info, compiler.select),
        joined=tuple(
            _part(info, compiler.select, put=info["local_setter"])
            for info in compiler.klass_info.get("related_klass_infos", ())
        ),
        annotations=tuple(compiler.annotation_col_map.items()),
    )


def _part(info: Mapping[str, Any], select: Sequence[Any], **more: Any) -> _Part:
    places = tuple(info["select_fields"])
    names = tuple(select[place][0].target.attname for place in places)
    return _Part(model=info["model"], places=places, names=names, **more)


def _place(value: Any, marks: Mapping[str, Any]) -> tuple[str | None, Any]:
    """The mark that stands at a place of the query, else the value that always stands there."""
    return next((name for name, mark in marks.items() if value == mark), None), value


def _alike(value: Any, given: Any) -> Any:
    """Whole numbers in the type that Django gives them, so that big and small make one prepared statement."""
    return type(value)(given) if isinstance(value, int) else given
