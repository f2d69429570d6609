"""Who is signed in: read once a request, with agency and capacities, by whatever asks first."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import signed_in


class RegistryBackend(ModelBackend):
    """Signs in by password, as Django does; the account it gives a request carries what pages ask of it."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account with its agency and today's capacities; None where it is gone or switched off."""
        account = signed_in(user_id, timezone.now())
        return account if account is not None and account.is_active else None
