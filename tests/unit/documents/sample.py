"""A penalty case with everything in it, invented, as the documents' tests need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

SAMPLE: dict[str, Any] = YAML(typ="safe", pure=True).load(Path(__file__).with_name("sample.yaml"))
GIVEN: dict[str, dict[str, Any]] = SAMPLE["given"]
PARTY: dict[str, str] = SAMPLE["facts"]["party"]
TURNS: list[dict[str, str]] = GIVEN["inquiry_record"]["dialogue"]
AT = datetime.fromisoformat("2026-04-15T09:00+08:00")
AGENCY = {
    "name": "枣庄市薛城区综合行政执法局",
    "word": "薛综执",
    "fonds": "枣庄市薛城区综合行政执法局",
    "address": "枣庄市薛城区珠江路166号",
    "phone": "0632-5550100",
    "contact_person": "孙立新、赵晓华",
    "reconsideration_organ": "枣庄市薛城区人民政府",
    "court": "枣庄市薛城区人民法院",
    "seal": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """A file that answers from dictionaries."""

    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: SAMPLE["entries"])
    facts: Mapping[str, Any] = field(default_factory=lambda: SAMPLE["facts"])
    agency: Mapping[str, Any] = field(default_factory=lambda: AGENCY)
    case_number: str = "薛综执案〔2026〕8号"
    at: datetime = AT

    def fact(self, name: str) -> Any:
        return self.facts.get(name)

    def entry(self, act: str) -> Mapping[str, Any] | None:
        return self.entries.get(act.partition("@")[0])
