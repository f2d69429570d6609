"""The glossary holds every act, field, stage, norm and role, in both languages."""

from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.vocabulary import ROLE_NAMES, STAGE_NAMES
from mingjing.regulations.reading.norms import READERS
from tests.unit.house.sources import ROOT


def test_every_name_stands_in_the_glossary() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    names = [(spec.slug, spec.label) for spec in ACTS.values()]
    names += [(name, field.label) for name, field in FIELDS.items()]
    names += [*STAGE_NAMES.items(), *ROLE_NAMES.items()]
    assert [name for name, label in names if f"| {name} | {label} |" not in text] == []
    assert [key for key in READERS if f"| {key} |" not in text] == []
