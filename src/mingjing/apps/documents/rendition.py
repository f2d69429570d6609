"""The data of a document's public version: what the catalogue says must be hidden is hidden."""

from collections.abc import Mapping
from typing import Any, Final

from mingjing.apps.documents.catalogue import document

HIDDEN: Final = "（不予公开）"
# 当事人 as the catalogue's `hide` names its parts, and as the record holds them.
_PARTS: Final = {"id_number": "id_number", "address": "address", "contact": "phone"}


def public_data(slug: str, data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the data with the hidden parts blacked out, and the paths of `hide` a person must see to.

    What names somebody within running text cannot be found here: those paths are returned, not done.
    """
    entry = document(slug)
    values = dict(data["elements"])
    left = []
    for path in entry.hide:
        name, _, part = path.partition(".")
        field = _PARTS.get(part)
        value = values.get(name)
        if field and isinstance(value, Mapping):
            values[name] = {**value, **({field: HIDDEN} if value.get(field) else {})}
        else:
            left.append(path)
    return {**data, "elements": values}, tuple(left)
