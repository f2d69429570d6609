"""Names this room to Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """办案台."""

    name = "mingjing.apps.desk"
    label = "desk"
    verbose_name = "办案台"
