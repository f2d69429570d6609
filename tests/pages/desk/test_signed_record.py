"""The form of a signature is about the record that waits for it, however much was done since."""

from uuid import UUID

import pytest

from mingjing.apps.casework.models import Entry
from mingjing.core.record.vocabulary import Role
from tests.pages.desk.bureau import make_bureau

pytestmark = pytest.mark.django_db(transaction=True)


def position(file_id: UUID, act: str) -> int:
    return Entry.objects.filter(file=file_id, act=act).latest("position").position


def test_signature_is_about_the_record_that_waits_for_it() -> None:
    bureau = make_bureau("leqing", "national", "leqing")
    file_id = bureau.case("answer_statement")
    heard = position(file_id, "hear_statement")
    assert heard < position(file_id, "answer_statement")
    page = bureau.client(Role.OFFICER).get(f"/desk/files/{file_id}/sign_record/")
    fields = {field.name: field.value for group in page.context["groups"] for field in group.fields}
    assert fields["signed_record"] == str(heard)


def test_where_nothing_waits_it_is_the_latest_record_that_is_no_signature() -> None:
    bureau = make_bureau()
    file_id = bureau.case("sign_record")
    page = bureau.client(Role.OFFICER).get(f"/desk/files/{file_id}/sign_record/")
    fields = {field.name: field.value for group in page.context["groups"] for field in group.fields}
    named = Entry.objects.get(file=file_id, position=int(fields["signed_record"]))
    assert named.act != "sign_record"
