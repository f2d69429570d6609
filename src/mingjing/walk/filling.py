"""Fills in an act as an official would who leaves nothing out: every field, whatever place asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mingjing.core.record.field import BoundField, FieldKind
from mingjing.core.record.parsing import LONGEST_TEXT, is_blank
from mingjing.walk.content import CHOSEN, FLAGS, FROM_CASE, IN_ACT, LEFT
from mingjing.walk.scene import Scene
from mingjing.walk.texts import wording

AHEAD = timedelta(days=15)
NOTHING_TO_SAY = "无"


def fill(scene: Scene, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """The act's data as a form would send it. `overrides`: answers that an obstacle asked for."""
    scene = replace(scene, said=overrides)
    data: dict[str, Any] = {}
    for item in scene.spec.fields:
        value = overrides[item.name] if item.name in overrides else _value(item, scene)
        if not is_blank(value):
            data[item.name] = value
    return data


def _value(item: BoundField, scene: Scene) -> Any:
    special = IN_ACT.get((scene.spec.slug, item.name)) or FROM_CASE.get(item.name)
    if special is not None:
        return special(scene)
    if item.name in LEFT and not item.needed:
        return None
    if item.name in CHOSEN:
        return CHOSEN[item.name]
    return _BY_KIND[item.field.kind](item, scene)


def _words(item: BoundField, scene: Scene) -> str:
    """As laid down for the field; a text keeps within what a field takes, a note may be long."""
    said = wording(scene, item.name) or NOTHING_TO_SAY
    return said if item.field.kind is FieldKind.NOTE else said[:LONGEST_TEXT]


def _date(item: BoundField, scene: Scene) -> str:
    return (scene.at + (AHEAD if item.field.ahead else timedelta())).date().isoformat()


def _moment(item: BoundField, scene: Scene) -> str:
    return (scene.at + (AHEAD if item.field.ahead else timedelta())).isoformat()


def _officers(item: BoundField, scene: Scene) -> list[dict[str, str]]:
    return [
        {"id": person.id, "name": person.name, "certificate": person.certificate}
        for person in scene.cast.officers
    ]


# What is attached, where the field's own name doesn't say it.
ATTACHED = {
    ("propose_case", "attachments"): "现场巡查照片",
    ("collect_evidence", "attachments"): "当事人身份证明复印件、现场照片",
    ("capture_recording", "attachments"): "现场录像",
    ("record_performance", "attachments"): "缴款凭证、改正后照片",
    ("hear_statement", "evidence_offered"): "改正后的现场照片",
    ("submit_for_review", "basis_materials"): "法律依据和裁量基准文本",
    ("compile_volume", "written_records"): "全部文书和证据材料",
    ("compile_volume", "av_records"): "现场录像",
    ("deliver_to_channel", "posting_proof"): "公示栏张贴照片",
}


def _paper(item: BoundField, scene: Scene) -> list[dict[str, str]]:
    return [{"name": ATTACHED.get((scene.spec.slug, item.name), item.label)}]


def _nothing(item: BoundField, scene: Scene) -> None:
    return None


_BY_KIND: dict[FieldKind, Callable[[BoundField, Scene], Any]] = {
    FieldKind.TEXT: _words,
    FieldKind.NOTE: _words,
    FieldKind.PLACE: _words,
    FieldKind.BASIS: _words,
    FieldKind.DOCUMENT: lambda item, scene: item.label,
    FieldKind.PERSON: lambda item, scene: scene.actor.name,
    FieldKind.SIGNATURE: lambda item, scene: scene.actor.name,
    FieldKind.DATE: _date,
    FieldKind.MOMENT: _moment,
    FieldKind.OFFICERS: _officers,
    FieldKind.PARTY: lambda item, scene: scene.party,
    FieldKind.PAPERS: _paper,
    FieldKind.FLAG: lambda item, scene: FLAGS.get(item.name),
    FieldKind.LINK: lambda item, scene: scene.position(item.field.target),
    FieldKind.DIGEST: _nothing,
    FieldKind.NUMBER: _nothing,
    FieldKind.MONEY: _nothing,
    FieldKind.TERM: _nothing,
    FieldKind.CHOICE: _nothing,
    FieldKind.CHOICES: _nothing,
}
