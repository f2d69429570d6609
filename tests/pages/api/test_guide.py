"""The examples of docs/api.md, run in their order; each answer holds at least what the guide shows."""

import json
import re
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client

from mingjing.core.record.vocabulary import Role
from tests.pages.api.system import token_for
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^    (curl [^\n]+)\n\n```json\n(.+?)^```$", re.M | re.S)


def holds(answer: Any, shown: Any) -> bool:
    """Whether the answer has everything shown; of a list, each thing shown is somewhere in it."""
    match shown:
        case dict():
            return isinstance(answer, dict) and all(
                name in answer and holds(answer[name], part) for name, part in shown.items()
            )
        case list():
            return isinstance(answer, list) and all(
                any(holds(item, part) for item in answer) for part in shown
            )
        case _:
            return bool(answer == shown)


def send(command: str, known: dict[str, str]) -> Any:
    """What curl would do."""
    for name, value in known.items():
        command = command.replace(f"${name}", value)
    words = iter(shlex.split(command)[1:])
    headers, body, address = {}, None, ""
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(words)
        else:
            address = quote(word, safe="/?&=")
    kind = headers.pop("Content-Type", "")
    if body is None:
        return Client().get(address, headers=headers).json()
    return Client().post(address, body, content_type=kind, headers=headers).json()


def test_the_examples_come_out_as_shown(bureau: Bureau) -> None:
    examples = EXAMPLE.findall(GUIDE)
    assert len(examples) == GUIDE.count("    curl ") == 9
    with time_machine.travel("2026-03-02T01:00:00Z", tick=False) as clock:
        known = {"SITE": "", "TOKEN": token_for(bureau.people[Role.OFFICER]).secret}
        for command, shown in examples:
            answer = send(command, known)
            known["FILE"] = answer.get("file_id", known.get("FILE", ""))
            assert holds(answer, json.loads(shown)), (command, answer)
            clock.shift(600)


@pytest.mark.parametrize(
    ("answer", "shown", "held"),
    [
        ({"a": 1}, {}, True),
        ({"a": 1}, {"a": 2}, False),
        ([1, 2], [2], True),
        ([1], [2], False),
        ({}, [], False),
    ],
)
def test_what_is_not_shown_so_would_be_found(answer: Any, shown: Any, held: bool) -> None:
    assert holds(answer, shown) is held
