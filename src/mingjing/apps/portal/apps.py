"""Names this room to Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """公开门户."""

    name = "mingjing.apps.portal"
    label = "portal"
    verbose_name = "公开门户"
