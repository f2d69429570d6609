"""Every act of a penalty case has a page: for each there is a capacity that gets its form."""

import pytest

from mingjing.apps.desk.known import unasked
from mingjing.core.record.act import ACTS
from mingjing.core.record.permissions import who_may
from mingjing.core.record.relevance import asked_in
from mingjing.core.record.vocabulary import FileKind, Role
from tests.pages.desk.bureau import Bureau

pytestmark = pytest.mark.django_db(transaction=True)
PENALTY = sorted(slug for slug, spec in ACTS.items() if FileKind.PENALTY in spec.kinds)


def test_the_form_of_every_act_is_drawn(bureau: Bureau) -> None:
    file_id = bureau.case("submit_for_review")
    clients = {role: bureau.client(role) for role in bureau.people if role is not Role.ADMINISTRATOR}
    without = []
    for slug in PENALTY:
        roles = [role for role in who_may(ACTS[slug]) if role in clients]
        if not roles:
            without.append(slug)
            continue
        answer = clients[roles[0]].get(f"/desk/files/{file_id}/{slug}/")
        assert answer.status_code in (200, 422), slug
        asked = {field.name for group in answer.context["groups"] for field in group.fields}
        meant = {item.name for item in asked_in(ACTS[slug], FileKind.PENALTY)}
        assert meant <= asked | unasked(ACTS[slug]), slug
    assert [slug for slug in without if set(ACTS[slug].by) != {Role.SYSTEM}] == []
