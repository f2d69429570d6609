"""Names this room to Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """自动办理."""

    name = "mingjing.apps.jobs"
    label = "jobs"
    verbose_name = "自动办理"
