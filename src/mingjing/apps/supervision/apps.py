"""Names this room to Django."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """监督."""

    name = "mingjing.apps.supervision"
    label = "supervision"
    verbose_name = "监督"
