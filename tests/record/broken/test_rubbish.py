"""Whatever is sent to a form's address, the answer is a page and never a failure of the program."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjing.apps.casework.models import Entry
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS
from tests.record.casework.office import Office, investigated

pytestmark = pytest.mark.django_db
PARTS = ("", ".rows", ".name", ".kind", ".0.law", ".0.article", ".0.name", ".amount", ".unit", ".id_number")
TYPED = (
    "", "0", "-1", "1e99", "NaN", "Infinity", "9" * 400, "²", "٣", "on", "true", "null", "{}", "[]",
    "\x00", "\ud800",
    "2026-02-30", "0001-01-01", "9999-12-31T23:59:59", "2026-13-01T00:00+99:99", "30日", "十日",
    "99999999999年",
    "不存在", "' OR 1=1 --", "<script>", "../../etc/passwd", "自然人", "书证", "同意", "a" * 21_000,
)  # fmt: skip
CONTROLS = ("_at", "_seen", "_token", "_add_row")
names = st.sampled_from(sorted({f"{name}{part}" for name in FIELDS for part in PARTS}) + list(CONTROLS) * 40)
values = st.sampled_from(TYPED) | st.text(max_size=60)
POSTED = (200, 302, 404, 409, 422)


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    """An act and rubbish in its own fields and in others."""
    spec = ACTS[draw(st.sampled_from(sorted(ACTS)))]
    own = st.sampled_from([f"{item.name}{part}" for item in spec.fields for part in PARTS] or list(CONTROLS))
    return spec.slug, draw(
        st.dictionaries(own | names, st.lists(values, min_size=1, max_size=3), max_size=12)
    )


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=forms(), who=st.sampled_from(("officer", "unit_head", "head", "administrator")))
def test_rubbish_is_answered(office: Office, form: tuple[str, dict[str, list[str]]], who: str) -> None:
    act, data = form
    file_id = _file(office)
    client = _client(getattr(office, who))
    sent = {name: [_sendable(value) for value in given] for name, given in data.items()}
    answer = client.post(f"/desk/files/{file_id}/{act}/", sent)
    assert answer.status_code in POSTED, (act, sent)
    assert client.get(f"/desk/files/{file_id}/").status_code in POSTED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=forms(), way=st.sampled_from(("ordinary/register_lead", "ordinary/propose_case", "spot/show", "x/y"))
)
def test_rubbish_opens_no_broken_file(
    office: Office, form: tuple[str, dict[str, list[str]]], way: str
) -> None:
    sent = {name: [_sendable(value) for value in given] for name, given in form[1].items()}
    answer = _client(office.officer).post(f"/desk/files/new/{way}/", sent)
    assert answer.status_code in POSTED, sent


def _sendable(text: str) -> str:
    """A browser sends no lone surrogates; what stands for them arrives."""
    return text.encode("utf-8", "replace").decode()


def _file(office: Office) -> Any:
    """One file under investigation for all examples: rubbish piles up in it where it is taken."""
    first = Entry.objects.order_by("id").first()
    return first.file_id if first else investigated(office).entry.file_id


def _client(account: Any) -> Client:
    client = Client()
    client.force_login(account, backend="mingjing.apps.registry.backend.RegistryBackend")
    return client
