"""The catalogue: each field once, each act whole, the table of who may do what complete."""

import inspect

import pytest

from mingjing.core.record import catalogue
from mingjing.core.record.act import ACTS, FAMILIES
from mingjing.core.record.catalogue import FIELDS, FIELDS_BY_LABEL, ROOMS, act_slugs
from mingjing.core.record.field import Field, FieldKind
from mingjing.core.record.fields import (
    choices,
    flags,
    links,
    moments,
    notes,
    papers,
    people,
    quantities,
    texts,
)
from mingjing.core.record.permissions import may, table, who_may
from mingjing.core.record.vocabulary import ROLE_NAMES, STAGE_NAMES, Role, Stage

FIELD_MODULES = (choices, flags, links, moments, notes, papers, people, quantities, texts)


def _defined() -> dict[str, Field]:
    return {
        name: value.__metadata__[0]
        for module in FIELD_MODULES
        for name, value in vars(module).items()
        if getattr(value, "__metadata__", None)
    }


def test_every_field_is_defined_once_and_used() -> None:
    assert _defined() == dict(FIELDS)
    assert len(FIELDS_BY_LABEL) == len(FIELDS)


def test_an_act_takes_fields_under_their_own_names() -> None:
    names = {id(field): name for name, field in _defined().items()}
    for spec in ACTS.values():
        for item in spec.fields:
            assert names[id(item.field)] == item.name


def test_labels_of_acts_are_unique_and_differ_from_fields() -> None:
    labels = [spec.label for spec in ACTS.values()]
    assert len(set(labels)) == len(labels)
    assert not set(labels) & set(FIELDS_BY_LABEL)
    assert not set(FAMILIES.values()) & set(labels)


def test_every_act_stands_in_a_room() -> None:
    defined = {cls for room in ROOMS for _, cls in inspect.getmembers(room, inspect.isclass)}
    assert {spec.cls for spec in ACTS.values()} <= defined


def test_what_must_come_before_exists() -> None:
    for spec in ACTS.values():
        for group in spec.after:
            assert group
            assert all(slug in ACTS or slug in FAMILIES for slug in group), spec.slug


def test_links_lead_to_acts() -> None:
    for name, field in FIELDS.items():
        if field.kind is FieldKind.LINK:
            assert field.target in ("entry", *ACTS, *FAMILIES), name
        assert bool(field.choices) == (field.kind in (FieldKind.CHOICE, FieldKind.CHOICES)), name


def test_the_table_of_permissions_is_complete() -> None:
    permitted = set(table())
    for slug, spec in ACTS.items():
        assert who_may(spec), slug
        assert any(entry[0] == slug for entry in permitted), f"nobody can ever do {slug}"
        for role in Role:
            for stage in Stage:
                assert may(role, spec, stage) == ((slug, role, stage) in permitted)
    assert set(ROLE_NAMES) == set(Role)
    assert set(STAGE_NAMES) == set(Stage)


@pytest.mark.parametrize("stage", list(Stage))
def test_administrators_can_do_nothing_in_files(stage: Stage) -> None:
    assert not [slug for slug, role, at in table() if role is Role.ADMINISTRATOR and at is stage]


def test_a_family_stands_for_its_members() -> None:
    assert act_slugs("作出决定") == catalogue.MEMBERS["make_decision"]
    assert act_slugs("作出处罚决定") == {"decide_penalty"}
    assert act_slugs("没有的行为") is None


def test_however_a_file_ends_a_volume_can_be_made_of_it() -> None:
    (group,) = ACTS["compile_volume"].after
    enough = {slug for name in group for slug in catalogue.MEMBERS.get(name, {name})}
    ends = {slug for slug, spec in ACTS.items() if spec.moves_to is Stage.ARCHIVE}
    assert ends <= enough
    assert not may(Role.ARCHIVIST, ACTS["archive_volume"], Stage.ARCHIVED)
    assert may(Role.ARCHIVIST, ACTS["supplement_volume"], Stage.ARCHIVED)
