"""A draft made anew starts from the one before it, not from what else was said since."""

from typing import Any
from uuid import UUID

import pytest

from mingjing.apps.casework.models import Entry
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = ("decision_kind", "reasons", "considerations", "proposed_content", "handler_opinion", "fine")


def offered(bureau: Bureau, file_id: UUID) -> dict[str, Any]:
    page = bureau.client(Role.OFFICER).get(f"/desk/files/{file_id}/propose_decision/")
    return {field.name: field.value for group in page.context["groups"] for field in group.fields}


def test_draft_made_anew_starts_from_the_one_before(bureau: Bureau) -> None:
    file_id = bureau.case("answer_statement")
    drafted = Entry.objects.get(file=file_id, act="propose_decision").data
    notice = Entry.objects.get(file=file_id, act="give_prior_notice").data
    assert drafted["reasons"] != notice["reasons"]
    found = offered(bureau, file_id)
    assert {name: found[name] for name in ANSWERS} == {name: drafted[name] for name in ANSWERS}
    assert found["drafter"] == bureau.people[Role.OFFICER].name


def test_first_draft_starts_from_the_file(bureau: Bureau) -> None:
    file_id = bureau.case("conclude_investigation")
    found = offered(bureau, file_id)
    assert not found["decision_kind"]
    assert found["facts"]
