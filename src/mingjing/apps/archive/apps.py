"""Names this room to Django."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """档案."""

    name = "mingjing.apps.archive"
    label = "archive"
    verbose_name = "档案"
