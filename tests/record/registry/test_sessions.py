"""Sessions are read as Django reads them: gone when over, deleted or never there."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as DjangoStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from mingjing.apps.registry.sessions import SessionStore

pytestmark = pytest.mark.django_db


def _kept() -> str:
    store = DjangoStore()
    store["who"] = "孙立新"
    store.create()
    assert store.session_key
    return store.session_key


def test_what_django_kept_is_read() -> None:
    assert SessionStore(_kept())["who"] == "孙立新"


def test_a_session_that_is_over_or_gone_is_empty_and_forgets_its_key() -> None:
    key = _kept()
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    for gone in (key, "no-such-key-at-all"):
        store = SessionStore(gone)
        assert store.get("who") is None
        assert store.session_key is None
