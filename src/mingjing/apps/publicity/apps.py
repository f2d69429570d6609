"""Names this room to Django."""

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """公示."""

    name = "mingjing.apps.publicity"
    label = "publicity"
    verbose_name = "公示"
