"""The act: one frozen, typed class per kind of thing that is done in a file, and the registry of them.

From the class come the form, the schema, the validation, the document's data and the history line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_args

from mingjing.core.record.field import BoundField, Field
from mingjing.core.record.vocabulary import FileKind, Role, Stage

ENFORCEMENT = frozenset(FileKind) - {FileKind.PUBLICATION}

FAMILIES: dict[str, str] = {
    "proposal": "呈批",
    "make_decision": "作出决定",
    "serve": "送达文书",
    "take_measure": "采取强制措施",
    "enforce": "强制执行",
    "closing": "案件终结",
    "publication_draft": "制作公示稿",
    "draft": "草案",
}

# In which stages of a file an act of each stage may come. The law's own order stands in the rule sets.
_OPEN = frozenset({Stage.START, Stage.INVESTIGATION, Stage.DECISION})
_RUNNING = _OPEN | {Stage.EXECUTION}
DURING: dict[Stage, frozenset[Stage]] = {
    Stage.START: frozenset({Stage.START, Stage.INVESTIGATION}),
    Stage.INVESTIGATION: _OPEN,
    Stage.DECISION: _OPEN,
    Stage.EXECUTION: frozenset({Stage.EXECUTION, Stage.ARCHIVE}),
    Stage.ARCHIVE: frozenset({Stage.ARCHIVE, Stage.ARCHIVED}),
    Stage.ARCHIVED: frozenset({Stage.ARCHIVED}),
}
ANY_STAGE = frozenset(Stage)
# A volume is made up once; what comes after joins it by 补充归档.
IN_ARCHIVE = frozenset({Stage.ARCHIVE})
UNTIL_ARCHIVED = ANY_STAGE - {Stage.ARCHIVED}
AFTER_DECISION = frozenset({Stage.EXECUTION, Stage.ARCHIVE, Stage.ARCHIVED})
RUNNING = _RUNNING


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSpec:
    """All there is to know of an act without performing it."""

    slug: str
    label: str
    cls: "type[Act]"
    kinds: frozenset[FileKind]
    stage: Stage
    during: frozenset[Stage]
    by: tuple[Role, ...]
    after: tuple[tuple[str, ...], ...]
    family: str | None
    draft: bool
    anew: bool
    on_draft: bool
    documents: tuple[str, ...]
    moves_to: Stage | None
    fields: tuple[BoundField, ...]

    def bound(self, name: str) -> BoundField | None:
        """The field of that name, if the act has it."""
        return next((item for item in self.fields if item.name == name), None)


class Act:
    """Base of all acts. Subclasses are frozen dataclasses made by the `act` decorator."""

    SPEC: ClassVar[ActSpec]
    __slots__ = ()


ACTS: dict[str, ActSpec] = {}
A = TypeVar("A", bound=Act)


def _field_of(annotation: Any) -> Field:
    """The catalogue's field in an annotation, through `| None`."""
    for part in (annotation, *get_args(annotation)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, Field):
                return meta
    raise TypeError(f"not a catalogue field: {annotation!r}")


def _bind(cls: type[Any]) -> tuple[BoundField, ...]:
    """The act's fields in order; one without a default is needed."""
    required = {item.name for item in fields(cls) if item.default is not None}
    return tuple(
        BoundField(name=item.name, field=_field_of(item.type), needed=item.name in required)
        for item in fields(cls)
    )


@dataclass_transform(frozen_default=True, kw_only_default=True)
def act(
    label: str,
    *,
    stage: Stage,
    by: tuple[Role, ...],
    kinds: tuple[FileKind, ...] = (),
    during: frozenset[Stage] | None = None,
    after: tuple[tuple[str, ...], ...] = (),
    family: str | None = None,
    draft: bool = False,
    anew: bool = False,
    on_draft: bool = False,
    documents: tuple[str, ...] = (),
    moves_to: Stage | None = None,
) -> Callable[[type[A]], type[A]]:
    """Make a class an act and enter it in `ACTS` under its name in snake_case.

    `after`: every group must have at least one member (act or family) done before.
    `draft`: it drafts a decision, and belongs to the family 草案 besides its own. `anew`: once a decision is
    made, only what was done since counts as done before it. `on_draft`: it judges the draft submitted.
    `moves_to`: the stage the file is in once this act is done.
    """

    def make(cls: type[A]) -> type[A]:
        frozen = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        slug = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        frozen.SPEC = ACTS[slug] = ActSpec(
            slug=slug, label=label, cls=frozen, stage=stage, by=by, after=after, family=family,
            draft=draft, anew=anew, on_draft=on_draft, kinds=frozenset(kinds) or ENFORCEMENT,
            during=during or DURING[stage], documents=documents, moves_to=moves_to, fields=_bind(frozen),
        )  # fmt: skip
        return frozen

    return make
