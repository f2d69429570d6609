"""Names this room to Django."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """本机关自定的标准."""

    name = "mingjing.apps.standards"
    label = "standards"
    verbose_name = "本机关自定的标准"
