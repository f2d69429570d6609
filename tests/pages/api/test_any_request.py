"""Whatever the OpenAPI document allows, and what it forbids, is answered as the document says: schemathesis.

One request for each act, some for every other address. A person with every capacity sends them to a
case in the middle; each answer is taken back, so that the case stays where it is.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)  # fmt: skip

from mingjing.apps.registry.models import Appointment
from mingjing.core.record.vocabulary import Role
from mingjing.server.wsgi import application
from tests.pages.api.system import token_for
from tests.pages.desk.bureau import Bureau
from tests.record.walk.agency import BEGIN

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
]  # fmt: skip
IN_FILES = (
    Role.UNIT_HEAD,
    Role.REVIEWER,
    Role.AGENCY_HEAD,
    Role.HEARING_OFFICER,
    Role.LIAISON,
    Role.ARCHIVIST,
)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the test's connection through the requests, as Django's own test client does."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def _operations() -> Iterator[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for found in schema.get_all_operations():
        yield found.ok()


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_one_the_document_names(bureau: Bureau, mode: GenerationMode) -> None:
    person = bureau.people[Role.OFFICER]
    for role in IN_FILES:
        Appointment.objects.create(account=person, role=role.value, since=BEGIN)
    secret, file_id = token_for(person).secret, str(bureau.case("conclude_investigation"))
    statuses: set[int] = set()

    def try_one(operation: Any) -> None:
        @settings(
            max_examples=1 if "/acts/" in operation.path else 5, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=mode), mine=st.just(file_id))
        def tried(case: Any, mine: str) -> None:
            case.headers["Authorization"] = f"Bearer {secret}"
            if "file_id" in case.path_parameters and mode is GenerationMode.POSITIVE:
                case.path_parameters["file_id"] = mine
            with transaction.atomic():
                response = case.call()
                transaction.set_rollback(True)
            statuses.add(response.status_code)
            case.validate_response(response, checks=CHECKS)

        # Where nothing is asked, nothing can be asked wrongly.
        with suppress(*([Unsatisfiable] if mode is GenerationMode.NEGATIVE else [])):
            tried()

    for operation in _operations():
        try_one(operation)
    assert statuses >= ({200, 201, 409, 422} if mode is GenerationMode.POSITIVE else {404, 422})
